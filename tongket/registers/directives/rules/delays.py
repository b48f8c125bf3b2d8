"""Rules about duties that run late: who says why, who reminds whom, and how a delay climbs to the heads."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tongket.foundation.actor import Actor, Role
from tongket.foundation.refusals import NotFound, Refused

# The registers whose duties stand on the board.
REGISTERS = ("intake", "cases", "directives", "returns")
KINDS = {
    "reminder": _("Đôn đốc"),
    "explanation": _("Yêu cầu giải trình"),
    "escalation": _("Báo lên lãnh đạo"),
}
# Who may send reminders and ask for explanations; who answers for a delay with a reason.
SENDERS = frozenset({Role.UNIT_HEAD, Role.STATISTICS, Role.CHAIR, Role.INSPECTOR, Role.SYSTEM})
EXPLAINERS = frozenset(
    {Role.UNIT_HEAD, Role.INVESTIGATOR, Role.DUTY_OFFICER, Role.MEMBER_AGENCY, Role.STATISTICS, Role.SYSTEM}
)


@dataclass(frozen=True, slots=True)
class DutyKey:
    """The name of one duty: register, code of the record, id of the duty in it."""

    register: str
    record: str
    duty: str

    def __str__(self) -> str:
        return f"{self.register}:{self.record}:{self.duty}"

    @classmethod
    def of(cls, text: str) -> DutyKey:
        """From the form it has in a page; raises ValueError."""
        register, record, duty = text.split(":")
        return cls(register, record, duty)


@dataclass(frozen=True, slots=True)
class Step:
    """One rung of the escalation: reached when a duty is more than `after` days late."""

    name: str
    after: int


# Editorial, not a law: the office sets how long a delay stays with the officer before the head of the unit in office
# that day, then the head of the body above, is told by the system. It is printed at the head of the board.
ESCALATION = (Step("unit", 5), Step("above", 10))
STEPS = {"unit": _("Thủ trưởng đơn vị"), "above": _("Thủ trưởng cấp trên")}


def steps_reached(late: int) -> list[str]:
    """The rungs a duty that many days late has reached."""
    return [step.name for step in ESCALATION if late > step.after]


def reasons_against_sender(role: Role) -> list[Refused]:
    """Why this role cannot remind others."""
    return _unless(role in SENDERS)


def reasons_against_explainer(role: Role) -> list[Refused]:
    """Why this role does not answer for a delay."""
    return _unless(role in EXPLAINERS)


def reasons_against_escalation(role: Role) -> list[Refused]:
    """Why nobody can escalate by hand: the rule does, by schedule."""
    return _unless(role == Role.SYSTEM)


def reasons_against_no_targets(count: int) -> list[Refused]:
    """Why nothing can be sent: nothing is ticked."""
    if count:
        return []
    return [
        Refused("REMINDER-NOTHING-CHOSEN", _("Chưa chọn việc nào."), _("Đánh dấu các việc ở cột đầu rồi bấm lại."))
    ]


def reasons_against_unknown_register(register: str) -> list[Refused]:
    """Why a duty of this register cannot be named."""
    if register in REGISTERS:
        return []
    return [NotFound("DUTY-UNKNOWN", _("Không có việc này trong danh sách."), _("Mở lại trang Việc quá hạn."))]


def reasons_against_reader(by: Actor, unit_id: int) -> list[Refused]:
    """Why this person cannot mark a message read: it went to another unit."""
    if by.role == Role.SYSTEM or by.unit_id == unit_id:
        return []
    return [NotFound("REMINDER-UNKNOWN", _("Không có thông báo này."), "")]


def _unless(allowed: bool) -> list[Refused]:
    if allowed:
        return []
    return [Refused("ROLE-NOT-ALLOWED", _("Vai trò này không được làm việc đó."), _("Chuyển cho người có thẩm quyền."))]
