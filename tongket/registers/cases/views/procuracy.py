"""Pages of the procuracy's seat under /kiem-sat/."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.http import EntryPage, actor_of, allow, answer_act, answer_entry_page, new_form_key, scope_of
from tongket.foundation.lists import keyset_page
from tongket.registers.cases import operations
from tongket.registers.cases.forms import procuracy as forms
from tongket.registers.cases.operations import procuracy as acts
from tongket.registers.cases.presenters import procuracy as presenters
from tongket.registers.cases.presenters import prosecution as counts_presenters
from tongket.registers.cases.presenters.asked import asked_extension
from tongket.registers.cases.queries import procuracy as reads
from tongket.registers.cases.rules import procuracy, prosecution
from tongket.registers.intake import operations as intake_acts
from tongket.registers.intake import queries as intake

SEAT = (Role.PROCURACY, Role.UNIT_HEAD, Role.INVESTIGATOR, Role.STATISTICS)


@allow(Role.PROCURACY)
def desk(request: HttpRequest) -> HttpResponse:
    """What lies on the procuracy's desk today; the section stands in the address."""
    scope, now = scope_of(request), clock.now()
    chosen = request.GET.get("muc", "qua-han")
    if chosen not in presenters.SECTIONS:
        raise Http404
    section, title, _kind = presenters.SECTIONS[chosen]
    rows = presenters.lines(section, scope, now)
    context = {"tabs": presenters.tabs("desk"), "counters": presenters.counters(scope, now, chosen), "title": title,
               "lines": rows, "today": clock.local_date(now), "most": presenters.MOST}  # fmt: skip
    return render(request, "cases/procuracy_desk.html", context)


@allow(*SEAT)
def book(request: HttpRequest, slug: str) -> HttpResponse:
    """One book of the seat, newest first."""
    if slug not in presenters.BOOKS:
        raise Http404
    title, _letters, read = presenters.BOOKS[slug]
    page = keyset_page(read(scope_of(request)), by="on", token=request.GET.get("sau", ""))
    lines = [presenters.book_line(row, clock.today()) for row in page.rows]
    verb = forms.NEW[slug].verb
    may_write = not procuracy.reasons_against_who(verb, actor_of(request).role)
    context = {"tabs": _tabs(request, slug), "title": title, "page": page, "lines": lines, "may_write": may_write,
               "new_url": reverse("procuracy:new", args=[slug]), "new_label": procuracy.VERBS[verb]}  # fmt: skip
    return render(request, "cases/procuracy_book.html", context)


@allow(*SEAT)
def record(request: HttpRequest, code: str) -> HttpResponse:
    """One record of the seat with its timeline."""
    scope = scope_of(request)
    row = _record(scope, code)
    line = presenters.book_line(row, clock.today())
    slug = next(slug for slug, (_l, letters, _r) in presenters.BOOKS.items() if letters == code[:2])
    crumbs = [(presenters.BOOKS[slug][0], reverse("procuracy:book", args=[slug])), (code, "")]
    context = {"line": line, "rows": presenters.record_rows(row, scope), "entries": presenters.entries(row, scope),
               "acts": presenters.actions(row, forms.ANSWERS, actor_of(request)), "crumbs": crumbs}  # fmt: skip
    return render(request, "cases/procuracy_record.html", context)


@allow(*SEAT)
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """A new record of the seat."""
    chosen = forms.NEW.get(slug)
    if chosen is None:
        raise Http404
    initial = {"unit_code": request.GET.get("don-vi", "")} if "don-vi" in request.GET else {}
    if chosen.code_field:
        initial[chosen.code_field] = request.GET.get("ma", "")
    if "quyet-dinh" in request.GET:
        initial["decision"] = request.GET["quyet-dinh"]
    perform = getattr(operations, chosen.verb)
    back = reverse("procuracy:counts") if slug == "so-lieu" else reverse("procuracy:book", args=[slug])
    page = EntryPage(
        template="cases/form.html",
        form=lambda data: chosen.form(data, initial=initial),
        act=lambda data, by, at, key: perform(by=by, at=at, key=key, **data),
        then=lambda ref: back if slug == "so-lieu" else reverse("procuracy:record", args=[ref.code]),
        done=lambda ref: _("Đã ghi %(code)s.") % {"code": ref.code},
    )
    return answer_entry_page(request, page, title=procuracy.VERBS[chosen.verb], back=back, danger=chosen.danger,
                             button=procuracy.VERBS[chosen.verb])  # fmt: skip


