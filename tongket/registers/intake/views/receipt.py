"""Receipt: the entry page, likely duplicates while typing, the papers that are printed from it, the file cover."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.core.viet import dates
from tongket.foundation import clock, drafts
from tongket.foundation.actor import Actor, Role
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
from tongket.foundation.operation import Ref
from tongket.foundation.scope import Scope
from tongket.registers.intake import operations, queries
from tongket.registers.intake.forms.receipt import REPORTER, ReceiptForm, details_of, persons_of
from tongket.registers.intake.presenters import receipt as presenters
from tongket.registers.intake.presenters import remote as remote_words
from tongket.registers.intake.queries import identity
from tongket.registers.intake.queries.likely import Sought, likely_duplicates
from tongket.registers.intake.queries.places import own_commune, place_choices, places_for
from tongket.registers.intake.queries.remote import remote_listing
from tongket.registers.intake.rules.papers import CONFESSION_WORDS, HANDOVER, MINUTES, RECEIPT, papers_of
from tongket.registers.units import queries as units

RECEIVERS = (Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD)
PAGE = "tin-bao-moi"
SHEETS = {RECEIPT: "intake/sheet_receipt.html", MINUTES: "intake/sheet_minutes.html",
          HANDOVER: "intake/sheet_person_handover.html"}  # fmt: skip
# The papers may be printed with names only from the form just sent, and only for so long.
SALT = "tongket.intake.persons"
PRINTABLE_FOR = timedelta(minutes=30)
COLUMNS = ("kind", "channel", "receiver_code", "place_code", "occurred_on", "summary", "reporter_kind", "received_at")


@allow(*RECEIVERS)
def new(request: HttpRequest) -> HttpResponse:
    """Take in a new report: save, or save and print."""
    actor, choices = actor_of(request), _choices(actor_of(request))

    def form_of(data: Any) -> ReceiptForm:
        return ReceiptForm(data, initial=_initial(actor), **choices)

    context = {"receivers": choices["receivers"], "sealing": presenters.sealing_word(), **_falls_due(actor)}
    if request.method == "POST" and "check" in request.POST:
        form = form_of(None)
        drafts.fill(form, {name: request.POST.getlist(name) for name in request.POST})
        found = presenters.likely_lines(likely_duplicates(scope_of(request), _sought(request)))
        context |= {"form": form, "form_key": form_key_of(request) or new_form_key(), "likely": found,
                    "checked": True, "private": ",".join(drafts.private_fields(form))}  # fmt: skip
        return render(request, "intake/new.html", context)
    page = EntryPage(
        template="intake/new.html", form=form_of, act=_receive, draft=PAGE, once=True,
        then=lambda ref: _after(request, ref),
        done=lambda ref: _done(request, ref),
        respond=lambda form, ref: _printed(request, form, ref) if "print" in request.POST else None,
    )  # fmt: skip
    return answer_entry_page(request, page, **context)


@allow(*RECEIVERS)
def likely(request: HttpRequest) -> HttpResponse:
    """Reports that may be the same event, for what is typed so far. By POST, so that no content stands in an address;
    nothing changes."""
    if request.method != "POST":
        raise Http404
    found = presenters.likely_lines(likely_duplicates(scope_of(request), _sought(request)))
    return render(request, "intake/parts/likely.html", {"likely": found, "checked": True})


@allow_record_readers("intake:index")
def sheet(request: HttpRequest, code: str, slug: str) -> HttpResponse:
    """A paper of the receipt. By POST with the token of the form just sent it names persons, later it says: sealed."""
    token = request.POST.get("persons", "")
    try:
        kept = signing.loads(token, salt=SALT, max_age=PRINTABLE_FOR) if token else {}
    except signing.BadSignature:
        kept = {}
    # Whoever entered it a moment ago, and nobody else, hands out its papers: even of a report about the own unit.
    fresh = (kept.get("code"), kept.get("account")) == (code, actor_of(request).account_id)
    row = queries.report(Scope.everything() if fresh else scope_of(request), code)
    if (not fresh and not scope_of(request).content) or (slug == HANDOVER and slug not in papers_of(row.kind)):
        raise Http404
    _note_reading(request, row)
    persons = kept.get("persons") if fresh else None
    again = request.method == "POST" and "again" in request.POST
    if again:
        operations.print_sheet(by=actor_of(request), at=clock.now(), code=code, sheet=slug)
    return _render_sheet(request, row, slug, persons=persons, token=token if fresh else "", fresh=fresh, now=again)


@allow_record_readers("intake:index")
def cover(request: HttpRequest, code: str) -> HttpResponse:
    """The cover of the file (bìa hồ sơ): register, clock with its articles, what happened."""
    scope = scope_of(request)
    row = queries.report(scope, code)
    _note_reading(request, row)
    return render(request, "intake/sheet_cover.html", presenters.cover(row, scope, clock.now()))


def _note_reading(request: HttpRequest, row: Any) -> None:
    """Reading a report about a unit is written down, on paper as on the screen."""
    if row.about_id is not None and queries.reports(scope_of(request)).filter(pk=row.pk).exists():
        operations.read_report(by=actor_of(request), at=clock.now(), code=row.code)


def _receive(data: dict[str, Any], by: Actor, at: Any, key: str) -> Ref:
    given = {name: data[name] for name in COLUMNS}
    answer: Ref = operations.receive_report(
        by=by,
        at=at,
        key=key,
        details=details_of(data),
        persons=persons_of(data),
        about_code=data["about_code"],
        **given,
    )
    return answer


def _done(request: HttpRequest, ref: Ref) -> str:
    said = _("Đã tiếp nhận tin %(code)s.") % {"code": ref.code}
    if not queries.reports(scope_of(request)).filter(code=ref.code).exists():
        # Named once, to who took it in: from now on it does not exist for the unit it is about.
        said += " " + _("Tin phản ánh đơn vị của đồng chí hoặc cấp trên: đã vào sổ của cơ quan Công an cấp trên, đơn "
                        "vị không xem được nữa. Cần giấy biên nhận thì dùng “Lưu và in phiếu”.")  # fmt: skip
    named = any(request.POST.get(name) for name in REPORTER)
    return f"{said} {presenters.only_on_paper()}" if named and not identity.sealing_ready() else said


def _after(request: HttpRequest, ref: Ref) -> str:
    """The report's page, or the list where the officer may not see it (a report about the own unit)."""
    seen = queries.reports(scope_of(request)).filter(code=ref.code).exists()
    return reverse("intake:detail", args=[ref.code]) if seen else reverse("intake:index")


