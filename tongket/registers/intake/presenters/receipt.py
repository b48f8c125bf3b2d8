"""The papers of a receipt as they are printed, likely duplicates, and the cover of the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tongket.core.clock import crime_report
from tongket.core.clock.duties import Duty, ReportEvents, local_day, report_duties
from tongket.core.law.criminal_procedure_code import RESOLVE_REPORT
from tongket.core.viet import dates
from tongket.core.viet.names import without_level
from tongket.foundation import clock, formats
from tongket.foundation.audit import timeline
from tongket.foundation.reference import holidays
from tongket.foundation.scope import Scope
from tongket.foundation.templatetags.tongket_text import ngay, ngay_gio
from tongket.registers.intake import presenters, queries, rules
from tongket.registers.intake.models import CrimeReport, ReportDetails
from tongket.registers.intake.presenters import acts as act_presenters
from tongket.registers.intake.presenters import remote as remote_words
from tongket.registers.intake.presenters.lag import lag_words
from tongket.registers.intake.queries import identity
from tongket.registers.intake.queries.likely import Likely
from tongket.registers.intake.queries.remote import remote_listing, taken_back_listing
from tongket.registers.intake.rules.papers import CONFESSION_WORDS, HANDOVER, MINUTES, RECEIPT, papers_of
from tongket.registers.intake.rules.receipt import SOURCES, URGENCIES
from tongket.registers.units import queries as units

ADDRESSES = {RECEIPT: "receipt", MINUTES: "minutes", HANDOVER: "person_handover"}
SHORT = 300  # characters of the summary on the half sheet; the minutes have all of it
STATES = {
    "done": ("good", gettext_lazy("Đã làm")),
    "done_late": ("warn", gettext_lazy("Đã làm, muộn")),
    "running": ("wait", gettext_lazy("Đang chạy")),
    "grace": ("warn", gettext_lazy("Trong ngày nghỉ sau hạn")),
    "overdue": ("bad", gettext_lazy("Quá hạn")),
    "lapsed": ("idle", gettext_lazy("Đã qua")),
}


def sealing_word() -> str:
    """What happens to the persons of the form, said before they are typed."""
    if identity.sealing_ready():
        return _("Nhân thân được niêm phong ngay khi lưu; chỉ mở khi có lý do và người thứ hai duyệt.")
    return _("Chưa có khóa niêm phong: nhân thân chỉ in ra giấy từ trang này, hệ thống không lưu.")


def only_on_paper() -> str:
    """Said where persons were typed and could not be sealed."""
    return _("Nhân thân chỉ có trên giấy, hệ thống không lưu.")


def deadlines(level: str, now: datetime, remote: bool = False) -> list[dict[str, Any]]:
    """What would fall due if the report were received now: act, end, article."""
    calendar = holidays.calendar()
    if level == "commune":
        groups = ((True, _("nhóm a")), (False, _("nhóm b")))
        rows = [(duty, word) for urgent, word in groups
                for duty in report_duties(
                    ReportEvents(now, by_commune=True, urgent=urgent, remote=remote), calendar)]  # fmt: skip
        return [_deadline(duty, word) for duty, word in rows]
    duties = report_duties(ReportEvents(now), calendar)
    limit = crime_report.first_limit(clock.local_date(now), calendar)
    cites = RESOLVE_REPORT.said_on(clock.local_date(now))[1 if formats.english() else 0]
    last = {"act": _("Giải quyết"), "until": ngay(limit.strict), "cites": cites}
    return [_deadline(duty, "") for duty in duties if not duty.alarm] + [last]


def _deadline(duty: Duty, word: str) -> dict[str, Any]:
    act = act_of(duty)
    act = act[:1].upper() + act[1:]
    return {"act": f"{act} ({word})" if word else act, "until": until(duty, duty.strict), "cites": cites_of(duty)}


def act_of(duty: Duty) -> str:
    """The act in the reader's language."""
    return duty.act_en if formats.english() else duty.act


def cites_of(duty: Duty) -> str:
    """The article in the reader's language."""
    return duty.cites_en if formats.english() else duty.cites


