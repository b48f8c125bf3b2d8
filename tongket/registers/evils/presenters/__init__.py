"""Records of social evils as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation.audit import timeline
from tongket.foundation.scope import Scope
from tongket.registers.cases import queries as cases
from tongket.registers.evils import rules
from tongket.registers.evils.models import (
    EvilCase,
    EvilDecision,
    Spot,
    SpotStep,
    TreatmentMovement,
    WantedNotice,
    WantedResult,
)
from tongket.registers.evils.queries import WantedFlow
from tongket.registers.units import queries as units

STATE_KIND = {
    "recorded": "wait", "decided": "good", "void": "idle", "standing": "warn", "cleared": "good", "open": "warn",
    "resolved": "good",
}  # fmt: skip
FLOW = ("start", "taken_over", "new", "arrested", "surrendered", "cleared", "end")


def tabs(current: str) -> list[dict[str, Any]]:
    """The four books of the register, and what of them was changed afterwards."""
    pages = (
        ("index", _("Vụ việc")), ("spots", _("Điểm phức tạp")), ("treatment", _("Cai nghiện")),
        ("wanted", _("Truy nã")), ("void_requests", _("Hủy, rút, trở lại")),
    )  # fmt: skip
    return [{"label": label, "url": reverse(f"evils:{page}"), "current": page == current} for page, label in pages]


def kind_tabs(counts: dict[str, int], chosen: str) -> list[dict[str, Any]]:
    """The list of cases by kind, with how many each holds."""
    home = reverse("evils:index")
    words = {"": _("Tất cả"), **{key: str(name) for key, name in rules.KINDS.items()}}
    return [
        {
            "label": label, "value": counts.get(kind, 0), "url": f"{home}?loai={kind}" if kind else home,
            "current": kind == chosen,
        }
        for kind, label in words.items()
    ]  # fmt: skip


def _standing(kind: str, state: str) -> dict[str, Any]:
    return {"state": state, "word": rules.STATES[kind][state], "kind_of_state": STATE_KIND[state]}


def _place(row: EvilCase | Spot | TreatmentMovement) -> dict[str, Any]:
    return {"place": row.place.name, "district": row.place.parent.name if row.place.parent else ""}


def case_line(row: EvilCase) -> dict[str, Any]:
    """One line of the list of cases."""
    return _standing("case", row.state) | _place(row) | {
        "code": row.code, "url": reverse("evils:detail", args=[row.code]), "kind": rules.KINDS[row.kind],
        "about": rules.KINDS[row.kind],
        "sub_kind": rules.ALL_SUB_KINDS[row.sub_kind], "detected_on": row.detected_on, "handler": row.handler.name,
        "persons": row.persons, "female": row.female, "under_18": row.under_18, "money": row.money,
        "exhibits": row.exhibits,
    }  # fmt: skip


def decision_line(row: EvilDecision, scope: Scope) -> dict[str, Any]:
    """One outcome of a case; the criminal case is a link where it lies in the reader's scope."""
    seen = bool(row.case_code) and cases.cases(scope).filter(code=row.case_code).exists()
    return {
        "outcome": rules.OUTCOMES[row.outcome], "decided_on": row.decided_on, "case_code": row.case_code,
        "prosecuted": row.prosecuted, "fined": row.fined, "fines": row.fines, "to_treatment": row.to_treatment,
        "to_education": row.to_education, "withdrawn": row.withdrawn_at is not None, "reason": row.withdraw_reason,
        "case_url": reverse("cases:detail", args=[row.case_code]) if seen else "",
    }  # fmt: skip


def spot_line(row: Spot, *, content: bool) -> dict[str, Any]:
    """One line of the list of spots; the name is for those who may read content."""
    return _standing("spot", row.state) | _place(row) | {
        "code": row.code, "url": reverse("evils:spot", args=[row.code]), "kind": rules.SPOT_KINDS[row.kind],
        "about": rules.SPOT_KINDS[row.kind],
        "name": row.name if content else "", "opened_on": row.opened_on, "last_on": row.last_on,
    }  # fmt: skip


