"""Crime reports of the plan put on the schedule, each step through an operation of the register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from tongket.entry.demo.plan_reports import PlannedReport, Step
from tongket.entry.demo.posts import Posts
from tongket.entry.demo.schedule import Schedule
from tongket.foundation.actor import Role
from tongket.registers.intake import operations as intake

OUTSTANDING = {
    "expertise": "Yêu cầu giám định đã gửi, chưa có kết quả",
    "documents": "Yêu cầu cung cấp tài liệu chưa được trả lời",
}
# What each subject is initiated for, by article of the Penal Code; what stands against initiation, one after another.
ARTICLES = {
    "Mất trộm xe đạp điện tại nhà văn hóa thôn": "173", "Mất trộm tài sản tại nhà ở": "173",
    "Xô xát gây thương tích tại quán ăn": "134", "Nghi lừa đảo chiếm đoạt tài sản qua mạng": "174",
    "Đánh bạc tại nhà dân": "321", "Hủy hoại hoa màu, tài sản": "178", "Gây rối trật tự công cộng": "318",
    "Đòi nợ, đe dọa": "170", "Nghi mua bán, tàng trữ chất ma túy": "249",
    "Tai nạn giao thông có dấu hiệu tội phạm": "260", "Nghi vi phạm về đất đai, khai thác cát": "227",
    "Cho vay lãi nặng": "201", "Mất điện thoại, ví tại chợ": "172",
}  # fmt: skip
REVIEWED_AFTER = timedelta(days=13)  # of a first limit that nobody extended
GROUNDS = ("no_crime", "no_event", "no_crime", "no_request", "no_crime")


def schedule_reports(schedule: Schedule, reports: list[PlannedReport], posts: Posts) -> None:
    """Plan every step of every report."""
    for report in reports:
        _Life(schedule, report, posts).plan()


class _Life:
    """One report on the schedule; the handler changes hands with it."""

    def __init__(self, schedule: Schedule, report: PlannedReport, posts: Posts) -> None:
        self.schedule = schedule
        self.report = report
        self.posts = posts
        self.handler = report.handler
        self.name = f"report:{report.number}"

    def plan(self) -> None:
        """Receipt, acceptance, then the steps."""
        self.schedule.add(self.report.received_at, "reports", self.receive)
        self.schedule.add(self.report.accepted_at, "reports", self.accept)
        for step in self.report.steps:
            if step.verb != "hold_until":
                self.schedule.add(step.at, "reports", self._act(step))

    @property
    def code(self) -> str:
        """The code the register gave."""
        return self.schedule.codes[self.name]

    def receive(self, at: datetime) -> None:
        """The duty officer enters the report."""
        report = self.report
        ref = intake.receive_report(
            by=self.posts.actor(Role.DUTY_OFFICER, report.receiver, report.number % 3 + 1), at=at, kind=report.kind,
            channel=report.channel, receiver_code=report.receiver, place_code=report.place, summary=report.subject,
            reporter_kind="organisation" if report.kind == "KN" else "individual",
        )  # fmt: skip
        self.schedule.codes[self.name] = ref.code

    def accept(self, at: datetime) -> None:
        """The head of the competent body takes it and names an investigator."""
        intake.accept_report(
            by=self.posts.actor(Role.UNIT_HEAD, self.handler), at=at, code=self.code, handler_code=self.handler,
            investigator=f"Điều tra viên {self.report.number % 17 + 1:02d}",
        )  # fmt: skip

    def _act(self, step: Step) -> Callable[[datetime], None]:
        return lambda at: getattr(self, step.verb)(at, step)

    def _head(self) -> object:
        return self.posts.actor(Role.UNIT_HEAD, self.handler)

    def resolve(self, at: datetime, step: Step) -> None:
        """The outcome."""
        by = self.posts.actor(Role.INVESTIGATOR, self.handler, self.report.number % 17 + 1)
        outcome, ground = str(step.data["outcome"]), GROUNDS[self.report.number % len(GROUNDS)]
        intake.resolve_report(
            by=by, at=at, code=self.code, outcome=outcome, ground=ground,
            article=ARTICLES[self.report.subject] if outcome == "initiated" else "",
        )  # fmt: skip

    def extend(self, at: datetime, step: Step) -> None:
        """The agency's own extension."""
        intake.extend_report(by=self._head(), at=at, code=self.code, authority="agency")

    def suspend(self, at: datetime, step: Step) -> None:
        """Suspension after the limit, with the outstanding request."""
        ground = str(step.data["ground"])
        if self.report.number % 11:  # a few forget the joint review
            day = self.report.accepted_on + REVIEWED_AFTER
            intake.record_joint_review(by=self._head(), at=at, code=self.code, on=day)
        intake.suspend_report(by=self._head(), at=at, code=self.code, ground=ground, outstanding=OUTSTANDING[ground])

    def resume(self, at: datetime, step: Step) -> None:
        """Resumption when the answer has come."""
        intake.resume_report(by=self._head(), at=at, code=self.code, reason="Đã có kết quả trả lời")

    def send_outside(self, at: datetime, step: Step) -> None:
        """Sent to a competent body of another province."""
        intake.send_report(
            by=self._head(),
            at=at,
            code=self.code,
            outside="Cơ quan điều tra tỉnh khác",
            reason="Không thuộc thẩm quyền",
        )

    def confirm_outside(self, at: datetime, step: Step) -> None:
        """The other body confirms: the item leaves the stock."""
        intake.confirm_sent_report(by=self._head(), at=at, code=self.code)

    def send_inside(self, at: datetime, step: Step) -> None:
        """Sent to another body of the province; it stays here until taken over."""
        intake.send_report(
            by=self._head(), at=at, code=self.code, to_code=str(step.data["to"]), reason="Thuộc thẩm quyền theo địa bàn"
        )

    def take_over(self, at: datetime, step: Step) -> None:
        """The other body takes it over."""
        self.handler = str(step.data["to"])
        intake.take_over_report(
            by=self._head(), at=at, code=self.code, investigator=f"Điều tra viên {self.report.number % 17 + 1:02d}"
        )

    def merge(self, at: datetime, step: Step) -> None:
        """One event counted once: merged into the item that was there first."""
        into = self.schedule.codes[f"report:{step.data['into']}"]
        intake.merge_report(by=self._head(), at=at, code=self.code, into_code=into, reason="Cùng một vụ việc")