def until(duty: Duty, moment: datetime) -> str:
    """An end as people say it: the moment of a limit in hours, the last day of a limit in days."""
    ends_a_day = moment.astimezone(clock.LOCAL).time() == datetime.min.time()
    if not ends_a_day or "hour" in duty.code.lower():
        return ngay_gio(moment)
    return ngay(local_day(moment - timedelta(seconds=1)))


def likely_lines(found: Iterable[Likely]) -> list[dict[str, Any]]:
    """Likely duplicates with enough to judge: place, day, summary, state."""
    return [
        {
            "code": one.report.code, "url": reverse("intake:detail", args=[one.report.code]),
            "summary": presenters.summary_words(one.report), "place": one.report.place.name if one.report.place else "",
            "day": one.report.occurred_on or clock.local_date(one.report.received_at),
            "state": rules.STATES[one.report.state], "near": _nearness(one),
        }
        for one in found
    ]  # fmt: skip


def _nearness(one: Likely) -> str:
    where = _("Cùng xã") if one.same_place else _("Xã bên")
    if one.days_apart is None:
        return where
    when = _("cùng ngày") if not one.days_apart else _("cách %(n)s ngày") % {"n": one.days_apart}
    return f"{where}, {when}"


def details_of(row: CrimeReport) -> ReportDetails:
    """The columns of the receipt, empty where none were written."""
    return queries.details_of(row) or ReportDetails(report=row)


def detail_rows(row: CrimeReport) -> list[tuple[str, Any]]:
    """The columns of the register that were filled, as label and value."""
    found = details_of(row)
    shown: list[tuple[str, Any]] = [
        (_("Nguồn"), found.source), (_("Dấu bưu điện"), ngay(found.postmark_on) if found.postmark_on else ""),
        (_("Công văn đến"), _numbered(found)), (_("Cán bộ tiếp nhận"), found.officer),
        (_("Lý do từ chối nêu danh tính"), found.refusal_reason), (_("Địa điểm"), found.place_text),
        (_("Giờ xảy ra"), dates.format_time(found.occurred_time) if found.occurred_time else ""),
        (_("Mức độ"), URGENCIES.get(found.urgency, "")), (_("Địa bàn"), _remote(row) if found.remote else ""),
        (_("Người bị hại"), _("Người dưới 18 tuổi bị xâm hại tình dục") if found.child_victim else ""),
        (_("Đặc điểm nhận dạng"), found.suspects), (_("Hướng tẩu thoát"), found.direction),
        (_("Công cụ, phương tiện"), found.tools), (_("Thiệt hại"), found.damage),
        (_("Việc đã làm tại hiện trường"), found.done_at_scene), (_("Tài liệu, đồ vật giao nộp"), found.objects_in),
        (_("Ghi sổ"), lag_words(row.received_at, row.recorded_at)),
    ]  # fmt: skip
    return [(label, value) for label, value in shown if value]


def _remote(row: CrimeReport) -> str:
    receiver = units.unit_by_id(row.receiver_id)
    day = clock.local_date(row.received_at)
    return remote_words.kept_words(remote_listing(receiver, day) or taken_back_listing(receiver, day))


def papers(row: CrimeReport) -> list[tuple[str, str]]:
    """The papers of the receipt that may be printed again."""
    return [(str(name), paper_address(row, slug)) for slug, name in papers_of(row.kind).items()]


def other_papers(row: CrimeReport, slug: str) -> list[tuple[str, str]]:
    """The papers beside this one, to be opened from it: names as they stand inside a sentence."""
    here = paper_address(row, slug)
    return [(name[:1].lower() + name[1:], url) for name, url in papers(row) if url != here]


def paper_address(row: CrimeReport, slug: str) -> str:
    """Where a paper of the receipt is printed."""
    return reverse(f"intake:{ADDRESSES[slug]}", args=[row.code])


