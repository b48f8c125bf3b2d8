"""The page of overdue work, its bulk acts, and the reason for one delay."""

from __future__ import annotations

import hashlib
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.exchange.listing import MEDIA_TYPE, listing_bytes
from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.http import EntryPage, actor_of, allow, answer_entry_page, form_key_of, new_form_key, scope_of
from tongket.foundation.refusals import NotFound, Refused
from tongket.registers.directives import operations as directives
from tongket.registers.directives import queries as delays
from tongket.registers.directives.queries import DutyKey
from tongket.screens.overdue import acts, duties, forms, presenters, reading, workbook


@allow()
def board(request: HttpRequest) -> HttpResponse:
    """One list for every kind of duty; the same address shows the leader the same list."""
    scope, now, actor = scope_of(request), clock.now(), actor_of(request)
    found = reading.board_of(scope, now, request.GET)
    page = presenters.page_of(found.lines, request.GET.get("sau", ""))
    base = reverse("screens:delay")
    context = {
        "filters": found.filters, "counters": found.counters,
        "page": page, "now": now, "rule": presenters.rule_words(),
        "rows": [presenters.shown(line, base, actor) for line in page.rows],
        "units": found.units, "content": scope.content,
        "all_chosen": request.GET.get("chon") == "tat-ca", "narrow": any(found.wanted.values()),
        "may_send": actor.role in delays.SENDERS, "may_reassign": actor.role == Role.UNIT_HEAD,
        "may_explain": actor.role in delays.EXPLAINERS, "query": request.GET.urlencode(),
    }  # fmt: skip
    return render(request, "screens/overdue.html", context)


@allow()
def board_file(request: HttpRequest) -> HttpResponse:
    """The same list as a workbook, whole; who made it, of how many lines, stands in the trail."""
    query = request.POST.get("ve", "")
    if request.method != "POST":
        return HttpResponseRedirect(reverse("screens:overdue"))
    now, actor = clock.now(), actor_of(request)
    found = reading.board_of(scope_of(request), now, QueryDict(query))
    made = listing_bytes(workbook.workbook_of(found, actor, now))
    filters = urlencode({name: value for name, value in found.wanted.items() if value})
    directives.export_overdue(
        by=actor, at=now, lines=len(found.lines), units=len(found.units), filters=filters,
        sha256=hashlib.sha256(made).hexdigest(),
    )  # fmt: skip
    answer = HttpResponse(made, content_type=MEDIA_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="viec-qua-han-{clock.local_date(now).isoformat()}.xlsx"'
    return answer


@allow(*(role for role in delays.SENDERS if role != Role.SYSTEM))
def bulk(request: HttpRequest, act: str) -> HttpResponse:
    """A bulk act on ticked lines: first what will be sent to whom, then the sending."""
    back = f"{reverse('screens:overdue')}?{request.POST.get('ve', '')}".rstrip("?")
    if request.method != "POST" or act not in acts.ACTS:
        return HttpResponseRedirect(back)
    actor = actor_of(request)
    picked = acts.picked(scope_of(request), clock.now(), request.POST.getlist("viec"))
    chosen = acts.ACTS[act](actor.role, picked)
    form = chosen.form(request.POST if "gui" in request.POST else None)
    if "gui" in request.POST and form.is_valid():
        try:
            done = chosen.perform(actor, clock.now(), form_key_of(request), form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.sentence())
        else:
            messages.success(request, done)
            return HttpResponseRedirect(back)
    context = {
        "act": act, "chosen": chosen, "form": form, "form_key": form_key_of(request) or new_form_key(),
        "back": back, "query": request.POST.get("ve", ""), "names": request.POST.getlist("viec"),
        "crumbs": [(_("Việc quá hạn"), back), (chosen.heading, "")],
    }  # fmt: skip
    return render(request, "screens/overdue_act.html", context, status=422 if form.errors else 200)


@allow(*(role for role in delays.EXPLAINERS if role != Role.SYSTEM))
def delay(request: HttpRequest) -> HttpResponse:
    """Why one duty runs late."""
    line = _line(request)
    here = reverse("screens:overdue")
    page = EntryPage(
        "screens/overdue_reason.html", forms.DelayForm,
        lambda data, by, at, key: directives.explain_delay(
            by=by, at=at, key=key, duty=line.key, unit_id=line.unit_id, text=data["text"]
        ),
        lambda _ref: here, lambda _ref: _("Đã ghi lý do chậm của %(code)s.") % {"code": line.code},
    )  # fmt: skip
    earlier = delays.reasons_of([line.key]).get(line.key)
    crumbs = [(_("Việc quá hạn"), here), (_("Ghi lý do chậm"), "")]
    return answer_entry_page(
        request, page, row=presenters.shown(line, "", actor_of(request)), earlier=earlier, back=here, crumbs=crumbs
    )


def _line(request: HttpRequest) -> duties.Line:
    try:
        key = DutyKey.of(request.GET.get("viec", ""))
    except ValueError as fault:
        raise _no_such_duty() from fault
    found = duties.chosen(duties.lines(scope_of(request), clock.now()), [str(key)])
    if not found:
        raise _no_such_duty()
    return found[0]


def _no_such_duty() -> NotFound:
    return NotFound("DUTY-UNKNOWN", _("Việc này không còn trong danh sách."), _("Mở lại trang Việc quá hạn."))
