"""Each role's own work list: what waits for this person today, the first thing first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.core.clock.nearing import is_near
from tongket.foundation import formats
from tongket.foundation.actor import Actor, Role
from tongket.foundation.scope import Scope
from tongket.foundation.templatetags.tongket_text import so
from tongket.registers.awards import queries as awards
from tongket.registers.cases import queries as cases
from tongket.registers.conferences import queries as conferences
from tongket.registers.directives import queries as directives
from tongket.registers.evils import queries as evils
from tongket.registers.intake import queries as intake
from tongket.registers.intake.queries import identity as identities
from tongket.registers.returns import queries as returns
from tongket.screens.notices import presenters as notices
from tongket.screens.overview.presenters import task_line

MOST = 8


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks, at what, when."""

    actor: Actor
    scope: Scope
    today: date
    now: datetime


@dataclass(frozen=True, slots=True)
class Work:
    """One box of the work list."""

    title: str
    tasks: list[dict[str, Any]]
    empty: str
    url: str = ""
    url_label: str = ""
    counters: list[dict[str, Any]] = field(default_factory=list)


def reports_by_due(reader: Reader) -> Work:
    """Open reports by their due day, overdue ones first."""
    rows = intake.reports(reader.scope, intake.ReportFilter(state="open"))
    rows = rows.filter(due_rolled__isnull=False).order_by("due_rolled", "pk")[:MOST]
    return Work(
        _("Nguồn tin sắp đến hạn, quá hạn"), [_report(row, reader) for row in rows],
        _("Không có nguồn tin nào đang giải quyết."), reverse("intake:index") + "?trang_thai=open",
        _("Mở sổ tiếp nhận"),
    )  # fmt: skip


def _report(row: Any, reader: Reader) -> dict[str, Any]:
    left = (row.due_rolled - reader.today).days
    if left < 0:
        kind, word = "bad", _("Quá %(n)s ngày") % {"n": -left}
    else:
        kind, word = ("warn" if is_near(left, reader.today) else "wait"), _("Còn %(n)s ngày") % {"n": left}
    who = row.investigator or row.handler.name
    hint = _("%(who)s · hạn %(due)s") % {"who": who, "due": formats.day(row.due_rolled)}
    url = reverse("intake:detail", args=[row.code])
    return {"label": row.code, "url": url, "hint": hint, "kind": kind, "word": word}


def reports_waiting(reader: Reader) -> Work:
    """Reports that nobody has classified or accepted yet, the oldest first."""
    rows = intake.reports(reader.scope, intake.ReportFilter(state="received")).order_by("received_at", "pk")[:MOST]
    tasks = [
        {
            "label": row.code, "url": reverse("intake:detail", args=[row.code]), "kind": "wait",
            "word": _("Chờ phân loại"),
            "hint": f"{row.receiver.name} · {formats.day(row.received_at)}",
        }
        for row in rows
    ]  # fmt: skip
    return Work(_("Nguồn tin chờ phân loại, thụ lý"), tasks, _("Không có nguồn tin nào đang chờ."),
                reverse("intake:index") + "?trang_thai=received", _("Xem tất cả"))  # fmt: skip


def cases_open(reader: Reader) -> Work:
    """Cases under investigation, the oldest first."""
    rows = cases.cases(reader.scope, cases.BookFilter(state="investigating")).order_by("initiated_on", "pk")[:MOST]
    tasks = [
        {
            "label": row.code, "url": reverse("cases:detail", args=[row.code]), "kind": "wait",
            "word": _("Đang điều tra"),
            "hint": _("%(who)s · khởi tố %(day)s")
            % {"who": row.investigator or row.handler.name, "day": formats.day(row.initiated_on)},
        }
        for row in rows
    ]  # fmt: skip
    return Work(_("Vụ án đang điều tra"), tasks, _("Không có vụ án nào đang điều tra."), reverse("cases:cases"),
                _("Mở sổ vụ án"))  # fmt: skip


def returns_of_month(reader: Reader) -> Work:
    """The newest month to report: how many returns stand where; the statistics desk's first look."""
    months = returns.months_opened(reader.scope)
    if not months:
        return Work(_("Báo cáo tháng"), [], _("Chưa mở kỳ báo cáo nào."))
    month = months[0]
    tally = returns.counts(reader.scope, month, today=reader.today)
    names = {
        "waiting": _("Chưa đến hạn gửi"), "missing": _("Chưa báo cáo"), "returned": _("Trả lại để sửa"),
        "sent": _("Đã gửi, chờ duyệt"), "approved": _("Đã duyệt"),
    }  # fmt: skip
    kinds = {"missing": "bad", "sent": "wait", "approved": "good", "returned": "warn"}
    base = reverse("returns:index")
    shown = [
        {"value": n, "label": names.get(state, state), "kind": kinds.get(state, "idle"), "url": f"{base}?thang={month}",
         "current": False}
        for state, n in tally.items() if n
    ]  # fmt: skip
    words = "/".join(reversed(month.split("-")))
    return Work(_("Báo cáo tháng %(month)s") % {"month": words}, [], "", base, _("Mở lưới nộp báo cáo"), shown)