@allow(*SEAT)
def act(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """An answer to a record, or its voiding."""
    _record(scope_of(request), code)
    chosen = forms.VOID if slug == "huy" else forms.ANSWERS.get(code[:2], {}).get(slug)
    if chosen is None:
        raise Http404
    perform = getattr(operations, chosen.verb)
    back = reverse("procuracy:record", args=[code])
    page = EntryPage(
        template="cases/form.html",
        form=chosen.form,
        act=lambda data, by, at, key: perform(by=by, at=at, key=key, code=code, **data),
        then=lambda _ref: back,
        done=lambda _ref: _("Đã ghi: %(act)s.") % {"act": procuracy.VERBS[chosen.verb]},
    )
    return answer_entry_page(request, page, title=procuracy.VERBS[chosen.verb], code=code, back=back,
                             danger=chosen.danger, button=procuracy.VERBS[chosen.verb])  # fmt: skip


@allow(Role.PROCURACY)
def extension(request: HttpRequest, code: str) -> HttpResponse:
    """The procuracy's answer to a request to extend a report, beside what was asked and the limit that runs."""
    row = intake.report(scope_of(request), code)
    back = reverse("procuracy:desk") + "?muc=gia-han"
    page = EntryPage(
        template="cases/form.html",
        form=forms.ExtensionAnswerForm,
        act=lambda data, by, at, key: acts.answer_extension_request(by=by, at=at, key=key, code=code, **data),
        then=lambda _ref: back,
        done=lambda _ref: _("Đã ghi trả lời về gia hạn."),
    )
    title = procuracy.VERBS["answer_extension_request"]
    asked = asked_extension(row)
    return answer_entry_page(request, page, title=title, code=code, back=back, button=title, asked=asked)


@allow(Role.PROCURACY)
def outcome(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """The procuracy's word on the outcome of a report: reviewed, or agreed that the file goes for a fine."""
    chosen = forms.OUTCOMES.get(slug)
    if chosen is None:
        raise Http404
    intake.report(scope_of(request), code)
    perform, title = getattr(intake_acts, chosen.verb), procuracy.OF_OUTCOMES[chosen.verb]
    back = reverse("procuracy:desk") + ("?muc=quyet-dinh" if slug == "kiem-sat" else "?muc=dong-y")
    page = EntryPage(
        template="cases/form.html",
        form=chosen.form,
        act=lambda data, by, at, key: perform(by=by, at=at, key=key, code=code, **data),
        then=lambda _ref: back,
        done=lambda _ref: _("Đã ghi: %(act)s.") % {"act": title},
    )
    return answer_entry_page(request, page, title=title, code=code, back=back, button=title)


@allow(Role.PROCURACY, Role.STATISTICS, Role.UNIT_HEAD)
def counts(request: HttpRequest) -> HttpResponse:
    """Monthly counts of prosecution and trial and their signatures."""
    actor = actor_of(request)
    page = keyset_page(reads.prosecution_counts(scope_of(request)), by="month", token=request.GET.get("sau", ""))
    lines = [counts_presenters.line(row, actor) for row in page.rows]
    context = {"tabs": _tabs(request, "counts"), "page": page, "lines": lines, "form_key": new_form_key(),
               "may_sign": any(line["may_sign"] for line in lines),
               "side": prosecution.SIDES[prosecution.side_of(actor.role)]}  # fmt: skip
    return render(request, "cases/procuracy_counts.html", context)


@allow(Role.PROCURACY, Role.STATISTICS, Role.UNIT_HEAD)
def counts_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One month with all its versions."""
    row = _record(scope_of(request), code)
    crumbs = [(_("Truy tố, xét xử"), reverse("procuracy:counts")), (code, "")]
    context = {"line": counts_presenters.line(row, actor_of(request)), "rows": counts_presenters.rows(row),
               "versions": counts_presenters.versions(reads.versions_of(row)), "crumbs": crumbs}  # fmt: skip
    return render(request, "cases/procuracy_month.html", context)


@allow(Role.PROCURACY, Role.STATISTICS, Role.UNIT_HEAD)
def sign(request: HttpRequest) -> HttpResponse:
    """Sign the ticked months for one's side."""
    codes = request.POST.getlist("codes")
    if request.method != "POST" or not codes:
        raise Http404
    return answer_act(
        request, lambda by, at, key: operations.sign_counts(by=by, at=at, key=key, codes=codes),
        reverse("procuracy:counts"), _("Đã ký xác nhận số liệu."),
    )  # fmt: skip


def _record(scope: Any, code: str) -> Any:
    return reads.procuracy_record(scope, code)


def _tabs(request: HttpRequest, current: str) -> list[dict[str, Any]]:
    """The parts of the seat this role may open."""
    shown = presenters.tabs(current)
    role = actor_of(request).role
    if role != Role.PROCURACY:
        shown = shown[1:]
    return shown if role != Role.INVESTIGATOR else shown[:-1]
