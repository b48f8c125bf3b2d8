"""The story of a record (diễn biến): which act, under which article, when, by which post, what changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tongket.core.law.case_acts import cites_of
from tongket.foundation import clock
from tongket.foundation.audit import timeline
from tongket.foundation.scope import Scope
from tongket.foundation.templatetags.tongket_text import ngay, so
from tongket.registers.cases import rules
from tongket.registers.cases.rules import investigation, transfer

FIELDS = {
    "summary": gettext_lazy("Tóm tắt"),
    "occurred_on": gettext_lazy("Ngày xảy ra"),
    "place_id": gettext_lazy("Nơi xảy ra"),
    "dead": gettext_lazy("Số người chết"),
    "injured": gettext_lazy("Số người bị thương"),
    "damage": gettext_lazy("Thiệt hại"),
    "tag": gettext_lazy("Nhãn"),
}


def entries(kind: str, pk: int, scope: Scope) -> list[dict[str, Any]]:
    """The timeline out of the audit trail, newest first."""
    return [_entry(event, scope) for event in timeline(f"cases.{kind}", pk)]


def _entry(event: Any, scope: Scope) -> dict[str, Any]:
    cites = cites_of(event.verb, clock.local_date(event.at), english=get_language() == "en")
    title = str(rules.VERBS.get(event.verb, event.verb))
    return {
        "title": title,
        "at": event.at,
        "who": event.actor_post if scope.content else "",
        "text": " · ".join(part for part in (happened(event.details) if scope.content else "", cites) if part),
        "cites": cites,
    }


def happened(details: Mapping[str, Any]) -> str:
    """What an act changed, in words."""
    words = (
        rules.BASES | rules.TERMINATION_GROUNDS | rules.SUSPENSION_GROUNDS | investigation.RETURNING_BODIES
        | investigation.CANCELLING_BODIES | investigation.PROPOSALS | investigation.SENT_DECISIONS
        | transfer.ALL_GROUNDS
    )  # fmt: skip
    parts = [str(words.get(details.get("basis") or details.get("ground") or "", ""))]
    if details.get("level"):
        parts.append(str(investigation.LEVELS.get(details["level"], details["level"])))
    if details.get("n"):
        parts.append(_("%(n)s người") % {"n": so(details["n"])})
    if "before" in details and "after" in details:
        parts.append(" → ".join(frame_words(*frame) for frame in (details["before"], details["after"])))
    parts.append(" → ".join(details[end] for end in ("from", "to") if details.get(end)))
    if details.get("fields"):
        parts.append(", ".join(str(FIELDS.get(name, name)) for name in details["fields"]))
    for name in ("document", "other_case", "request"):
        parts.append(str(details.get(name) or ""))
    for name in ("offences", "reports"):
        parts.append(", ".join(details.get(name) or ()))
    if details.get("due"):
        parts.append(_("thời hạn mới %(day)s") % {"day": _day(details["due"])})
    parts.append(details.get("reason") or "")
    return " · ".join(part for part in parts if part)


def frame_words(article: str, clause: str) -> str:
    """Article and clause in words."""
    return _("Điều %(article)s khoản %(clause)s") % {"article": article, "clause": clause}


def _day(text: str) -> str:
    return ngay(date.fromisoformat(text))
