"""Pages of seals: which there are, and sealing anew by the statistics desk."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tongket.analytics.rows import FactsRefused
from tongket.analytics.snapshot import Snapshot
from tongket.foundation import clock, formats
from tongket.foundation.actor import Actor, Role
from tongket.foundation.http import EntryPage, actor_of, allow, answer_entry_page
from tongket.foundation.refusals import Refused
from tongket.registers.returns import queries as returns
from tongket.screens.sealing import seal_figures
from tongket.screens.seals import presenters
from tongket.screens.seals.forms import SealForm


@allow()
def index(request: HttpRequest) -> HttpResponse:
    """All seals, newest first."""
    may_seal = actor_of(request).role is Role.STATISTICS
    return render(request, "screens/seals.html", {"lines": presenters.lines(), "may_seal": may_seal})


@allow(Role.STATISTICS)
def new(request: HttpRequest) -> HttpResponse:
    """Seal: the page says what will happen, the button does it."""
    page = EntryPage(
        template="screens/seal.html",
        form=SealForm,
        act=lambda data, by, at, key: _seal(data["cut_off"], by, at),
        then=lambda _snapshot: reverse("screens:seals"),
        done=lambda snapshot: (
            _("Đã chốt số liệu đến %(day)s, bản %(code)s.")
            % {"day": formats.day(snapshot.cut_off), "code": snapshot.short}
        ),
    )
    return answer_entry_page(request, page, latest=returns.latest_seal())


def _seal(cut_off: date, by: Actor, at: datetime) -> Snapshot:
    """The same facts up to the same day give the same seal, so a repeated press does no harm."""
    if cut_off > clock.local_date(at):
        raise Refused(
            "SEAL-IN-THE-FUTURE", gettext_lazy("Ngày chốt %(day)s chưa tới."),
            gettext_lazy("Chọn ngày không sau hôm nay."), day=formats.day(cut_off), field="cut_off",
        )  # fmt: skip
    try:
        return seal_figures(by=by, at=at, cut_off=cut_off)
    except FactsRefused as fault:
        message: Any = gettext_lazy("Chưa chốt được vì có dòng số liệu sai: %(what)s")
        hint = gettext_lazy("Sửa các bản ghi này rồi chốt lại.")
        raise Refused("SEAL-FACTS", message, hint, what=str(fault)) from fault
