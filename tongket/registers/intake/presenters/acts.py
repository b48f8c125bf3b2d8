"""The life of a report as pages show it: timeline, duties with their days, notices, the acts open to this person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tongket.core.clock.duties import LIMITATION, Duty
from tongket.core.law.citations import in_english
from tongket.core.viet.dates import NotADate, format_time, parse_date, parse_time
from tongket.foundation import clock, formats
from tongket.foundation.actor import Actor
from tongket.foundation.scope import Scope
from tongket.foundation.templatetags.tongket_text import ngay, ngay_gio
from tongket.registers.intake import queries, rules
from tongket.registers.intake.models import CrimeReport, ReportState
from tongket.registers.intake.presenters.lag import lag_words
from tongket.registers.intake.rules.receipt import DETAIL_DAYS, DETAIL_LABELS, URGENCIES
from tongket.registers.units import queries as units

DAYS = ("occurred_on", "limitation_on", *DETAIL_DAYS)
AMENDING = ("amend_report", "record_limitation")  # acts that keep what stood before
LABELS: Mapping[str, Any] = rules.AMENDABLE | {"limitation_on": gettext_lazy("Ngày hết thời hiệu")}
# The code words an amendable column takes.
WORDS: Mapping[str, Mapping[str, Any]] = {
    "kind": rules.KINDS, "channel": rules.CHANNELS, "reporter_kind": rules.REPORTER_KINDS, "urgency": URGENCIES,
}  # fmt: skip
A_MOMENT = timedelta(seconds=1)
DUTY_KINDS = {"done": "good", "done_late": "warn", "running": "wait", "grace": "warn", "overdue": "bad",
              "lapsed": "idle"}  # fmt: skip


def entries(states: list[ReportState], scope: Scope) -> list[dict[str, Any]]:
    """The timeline: which act, when, by which post, under which article; what an amendment changed."""
    shown = []
    for row in states:
        cites = row.article or rules.CITES.get(row.verb, "")
        parts = [_detail(row), in_english(cites) if formats.english() else cites, _numbered(row.number)]
        if scope.content:
            parts += [_people(row), row.reason]
        parts.append(row.unit.name)
        if row.on != clock.local_date(row.at) and clock.local_date(row.recorded_at) > row.on:
            parts.append(_("tính vào ngày %(day)s") % {"day": ngay(row.on)})
        if row.verb == "receive_report":
            parts.append(lag_words(row.report.received_at, row.recorded_at))
        if row.verb in ("extend_report", "reopen_report") and row.due_rolled is not None:
            parts.append(_("hạn mới %(day)s") % {"day": ngay(row.due_rolled)})
        shown.append(
            {"title": rules.VERBS[row.verb], "at": row.at, "who": row.by_post if scope.content else "",
             "text": " · ".join(str(part) for part in parts if part),
             "changes": _changes(row) if scope.content and row.verb in AMENDING else []}
        )  # fmt: skip
    return shown


def _detail(row: ReportState) -> str:
    words = rules.OUTCOMES | rules.GROUNDS | rules.AUTHORITIES | rules.CLASSIFICATIONS
    return str(words.get(row.detail, ""))


def _numbered(number: str) -> str:
    return _("số %(number)s") % {"number": number} if number else ""


def _people(row: ReportState) -> str:
    return ", ".join(one for one in (row.person, row.person_2) if one)


def _changes(row: ReportState) -> list[tuple[Any, str, str]]:
    return [
        (LABELS[one.field], value_words(one.field, one.before), value_words(one.field, one.after))
        for one in row.amendments.order_by("pk")
    ]


def value_words(field: str, value: str) -> str:
    """An amendable value as people read it."""
    if field in DAYS and value:
        try:
            return ngay(parse_date(value))
        except NotADate:
            return value
    if field == "occurred_time" and value:
        return _time_words(value)
    if field == "child_victim":
        return _("Có") if value else _("Không")
    return str(WORDS.get(field, {}).get(value, value)) or "–"


def _time_words(value: str) -> str:
    try:
        return format_time(parse_time(value))
    except ValueError:
        return value


def duties(row: CrimeReport, now: datetime) -> list[dict[str, Any]]:
    """What the clock asks: each duty with its two days, its article and where it stands; the open ones first."""
    lines = [duty_line(duty, now) for duty in queries.duties_of_report(row)]
    return sorted(lines, key=lambda line: (line["done"], line["strict"]))


def duty_line(duty: Duty, now: datetime) -> dict[str, Any]:
    """One duty."""
    state = duty.state(now)
    words = {
        "done": _("Đã làm"), "done_late": _("Đã làm, trễ"), "running": _("Đang chạy"),
        "grace": _("Trong ngày nghỉ sau hạn"), "overdue": _("Quá hạn"), "lapsed": _("Đã qua"),
    }  # fmt: skip
    return {
        "id": duty.id if duty.id not in ("LIMIT", LIMITATION) else "",
        "act": duty.act_en if formats.english() else duty.act,
        "cites": duty.cites_en if formats.english() else duty.cites, "kind": DUTY_KINDS[state], "word": words[state],
        "strict": duty.strict, "due": due_words(duty), "done": duty.done_at is not None, "done_at": duty.done_at,
        "owner": _("Việc của Viện kiểm sát") if duty.owner == "procuracy" else "",
        "grace": ngay(clock.local_date(duty.rolled - A_MOMENT)) if duty.rolled != duty.strict else "",
    }  # fmt: skip


def due_words(duty: Duty) -> str:
    """The end of a duty: a day for limits of days (24:00 of it), a moment for limits of hours."""
    local = duty.strict.astimezone(clock.LOCAL)
    if local.hour == local.minute == 0:
        return ngay(clock.local_date(duty.strict - A_MOMENT))
    return ngay_gio(duty.strict)


def notices(row: CrimeReport, actor: Actor, now: datetime) -> list[dict[str, Any]]:
    """The notices of one report: to send and sent."""
    may = actor.role in rules.NOTIFIERS and queries.acts_for(actor, row.handler_id)
    return [notice_line(one, may, now) for one in queries.drafts_of(row)]


def notice_line(one: queries.Draft, may_send: bool, now: datetime) -> dict[str, Any]:
    """One notice as a list shows it."""
    duty = duty_line(one.duty, now) if one.duty is not None else None
    args = [one.report.code, one.kind]
    sent = one.notice if one.sent else None
    return {
        "code": one.report.code, "report_url": reverse("intake:detail", args=[one.report.code]),
        "key": f"{one.report.code}|{one.kind}", "label": rules.NOTICE_KINDS[one.kind].label,
        "to": rules.TO_WORDS[one.to], "print_url": reverse("intake:notice_print", args=args),
        "send_url": reverse("intake:notice", args=args) if may_send and sent is None else "",
        "sent_at": sent.sent_at if sent else None, "proof": rules.PROOFS.get(sent.proof, "") if sent else "",
        "number": sent.number if sent else "", "receipt": sent.receipt if sent else "", "duty": duty,
        "act_on": one.act.on,
    }  # fmt: skip


def acts(pages: Mapping[str, Any], row: CrimeReport, actor: Actor) -> list[dict[str, Any]]:
    """The acts this person may do now on this report, as links: none that would be refused."""
    allowed = set(queries.offered(row, actor, [page.verb for page in pages.values()], clock.today()))
    found = [(slug, page) for slug, page in pages.items() if page.verb in allowed]
    # What is classified already may be classified again, but that is not the next thing to do.
    found.sort(key=lambda one: one[1].verb == "classify_report" and bool(row.classification))
    return [
        {"url": act_url(row.code, slug, page.annuls), "label": page.link or page.button, "danger": page.danger}
        for slug, page in found
    ]


def act_url(code: str, slug: str, annuls: str) -> str:
    """Where an act is entered: what the procuracy annulled, in its book, so that it is carried out and counted once."""
    if not annuls:
        return reverse("intake:act", args=[code, slug])
    return reverse("procuracy:new", args=["huy-quyet-dinh"]) + f"?ma={code}&quyet-dinh={annuls}"


def void_waits(row: CrimeReport) -> bool:
    """Whether a request to void the report waits for its decision."""
    return queries.ReportStanding(row).void_waiting


def warnings(row: CrimeReport) -> list[str]:
    """What the page says above everything else."""
    said = []
    standing = queries.ReportStanding(row)
    if row.state in rules.IN_STOCK and standing.extension_refused:
        said.append(_("Viện kiểm sát không gia hạn: dừng kiểm tra, ra quyết định giải quyết (TTLT 01/2017 Điều 11)."))
    if row.state == "suspended" and row.limitation_on is not None and row.limitation_on < clock.today():
        said.append(_("Thời hiệu truy cứu đã hết ngày %(day)s: xem xét kết thúc do hết thời hiệu (TTLT 01/2020 Điều "
                      "15).") % {"day": ngay(row.limitation_on)})  # fmt: skip
    if standing.void_request is not None:
        said.append(_("Đề nghị hủy: %(reason)s. Người quyết định: thủ trưởng cấp trên, bộ phận thống kê hoặc Viện kiểm "
                      "sát.") % {"reason": standing.void_request.reason.strip().rstrip(".")})  # fmt: skip
    said += [str(rules.WARNINGS[code]) for code in queries.warnings_of(row)]
    if row.about_id is not None:
        said.append(_("Tin phản ánh %(unit)s: đơn vị đó và cấp dưới không thấy tin này; mỗi lần đọc đều được ghi lại.")
                    % {"unit": units.unit_by_id(row.about_id).name})  # fmt: skip
    return said


def versions(row: CrimeReport, given: Mapping[str, str]) -> list[dict[str, Any]]:
    """Both versions side by side, where two officers amended at once: theirs now kept, yours just typed; of the columns
    of the receipt those that differ."""
    kept = queries.amendable_values(row)
    lines = [(name, label, value_words(name, kept[name]), value_words(name, given.get(name, "").strip()))
             for name, label in rules.AMENDABLE.items()]  # fmt: skip
    return [
        {"label": label, "kept": ours, "typed": typed, "differs": ours != typed}
        for name, label, ours, typed in lines
        if name not in DETAIL_LABELS or ours != typed
    ]  # fmt: skip
