"""Pages of one case: its clock and its story, its file cover; corrections; what changed in law; articles looked up."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tongket.core.law.penal_code import CLASS_CITES, CLASS_CITES_EN
from tongket.core.periods.period import period_containing
from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.http import (
    actor_of,
    allow,
    allow_record_readers,
    form_key_of,
    new_form_key,
    scope_of,
    tell_refusal,
)
from tongket.foundation.refusals import NotFound, Refused
from tongket.foundation.scope import Scope
from tongket.registers.cases import forms, operations, presenters, queries, rules
from tongket.registers.cases.forms.frames import article_in, article_name, frame_lines
from tongket.registers.cases.presenters import beside, compare
from tongket.registers.cases.presenters import clock as clock_words
from tongket.registers.cases.presenters import transfer as transfer_words
from tongket.registers.intake import queries as reports
from tongket.registers.intake.queries.outcome import initiated_by

AMENDERS = (Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD, Role.STATISTICS)
_ONE_DAY = timedelta(days=1)


def case_page(request: HttpRequest, code: str) -> tuple[dict[str, Any], str]:
    """What the page of a case shows: stage, clock, duties, offences, accused, reports, story, acts possible now."""
    scope, actor = scope_of(request), actor_of(request)
    row = queries.case(scope, code)
    today, now = clock.today(), clock.now()
    return {
        "case": presenters.case_line(row, today),
        "rows": presenters.case_rows(row, queries.accused_in(row), scope),
        "clock": clock_words.clock_of(queries.investigation_of(row, max(today, row.initiated_on)), today),
        "duties": clock_words.duty_lines(queries.duties_of_case(row), now),
        "offences": [presenters.offence_line(o, scope) for o in queries.offences_of(row)],
        "reports": sorted(reports.visible_codes(scope, queries.reports_of(row))),
        "opened": _reports_in(scope, queries.reports_of(row)),
        "entries": presenters.entries("case", row.pk, scope),
        "acts": presenters.acts(forms.CASE_ACTS, row, actor, scope),
        "request_to_void": queries.void_request_of(row),
        "on_the_way": transfer_words.notice_of(row),
        "cards": [card for card in (beside.requests_card(code, actor, scope),) if card is not None],
    }, "cases/case.html"


def _reports_in(scope: Scope, codes: list[str]) -> frozenset[str]:
    """Those of the reports whose pages this reader may open: the others are named without a link."""
    return frozenset(reports.reports(scope).order_by().filter(code__in=codes).values_list("code", flat=True))


@allow_record_readers("cases:index")
def cover(request: HttpRequest, code: str) -> HttpResponse:
    """The cover of a case file on A4 (bìa hồ sơ)."""
    context, _template = case_page(request, code)
    context["entries"] = list(reversed(context["entries"]))
    return render(request, "cases/sheet_cover.html", context | {"content": scope_of(request).content})


@allow(*AMENDERS)
def amend(request: HttpRequest, code: str) -> HttpResponse:
    """Correct an offence; when somebody else did so meanwhile, both versions are shown by field."""
    row = queries.offence(scope_of(request), code)
    form = forms.AmendForm(request.POST if request.method == "POST" else None, row=row)
    context: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        reason, version = data.pop("reason"), data.pop("version")
        try:
            operations.amend_offence(
                by=actor_of(request), at=clock.now(), key=form_key_of(request), code=code,
                version=version, changes={k: v for k, v in data.items() if v is not None or k == "occurred_on"},
                reason=reason,
            )  # fmt: skip
        except Refused as refused:
            tell_refusal(form, refused)
            if refused.code == "OFFENCE-CHANGED":
                context["versions"] = compare.both_versions(row, form)
                form.data = form.data.copy()
                form.data["version"] = str(row.version)
        else:
            messages.success(request, _("Đã đính chính vụ %(code)s.") % {"code": code})
            return HttpResponseRedirect(reverse("cases:detail", args=[code]))
    context |= {"form": form, "form_key": new_form_key(), "title": _("Đính chính vụ phạm pháp"), "code": code,
                "back": reverse("cases:detail", args=[code]), "button": _("Lưu đính chính")}  # fmt: skip
    status = 409 if "versions" in context else 422 if request.method == "POST" else 200
    return render(request, "cases/amend.html", context, status=status)


@allow(Role.INVESTIGATOR, Role.UNIT_HEAD, Role.STATISTICS, Role.PROCURACY, Role.CHAIR, Role.INSPECTOR)
def changes(request: HttpRequest) -> HttpResponse:
    """How often charges were changed down and up, records voided, decisions cancelled, in one police year."""
    scope, today = scope_of(request), clock.today()
    year = period_containing(today, "year")
    if request.GET.get("ky") == "truoc":
        year = period_containing(year.start - _ONE_DAY, "year")
    counts = queries.changes_of_law(scope, year.start, year.end)
    listed, asked = [], []
    if scope.content:
        listed = queries.after_frames(list(queries.reclassifications(scope, year.start, year.end)[:200]))
        asked = list(queries.void_requests(scope)[:100])
    context = {
        "period": year, "counts": counts, "previous": request.GET.get("ky") == "truoc",
        "lines": [presenters.change_line(change, scope) for change in listed],
        "requests": [presenters.void_request_line(row, scope) for row in asked],
        "tabs": presenters.tabs("changes", actor_of(request)), "content": scope.content,
    }  # fmt: skip
    return render(request, "cases/changes.html", context)


@allow()
def frames(request: HttpRequest) -> HttpResponse:
    """The frames of an article (khung hình phạt) with their highest penalty and class; a fragment for the form."""
    text = request.GET.get("article", "") or request.GET.get("dieu", "")
    try:
        article = article_in(text) if text.strip() else ""
    except ValidationError:
        article = ""
    context = {"article": article, "name": article_name(article), "typed": text,
               "frames": [f | {"class": rules.CLASSES[f["class"]]} for f in frame_lines(article)],
               "clause": request.GET.get("clause", "").strip(),
               "cites": CLASS_CITES_EN if get_language() == "en" else CLASS_CITES}  # fmt: skip
    partial = bool(request.headers.get("HX-Request"))
    return render(request, "cases/parts/frames.html" if partial else "cases/frames.html", context)


@allow(Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD)
def from_report(request: HttpRequest, code: str) -> HttpResponse:
    """Initiate a case from a crime report: over the offences recorded for it, else recording the offence first."""
    reports.report(scope_of(request), code)
    cases = queries.cases_of_report(code)
    if cases:
        return HttpResponseRedirect(reverse("cases:detail", args=[cases[0]]))
    offences = queries.offences_of_report(scope_of(request), code)
    if offences:
        return HttpResponseRedirect(reverse("cases:initiate") + f"?vu={','.join(offences)}&tin={code}")
    return HttpResponseRedirect(reverse("cases:record") + f"?tin={code}")


def first_values(request: HttpRequest) -> dict[str, Any]:
    """First values of the form out of the crime report named in the address."""
    code = request.GET.get("tin", "")
    if not code:
        return {}
    try:
        row = reports.report(scope_of(request), code)
    except NotFound:
        return {"report_code": code}
    values: dict[str, Any] = {"report_code": row.code, "occurred_on": row.occurred_on}
    if row.about_id is None:  # what is told of a unit is read on the report alone, where the reading is written down
        values["summary"] = row.summary
    values["place_code"] = row.place.code if row.place is not None else ""  # the officer's own is not where it happened
    values["article"], values["clause"] = initiated_by(row)
    return values | first_day(request)


def first_day(request: HttpRequest) -> dict[str, Any]:
    """The day of initiation out of the crime report that was resolved so."""
    code = request.GET.get("tin", "")
    try:
        row = reports.report(scope_of(request), code) if code else None
    except NotFound:
        return {}
    if row is None or getattr(row, "outcome", "") != "initiated":
        return {}
    return {"initiated_on": row.outcome_on}