def spot_steps(steps: Iterable[SpotStep], *, content: bool) -> list[dict[str, Any]]:
    """The steps of a spot, newest first, with who recorded each and its evidence."""
    words = {"opened": _("Lập hồ sơ"), "cleared": _("Đã xóa"), "reopened": _("Phức tạp trở lại")}
    return [
        {
            "title": words[step.act],
            "on": step.on,
            "who": step.recorded_post,
            "evidence": step.evidence if content else "",
        }
        for step in reversed(list(steps))
    ]


def movement_line(row: TreatmentMovement) -> dict[str, Any]:
    """One line of the list of movements."""
    return _standing("movement", row.state) | _place(row) | {
        "code": row.code, "url": reverse("evils:movement", args=[row.code]), "form": rules.TREATMENTS[row.form],
        "about": rules.TREATMENTS[row.form],
        "direction": rules.DIRECTIONS[row.direction], "reason": rules.ALL_MOVE_REASONS[row.reason], "n": row.n,
        "on": row.on,
    }  # fmt: skip


def stock_table(stock: dict[int, dict[str, int]]) -> dict[str, Any]:
    """Persons in treatment by district and form, with the sums."""
    lines = sorted(((units.unit_by_id(pk), counts) for pk, counts in stock.items()), key=lambda line: line[0].code)
    forms = list(rules.TREATMENTS)
    return {
        "columns": [rules.TREATMENTS[form] for form in forms],
        "lines": [
            {"name": unit.name, "cells": [(rules.TREATMENTS[form], counts.get(form, 0)) for form in forms]}
            for unit, counts in lines
        ],
        "totals": [(rules.TREATMENTS[form], sum(counts.get(form, 0) for _unit, counts in lines)) for form in forms],
    }


def notice_line(row: WantedNotice) -> dict[str, Any]:
    """One line of the list of notices."""
    return _standing("notice", row.state) | {
        "code": row.code, "url": reverse("evils:notice", args=[row.code]), "number": row.number,
        "issued_on": row.issued_on, "carried_over": row.carried_over, "counted_on": row.counted_on,
        "handler": row.handler.name, "basis": rules.BASES[row.basis],
        "about": rules.BASES[row.basis], "n": row.n, "remaining": row.remaining,
        "has_results": row.remaining < row.n,
    }  # fmt: skip


def result_line(row: WantedResult) -> dict[str, Any]:
    """One result of a notice."""
    return {
        "code": row.code, "position": row.code.rsplit("/", 1)[1], "result": rules.RESULTS[row.result], "on": row.on,
        "n": row.n, "number": row.number, "void": row.voided_at is not None, "reason": row.void_reason,
    }  # fmt: skip


def flow_table(flows: Iterable[WantedFlow]) -> dict[str, Any]:
    """The identity by body: start + taken over + new = arrested + surrendered + cleared + end."""
    rows = [(units.unit_by_id(flow.handler_id).name, [getattr(flow, name) for name in FLOW]) for flow in flows]
    totals = [sum(numbers[i] for _name, numbers in rows) for i in range(len(FLOW))]
    columns = [_("Đầu kỳ"), _("Chuyển từ sổ cũ"), _("Truy nã mới"), _("Bắt được"), _("Đầu thú"), _("Thanh loại"),
               _("Cuối kỳ")]  # fmt: skip
    # Taking over happens once, when the book is opened; the column would be empty ever after.
    shown = [i for i in range(len(FLOW)) if FLOW[i] != "taken_over" or totals[i]]
    came = totals[0] + totals[1] + totals[2]
    return {
        "columns": [columns[i] for i in shown],
        "lines": [{"name": name, "cells": [(columns[i], numbers[i]) for i in shown]} for name, numbers in rows],
        "totals": [(columns[i], totals[i]) for i in shown],
        "came": came, "went": totals[3] + totals[4] + totals[5], "end": totals[6],
    }  # fmt: skip


TOLD = ("result", "document", "reason", "answer")  # what an event says besides who and when


def entries(label: str, pk: int) -> list[dict[str, Any]]:
    """The timeline: who did what and when."""
    return [
        {
            "title": rules.VERBS.get(e.verb, e.verb), "at": e.at, "who": e.actor_post,
            "text": " · ".join(_told(e.details[name]) for name in TOLD if e.details.get(name)),
        }
        for e in timeline(label, pk)
    ]  # fmt: skip


def _told(value: object) -> str:
    """A word of the register as people say it; a code, a number, a reason as they stand."""
    return str(rules.RESULTS.get(str(value), value))
