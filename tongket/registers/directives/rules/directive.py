"""Rules of the register of directives: states, the computed status of a task, its two rates, what bars an act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from tongket.foundation.actor import Actor, Role
from tongket.foundation.refusals import Refused
from tongket.foundation.refusals import reasons_against_empty as reasons_against_empty

SOURCES = {
    "conclusion": _("Kết luận hội nghị"),
    "plan": _("Kế hoạch"),
    "instruction": _("Chỉ thị"),
    "dispatch": _("Công điện"),
    "letter": _("Công văn"),
}
EVIDENCE_KINDS = {
    "paper": _("Văn bản"),
    "file": _("Tệp"),
    "figure": _("Số liệu"),
    "record": _("Bản ghi trong sổ"),
}
# Acts recorded on a task; how it stands today is computed by `status_of`.
STATES = {
    "directive": {"issued": _("Đã ban hành"), "void": _("Đã hủy")},
    "task": {
        "open": _("Đang thực hiện"),
        "submitted": _("Chờ nghiệm thu"),
        "accepted": _("Đã nghiệm thu"),
        "void": _("Đã hủy"),
    },
}
TRANSITIONS = {
    "directive": {("issued", "assign_task"): "issued", ("issued", "void_directive"): "void"},
    "task": {
        ("open", "add_partner"): "open",
        ("open", "report_progress"): "open",
        ("open", "submit_evidence"): "open",
        ("open", "complete_task"): "submitted",
        ("open", "extend_task"): "open",
        ("open", "void_task"): "void",
        ("submitted", "accept_task"): "accepted",
        ("submitted", "send_back_task"): "open",
        ("submitted", "void_task"): "void",
    },
}
STATUSES = {
    "running": _("Trong hạn"),
    "overdue": _("Quá hạn"),
    "awaiting_acceptance": _("Chờ nghiệm thu"),
    "done_on_time": _("Hoàn thành đúng hạn"),
    "done_late": _("Hoàn thành quá hạn"),
    "regular": _("Thường xuyên"),
}
KEEPERS = frozenset({Role.STATISTICS, Role.CHAIR, Role.SYSTEM})
DOERS = frozenset({Role.UNIT_HEAD, Role.MEMBER_AGENCY, Role.STATISTICS, Role.INSPECTOR, Role.EMULATION, Role.SYSTEM})
WHO = {
    "issue_directive": KEEPERS,
    "assign_task": KEEPERS,
    "add_partner": KEEPERS,
    "report_progress": DOERS,
    "submit_evidence": DOERS,
    "complete_task": DOERS,
    "accept_task": KEEPERS,
    "send_back_task": KEEPERS,
    "extend_task": frozenset({Role.CHAIR}),
    "void_task": KEEPERS,
    "void_directive": frozenset({Role.CHAIR}),
}


def status_of(*, due_on: date | None, done_on: date | None, submitted: bool, today: date) -> str:
    """How a task stands today: from its due day, its day of completion and today, never typed (DIR-7).

    `done_on` is the day of completion of an accepted task; `submitted` says that the lead reported it done. A task is
    overdue from the day after its due day; one without a due day is regular.
    """
    if done_on is not None:
        return "done_late" if due_on is not None and done_on > due_on else "done_on_time"
    if submitted:
        return "awaiting_acceptance"
    if due_on is None:
        return "regular"
    return "overdue" if today > due_on else "running"


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate with its two integers; `value` is None when there is nothing to divide by."""

    n: int
    of: int

    @property
    def value(self) -> Fraction | None:
        """The exact fraction."""
        return Fraction(self.n, self.of) if self.of else None


@dataclass(frozen=True, slots=True)
class Rates:
    """Both rates over what is settled (done or overdue): on time only, and as published, late completions included."""

    strict: Rate
    published: Rate


def rates(counts: Mapping[str, int]) -> Rates:
    """The two rates of DIR-6 from numbers by status; running, regular and awaiting tasks are in neither."""
    on_time, late, overdue = (counts.get(name, 0) for name in ("done_on_time", "done_late", "overdue"))
    settled = on_time + late + overdue
    return Rates(Rate(on_time, settled), Rate(on_time + late, settled))


