"""Drafts on the server (bản nháp): what an officer typed is not lost; fields marked private are never kept.

A phone or identity number in another text is not kept either: the act would refuse it, but a draft is saved while its
writer still types, so it is left out ("…" stands in its place) and the rest of the text is not lost.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.http import QueryDict

from tongket.core.viet.identifiers import without_numbers
from tongket.foundation.actor import Actor
from tongket.foundation.models import Draft

# A duty shift and two more: who comes back after that starts anew. No limit of the law.
KEPT_FOR = timedelta(hours=72)


def private_fields(form: forms.Form) -> list[str]:
    """Names of the fields that no draft may hold: identity, numbers, addresses (widget attribute `data-private`)."""
    return [form.add_prefix(name) for name, field in form.fields.items() if "data-private" in field.widget.attrs]


def values_to_keep(form: forms.Form, data: QueryDict) -> dict[str, list[str]]:
    """What of a sent form may lie in a draft."""
    private = set(private_fields(form))
    fields = {form.add_prefix(name): field for name, field in form.fields.items()}
    return {
        name: _kept(field, data.getlist(name)) for name, field in fields.items() if name in data and name not in private
    }


def _kept(field: forms.Field, texts: list[str]) -> list[str]:
    """Counts, sums and days stay as typed: a number by nature leads to nobody."""
    return [without_numbers(text) for text in texts] if isinstance(field, forms.CharField) else texts


def fill(form: forms.Form, values: Mapping[str, list[str]]) -> None:
    """Put kept values into a form not yet sent, as its initial values."""
    data = QueryDict(mutable=True)
    for name, texts in values.items():
        data.setlist(name, texts)
    for name, field in form.fields.items():
        key = form.add_prefix(name)
        if key in data or isinstance(field.widget, forms.CheckboxInput):
            form.initial[name] = field.widget.value_from_datadict(data, {}, key)


def save_draft(*, by: Actor, page: str, about: str, values: Mapping[str, Any], at: datetime) -> None:
    """Keep what was typed; an empty form leaves no draft."""
    if any(any(texts) for texts in values.values()):
        Draft.objects.update_or_create(
            account_id=by.account_id, page=page, about=about, defaults={"values": dict(values), "saved_at": at}
        )


def draft_of(by: Actor, page: str, about: str) -> Draft | None:
    """The draft of this person for this page and object."""
    return Draft.objects.filter(account_id=by.account_id, page=page, about=about).first()


def drop_draft(by: Actor, page: str, about: str) -> None:
    """Forget a draft: the form was sent, or its writer gave it up."""
    Draft.objects.filter(account_id=by.account_id, page=page, about=about).delete()


def kept() -> int:
    """How many drafts lie on the server."""
    return Draft.objects.count()


def drop_expired(now: datetime) -> int:
    """Forget drafts nobody came back to; the daily work calls it."""
    return Draft.objects.filter(saved_at__lt=now - KEPT_FOR).delete()[0]