def tasks_of_unit(reader: Reader) -> Work:
    """Tasks of the reader's units by due day."""
    rows = directives.tasks(reader.scope).filter(state="open").order_by("due_on", "pk")[:MOST]
    return Work(
        _("Nhiệm vụ được giao"), [task_line(row, reader.today) for row in rows], _("Không có nhiệm vụ nào đang mở."),
        reverse("directives:index"), _("Mở sổ theo dõi chỉ đạo"),
    )  # fmt: skip


def requests_of_procuracy(reader: Reader) -> Work:
    """Requests of the procuracy that this unit has not answered, by their day."""
    rows = cases.open_requests(reader.scope)[:MOST]
    tasks = [
        {
            "label": row.code, "url": reverse("procuracy:record", args=[row.code]),
            "hint": f"{cases.REQUEST_KINDS[row.kind]} · {row.unit.name}",
            "kind": "bad" if row.due_rolled and row.due_rolled < reader.today else "wait",
            "word": _("Hạn %(day)s") % {"day": formats.day(row.due_strict)} if row.due_strict else _("Không đặt hạn"),
        }
        for row in rows
    ]  # fmt: skip
    return Work(_("Yêu cầu của Viện kiểm sát chưa trả lời"), tasks, _("Không có yêu cầu nào chờ trả lời."),
                reverse("procuracy:book", args=["yeu-cau"]), _("Mở sổ yêu cầu"))  # fmt: skip


def notices_unread(reader: Reader) -> Work:
    """Messages about late work that nobody of the unit has read yet."""
    rows = directives.notices_for(reader.actor).filter(read_at=None).order_by("-sent_at", "-pk")[:MOST]
    tasks = [
        {
            "label": row.about, "url": reverse("screens:notices"), "kind": notices.STATUSES[row.kind],
            "word": notices.KINDS[row.kind], "hint": f"{row.record} · {row.to_post}",
        }
        for row in rows
    ]  # fmt: skip
    return Work(_("Thông báo chưa đọc"), tasks, _("Không có thông báo nào chưa đọc."), reverse("screens:notices"),
                _("Mở trang Thông báo"))  # fmt: skip


def tasks_to_accept(reader: Reader) -> Work:
    """Tasks reported done that wait for acceptance."""
    rows = directives.tasks(reader.scope).filter(state="submitted").order_by("submitted_on", "pk")[:MOST]
    return Work(_("Nhiệm vụ chờ nghiệm thu"), [task_line(row, reader.today) for row in rows],
                _("Không có nhiệm vụ nào chờ nghiệm thu."), reverse("directives:index"),
                _("Mở sổ chỉ đạo"))  # fmt: skip


def seal_state(reader: Reader) -> Work:
    """The newest seal."""
    seal = returns.latest_seal()
    tasks = [
        {
            "label": _("Số liệu chốt đến %(day)s") % {"day": formats.day(seal.cut_off)},
            "url": reverse("screens:seals"),
            "hint": f"{seal.code} · {seal.sealed_post}", "kind": "good", "word": _("Đang dùng"),
        }
    ] if seal else []  # fmt: skip
    return Work(_("Chốt số liệu"), tasks, _("Chưa chốt số liệu lần nào."), reverse("screens:seals"),
                _("Mở trang Chốt số liệu"))  # fmt: skip


def conferences_ahead(reader: Reader) -> Work:
    """Conferences of the year and how far each has come."""
    rows = conferences.conferences(reader.scope, year=reader.today.year).order_by("-held_on")[:MOST]
    tasks = [
        {
            "label": row.title, "url": reverse("conferences:detail", args=[row.code]), "kind": "idle",
            "hint": f"{formats.day(row.held_on)} · {row.place}",
            "word": _("Có mặt %(n)s/%(of)s") % {"n": so(row.present), "of": so(row.invited)},
        }
        for row in rows
    ]  # fmt: skip
    return Work(_("Hội nghị trong năm"), tasks, _("Chưa có hội nghị nào trong năm."), reverse("conferences:index"),
                _("Mở sổ hội nghị"))  # fmt: skip


