"""Pages of the register of awards."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation.http import act_page, acts_open_to, allow, answer_entry_page, scope_of
from tongket.foundation.lists import keyset_page
from tongket.registers.awards import forms, operations, presenters, queries, rules

ROOT = "awards:index"


@allow()
def index(request: HttpRequest) -> HttpResponse:
    """Rounds, the newest first."""
    page = keyset_page(queries.rounds(scope_of(request)), by="opened_on", token=request.GET.get("sau", ""))
    lines = [presenters.round_line(row) for row in page.rows]
    return render(request, "awards/index.html", {"page": page, "lines": lines, "may": acts_open_to(request, rules.WHO)})


@allow()
def round_page(request: HttpRequest, code: str) -> HttpResponse:
    """One round: split, nominations with filters in the URL, decisions."""
    scope = scope_of(request)
    row = queries.round_by_code(scope, code)
    filters = forms.NominationFilter(request.GET)
    values = filters.cleaned_data if filters.is_valid() else {}
    rows = queries.nominations(scope, code, form=values.get("hinh_thuc", ""), state=values.get("trang_thai", ""))
    context = {
        "round": presenters.round_line(row),
        "split": presenters.split_table(queries.split(scope, code)),
        "filters": filters,
        "lines": [presenters.nomination_line(n) for n in rows],
        "decisions": queries.decisions(scope, code),
        "entries": presenters.entries(queries.history("awardround", row.pk)),
        "crumbs": _crumbs((row.name, "")),
        "may": acts_open_to(request, rules.WHO),
    }
    return render(request, "awards/round.html", context)


@allow()
def award_list(request: HttpRequest, code: str) -> HttpResponse:
    """The list of a round, as printed."""
    scope = scope_of(request)
    row = queries.round_by_code(scope, code)
    context = {
        "round": presenters.round_line(row),
        "lines": [presenters.award_line(line) for line in queries.award_list(scope, code)],
        "split": presenters.split_table(queries.split(scope, code)),
        "crumbs": _crumbs((row.name, reverse("awards:round", args=[code])), (_("Danh sách"), "")),
    }
    return render(request, "awards/list.html", context)


@allow()
def nomination(request: HttpRequest, code: str) -> HttpResponse:
    """One nomination: criteria met or not, what else the recipient was proposed for."""
    row = queries.nomination_by_code(scope_of(request), code)
    context = {
        "nomination": presenters.nomination_line(row),
        "vetting": presenters.vetting_lines(row),
        "others": queries.others_of_recipient(row),
        "entries": presenters.entries(queries.history("nomination", row.pk)),
        "crumbs": _crumbs((row.round.name, reverse("awards:round", args=[row.round.code])), (row.code, "")),
        "may": acts_open_to(request, rules.WHO),
    }
    return render(request, "awards/nomination.html", context)


@allow()
def award(request: HttpRequest, code: str) -> HttpResponse:
    """One award: decision, money, hand-over, revocations."""
    row = queries.award_by_code(scope_of(request), code)
    award_round = row.decision.round
    context = {
        "award": presenters.award_detail(row),
        "revocations": [(r, rules.REVOCATION_GROUNDS[r.ground]) for r in queries.revocations(row)],
        "entries": presenters.entries(queries.history("award", row.pk)),
        "crumbs": _crumbs((award_round.name, reverse("awards:round", args=[award_round.code])), (row.code, "")),
        "may": acts_open_to(request, rules.WHO),
    }
    return render(request, "awards/award.html", context)


@allow()
def recognitions(request: HttpRequest) -> HttpResponse:
    """Recognitions the province received, with the unbroken series each closes."""
    rows = queries.recognitions(scope_of(request))
    lines = [presenters.recognition_line(row, queries.unbroken_series(row.title, row.year)) for row in rows]
    may = acts_open_to(request, rules.WHO)
    context = {"lines": lines, "crumbs": _crumbs((_("Danh hiệu của tỉnh"), "")), "may": may}
    return render(request, "awards/recognitions.html", context)


@allow(*rules.WHO["open_round"])
def open_round(request: HttpRequest) -> HttpResponse:
    """Open a round."""
    return _enter(
        request, forms.RoundForm, lambda form, **who: operations.open_round(**form.cleaned_data, **who),
        then=lambda ref: reverse("awards:round", args=[ref.code]), heading=_("Mở đợt khen thưởng"),
    )  # fmt: skip


@allow(*rules.WHO["nominate"])
def nominate(request: HttpRequest, code: str) -> HttpResponse:
    """Nominate in a round."""
    queries.round_by_code(scope_of(request), code)
    return _enter(
        request, forms.NominationForm,
        lambda form, **who: operations.nominate(round_code=code, spec=form.spec(), **who),
        then=lambda ref: reverse("awards:nomination", args=[ref.code]), heading=_("Đề nghị khen thưởng"),
        back=reverse("awards:round", args=[code]),
    )  # fmt: skip


@allow(*rules.WHO["vet_nomination"])
def vet(request: HttpRequest, code: str) -> HttpResponse:
    """Vet a nomination, criterion by criterion."""
    row = queries.nomination_by_code(scope_of(request), code)
    here = reverse("awards:nomination", args=[code])
    return _enter(
        request, forms.VettingForm,
        lambda form, **who: operations.vet_nomination(nomination_code=code, verdicts=form.verdicts(), **who),
        then=lambda _ref: here, heading=_("Thẩm định đề nghị"), back=here,
        nomination=presenters.nomination_line(row),
    )  # fmt: skip


@allow(*rules.WHO["void_nomination"])
def void_nomination(request: HttpRequest, code: str) -> HttpResponse:
    """Withdraw a nomination."""
    row = queries.nomination_by_code(scope_of(request), code)
    return _enter(
        request, forms.ReasonForm,
        lambda form, **who: operations.void_nomination(nomination_code=code, **form.cleaned_data, **who),
        then=lambda _ref: reverse("awards:round", args=[row.round.code]), heading=_("Hủy đề nghị"),
        back=reverse("awards:nomination", args=[code]), danger=True,
    )  # fmt: skip


@allow(*rules.WHO["decide_awards"])
def decide(request: HttpRequest, code: str) -> HttpResponse:
    """Decide all eligible nominations of one form."""
    queries.round_by_code(scope_of(request), code)
    here = reverse("awards:round", args=[code])
    return _enter(
        request, forms.DecisionForm,
        lambda form, **who: operations.decide_awards(round_code=code, **form.cleaned_data, **who),
        then=lambda _ref: here, heading=_("Quyết định khen thưởng"), back=here,
        note=_("Quyết định cho mọi đề nghị đủ điều kiện của hình thức được chọn."),
    )  # fmt: skip


@allow(*rules.WHO["hand_over_awards"])
def hand_over(request: HttpRequest, code: str) -> HttpResponse:
    """Hand over a round's awards."""
    queries.round_by_code(scope_of(request), code)
    here = reverse("awards:round", args=[code])
    return _enter(
        request, forms.HandOverForm,
        lambda form, **who: operations.hand_over_awards(round_code=code, **form.values(), **who),
        then=lambda _n: here, heading=_("Ghi việc trao thưởng"), back=here,
    )  # fmt: skip


