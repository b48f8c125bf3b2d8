"""Pages of the register of directives: tasks by unit and status, one directive, one task and its acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation import clock
from tongket.foundation.http import act_page, acts_open_to, allow, answer_entry_page, scope_of
from tongket.foundation.lists import keyset_page
from tongket.registers.directives import forms, operations, presenters, queries, rules
from tongket.registers.units import queries as units


@allow()
def index(request: HttpRequest) -> HttpResponse:
    """Tasks by unit and status, filters in the URL, with both rates of the tasks shown."""
    scope, today = scope_of(request), clock.today()
    filters = forms.TaskFilter(request.GET)
    values = filters.cleaned_data if filters.is_valid() else {}
    unit, status = values.get("don_vi", ""), values.get("trang_thai", "")
    unit_ids = units.subtree_ids(units.unit_by_code(unit, today).id, today) if unit else None
    every = queries.tasks(scope, unit_ids=unit_ids)
    counts = queries.counts(every, today)
    rows = queries.tasks(scope, unit_ids=unit_ids, status=status, today=today) if status else every
    page = keyset_page(rows, by="assigned_on", token=request.GET.get("sau", ""))
    context = {
        "filters": filters,
        "page": page,
        "lines": [presenters.task_line(row, today) for row in page.rows],
        "counters": presenters.counters(counts, unit, status),
        "rates": presenters.rate_lines(counts),
        "may": acts_open_to(request, rules.WHO),
    }
    return render(request, "directives/index.html", context)


@allow()
def sources(request: HttpRequest) -> HttpResponse:
    """Directives, the newest first."""
    page = keyset_page(queries.directives(scope_of(request)), by="issued_on", token=request.GET.get("sau", ""))
    lines = [presenters.directive_line(row) for row in page.rows]
    may = acts_open_to(request, rules.WHO)
    context = {"page": page, "lines": lines, "may": may, "crumbs": _crumbs((_("Văn bản chỉ đạo"), ""))}
    return render(request, "directives/sources.html", context)


@allow()
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """One directive: its instructions with their tasks."""
    row, today = queries.directive(scope_of(request), code), clock.today()
    counts = queries.counts(queries.tasks_of(scope_of(request), code), today)
    context = {
        "directive": presenters.directive_line(row),
        "instructions": presenters.instruction_lines(row, today),
        "rates": presenters.rate_lines(counts),
        "entries": presenters.entries("directives.directive", row),
        "may": acts_open_to(request, rules.WHO),
        "crumbs": _crumbs((code, "")),
    }
    return render(request, "directives/detail.html", context)


@allow()
def task(request: HttpRequest, code: str) -> HttpResponse:
    """One task: term, evidence, extensions, timeline, and what can be done now."""
    row = queries.task(scope_of(request), code)
    line = presenters.task_line(row, clock.today())
    may = acts_open_to(request, rules.WHO)
    acts = {act for state, act in rules.TRANSITIONS["task"] if state == row.state and may[act]}
    context = {
        "task": line,
        "rows": presenters.task_rows(row, line),
        "evidence": row.evidence.order_by("position"),
        "kinds": rules.EVIDENCE_KINDS,
        "extensions": row.extensions.order_by("number"),
        "progress": row.progress.order_by("-on", "-pk"),
        "entries": presenters.entries("directives.task", row),
        "acts": acts - {"extend_task"} if row.due_on is None else acts,
        "crumbs": _crumbs(_directive_crumb(row), (code, "")),
    }
    return render(request, "directives/task.html", context)


@allow(*rules.WHO["issue_directive"])
def issue(request: HttpRequest) -> HttpResponse:
    """Issue a directive with its first instruction and task."""
    return _enter(
        request, forms.DirectiveForm,
        lambda form, **who: operations.issue_directive(
            spec=form.directive(), instructions=form.instructions(), **who
        ),
        lambda ref: reverse("directives:detail", args=[ref.code]), _("Ban hành chỉ đạo"),
    )  # fmt: skip


@allow(*rules.WHO["assign_task"])
def assign(request: HttpRequest, code: str) -> HttpResponse:
    """Assign one more task under an instruction of a directive."""
    queries.directive(scope_of(request), code)
    here = reverse("directives:detail", args=[code])
    return _enter(
        request, forms.InstructionTaskForm,
        lambda form, **who: operations.assign_task(
            directive_code=code, instruction_number=form.cleaned_data["instruction_number"], spec=form.spec(), **who
        ),
        lambda ref: reverse("directives:task", args=[ref.code]), _("Giao nhiệm vụ"), back=here,
    )  # fmt: skip


@allow(*rules.WHO["void_directive"])
def void_directive(request: HttpRequest, code: str) -> HttpResponse:
    """Void a directive with the tasks not yet accepted."""
    queries.directive(scope_of(request), code)
    here = reverse("directives:detail", args=[code])
    return _enter(
        request, forms.ReasonForm, lambda form, **who: operations.void_directive(code=code, **form.cleaned_data, **who),
        lambda _ref: here, _("Hủy chỉ đạo"), back=here, danger=True,
        note=_("Các nhiệm vụ chưa nghiệm thu của chỉ đạo này cũng bị hủy; bản ghi vẫn được giữ."),
    )  # fmt: skip


@allow(*rules.WHO["submit_evidence"])
def submit(request: HttpRequest, code: str) -> HttpResponse:
    """Hand in evidence; the lead may report the task done with it."""
    row = queries.task(scope_of(request), code)
    wanted = tuple(row.evidence.filter(handed_in_on=None).order_by("position").values_list("title", flat=True))
    here = reverse("directives:task", args=[code])
    return _enter(
        request, lambda data: forms.EvidenceForm(data, wanted=wanted),
        lambda form, **who: operations.submit_evidence(
            task_code=code, evidence=form.spec(), complete=form.cleaned_data["complete"], **who
        ),
        lambda _ref: here, _("Nộp minh chứng"), back=here,
    )  # fmt: skip


@allow(*rules.WHO["report_progress"])
def progress(request: HttpRequest, code: str) -> HttpResponse:
    """Report progress in words."""
    return _act(request, code, forms.ProgressForm, operations.report_progress, _("Báo cáo tiến độ"))


@allow(*rules.WHO["add_partner"])
def partner(request: HttpRequest, code: str) -> HttpResponse:
    """Add a unit that works along."""
    return _act(request, code, forms.PartnerForm, operations.add_partner, _("Thêm đơn vị phối hợp"))


@allow(*rules.WHO["accept_task"])
def accept(request: HttpRequest, code: str) -> HttpResponse:
    """Accept a task reported done."""
    return _act(request, code, forms.AcceptanceForm, operations.accept_task, _("Nghiệm thu nhiệm vụ"))


@allow(*rules.WHO["send_back_task"])
def send_back(request: HttpRequest, code: str) -> HttpResponse:
    """Send a task back, with a reason."""
    return _act(request, code, forms.ReasonForm, operations.send_back_task, _("Trả lại nhiệm vụ"), danger=True)


@allow(*rules.WHO["extend_task"])
def extend(request: HttpRequest, code: str) -> HttpResponse:
    """Extend a task; the original due day stays on record."""
    return _act(request, code, forms.ExtensionForm, operations.extend_task, _("Gia hạn nhiệm vụ"))


@allow(*rules.WHO["void_task"])
def void_task(request: HttpRequest, code: str) -> HttpResponse:
    """Void a task, with a reason."""
    return _act(request, code, forms.ReasonForm, operations.void_task, _("Hủy nhiệm vụ"), danger=True)


def _act(
    request: HttpRequest, code: str, form: Callable[..., Any], operation: Callable[..., Any], heading: str,
    **context: Any,
) -> HttpResponse:  # fmt: skip
    """An act on one task, which must be in the reader's scope."""
    row = queries.task(scope_of(request), code)
    here = reverse("directives:task", args=[code])
    return _enter(
        request, form, lambda bound, **who: operation(task_code=code, **bound.cleaned_data, **who), lambda _ref: here,
        heading, back=here, note=row.title, **context,
    )  # fmt: skip


def _enter(
    request: HttpRequest, form: Callable[..., Any], act: Callable[..., Any], then: Callable[[Any], str], heading: str,
    back: str = "", **context: Any,
) -> HttpResponse:  # fmt: skip
    """One entry page; `act` gets the checked form and who, when, key."""
    page = act_page("directives/entry.html", form, act, then, heading)
    context |= {"heading": heading, "back": back or reverse("directives:index"), "crumbs": _crumbs((heading, ""))}
    return answer_entry_page(request, page, **context)


def _directive_crumb(row: Any) -> tuple[str, str]:
    directive = row.instruction.directive
    return directive.code, reverse("directives:detail", args=[directive.code])


def _crumbs(*after: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Chỉ đạo"), reverse("directives:index")), *after]
