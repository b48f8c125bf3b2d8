"""Pages of the register of returns: the grid, one return, what is done to it, closings, yearly totals, seals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.foundation import clock
from tongket.foundation.http import (
    EntryPage,
    acts_open_to,
    allow,
    answer_act,
    answer_entry_page,
    form_key_of,
    new_form_key,
    scope_of,
)
from tongket.foundation.lists import folded
from tongket.foundation.refusals import NotFound
from tongket.registers.returns import forms, operations, presenters, queries, rules
from tongket.registers.units import queries as units

GRID_MONTHS = 6


@allow()
def index(request: HttpRequest) -> HttpResponse:
    """Who reported and who did not: units by months, filters in the URL."""
    scope, today = scope_of(request), clock.today()
    filters, values, month, unit_ids = _filtered(request, forms.ReturnFilter)
    months = [m for m in queries.months_opened(scope) if m <= month][:GRID_MONTHS][::-1] if month else []
    rows = queries.grid(scope, months, today=today, unit_ids=unit_ids)
    chosen = values.get("trang_thai", "")
    if chosen:
        rows = [row for row in rows if row.cells[-1] is not None and row.cells[-1].state == chosen]
    query = "&".join(f"{name}={value}" for name, value in (("thang", month), ("don_vi", values.get("don_vi"))) if value)
    counts = queries.counts(scope, month, today=today, unit_ids=unit_ids)
    lines = [presenters.grid_line(row) for row in rows]
    context = {
        "filters": filters,
        "months": months,
        "month": month,
        "lines": lines,
        "groups": folded(lines, lambda line: str(line["district"]), presenters.grid_note),
        "counters": presenters.counters(counts, query, chosen) if month else [],
        "waiting": queries.waiting_codes(scope, month, "approve_returns"),
        "may": acts_open_to(request, rules.WHO),
        "form_key": new_form_key(),
    }
    return render(request, "returns/index.html", context)


@allow()
def detail(request: HttpRequest, month: str, unit_code: str) -> HttpResponse:
    """One return: its numbers beside the month before, its versions, its timeline, what can be done now."""
    row = queries.return_of(scope_of(request), month, unit_code)
    standing = queries.version_in_force(row)
    line = presenters.line(row, clock.today())
    context = {
        "row": line,
        "values": presenters.value_lines(row.form, queries.values_of(standing), queries.last_values(row)),
        "versions": presenters.version_lines(queries.versions(row)),
        "entries": presenters.entries(row),
        "restatement": queries.waiting_restatement(row),
        "acts": {act for state, act in rules.TRANSITIONS["return"] if state == row.state},
        "may": acts_open_to(request, rules.WHO),
        "form_key": new_form_key(),
        "crumbs": _crumbs((f"{line['unit']}, {row.month}", "")),
    }
    return render(request, "returns/detail.html", context)


@allow()
def by_code(request: HttpRequest, code: str) -> HttpResponse:
    """The page of the return with this code."""
    row = queries.return_by_code(scope_of(request), code)
    return HttpResponseRedirect(reverse("returns:detail", args=[row.month, row.unit.code]))


@allow(*rules.WHO["send_return"])
def send(request: HttpRequest, month: str, unit_code: str) -> HttpResponse:
    """Enter and send one return; the month before stands beside each field."""
    return _fill(request, month, unit_code, "returns/send.html", forms.ReturnForm, _send_filled, _("Đã gửi báo cáo."))


@allow(*rules.WHO["propose_restatement"])
def propose(request: HttpRequest, month: str, unit_code: str) -> HttpResponse:
    """Propose other numbers for an approved return."""
    return _fill(
        request, month, unit_code, "returns/propose.html", forms.RestatementForm, _propose_filled,
        _("Đã ghi đề nghị điều chỉnh; chờ người thứ hai duyệt."),
    )  # fmt: skip


@allow(*rules.WHO["send_return"])
def check(request: HttpRequest, month: str, unit_code: str) -> HttpResponse:
    """Check before sending: the numbers once more, faults and odd ones named; nothing is written."""
    here = {"month": month, "unit_code": unit_code}
    if request.method != "POST":
        return HttpResponseRedirect(reverse("returns:send", kwargs=here))
    row = queries.return_of(scope_of(request), month, unit_code)
    form = _form(row, forms.ReturnForm)(request.POST)
    valid = form.is_valid()
    context = _filling(row) | {"form": form, "form_key": form_key_of(request) or new_form_key()}
    if valid:
        context |= {
            "values": presenters.value_lines(row.form, form.cleaned_data["values"], queries.last_values(row)),
            "warnings": form.warnings,
        }
    template, status = ("returns/check.html", 200) if valid else ("returns/send.html", 422)
    return render(request, template, context, status=status)


@allow(*rules.WHO["return_for_correction"])
def give_back(request: HttpRequest, month: str, unit_code: str) -> HttpResponse:
    """Return a report for correction, with a reason."""
    return _act_on(request, month, unit_code, operations.return_for_correction, _("Trả lại báo cáo để sửa"))


@allow(*rules.WHO["decline_restatement"])
def decline(request: HttpRequest, month: str, unit_code: str) -> HttpResponse:
    """Decline a proposed restatement, with a reason."""
    return _act_on(request, month, unit_code, operations.decline_restatement, _("Bác đề nghị điều chỉnh"))


@allow(*rules.WHO["restate_return"])
@require_POST
def restate(request: HttpRequest, month: str, unit_code: str) -> HttpResponse:
    """Approve a proposed restatement."""
    queries.return_of(scope_of(request), month, unit_code)
    return answer_act(
        request,
        lambda by, at, key: operations.restate_return(by=by, at=at, key=key, month=month, unit_code=unit_code),
        reverse("returns:detail", args=[month, unit_code]), _("Đã duyệt điều chỉnh; bản cũ vẫn được giữ."),
    )  # fmt: skip


@allow(*rules.WHO["approve_returns"])
@require_POST
def approve(request: HttpRequest, month: str, unit_code: str) -> HttpResponse:
    """Approve one return."""
    return _one(request, month, unit_code, operations.approve_returns)


@allow(*rules.WHO["verify_returns"])
@require_POST
def verify(request: HttpRequest, month: str, unit_code: str) -> HttpResponse:
    """Mark one return as verified."""
    return _one(request, month, unit_code, operations.verify_returns)


@allow(*rules.WHO["approve_returns"])
@require_POST
def approve_all(request: HttpRequest, month: str) -> HttpResponse:
    """Approve every return of a month that waits, in the reader's scope."""
    codes = queries.waiting_codes(scope_of(request), month, "approve_returns")
    if not codes:
        raise NotFound("RETURN-NONE-WAITING", _("Không có báo cáo nào chờ duyệt trong tháng này."))
    return _bulk(request, month, codes, operations.approve_returns, f"{reverse('returns:index')}?thang={month}")


