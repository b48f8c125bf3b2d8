"""Requests to void as pages show them, and which acts of voiding this reader may do now."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation.actor import Actor
from tongket.foundation.cards import Card, VoidAsked, voids_card
from tongket.foundation.scope import Scope
from tongket.registers.evils import presenters, queries, rules
from tongket.registers.evils.models import (
    EvilCase,
    Spot,
    TreatmentMovement,
    VoidRequest,
    WantedNotice,
    WantedResult,
)
from tongket.registers.evils.rules.reasons import OUTCOME_FIRST

Record = EvilCase | Spot | TreatmentMovement | WantedNotice | WantedResult
REQUEST_KINDS = {"asked": "wait", "approved": "good", "refused": "idle"}
PAGES = {"TNXH": "detail", "DPT": "spot", "CN": "movement", "TNA": "notice"}


def box_of(kind: str, row: Record, unit_id: int, day: date, actor: Actor) -> dict[str, Any]:
    """The request that waits over a record, and the acts of voiding that would not be refused to this reader."""
    request = queries.void_request_of(row.code)
    return _box(kind, row, request, {"unit_id": unit_id, "day": day, "actor": actor})


def result_lines(notice: WantedNotice, actor: Actor) -> list[dict[str, Any]]:
    """The results of a notice, each with its acts of voiding."""
    waiting = queries.void_requests_of(notice.code)
    desk = {"unit_id": notice.handler_id, "day": notice.counted_on, "actor": actor}
    return [
        presenters.result_line(row) | {"voiding": _box("result", row, waiting.get(row.code), desk, notice.state)}
        for row in queries.results_of(notice)
    ]


def _box(
    kind: str, row: Record, request: VoidRequest | None, desk: dict[str, Any], state: str = ""
) -> dict[str, Any]:  # fmt: skip
    actor: Actor = desk["actor"]
    moves = rules.TRANSITIONS["notice" if kind == "result" else kind]
    possible = (state or getattr(row, "state", ""), rules.VOIDS[kind]) in moves and row.voided_at is None
    if isinstance(row, WantedNotice):
        possible = possible and row.remaining == row.n
    entered = (row.recorded_by, row.recorded_post)
    decides = request is not None and not queries.reasons_against_deciding_void(actor, request, entered)
    asks = actor.role in rules.WHO["request_void"] and _mine(desk)
    return {
        "waiting": request_line(request) if request is not None else None,
        "ask": _url("request_void", row.code) if possible and request is None and asks else "",
        "approve": _url("approve_void", row.code) if decides and possible else "",
        "refuse": _url("refuse_void", row.code) if decides else "",
        "outcome_first": _outcome_first() if kind == "case" and row.state == "decided" and (asks or decides) else "",
    }


def _outcome_first() -> str:
    return _("Vụ việc đã có kết quả nên chưa hủy được. %(how)s") % {"how": OUTCOME_FIRST}


def _mine(desk: dict[str, Any]) -> bool:
    return queries.acts_for(desk["actor"], desk["unit_id"], desk["day"])


def _url(act: str, code: str) -> str:
    record, stroke, position = code.partition("/")
    return reverse(f"evils:{act}_of_result" if stroke else f"evils:{act}", args=[record, position][: 1 + len(stroke)])


def voids_notice(actor: Actor, scope: Scope, now: datetime) -> Card | None:
    """The requests this reader may decide, by the register's own rule, until they are decided: among the notices."""
    asked = [
        VoidAsked(row.target_code, _page(row.target_code), row.by_post, row.on)
        for row in queries.voids_waiting(scope, actor)
    ]
    return voids_card(_("tệ nạn, truy nã"), asked, [(_("Mở trang Hủy, rút, trở lại"), reverse("evils:void_requests"))])


def _page(code: str) -> str:
    """The page of a record, for a result that of its notice."""
    record = code.split("/", 1)[0]
    return reverse(f"evils:{PAGES[record.split('-', 1)[0]]}", args=[record])


def request_line(row: VoidRequest) -> dict[str, Any]:
    """One request to void, with its answer."""
    return {
        "code": row.target_code, "url": _page(row.target_code),
        "unit": row.unit.name, "by": row.by_post, "on": row.on, "document": row.document,
        "reason": row.reason, "answer": row.answer, "decided_on": row.decided_on, "decided_by": row.decided_by_post,
        "kind": REQUEST_KINDS[row.state], "word": rules.REQUEST_STATES[row.state],
    }  # fmt: skip


def change_rows(found: queries.Changes) -> list[tuple[str, int]]:
    """How often the books were changed, as label and count."""
    words = {
        "case": _("Vụ việc đã hủy"), "spot": _("Hồ sơ điểm phức tạp đã hủy"), "movement": _("Biến động đã hủy"),
        "notice": _("Quyết định truy nã đã hủy"), "result": _("Kết quả truy nã đã hủy"),
    }  # fmt: skip
    return [
        *((words[kind], n) for kind, n in found.voided.items()),
        (_("Kết quả xử lý đã rút"), found.withdrawn), (_("Điểm đã phức tạp trở lại"), found.reopened),
        (_("Đề nghị hủy không được đồng ý"), found.refused), (_("Đề nghị hủy chờ duyệt"), found.asked),
    ]  # fmt: skip
