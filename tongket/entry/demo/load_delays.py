"""The board of the demo on the eve of the conference: some units have said why, the standing office has reminded,
and the evening's rule has told the heads. Simulated words, even rule on the codes, no commune spoken of."""

from __future__ import annotations

from datetime import datetime

from django.utils import translation

from tongket.entry.demo.chance import LOCAL
from tongket.entry.demo.posts import Posts
from tongket.foundation import clock
from tongket.foundation.actor import Role, system_actor
from tongket.foundation.scope import Scope
from tongket.registers.directives import operations as directives
from tongket.screens.overdue import duties, presenters

AT = datetime(2022, 12, 26, 16, 30, tzinfo=LOCAL)
WORDS = (
    "Chờ kết luận giám định",
    "Chờ tổ chức tín dụng cung cấp tài liệu",
    "Chờ trả lời ủy thác xác minh",
    "Đang củng cố hồ sơ, xin ý kiến Viện kiểm sát",
)
MOST_REASONS = 12
MOST_TOLD = 300  # the demo shows the rule at work; the first evening's work tells the rest
REMINDED_AFTER = 10  # more than so many days late: the longest bucket of the board


def load_delays() -> int:
    """Reasons, one round of reminders, one escalation. Returns the number of operations."""
    posts = Posts()
    with clock.simulated(AT), translation.override("vi"):
        late = [line for line in duties.lines(Scope.everything(), AT) if line.late][:MOST_TOLD]
        told = late[::3][:MOST_REASONS]
        for number, line in enumerate(told):
            by = posts.actor(Role.UNIT_HEAD, line.unit_code)
            directives.explain_delay(by=by, at=AT, duty=line.key, unit_id=line.unit_id, text=WORDS[number % len(WORDS)])
        targets = [
            directives.Target(line.key, line.unit_id, line.person, presenters.about(line), line.due_on)
            for line in late if line.late > REMINDED_AFTER
        ]  # fmt: skip
        if targets:
            directives.send_reminders(by=posts.actor(Role.STATISTICS, "CA-34", 1), at=AT, targets=targets)
        directives.escalate_overdue(
            by=system_actor("Việc chạy đêm"), at=AT,
            late=[
                directives.LateDuty(line.key, line.unit_id, presenters.about(line), line.due_on, line.late)
                for line in late
            ],
        )  # fmt: skip
    return len(told) + bool(targets) + 1