@allow(*rules.WHO["open_returns"])
def open_month(request: HttpRequest) -> HttpResponse:
    """Open the duty to report a month."""
    return _enter(
        request, forms.OpenForm, operations.open_returns, reverse("returns:index"), _("Giao báo cáo tháng"),
        note=_("Giao cho mọi xã, phường, thị trấn còn tồn tại vào ngày cuối tháng báo cáo."),
    )  # fmt: skip


@allow()
def closings(request: HttpRequest) -> HttpResponse:
    """Which unit closed which register of a month."""
    scope = scope_of(request)
    filters, _values, month, unit_ids = _filtered(request, forms.ClosingFilter)
    day = rules.month_of(month).last_day if month else clock.today()
    living = units.units_at(day, kind="area", level="commune") + units.units_at(day, kind="police", level="district")
    shown = [u for u in living if scope.covers(u.id) and (unit_ids is None or u.id in unit_ids)]
    closed = list(queries.closings(scope, month, unit_ids)) if month else []
    # Divisions close a register only where they keep one.
    shown += [units.unit_by_id(i) for i in sorted({row.unit_id for row in closed} - {u.id for u in shown})]
    context = {
        "filters": filters,
        "month": month,
        "registers": list(rules.REGISTERS.values()),
        "lines": presenters.closing_grid(shown, closed),
        "closed": len(closed),
        "may": acts_open_to(request, rules.WHO),
        "crumbs": _crumbs((_("Chốt sổ"), "")),
    }
    return render(request, "returns/closings.html", context)


@allow(*rules.WHO["close_register"])
def close(request: HttpRequest) -> HttpResponse:
    """Close one register of a unit in scope."""
    return _enter(
        request, forms.ClosingForm, _within_scope(request, operations.close_register), reverse("returns:closings"),
        _("Chốt sổ"), note=_("Không phát sinh cũng phải chốt: chốt mà không có bản ghi nào là số 0."),
    )  # fmt: skip


@allow(*rules.WHO["reopen_register"])
def reopen(request: HttpRequest) -> HttpResponse:
    """Reopen a closed register, with a reason."""
    return _enter(
        request, forms.ReopeningForm, _within_scope(request, operations.reopen_register), reverse("returns:closings"),
        _("Mở lại sổ đã chốt"), danger=True,
    )  # fmt: skip


@allow()
def aggregates(request: HttpRequest) -> HttpResponse:
    """Yearly totals re-entered from printed reports."""
    lines = [presenters.aggregate_line(row) for row in queries.aggregates(scope_of(request))]
    may = acts_open_to(request, rules.WHO)
    context = {"lines": lines, "may": may, "crumbs": _crumbs((_("Số liệu năm nhập lại"), ""))}
    return render(request, "returns/aggregates.html", context)


@allow(*rules.WHO["reenter_aggregate"])
def reenter(request: HttpRequest) -> HttpResponse:
    """Re-enter one yearly total."""
    return _enter(
        request, forms.AggregateForm, operations.reenter_aggregate, reverse("returns:aggregates"),
        _("Nhập lại số liệu năm"),
    )  # fmt: skip


@allow(*rules.WHO["void_aggregate"])
def void_aggregate(request: HttpRequest, code: str) -> HttpResponse:
    """Void a re-entered total."""

    def act(**values: Any) -> Any:
        return operations.void_aggregate(code=code, **values)

    return _enter(request, forms.ReasonForm, act, reverse("returns:aggregates"), _("Hủy số liệu năm"), danger=True)


