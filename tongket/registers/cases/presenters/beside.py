"""What this register says beside a crime report or a case: its cases, the procuracy's requests about it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.cards import Card
from tongket.foundation.http import opens
from tongket.foundation.scope import Scope
from tongket.foundation.templatetags.tongket_text import ngay
from tongket.registers.cases import presenters, queries
from tongket.registers.cases.presenters.procuracy import book_line
from tongket.registers.cases.queries import procuracy
from tongket.registers.intake import queries as reports


def cases_card(code: str, actor: Actor, scope: Scope) -> Card | None:
    """The cases that came out of a report; where it was initiated and none is written yet, the way to write it."""
    codes = queries.cases_of_report(code)
    rows = queries.cases(scope).filter(code__in=codes).order_by("pk")
    lines = [_case_line(row) for row in rows]
    acts = []
    if not codes and reports.report(scope, code).outcome == "initiated":
        url = reverse("cases:from_report", args=[code])
        acts = [(_("Khởi tố vụ án từ tin"), url)] if opens(actor, url) else []
    return Card(_("Vụ án từ tin này"), lines, acts) if lines or acts else None


def requests_card(code: str, actor: Actor, scope: Scope) -> Card | None:
    """The procuracy's requests about one report or case, answered ones included."""
    rows = procuracy.newest(procuracy.requests(scope, target_code=code).filter(voided_at=None))
    lines = [_request_line(row, actor) for row in rows]
    return Card(_("Yêu cầu của Viện kiểm sát"), lines) if lines else None


def _case_line(row: Any) -> dict[str, Any]:
    line = presenters.case_line(row)
    hint = _("%(frame)s · khởi tố %(day)s") % {"frame": line["frame"], "day": ngay(row.initiated_on)}
    return {"label": row.code, "url": line["url"], "hint": hint, "kind": line["state_kind"], "word": line["state"]}


def _request_line(row: Any, actor: Actor) -> dict[str, Any]:
    line = book_line(row, clock.today())
    hint = f"{line['what']} · {ngay(row.on)}"
    url = line["url"] if opens(actor, line["url"]) else ""
    return {"label": row.code, "url": url, "hint": hint, "kind": line["kind"], "word": line["word"]}