def sheet(row: CrimeReport, persons: Mapping[str, Any] | None, fresh: bool) -> dict[str, Any]:
    """What a paper of the receipt prints; without the form just sent persons read "sealed"."""
    found, received = details_of(row), row.received_at.astimezone(clock.LOCAL)
    return {
        "report": row, "details": found, "persons": persons or {}, "fresh": fresh, "received": received,
        "body": row.receiver.name, "above": _above(row), "place_name": _seat(row),
        "day_words": dates.format_long_date(received.date()), "hour_words": f"{received:%H} giờ {received:%M} phút",
        "kind": rules.KINDS[row.kind], "channel": rules.CHANNELS[row.channel],
        "reporter_kind": rules.REPORTER_KINDS[row.reporter_kind],
        "named": row.reporter_kind not in rules.NOBODY_TO_TELL,
        "officer": found.officer or _entered_by(row), "short": SHORT, "where": _where(row, found),
        "told_by": _told_by(row), "sealed": _sealed_word(row),
        "when": _when(row, found), "source_label": SOURCES.get(row.channel, ""),
        "confession": CONFESSION_WORDS.get(row.kind, ""), "to_body": row.pending_to.name if row.pending_to else "",
    }  # fmt: skip


def prints_of(row: CrimeReport, slug: str) -> int:
    """How often this paper was printed again."""
    events = timeline(row._meta.label_lower, row.pk)
    return sum(event.verb == "print_sheet" and event.details.get("sheet") == slug for event in events)


def cover(row: CrimeReport, scope: Scope, now: datetime) -> dict[str, Any]:
    """The cover: the register's columns, every duty with its article and state, the timeline."""
    duties = report_duties(queries.events_of(row), holidays.calendar())
    return {
        "report": row, "rows": presenters.rows(row, scope) + (detail_rows(row) if scope.content else []),
        "duties": [duty_line(duty, now) for duty in duties], "content": scope.content,
        "entries": act_presenters.entries(queries.states_of(row), scope), "body": row.handler.name,
        "kind": rules.KINDS[row.kind],
    }  # fmt: skip


def duty_line(duty: Duty, now: datetime) -> dict[str, Any]:
    """One duty of the clock as a row."""
    kind, word = STATES[duty.state(now)]
    return {"act": act_of(duty), "cites": cites_of(duty), "strict": until(duty, duty.strict),
            "rolled": until(duty, duty.rolled), "kind": kind, "word": word,
            "done": duty.done_at}  # fmt: skip


def _numbered(found: ReportDetails) -> str:
    parts = [found.incoming_number, ngay(found.incoming_on) if found.incoming_on else ""]
    return " · ".join(part for part in parts if part)


def _entered_by(row: CrimeReport) -> str:
    first = row.states.order_by("pk").values_list("by_post", flat=True).first()
    return first or ""


def _above(row: CrimeReport) -> str:
    return units.unit_by_id(row.receiver.parent_id).name if row.receiver.parent_id is not None else ""


def _seat(row: CrimeReport) -> str:
    """The name that stands before the day: the commune's or the district's."""
    return without_level(units.unit_by_id(row.receiver.area_id).name) if row.receiver.area_id is not None else ""


def _sealed_word(row: CrimeReport) -> str:
    """What a paper says in the place of persons; the papers are Vietnamese whatever the reader's language."""
    return "đã niêm phong" if identity.sealed_of(row) is not None else "ghi ở bản giấy, hệ thống không lưu"


def _told_by(row: CrimeReport) -> str:
    """The day by which the reporter is told of the receipt, where the receiving body itself owes it (K5)."""
    events = ReportEvents(
        row.received_at, by_commune=row.receiver.level == "commune", kind=row.kind,
        identity_refused=row.reporter_kind in rules.NOBODY_TO_TELL,
    )  # fmt: skip
    owed = [duty for duty in report_duties(events, holidays.calendar()) if duty.id == "K5"]
    return until(owed[0], owed[0].strict) if owed else ""


def _where(row: CrimeReport, found: ReportDetails) -> str:
    return ", ".join(part for part in (found.place_text, row.place.name if row.place else "") if part)


def _when(row: CrimeReport, found: ReportDetails) -> str:
    hour = f"{dates.format_time(found.occurred_time)}, " if found.occurred_time else ""
    return f"{hour}{dates.format_date(row.occurred_on)}" if row.occurred_on else ""