def _printed(request: HttpRequest, form: Any, ref: Ref) -> HttpResponse:
    """The first paper, out of the form just sent; its token lets the others be printed from the same form."""
    persons = persons_of(form.cleaned_data)
    kept = {"code": ref.code, "account": actor_of(request).account_id, "persons": persons}
    token = signing.dumps(kept, salt=SALT, compress=True)
    row = queries.report(Scope.everything(), ref.code)
    first = next(iter(papers_of(row.kind)))
    return _render_sheet(request, row, first, persons=persons, token=token, fresh=True, now=True)


def _render_sheet(request: HttpRequest, row: Any, slug: str, **given: Any) -> HttpResponse:
    context = presenters.sheet(row, given["persons"], given["fresh"]) | {
        "token": given["token"], "print_now": given["now"], "slug": slug, "form_key": new_form_key(),
        "address": presenters.paper_address(row, slug), "visible": _after(request, Ref("", row.pk, row.code)),
        "prints": presenters.prints_of(row, slug), "may_receive": actor_of(request).role in RECEIVERS,
        "paper_only": presenters.only_on_paper() if given["persons"] and not identity.sealing_ready() else "",
        "paper_title": papers_of(row.kind).get(slug, ""),
        "others": presenters.other_papers(row, slug),
    }  # fmt: skip
    confessed = slug == MINUTES and row.kind in CONFESSION_WORDS
    return render(request, "intake/sheet_confession.html" if confessed else SHEETS[slug], context)


def _initial(actor: Actor) -> dict[str, Any]:
    now = clock.now().astimezone(clock.LOCAL)
    return {"receiver_code": actor.unit_code, "place_code": own_commune(actor.unit_id), "received_on": now.date(),
            "received_time": dates.format_time(now)}  # fmt: skip


def _falls_due(actor: Actor) -> dict[str, Any]:
    """What would fall due now, and for a commune's desk what the list of communes hard to reach has to do with it."""
    now, today = clock.now(), clock.today()
    if actor.unit_id is None:
        return {"deadlines": presenters.deadlines("", now)}
    unit = units.unit_by_id(actor.unit_id)
    listing = remote_listing(unit, today)
    words = remote_words.limit_words(listing, today) if unit.level == "commune" else ""
    return {"deadlines": presenters.deadlines(unit.level, now, listing is not None), "remote": words}


def _choices(actor: Actor) -> dict[str, Any]:
    """Bodies this officer may receive for, and, when they are shown, places and bodies a report may be about."""
    today = clock.today()
    return {
        "receivers": [(row.code, row.name) for row in units.unit_and_children(actor.unit_id, today)],
        "communes": lambda: place_choices(places_for(actor.unit_id, today)),
        "bodies": lambda: [(row.code, row.name) for row in units.units_at(today, kind="police")],
    }


def _sought(request: HttpRequest) -> Sought:
    try:
        on = dates.parse_date(request.POST.get("occurred_on", ""), today=clock.today())
        occurred = True
    except ValueError:
        on, occurred = clock.today(), False
    return Sought(request.POST.get("place_code", ""), on, occurred, request.POST.get("summary", "")[:4000])