def award_rounds(reader: Reader) -> Work:
    """Award rounds and how many nominations each has."""
    rows = list(awards.rounds(reader.scope).order_by("-opened_on"))[:MOST]
    tasks = [
        {
            "label": row.name, "url": reverse("awards:round", args=[row.code]), "kind": "idle",
            "hint": f"{row.code} · {formats.day(row.opened_on)}",
            "word": _("%(n)s đề nghị") % {"n": so(len(awards.nominations(reader.scope, row.code)))},
        }
        for row in rows
    ]  # fmt: skip
    return Work(_("Đợt khen thưởng"), tasks, _("Chưa có đợt khen thưởng nào."), reverse("awards:index"),
                _("Mở sổ khen thưởng"))  # fmt: skip


def accounts(reader: Reader) -> Work:
    """The administrator keeps accounts; records are not for this role."""
    tasks = [
        {
            "label": _("Người dùng và quyền"), "url": reverse("people:index"), "kind": "idle", "word": _("Mở"),
            "hint": _("Mở tài khoản, phân quyền, thu hồi"),
        }
    ]  # fmt: skip
    return Work(_("Quản trị"), tasks, "")


def voids_waiting(reader: Reader) -> Work:
    """Requests to void a record of the three books that this person decides."""
    scope, actor = reader.scope, reader.actor
    found = [
        (row.code, row.handler.name, reverse("intake:detail", args=[row.code]))
        for row in intake.voids_waiting(scope, actor)
    ]
    found += [
        (row.target_code, row.unit.name, reverse("cases:detail", args=[row.target_code]))
        for row in cases.voids_waiting(scope, actor)
    ]
    found += [
        (row.target_code, row.unit.name, reverse("evils:void_requests")) for row in evils.voids_waiting(scope, actor)
    ]
    tasks = [
        {"label": code, "url": url, "kind": "wait", "word": _("Chờ duyệt"), "hint": unit}
        for code, unit, url in found[:MOST]
    ]
    return Work(_("Đề nghị hủy chờ duyệt"), tasks, _("Không có đề nghị nào chờ duyệt."), reverse("screens:notices"),
                _("Mở trang Thông báo"))  # fmt: skip


def waiting(reader: Reader) -> list[dict[str, Any]]:
    """What waits elsewhere, as counts that equal the rows of the page they lead to."""
    found: list[dict[str, Any]] = []
    if reader.actor.role in SENDERS:
        n = len(intake.notices_waiting(reader.scope, reader.actor, reader.now))
        found.append(_count(n, _("Thông báo chờ gửi"), reverse("intake:notices")))
    if reader.actor.role is Role.UNIT_HEAD:
        n = identities.openings_waiting(reader.scope, reader.actor)
        found.append(_count(n, _("Đề nghị mở danh tính chờ duyệt"), reverse("intake:openings")))
    return found


def _count(n: int, label: str, url: str) -> dict[str, Any]:
    return {"value": n, "label": label, "url": url, "kind": "wait" if n else "idle", "current": False}


def first_act(actor: Actor) -> tuple[str, str] | None:
    """The one act this person's day begins with: its words and its page."""
    return (_("Tiếp nhận tin mới"), reverse("intake:new")) if actor.role is Role.DUTY_OFFICER else None


# Who sends the notices of a unit, and so is told at home how many wait.
SENDERS = (Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD)
Box = Callable[[Reader], Work]
BOXES: dict[Role, tuple[Box, ...]] = {
    Role.DUTY_OFFICER: (reports_by_due, reports_waiting, returns_of_month),
    Role.INVESTIGATOR: (reports_by_due, cases_open),
    Role.UNIT_HEAD: (
        notices_unread, reports_waiting, reports_by_due, voids_waiting, requests_of_procuracy, returns_of_month,
        tasks_of_unit,
    ),
    Role.STATISTICS: (returns_of_month, voids_waiting, seal_state, tasks_to_accept, conferences_ahead),
    Role.CHAIR: (tasks_to_accept, conferences_ahead, seal_state),
    Role.INSPECTOR: (tasks_of_unit, seal_state),
    Role.PROCURACY: (reports_by_due, cases_open),
    Role.EMULATION: (award_rounds, conferences_ahead),
    Role.MEMBER_AGENCY: (tasks_of_unit, conferences_ahead),
    Role.ADMINISTRATOR: (accounts,),
    Role.SYSTEM: (),
}


def work_of(reader: Reader) -> list[Work]:
    """The boxes of the reader's role, in order."""
    return [box(reader) for box in BOXES[reader.actor.role]]
