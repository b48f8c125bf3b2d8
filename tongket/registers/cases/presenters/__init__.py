"""Offences and cases as pages show them; without the right to content only number, group, unit and days remain."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tongket.core.law.crime_groups import GROUPS, WITH_OCCURRENCE, groups_of
from tongket.core.law.penal_code import article_of
from tongket.core.periods.period import period_containing
from tongket.foundation.actor import Actor
from tongket.foundation.http import opens
from tongket.foundation.scope import Scope
from tongket.foundation.templatetags.tongket_text import ngay, so, tien
from tongket.registers.cases import queries, rules
from tongket.registers.cases.models import Case, Clearance, Offence, Ring, SafeguardReview, VoidRequest
from tongket.registers.cases.presenters.acts import acts, second_person_note
from tongket.registers.cases.presenters.clock import due_word
from tongket.registers.cases.presenters.story import entries, frame_words
from tongket.registers.intake import queries as reports

__all__ = [
    "acts", "case_columns", "case_line", "case_rows", "change_line", "entries", "frame_words", "offence_columns",
    "offence_line", "offence_rows", "period_word", "review_line", "ring_line", "second_person_note", "tabs",
    "void_request_line",
]  # fmt: skip

STATE_KINDS = {"recorded": "wait", "cleared": "good", "void": "idle", "investigating": "wait", "suspended": "warn",
               "concluded": "wait", "terminated": "idle", "handed_over": "good", "joined": "idle",
               "annulled": "idle", "sent_away": "idle"}  # fmt: skip


def offence_line(row: Offence, scope: Scope) -> dict[str, Any]:
    """One line of the list of offences."""
    return {
        "code": row.code,
        "url": reverse("cases:detail", args=[row.code]),
        "frame": frame_words(row.article, row.clause),
        "group": rules.GROUPS[row.group],
        "class": rules.CLASSES[row.crime_class],
        "serious": row.serious_set == "yes",
        "place": row.place.name if scope.content else (row.place.parent.name if row.place.parent else ""),
        "handler": row.handler.name,
        "occurred_on": row.occurred_on,
        "recorded_on": row.recorded_on,
        "summary": row.summary if scope.content else "",
        "state": rules.OFFENCE_STATES[row.state],
        "state_kind": STATE_KINDS[row.state],
        "case": row.case.code if row.case else "",
        # A commune sees the offence that happened there; the case may lie with a body it sees nothing of.
        "case_url": _case_url(row.case, scope) if row.case else "",
    }


def _case_url(case: Case, scope: Scope) -> str:
    return reverse("cases:detail", args=[case.code]) if scope.covers(case.handler_id) else ""


def offence_rows(row: Offence, clearances: list[Clearance], scope: Scope) -> list[tuple[str, Any]]:
    """An offence as label and value."""
    shown: list[tuple[str, Any]] = [
        (_("Nhóm"), " · ".join(str(word) for word in groups_named(row))),
        (_("Loại tội phạm"), rules.CLASSES[row.crime_class]),
        (_("Trọng án"), _("Có") if row.serious_set == "yes" else _("Không")),
        (_("Ngày xảy ra"), ngay(row.occurred_on)),
        (_("Ngày ghi nhận"), ngay(row.recorded_on)),
        (_("Cơ quan thụ lý"), row.handler.name),
    ]
    if scope.content:
        shown += [
            (_("Nơi xảy ra"), row.place.name),
            (_("Số người chết"), so(row.dead)),
            (_("Số người bị thương"), so(row.injured)),
            (_("Thiệt hại"), tien(row.damage)),
            (_("Tin báo liên quan"), "".join(reports.visible_codes(scope, [row.report_code]))),
        ]
    for clearance in clearances:
        basis = f"{ngay(clearance.on)} · {rules.BASES[clearance.basis]} · {period_word(row, clearance)}"
        if clearance.reversed_on is not None:
            basis += " · " + _("đã hủy ngày %(day)s") % {"day": ngay(clearance.reversed_on)}
        shown.append((_("Khám phá"), basis))
    if row.voided_at is not None:
        shown.append((_("Đã hủy"), row.void_reason))
    return shown


def groups_named(row: Offence) -> list[object]:
    """The primary group first, in which the offence is added up, then the others its article belongs to."""
    others = groups_of(row.article, row.occurred_on or row.recorded_on)[1:]
    english = get_language() == "en"
    return [rules.GROUPS[row.group], *(GROUPS[code].label_en if english else GROUPS[code].label for code in others)]


def period_word(row: Offence, clearance: Clearance) -> str:
    """Whether a clearance counts for an offence of its own period or, apart, for an older one (police year)."""
    first = row.occurred_on if row.occurred_on is not None and row.group in WITH_OCCURRENCE else None
    if first is None:
        return _("nhóm tính theo số vụ phát hiện, không tính tỷ lệ khám phá")
    same = first in period_containing(clearance.on, "year")
    return _("vụ của kỳ này") if same else _("vụ của kỳ trước, tính riêng")


def case_line(row: Case, today: date | None = None) -> dict[str, Any]:
    """One line of the list of cases."""
    lead = row.lead_offence
    kind, word = due_word(row.due_strict, row.due_rolled, today) if today is not None else ("", "")
    return {
        "code": row.code,
        "url": reverse("cases:detail", args=[row.code]),
        "frame": frame_words(lead.article, lead.clause),
        "name": article_of(lead.article).name,
        "group": rules.GROUPS[lead.group],
        "class": rules.CLASSES[lead.crime_class],
        "handler": row.handler.name,
        "initiated_on": row.initiated_on,
        "due_on": row.due_strict,
        "due_kind": kind if row.due_strict else "",
        "due_word": word if row.due_strict else "",
        "state": rules.CASE_STATES[row.state],
        "state_kind": STATE_KINDS[row.state],
    }


def case_rows(row: Case, accused: Mapping[str, int], scope: Scope) -> list[tuple[str, Any]]:
    """A case as label and value; accused persons are counts."""
    lead = row.lead_offence
    shown: list[tuple[str, Any]] = [
        (_("Ngày khởi tố"), ngay(row.initiated_on)),
        (_("Cơ quan thụ lý"), row.handler.name),
        (_("Tội danh chính"), f"{frame_words(lead.article, lead.clause)}, {article_of(lead.article).name}"),
        (_("Nhóm"), rules.GROUPS[lead.group]),
        (_("Loại tội phạm"), rules.CLASSES[lead.crime_class]),
        (_("Số bị can"), so(accused["n"])),
    ]
    if scope.content:
        shown += [
            (_("Trong đó: nữ"), so(accused["female"])),
            (_("Dưới 18 tuổi"), so(accused["under_18"])),
            (_("Tái phạm"), so(accused["reoffenders"])),
            (_("Pháp nhân"), so(accused["legal_persons"])),
            (_("Không còn là bị can"), so(accused["n"] - queries.standing_accused(row))),
            (_("Điều tra viên"), row.investigator),
        ]
    if row.joined_into is not None:
        shown.append((_("Đã nhập vào"), row.joined_into.code))
    if row.split_from is not None:
        shown.append((_("Tách từ"), row.split_from.code))
    if row.voided_at is not None:
        shown.append((_("Đã hủy"), row.void_reason))
    return shown


def ring_line(row: Ring, scope: Scope) -> dict[str, Any]:
    """One ring with its cases."""
    return {
        "code": row.code,
        "url": reverse("cases:detail", args=[row.code]),
        "kind": rules.RING_KINDS[row.kind],
        "name": row.name if scope.content else "",
        "broken_on": row.broken_on,
        "handler": row.handler.name,
        "members": row.members,
        "cases": [{"code": c.code, "url": _case_url(c, scope)} for c in row.cases.all()],
        "void": row.voided_at is not None,
    }


def review_line(row: SafeguardReview) -> dict[str, Any]:
    """One review in the only sentence that may be said."""
    numbers = {"cases": so(row.cases_reviewed), "accused": so(row.accused_reviewed), "found": so(row.found)}
    sentence = _("Qua rà soát %(cases)s vụ/%(accused)s bị can, phát hiện %(found)s trường hợp oan sai, bỏ lọt.")
    if row.found == 0:
        sentence = _("Qua rà soát %(cases)s vụ/%(accused)s bị can, chưa phát hiện oan sai, bỏ lọt.")
    return {"code": row.code, "unit": row.unit.name, "on": row.on, "reviewer": row.reviewer_post,
            "sentence": sentence % numbers}  # fmt: skip


def tabs(current: str, actor: Actor) -> list[dict[str, Any]]:
    """The parts of the book this person may open."""
    named = (
        ("index", _("Vụ phạm pháp")),
        ("cases", _("Vụ án")),
        ("transfers", _("Chuyển vụ án")),
        ("rings", _("Băng, ổ nhóm")),
        ("changes", _("Thay đổi, hủy")),
        ("reviews", _("Rà soát")),
    )
    shown = [(reverse(f"cases:{name}"), name, label) for name, label in named]
    return [{"label": label, "url": url, "current": name == current} for url, name, label in shown if opens(actor, url)]


def offence_columns() -> list[str]:
    """What the table of offences by unit counts."""
    return [_("Ghi nhận trong năm"), _("Đã khám phá"), _("Chưa khám phá")]


def case_columns() -> list[str]:
    """What the table of cases by unit counts."""
    return [_("Khởi tố trong năm"), _("Đang điều tra"), _("Quá hạn điều tra"), _("Quá hạn lâu nhất (ngày)"),
            _("Tạm đình chỉ")]  # fmt: skip


def change_line(found: queries.Change, scope: Scope) -> dict[str, Any]:
    """One change of article or clause, with its direction."""
    change = found.change
    words = {"down": ("warn", _("Nhẹ hơn")), "up": ("wait", _("Nặng hơn")), "level": ("idle", _("Cùng loại"))}
    kind, word = words[found.direction]
    return {
        "code": change.offence.code,
        "url": reverse("cases:detail", args=[change.offence.code]),
        "on": change.on,
        "handler": change.offence.handler.name,
        "before": frame_words(change.article_before, change.clause_before),
        "before_class": rules.CLASSES[change.crime_class_before],
        "after": frame_words(found.article_after, found.clause_after),
        "after_class": rules.CLASSES[found.crime_class_after],
        "kind": kind,
        "word": word,
        "reason": change.reason if scope.content else "",
        "left_serious_set": change.serious_set_before == "yes" and found.serious_set_after == "no",
    }


def void_request_line(row: VoidRequest, scope: Scope) -> dict[str, Any]:
    """One request to void, with its answer."""
    words = {"asked": ("wait", _("Chờ duyệt")), "approved": ("good", _("Đã duyệt hủy")),
             "refused": ("idle", _("Không đồng ý"))}  # fmt: skip
    kind, word = words[row.state]
    return {
        "code": row.target_code, "url": reverse("cases:detail", args=[row.target_code]), "unit": row.unit.name,
        "on": row.on, "document": row.document, "reason": row.reason if scope.content else "",
        "by": row.by_post if scope.content else "", "decided_on": row.decided_on, "kind": kind, "word": word,
    }  # fmt: skip
