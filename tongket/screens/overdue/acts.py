"""What can be done with ticked lines of the board: remind, ask for an explanation, give to another officer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tongket.core.clock.duties import local_day
from tongket.foundation import formats
from tongket.foundation.actor import Actor, Role
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.cases import operations as cases
from tongket.registers.directives import operations as directives
from tongket.registers.directives.operations import Target
from tongket.registers.directives.queries import DutyKey
from tongket.registers.intake import operations as intake
from tongket.screens.overdue import duties, forms, presenters


@dataclass(frozen=True, slots=True)
class Picked:
    """What was ticked: lines, and for readers outside the police whole units."""

    lines: list[duties.Line]
    units: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class BulkAct:
    """A bulk act ready to be confirmed: the rows it takes, the exceptions it leaves, its button with the number."""

    heading: str
    button: str
    note: str
    legend: str
    form: Callable[..., Any]
    perform: Callable[[Actor, datetime, str, dict[str, Any]], str]
    rows: list[dict[str, Any]] = field(default_factory=list)
    exceptions: list[str] = field(default_factory=list)


def picked(scope: Scope, now: datetime, names: Sequence[str]) -> Picked:
    """The ticked lines that are still on the board, within the reader's scope."""
    found = duties.with_words(duties.lines(scope, now), local_day(now))
    units = [] if scope.content else [row for row in presenters.by_unit(found) if row["key"] in names]
    lines = [line for line in found if scope.content or line.kind in presenters.OFFICE_KINDS]
    return Picked(duties.chosen(lines, names), units)


def remind(_role: Role, ticked: Picked) -> BulkAct:
    """Đôn đốc: one message for each line, to the person who answers for it."""
    fresh = [line for line in ticked.lines if not line.reminded]
    n = len(fresh) + len(ticked.units)
    return BulkAct(
        _("Đôn đốc"),
        ngettext("Đôn đốc %(n)s việc", "Đôn đốc %(n)s việc", n) % {"n": formats.whole(n)},
        _("Mỗi việc một thông báo tới đúng người chịu trách nhiệm."),
        _("Nội dung gửi"),
        forms.MessageForm,
        _sending(directives.send_reminders, fresh, ticked.units, _("Đã gửi %(n)s thông báo đôn đốc.")),
        _told(fresh, ticked.units),
        [_("%(code)s: hôm nay đã gửi, không gửi lại.") % {"code": line.code} for line in ticked.lines if line.reminded],
    )


def ask(_role: Role, ticked: Picked) -> BulkAct:
    """Yêu cầu giải trình: of late lines only."""
    late = [line for line in ticked.lines if line.late]
    units = [row for row in ticked.units if row["late"]]
    n = len(late) + len(units)
    return BulkAct(
        _("Yêu cầu giải trình"),
        ngettext("Yêu cầu giải trình %(n)s việc", "Yêu cầu giải trình %(n)s việc", n) % {"n": formats.whole(n)},
        _("Người chịu trách nhiệm ghi lý do chậm ngay trên danh sách này."),
        _("Nội dung gửi"),
        forms.MessageForm,
        _sending(directives.ask_explanations, late, units, _("Đã gửi %(n)s yêu cầu giải trình.")),
        _told(late, units),
        [_("%(code)s: chưa quá hạn, không yêu cầu.") % {"code": line.code} for line in ticked.lines if not line.late],
    )


def reassign(role: Role, ticked: Picked) -> BulkAct:
    """Giao lại: crime reports and cases to another investigator, by the head of the unit."""
    records: dict[str, duties.Line] = {}
    left = []
    for line in ticked.lines:
        if line.kind not in HANDED_OVER:
            left.append(_("%(code)s: không phải nguồn tin, vụ án; không có cán bộ để giao lại.") % {"code": line.code})
        else:
            records.setdefault(line.code, line)
    if role != Role.UNIT_HEAD:
        left, records = [_("Chỉ thủ trưởng đơn vị được giao lại.")], {}
    n = len(records)
    return BulkAct(
        _("Giao lại"),
        ngettext("Giao lại %(n)s hồ sơ", "Giao lại %(n)s hồ sơ", n) % {"n": formats.whole(n)},
        _("Người đang giải quyết cũ vẫn còn trong diễn biến của từng nguồn tin, vụ án."),
        _("Giao cho"),
        forms.ReassignForm,
        _handing_over(list(records.values())),
        [
            {"code": line.code, "what": line.act, "unit": line.unit, "person": line.officer or _("Chưa phân công")}
            for line in records.values()
        ],
        left,
    )


def _told(lines: list[duties.Line], units: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"code": line.code, "what": presenters.about(line), "unit": line.unit, "person": line.person} for line in lines
    ] + [
        {"code": row["code"], "what": presenters.about_unit(row), "unit": row["unit"], "person": row["post"]}
        for row in units
    ]


def _sending(
    operation: Callable[..., int], lines: list[duties.Line], units: list[dict[str, Any]], done: str
) -> Callable[[Actor, datetime, str, dict[str, Any]], str]:
    def perform(by: Actor, at: datetime, key: str, data: dict[str, Any]) -> str:
        targets = [Target(line.key, line.unit_id, line.person, presenters.about(line), line.due_on) for line in lines]
        targets += [
            Target(DutyKey("board", row["code"], "LATE"), row["unit_id"], row["post"], presenters.about_unit(row))
            for row in units
        ]
        return done % {"n": formats.whole(operation(by=by, at=at, key=key, targets=targets, text=data["text"]))}

    return perform


def _handing_over(lines: list[duties.Line]) -> Callable[[Actor, datetime, str, dict[str, Any]], str]:
    def perform(by: Actor, at: datetime, key: str, data: dict[str, Any]) -> str:
        if not lines:
            raise Refused("REASSIGN-NOTHING-CHOSEN", _("Chưa chọn hồ sơ nào giao lại được."), "")
        who, done, refused = data["investigator"], 0, []
        for line in lines:
            try:
                HANDED_OVER[line.kind](by=by, at=at, key=f"{key}:{line.code}"[-64:], code=line.code, data=data)
            except Refused as fault:
                refused.append(f"{line.code}: {fault.sentence()}")
            else:
                done += 1
        words = _("Đã giao lại %(n)s hồ sơ cho %(who)s.") % {"n": formats.whole(done), "who": who}
        return " ".join([words, *refused])

    return perform


def _report_to(*, by: Actor, at: datetime, key: str, code: str, data: dict[str, Any]) -> None:
    intake.assign_report(
        by=by, at=at, key=key, code=code, investigator=data["investigator"], number=data["number"]
    )  # fmt: skip


def _case_to(*, by: Actor, at: datetime, key: str, code: str, data: dict[str, Any]) -> None:
    cases.assign_case(by=by, at=at, key=key, code=code, investigator=data["investigator"])


# Kind of duty → the operation that gives its record to another officer; tasks, returns and requests are a unit's.
HANDED_OVER: dict[str, Callable[..., None]] = {"report": _report_to, "notice": _report_to, "case": _case_to}
ACTS: dict[str, Callable[[Role, Picked], BulkAct]] = {"don-doc": remind, "giai-trinh": ask, "giao-lai": reassign}