@allow(*rules.WHO["revoke_award"])
def revoke(request: HttpRequest, code: str) -> HttpResponse:
    """Revoke an award."""
    queries.award_by_code(scope_of(request), code)
    here = reverse("awards:award", args=[code])
    return _enter(
        request, forms.RevocationForm,
        lambda form, **who: operations.revoke_award(award_code=code, **form.cleaned_data, **who),
        then=lambda _ref: here, heading=_("Thu hồi khen thưởng"), back=here, danger=True,
    )  # fmt: skip


@allow(*rules.WHO["restore_award"])
def restore(request: HttpRequest, code: str) -> HttpResponse:
    """Undo a revocation."""
    queries.award_by_code(scope_of(request), code)
    here = reverse("awards:award", args=[code])
    return _enter(
        request, forms.RestorationForm,
        lambda form, **who: operations.restore_award(award_code=code, **form.cleaned_data, **who),
        then=lambda _ref: here, heading=_("Khôi phục khen thưởng"), back=here,
    )  # fmt: skip


@allow(*rules.WHO["record_recognition"])
def record_recognition(request: HttpRequest) -> HttpResponse:
    """Record a recognition the province received."""
    here = reverse("awards:recognitions")
    return _enter(
        request, forms.RecognitionForm, lambda form, **who: operations.record_recognition(**form.cleaned_data, **who),
        then=lambda _ref: here, heading=_("Ghi danh hiệu của tỉnh"), back=here,
    )  # fmt: skip


@allow(*rules.WHO["void_recognition"])
def void_recognition(request: HttpRequest, code: str) -> HttpResponse:
    """Void a recognition entered by mistake."""
    here = reverse("awards:recognitions")
    return _enter(
        request, forms.ReasonForm,
        lambda form, **who: operations.void_recognition(code=code, **form.cleaned_data, **who),
        then=lambda _ref: here, heading=_("Hủy danh hiệu"), back=here, danger=True,
    )  # fmt: skip


def _enter(
    request: HttpRequest, form: type[django_forms.Form], act: Callable[..., Any], *, then: Callable[[Any], str],
    heading: str, back: str = "", **context: Any,
) -> HttpResponse:  # fmt: skip
    """One entry page; `act` gets the checked form and who, when, key."""
    page = act_page("awards/entry.html", form, act, then, heading)
    return answer_entry_page(request, page, heading=heading, back=back or reverse(ROOT), **context)


def _crumbs(*after: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Khen thưởng"), reverse(ROOT)), *after]
