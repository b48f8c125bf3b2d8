"""Offences and cases by words and by units: how the lists find them."""

from __future__ import annotations

from typing import Protocol

from django.db.models import Exists, OuterRef, Q, QuerySet

from tongket.foundation import search
from tongket.foundation.scope import Scope
from tongket.registers.cases.models import Case, Offence

OFFENCE_SCOPE = ("place", "handler")
FEW = 3


class Wanted(Protocol):
    """The units a list is narrowed to."""

    @property
    def unit_ids(self) -> frozenset[int] | None: ...


def cases_with_words(rows: QuerySet[Case], words: str, *, content: bool) -> QuerySet[Case]:
    """Cases by words of one of their offences or by their own number; without the right to content by this alone."""
    found = search.matching_ids(Offence._meta.db_table, words, most=search.MANY, content=content)
    if found is None:
        return _along_the_book(rows, words)
    standing = Offence.objects.filter(pk__in=found, case__isnull=False).exclude(state="void")
    return rows.filter(pk__in={*standing.values_list("case_id", flat=True), *_numbered(rows, words)})


def _numbered(rows: QuerySet[Case], words: str) -> list[int]:
    """Cases whose number holds every word; without a digit nobody means a number."""
    if not any(character.isdigit() for character in words):
        return []
    for word in search.words_of(words):
        rows = rows.filter(code__icontains=word)
    return list(rows.values_list("pk", flat=True)[: search.MANY])


def _along_the_book(rows: QuerySet[Case], words: str) -> QuerySet[Case]:
    """Words that many offences hold: the first page is found at once when the book is walked."""
    for word in search.words_of(words):
        within = Offence.objects.filter(Q(search_key__contains=word) | Q(code__icontains=word), case=OuterRef("pk"))
        rows = rows.filter(Q(code__icontains=word) | Exists(within.exclude(state="void")))
    return rows


def branches(scope: Scope, wanted: Wanted) -> list[Q]:
    """For a list of few units: the ways an offence can belong to them, each with an index of its own."""
    ids = scope.unit_ids
    if wanted.unit_ids is not None and (ids is None or len(wanted.unit_ids) < len(ids)):
        ids = wanted.unit_ids
    if ids is None or len(ids) > FEW:
        return []
    return [Q(**{field: unit_id}) for field in OFFENCE_SCOPE for unit_id in sorted(ids)]