@allow()
def seals(request: HttpRequest) -> HttpResponse:
    """Sealed snapshots, newest first."""
    lines = [presenters.seal_line(row) for row in queries.seals()]
    return render(request, "returns/seals.html", {"lines": lines, "crumbs": _crumbs((_("Niêm phong số liệu"), ""))})


def _filtered(request: HttpRequest, form: Any) -> tuple[Any, dict[str, Any], str, frozenset[int] | None]:
    """The filter form, its values, the month (the newest opened one by default) and the units asked for."""
    filters = form(request.GET)
    values = filters.cleaned_data if filters.is_valid() else {}
    month = values.get("thang") or next(iter(queries.months_opened(scope_of(request))), "")
    if not values.get("don_vi"):
        return filters, values, month, None
    on = rules.month_of(month).last_day if month else clock.today()
    return filters, values, month, units.subtree_ids(units.unit_by_code(values["don_vi"], on).id, on)


def _form(row: Any, kind: Callable[..., Any]) -> Callable[[Any], Any]:
    initial = {
        item: forms.NOT_APPLICABLE[1] if value is None else value
        for item, value in queries.values_of(queries.version_in_force(row)).items()
    }
    given = {"spec": rules.form_of(row.form), "unit_code": row.unit.code, "history": queries.history_of(row),
             "before": queries.last_values(row), "initial": initial}  # fmt: skip
    return lambda data: kind(data, **given)


def _filling(row: Any) -> dict[str, Any]:
    here = reverse("returns:detail", args=[row.month, row.unit.code])
    return {
        "row": presenters.line(row, clock.today()),
        "crumbs": _crumbs((f"{row.unit.name}, {row.month}", here), (_("Nhập số liệu"), "")),
    }


def _fill(
    request: HttpRequest, month: str, unit_code: str, template: str, form: Any, act: Callable[..., Any], done: str
) -> HttpResponse:
    row = queries.return_of(scope_of(request), month, unit_code)
    here = reverse("returns:detail", args=[month, unit_code])
    page = EntryPage(
        template, _form(row, form),
        lambda data, by, at, key: act(data, month=month, unit_code=unit_code, by=by, at=at, key=key),
        lambda _ref: here, lambda _ref: done,
    )  # fmt: skip
    return answer_entry_page(request, page, **_filling(row))


def _send_filled(data: dict[str, Any], *, unit_code: str, **given: Any) -> Any:
    return operations.send_return(entry=operations.ReturnEntry(unit_code, data["values"], data["note"]), **given)


def _propose_filled(data: dict[str, Any], **given: Any) -> Any:
    return operations.propose_restatement(values=data["values"], reason=data["note"], **given)


def _act_on(
    request: HttpRequest, month: str, unit_code: str, operation: Callable[..., Any], heading: str
) -> HttpResponse:
    queries.return_of(scope_of(request), month, unit_code)

    def act(**values: Any) -> Any:
        return operation(month=month, unit_code=unit_code, **values)

    here = reverse("returns:detail", args=[month, unit_code])
    return _enter(request, forms.ReasonForm, act, here, heading, danger=True)


def _one(request: HttpRequest, month: str, unit_code: str, operation: Callable[..., Any]) -> HttpResponse:
    queries.return_of(scope_of(request), month, unit_code)
    here = reverse("returns:detail", args=[month, unit_code])
    return _bulk(request, month, [unit_code], operation, here)


def _bulk(request: HttpRequest, month: str, codes: list[str], operation: Callable[..., Any], then: str) -> HttpResponse:
    return answer_act(
        request, lambda by, at, key: operation(by=by, at=at, key=key, month=month, unit_codes=codes), then, _("Đã ghi.")
    )


def _within_scope(request: HttpRequest, operation: Callable[..., Any]) -> Callable[..., Any]:
    """The operation, for a unit that the reader may see; any other unit does not exist for the reader."""
    scope = scope_of(request)

    def act(*, unit_code: str, month: str, **values: Any) -> Any:
        unit = units.unit_by_code(unit_code, rules.month_of(month).last_day)
        if not scope.covers(unit.id):
            raise NotFound("UNIT-UNKNOWN", _("Không có đơn vị mang mã %(unit)s."), unit=unit_code, field="unit_code")
        return operation(unit_code=unit_code, month=month, **values)

    return act


def _enter(
    request: HttpRequest, form: Any, act: Callable[..., Any], back: str, heading: str, **context: Any
) -> HttpResponse:
    page = EntryPage(
        "returns/entry.html", form, lambda data, by, at, key: act(by=by, at=at, key=key, **data),
        lambda _answer: back, lambda _answer: _("Đã ghi: %(act)s.") % {"act": heading},
    )  # fmt: skip
    return answer_entry_page(request, page, heading=heading, back=back, crumbs=_crumbs((heading, "")), **context)


def _crumbs(*after: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Báo cáo kỳ"), reverse("returns:index")), *after]
