"""Cases on the way, received and returned, as pages show them; what an ended body still holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.core.law.case_acts import BODY_ENDED, TRANSFER_GROUNDS
from tongket.foundation import clock, formats
from tongket.foundation.actor import Actor
from tongket.foundation.cards import Card
from tongket.foundation.scope import Scope
from tongket.foundation.templatetags.tongket_text import ngay
from tongket.registers.cases import queries, rules
from tongket.registers.cases.models import Case, CaseTransfer
from tongket.registers.cases.presenters.story import frame_words
from tongket.registers.cases.rules import transfer


def line(row: CaseTransfer, scope: Scope) -> dict[str, Any]:
    """One transfer: the case, from where to where, by which decision, and how it stands."""
    ground = BODY_ENDED if row.ground == transfer.BODY_ENDED else TRANSFER_GROUNDS[row.ground]
    kind, word, day = _standing(row)
    lead = row.case.lead_offence
    sees = scope.covers(row.case.handler_id) or (
        row.case.pending_to_id is not None and scope.covers(row.case.pending_to_id)
    )
    return {
        "code": row.case.code,
        "url": reverse("cases:detail", args=[row.case.code]) if sees else "",
        "frame": frame_words(lead.article, lead.clause),
        "from": row.from_unit.name,
        "to": row.to_unit.name if row.to_unit is not None else row.outside,
        "ground": transfer.ALL_GROUNDS[row.ground],
        "cites": ground.cites_en if formats.english() else ground.cites,
        "document": row.document,
        "sent_on": row.sent_on,
        "day": day,
        "kind": kind,
        "word": word,
    }


def _standing(row: CaseTransfer) -> tuple[str, str, Any]:
    if row.received_on is not None:
        return "good", _("Đã tiếp nhận"), row.received_on
    if row.returned_on is not None:
        return "warn", _("Đã trả lại"), row.returned_on
    return "wait", _("Đang chuyển") if row.to_unit is not None else _("Đã chuyển ngoài tỉnh"), None


def ended_line(body: queries.EndedBody, actor: Actor) -> dict[str, Any]:
    """A body that has ended with the files nobody has taken over yet."""
    may = not rules.reasons_against_role("move_case", actor.role)
    query = urlencode({"tu": body.unit.code, "den": body.heir or actor.unit_code})
    return {"name": body.unit.name, "ended": body.unit.valid_to, "cases": body.cases, "offences": body.offences,
            "url": f"{reverse('cases:hand_over')}?{query}" if may else ""}  # fmt: skip


def notice_of(row: Case) -> str:
    """What stands above a case whose file is on the way, or whose body has ended; empty where neither is so."""
    ended = row.handler.valid_to
    if row.pending_to_id is not None:
        travelling = queries.open_transfer_of(row)
        if travelling is not None and travelling.to_unit is not None:
            return _("Hồ sơ đang chuyển tới %(unit)s từ ngày %(day)s (%(document)s), chờ tiếp nhận.") % {
                "unit": travelling.to_unit.name, "day": ngay(travelling.sent_on), "document": travelling.document,
            }  # fmt: skip
    if ended is not None and ended <= clock.today():
        return _("%(unit)s đã kết thúc hoạt động từ %(day)s: ghi bàn giao hồ sơ ở mục Chuyển vụ án trước.") % {
            "unit": row.handler.name, "day": ngay(ended),
        }  # fmt: skip
    return ""


def arriving_card(actor: Actor, scope: Scope, now: datetime) -> Card | None:
    """The files on the way to bodies of the reader who may take them over: a notice until that is done."""
    if rules.reasons_against_role("take_over_case", actor.role):
        return None
    lines = [
        {"label": row.case.code, "url": reverse("cases:detail", args=[row.case.code]),
         "hint": _("%(sender)s chuyển ngày %(day)s") % {"sender": row.from_unit.name, "day": ngay(row.sent_on)},
         "kind": "wait", "word": _("Chờ tiếp nhận")}
        for row in queries.arriving(scope)
    ]  # fmt: skip
    return Card(_("Vụ án chuyển đến"), lines) if lines else None
