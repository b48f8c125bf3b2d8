"""Notices of a unit: what waits to be sent, how one went out, its paper."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.http import (
    EntryPage,
    actor_of,
    allow,
    allow_record_readers,
    answer_entry_page,
    form_key_of,
    new_form_key,
    scope_of,
)
from tongket.foundation.refusals import Refused
from tongket.registers.intake import operations, presenters, queries, rules
from tongket.registers.intake.forms.acts import NoticeForm, NoticeTextForm
from tongket.registers.intake.presenters import acts as shown
from tongket.registers.intake.presenters import notices as papers

SENDERS = (Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD)
SHOWN = 50


@allow_record_readers("intake:index")
def to_send(request: HttpRequest) -> HttpResponse:
    """Notices that wait to be sent, the most pressing first; ticked ones go out together, by one book."""
    if request.method == "POST":
        return _deliver(request)
    scope, actor, now = scope_of(request), actor_of(request), clock.now()
    to = request.GET.get("gui", "")
    waiting = queries.notices_waiting(scope, actor, now, to=to if to in rules.TO_WORDS else "")
    lines = [shown.notice_line(one, actor.role in SENDERS, now) for one in waiting[:SHOWN]]
    late = sum(one.duty is not None and one.duty.state(now) == "overdue" for one in waiting)
    context = {
        "lines": lines, "total": len(waiting), "late": late, "more": len(waiting) > SHOWN, "to": to,
        "tabs": [
            {"url": f"?gui={key}", "label": word, "current": key == to}
            for key, word in (("", _("Tất cả")), *rules.TO_WORDS.items())
        ],
        "may_send": actor.role in SENDERS, "form": NoticeForm(), "form_key": new_form_key(),
    }  # fmt: skip
    return render(request, "intake/notices.html", context)


@allow(*SENDERS)
def notice(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Record how one notice went out."""
    draft = _draft(request, code, kind)
    page = EntryPage(
        template="intake/notice.html",
        form=lambda data: NoticeForm(data),
        act=lambda data, by, at, key: operations.send_notice(by=by, at=at, key=key, code=code, kind=kind, **data),
        then=lambda ref: reverse("intake:detail", args=[ref.code]),
        done=lambda _ref: _("Đã ghi: %(act)s.") % {"act": rules.NOTICE_KINDS[kind].label},
    )
    return answer_entry_page(request, page, **_about(request, draft))


@allow(*SENDERS)
def edit(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """Edit the text of a draft."""
    draft = _draft(request, code, kind)
    initial = {"text": papers.text_of(draft)}
    page = EntryPage(
        template="intake/notice.html",
        form=lambda data: NoticeTextForm(data, initial=initial),
        act=lambda data, by, at, key: operations.edit_notice(
            by=by, at=at, key=key, code=code, kind=kind, seen=request.POST.get("seen", draft.mark), **data
        ),
        then=lambda ref: reverse("intake:notice", args=[ref.code, kind]),
        done=lambda _ref: _("Đã lưu nội dung thông báo."),
    )
    return answer_entry_page(request, page, editing=True, seen=draft.mark, **_about(request, draft))


@allow_record_readers("intake:index")
def print_notice(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The paper of a notice, A4."""
    draft = _draft(request, code, kind)
    return render(request, "intake/notice_print.html", papers.paper(draft))


def _draft(request: HttpRequest, code: str, kind: str) -> queries.Draft:
    """The notice asked for, the unsent one first; what is not due has no page."""
    scope = scope_of(request)
    report = queries.report(scope, code)
    if report.about_id is not None:
        operations.read_report(by=actor_of(request), at=clock.now(), code=code)
    found = [one for one in queries.drafts_of(report) if one.kind == kind]
    if not found or not scope.content:
        raise Http404
    return ([one for one in found if not one.sent] or found)[-1]


def _about(request: HttpRequest, draft: queries.Draft) -> dict[str, Any]:
    now = clock.now()
    return {
        "report": presenters.opened(draft.report, scope_of(request), clock.today()),
        "notice": shown.notice_line(draft, may_send=True, now=now), "text": papers.text_of(draft),
        "edit_url": reverse("intake:notice_edit", args=[draft.report.code, draft.kind]),
    }  # fmt: skip


def _deliver(request: HttpRequest) -> HttpResponse:
    """The ticked notices, by one book."""
    form, actor, now = NoticeForm(request.POST), actor_of(request), clock.now()
    ticked = [tuple(value.split("|", 1)) for value in request.POST.getlist("tin") if "|" in value]
    if not ticked:
        messages.error(request, _("Chưa chọn thông báo nào."))
    elif not form.is_valid():
        messages.error(request, " ".join(str(fault) for faults in form.errors.values() for fault in faults))
    else:
        data = form.cleaned_data
        items = tuple(
            operations.Delivery(code, kind, data["sent_at"] or now, data["proof"], data["number"], data["receipt"])
            for code, kind in ticked
        )
        try:
            done = operations.deliver_notices(by=actor, at=now, key=form_key_of(request), items=items)
        except Refused as refused:
            for reason in refused.reasons:
                messages.error(request, reason.sentence())
        else:
            messages.success(
                request, ngettext("Đã ghi %(n)s thông báo.", "Đã ghi %(n)s thông báo.", done) % {"n": done}
            )
    return HttpResponseRedirect(request.get_full_path())
