"""Offences and cases as pages show them; without the right to content only number, group, unit and days remain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation.actor import Actor
from tongket.foundation.audit import timeline
from tongket.foundation.scope import Scope
from tongket.foundation.templatetags.tongket_text import ngay, so, tien
from tongket.registers.cases import rules
from tongket.registers.cases.models import Case, Clearance, Offence, Ring, SafeguardReview

STATE_KINDS = {"recorded": "wait", "cleared": "good", "void": "idle", "investigating": "wait", "suspended": "warn",
               "concluded": "good", "terminated": "idle"}  # fmt: skip


def frame_words(article: str, clause: str) -> str:
    """Article and clause in words."""
    return _("Điều %(article)s khoản %(clause)s") % {"article": article, "clause": clause}


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
    }


def offence_rows(row: Offence, clearances: list[Clearance], scope: Scope) -> list[tuple[str, Any]]:
    """An offence as label and value."""
    shown: list[tuple[str, Any]] = [
        (_("Nhóm"), rules.GROUPS[row.group]),
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
            (_("Tin báo liên quan"), row.report_code),
        ]
    for clearance in clearances:
        basis = f"{ngay(clearance.on)} · {rules.BASES[clearance.basis]}"
        if clearance.reversed_on is not None:
            basis += " · " + _("đã hủy ngày %(day)s") % {"day": ngay(clearance.reversed_on)}
        shown.append((_("Khám phá"), basis))
    if row.voided_at is not None:
        shown.append((_("Đã hủy"), row.void_reason))
    return shown


def case_line(row: Case) -> dict[str, Any]:
    """One line of the list of cases."""
    lead = row.lead_offence
    return {
        "code": row.code,
        "url": reverse("cases:detail", args=[row.code]),
        "frame": frame_words(lead.article, lead.clause),
        "group": rules.GROUPS[lead.group],
        "class": rules.CLASSES[lead.crime_class],
        "handler": row.handler.name,
        "initiated_on": row.initiated_on,
        "state": rules.CASE_STATES[row.state],
        "state_kind": STATE_KINDS[row.state],
    }


def case_rows(row: Case, accused: Mapping[str, int], scope: Scope) -> list[tuple[str, Any]]:
    """A case as label and value; accused persons are counts."""
    lead = row.lead_offence
    shown: list[tuple[str, Any]] = [
        (_("Ngày khởi tố"), ngay(row.initiated_on)),
        (_("Cơ quan thụ lý"), row.handler.name),
        (_("Tội danh chính"), frame_words(lead.article, lead.clause)),
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
            (_("Điều tra viên"), row.investigator),
        ]
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
        "cases": [{"code": c.code, "url": reverse("cases:detail", args=[c.code])} for c in row.cases.all()],
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


def entries(kind: str, pk: int, scope: Scope) -> list[dict[str, Any]]:
    """The timeline out of the audit trail: which act, when, by which post."""
    return [
        {
            "title": rules.VERBS.get(event.verb, event.verb), "at": event.at,
            "who": event.actor_post if scope.content else "",
            "text": _happened(event.details) if scope.content else "",
        }
        for event in timeline(f"cases.{kind}", pk)
    ]  # fmt: skip


def _happened(details: Mapping[str, Any]) -> str:
    words = rules.BASES | rules.TERMINATION_GROUNDS | rules.SUSPENSION_GROUNDS | rules.RETURNING_BODIES
    parts = [str(words.get(details.get("basis") or details.get("ground") or "", ""))]
    if details.get("n"):
        parts.append(_("%(n)s người") % {"n": so(details["n"])})
    if "before" in details and "after" in details:
        parts.append(" → ".join(frame_words(*frame) for frame in (details["before"], details["after"])))
    parts.append(details.get("reason") or "")
    return " · ".join(part for part in parts if part)


def acts(pages: Mapping[str, Any], code: str, state: str, actor: Actor, covered: bool) -> list[dict[str, Any]]:
    """The acts this person may do now, as links."""
    if not covered:
        return []
    return [
        {"url": reverse("cases:act", args=[code, slug]), "label": page.button, "danger": page.danger}
        for slug, page in pages.items()
        if (state, page.verb) in rules.TRANSITIONS and not rules.reasons_against_role(page.verb, actor.role)
    ]


def tabs(current: str) -> list[dict[str, Any]]:
    """The parts of the book."""
    named = (
        ("index", _("Vụ phạm pháp")),
        ("cases", _("Vụ án")),
        ("rings", _("Băng, ổ nhóm")),
        ("reviews", _("Rà soát")),
    )
    return [{"label": label, "url": reverse(f"cases:{name}"), "current": name == current} for name, label in named]
