"""Pages of the register of conferences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tongket.foundation import clock
from tongket.foundation.http import act_page, actor_of, allow, answer_act, answer_entry_page, scope_of
from tongket.foundation.lists import keyset_page
from tongket.registers.awards import queries as awards
from tongket.registers.conferences import forms, operations, presenters, queries, rules
from tongket.registers.directives import queries as directives


@allow()
def index(request: HttpRequest) -> HttpResponse:
    """Conferences, the newest first, filters in the URL."""
    filters = forms.ConferenceFilter(request.GET)
    values = filters.cleaned_data if filters.is_valid() else {}
    rows = queries.conferences(scope_of(request), kind=values.get("loai", ""), year=values.get("nam"))
    page = keyset_page(rows, by="held_on", token=request.GET.get("sau", ""))
    context = {"filters": filters, "page": page, "lines": [presenters.line(row) for row in page.rows]}
    return render(request, "conferences/index.html", context | {"may": _may(request)})


@allow()
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """One conference: agenda, papers, attendance, minutes, conclusion with its tasks, awards."""
    scope = scope_of(request)
    row = queries.conference_by_code(scope, code)
    found = queries.conclusion(scope, code)
    context = {
        "conference": presenters.line(row),
        "agenda": [presenters.agenda_line(item) for item in queries.agenda(scope, code)],
        "papers": [presenters.paper_line(paper) for paper in queries.papers(scope, code)],
        "invitations": queries.invitations(scope, code),
        "sending": queries.sending_days(row.held_on),
        "delegates": [presenters.delegate_line(d) for d in queries.attendance(scope, code)],
        "minutes": queries.minutes(scope, code),
        "conclusion": presenters.conclusion_view(found, clock.today()) if found else None,
        "tasks": presenters.task_lines(directives.tasks_of_origin(scope, code), clock.today()),
        "awards": presenters.award_lines(scope, row.award_round_code),
        "entries": presenters.entries(queries.history(row)),
        "crumbs": [(_("Hội nghị"), reverse("conferences:index")), (row.code, "")],
    }
    return render(request, "conferences/detail.html", context | {"may": _may(request, row.state)})


@allow(*rules.WHO["call_conference"])
def call(request: HttpRequest) -> HttpResponse:
    """Call a conference."""
    return _enter(
        request, forms.ConferenceForm, lambda form, **who: operations.call_conference(spec=form.spec(), **who),
        heading=_("Triệu tập hội nghị"),
    )  # fmt: skip


@allow(*rules.WHO["add_agenda_items"])
def add_agenda(request: HttpRequest, code: str) -> HttpResponse:
    """Add items to the agenda."""
    return _enter(
        request, forms.AgendaForm,
        lambda form, **who: operations.add_agenda_items(conference_code=code, items=form.cleaned_data["lines"], **who),
        heading=_("Lập chương trình"), code=code, words=rules.AGENDA_KINDS.values(),
    )  # fmt: skip


@allow(*rules.WHO["add_papers"])
def add_paper(request: HttpRequest, code: str) -> HttpResponse:
    """Add a paper."""
    return _enter(
        request, forms.PaperForm,
        lambda form, **who: operations.add_papers(conference_code=code, papers=[form.spec()], **who),
        heading=_("Thêm tài liệu"), code=code,
    )  # fmt: skip


@allow(*rules.WHO["link_award_round"])
def link_round(request: HttpRequest, code: str) -> HttpResponse:
    """Say which round of awards is handed over here."""
    return _enter(
        request, forms.RoundLinkForm,
        lambda form, **who: operations.link_award_round(conference_code=code, **form.cleaned_data, **who),
        heading=_("Gắn đợt khen thưởng"), code=code, rounds=awards.rounds(scope_of(request)).order_by("-pk")[:20],
    )  # fmt: skip


@allow(*rules.WHO["invite"])
def invite(request: HttpRequest, code: str) -> HttpResponse:
    """Enter invitations sent."""
    held_on = queries.conference_by_code(scope_of(request), code).held_on
    return _enter(
        request, forms.InvitationForm,
        lambda form, **who: operations.invite(conference_code=code, **form.cleaned_data, **who),
        heading=_("Ghi việc gửi giấy mời"), code=code, sending=queries.sending_days(held_on),
    )  # fmt: skip


@allow(*rules.WHO["record_attendance"])
def record_attendance(request: HttpRequest, code: str) -> HttpResponse:
    """Say who came."""
    delegates = queries.attendance(scope_of(request), code)
    return _enter(
        request, lambda data: forms.AttendanceForm(data, delegates=delegates),
        lambda form, **who: operations.record_attendance(conference_code=code, rows=form.specs(), **who),
        heading=_("Điểm danh đại biểu"), code=code,
    )  # fmt: skip


@allow(*rules.WHO["hold_award_ceremony"])
def ceremony(request: HttpRequest, code: str) -> HttpResponse:
    """Hand over the awards."""
    return _enter(
        request, forms.CeremonyForm,
        lambda form, **who: operations.hold_award_ceremony(conference_code=code, **form.values(), **who),
        heading=_("Ghi việc trao thưởng"), code=code,
    )  # fmt: skip


@allow(*rules.WHO["record_minutes"])
def record_minutes(request: HttpRequest, code: str) -> HttpResponse:
    """Enter the minutes."""
    held_on = queries.conference_by_code(scope_of(request), code).held_on
    return _enter(
        request, forms.MinutesForm,
        lambda form, **who: operations.record_minutes(conference_code=code, spec=form.spec(held_on), **who),
        heading=_("Ghi biên bản"), code=code,
    )  # fmt: skip


@allow(*rules.WHO["record_conclusion"])
def record_conclusion(request: HttpRequest, code: str) -> HttpResponse:
    """Enter the conclusion; its instructions become tasks."""
    return _enter(
        request, forms.ConclusionForm,
        lambda form, **who: operations.record_conclusion(conference_code=code, **form.cleaned_data, **who),
        heading=_("Ghi kết luận"), code=code,
    )  # fmt: skip


@allow(*rules.WHO["issue_conclusion_notice"])
def issue_notice(request: HttpRequest, code: str) -> HttpResponse:
    """Enter the issue of the notice."""
    return _enter(
        request, forms.NoticeForm,
        lambda form, **who: operations.issue_conclusion_notice(conference_code=code, **form.cleaned_data, **who),
        heading=_("Ban hành thông báo kết luận"), code=code,
    )  # fmt: skip


@allow(*rules.WHO["void_conference"])
def void(request: HttpRequest, code: str) -> HttpResponse:
    """Void a conference that was not held."""
    return _enter(
        request, forms.ReasonForm,
        lambda form, **who: operations.void_conference(conference_code=code, **form.cleaned_data, **who),
        heading=_("Hủy hội nghị"), code=code, danger=True,
    )  # fmt: skip


@allow(*rules.WHO["open_conference"])
@require_POST
def open_session(request: HttpRequest, code: str) -> HttpResponse:
    """Open the conference."""
    queries.conference_by_code(scope_of(request), code)
    return answer_act(
        request, lambda by, at, key: operations.open_conference(by=by, at=at, key=key, conference_code=code),
        reverse("conferences:detail", args=[code]), _("Đã khai mạc."),
    )  # fmt: skip


@allow(*rules.WHO["close_conference"])
@require_POST
def close_session(request: HttpRequest, code: str) -> HttpResponse:
    """Close the conference."""
    queries.conference_by_code(scope_of(request), code)
    return answer_act(
        request, lambda by, at, key: operations.close_conference(by=by, at=at, key=key, conference_code=code),
        reverse("conferences:detail", args=[code]), _("Đã bế mạc."),
    )  # fmt: skip


def _enter(
    request: HttpRequest, form: Callable[[Any], django_forms.Form], act: Callable[..., Any], *, heading: str,
    code: str = "", **context: Any,
) -> HttpResponse:  # fmt: skip
    """One entry page; `act` gets the checked form and who, when, key. Without a code the answer's code is opened."""
    if code:
        queries.conference_by_code(scope_of(request), code)
    page = act_page(
        "conferences/entry.html", form, act, lambda answer: reverse("conferences:detail", args=[code or answer.code]),
        heading,
    )  # fmt: skip
    back = reverse("conferences:detail", args=[code]) if code else reverse("conferences:index")
    return answer_entry_page(request, page, heading=heading, back=back, **context)


def _may(request: HttpRequest, state: str = "") -> dict[str, bool]:
    """Which acts this role may do now; the same rule guards the operations."""
    role = actor_of(request).role
    return {act: not rules.reasons_against_act(act, role, state) for act in rules.WHO}