def reasons_against_role(act: str, role: Role) -> list[Refused]:
    """Why this role may not do this."""
    if role in WHO[act]:
        return []
    return [Refused("ROLE-NOT-ALLOWED", _("Vai trò này không được làm việc đó."), _("Chuyển cho người có thẩm quyền."))]


def reasons_against_move(kind: str, state: str, act: str) -> list[Refused]:
    """Why a directive or task in this state cannot take this act."""
    if (state, act) in TRANSITIONS[kind]:
        return []
    return [
        Refused(
            f"{kind.upper()}-STATE",
            _("Đang ở trạng thái “%(state_name)s” nên không làm được việc này."),
            _("Xem diễn biến."),
            state=state,
            state_name=str(STATES[kind].get(state, state)),
        )
    ]


def reasons_against_source(source: str) -> list[Refused]:
    """Why a directive cannot be of this source."""
    if source in SOURCES:
        return []
    return [Refused("DIRECTIVE-SOURCE", _("Không có loại chỉ đạo này."), "", field="source")]


def reasons_against_due(due_on: date | None, assigned_on: date) -> list[Refused]:
    """Why a task cannot have this due day: it lies before the task is given."""
    if due_on is None or due_on >= assigned_on:
        return []
    return [
        Refused(
            "TASK-DUE-BEFORE-ASSIGNED",
            _("Hạn %(due)s đứng trước ngày giao %(assigned)s."),
            _("Chọn ngày không trước ngày giao."),
            due=due_on.strftime("%d/%m/%Y"),
            assigned=assigned_on.strftime("%d/%m/%Y"),
            field="due_on",
        )
    ]


def reasons_against_units(lead: str, partners: list[str]) -> list[Refused]:
    """Why these units cannot share a task: the lead is also a partner, or a partner is named twice."""
    if lead not in partners and len(set(partners)) == len(partners):
        return []
    return [
        Refused("TASK-UNIT-TWICE", _("Một đơn vị được ghi hai lần trong một nhiệm vụ."),
                _("Một đơn vị chủ trì; các đơn vị khác phối hợp."), field="partner_codes")
    ]  # fmt: skip


def reasons_against_evidence(kind: str, title: str) -> list[Refused]:
    """Why this cannot be evidence: of an unknown kind, or without a title."""
    reasons = reasons_against_empty(title, "title")
    if kind not in EVIDENCE_KINDS:
        reasons.append(Refused("EVIDENCE-KIND", _("Không có loại minh chứng này."), "", field="kind"))
    return reasons


def reasons_against_completion(due_on: date | None, handed_in: int) -> list[Refused]:
    """Why a task cannot be reported done: a regular one never ends; a file, paper or figure must be there (DIR-7)."""
    reasons = []
    if due_on is None:
        reasons.append(
            Refused("TASK-REGULAR", _("Nhiệm vụ thường xuyên không có điểm hoàn thành."),
                    _("Ghi tiến độ và minh chứng."))
        )  # fmt: skip
    if not handed_in:
        reasons.append(
            Refused("TASK-NO-EVIDENCE", _("Chưa có minh chứng nào."), _("Nộp văn bản, tệp hoặc số liệu trước."))
        )
    return reasons


def reasons_against_acceptance(account_id: int | None, post: str, lead_id: int, by: Actor) -> list[Refused]:
    """Why this person cannot judge the work: he or she reported it, or sits in the unit that leads it."""
    if by.is_person(account_id, post) or (by.unit_id is not None and by.unit_id == lead_id):
        return [
            Refused("SECOND-PERSON-NEEDED", _("Người báo hoàn thành hoặc đơn vị chủ trì không tự nghiệm thu."),
                    _("Nhờ người thứ hai nghiệm thu."))
        ]  # fmt: skip
    return []


def reasons_against_extension(due_on: date | None, new_due: date) -> list[Refused]:
    """Why a due day cannot be moved there: there is none, or the new one is not later."""
    if due_on is None:
        return [Refused("TASK-REGULAR", _("Nhiệm vụ thường xuyên không có hạn để gia hạn."), "")]
    if new_due > due_on:
        return []
    return [
        Refused("TASK-EXTENSION-NOT-LATER", _("Hạn mới %(new)s không sau hạn đang có %(due)s."), "",
                new=new_due.strftime("%d/%m/%Y"), due=due_on.strftime("%d/%m/%Y"), field="new_due")
    ]  # fmt: skip
