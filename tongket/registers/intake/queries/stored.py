"""The nightly check that stored due days are those computed from the acts, in a few queries for any number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from django.db.models.functions import Coalesce

from tongket.core.law.report_kinds import STATUTORY_KINDS
from tongket.foundation.reference import holidays
from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport, Extension, ReportState

CHUNK = 2000


class _Start(NamedTuple):
    """An act that started a run of the clock, and the day that counts."""

    pk: int
    report_id: int
    verb: str
    on: Any


def stored_due_equals_computed() -> list[str]:
    """Codes of reports whose stored due days differ from those computed from their events."""
    calendar = holidays.calendar()
    rows = CrimeReport.objects.exclude(accepted_at=None).filter(kind__in=STATUTORY_KINDS).order_by("pk")
    wrong = []
    for part in _chunks(rows.values_list("pk", "code", "due_strict", "due_rolled").iterator(chunk_size=CHUNK)):
        runs = runs_of_many([pk for pk, *_ in part])
        wrong += [
            code for pk, code, *stored in part
            if pk not in runs or rules.due_of(runs[pk], calendar) != tuple(stored)
        ]  # fmt: skip
    return wrong


def stored_dues() -> int:
    """How many reports bear due days: what the check looks at."""
    return CrimeReport.objects.exclude(accepted_at=None).filter(kind__in=STATUTORY_KINDS).count()


def runs_of_many(report_ids: list[int]) -> dict[int, rules.Run]:
    """The run now going on, with its extensions, of many reports: three queries, two more for each step of splits."""
    last = {report_id: starts[-1] for report_id, starts in _starts(report_ids).items()}
    given: defaultdict[int, list[rules.ExtensionRow]] = defaultdict(list)
    extensions = Extension.objects.filter(run__in=[start.pk for start in last.values()]).order_by("pk")
    for run_id, authority, decided_on in extensions.values_list("run_id", "authority", "decided_on"):
        given[run_id].append(rules.ExtensionRow(authority, decided_on))
    origins = _origins(last)
    return {
        report_id: rules.Run(origins[report_id].verb, origins[report_id].on, tuple(given[start.pk]))
        for report_id, start in last.items()
    }


def _origins(last: dict[int, _Start]) -> dict[int, _Start]:
    """The act whose day counts: of a report split off, that of its source when it was split."""
    found = dict(last)
    while split := {key: start for key, start in found.items() if start.verb == "split_new"}:
        ids = {start.report_id for start in split.values()}
        source_of = dict(CrimeReport.objects.filter(pk__in=ids).values_list("pk", "split_from_id"))
        starts = _starts(source for source in source_of.values() if source is not None)
        for key, start in split.items():
            found[key] = [row for row in starts[source_of[start.report_id]] if row.pk < start.pk][-1]
    return found


def _starts(report_ids: Iterable[int]) -> dict[int, list[_Start]]:
    rows = ReportState.objects.filter(report__in=list(report_ids), verb__in=rules.RUN_VERBS)
    limited: dict[int, list[_Start]] = defaultdict(list)
    unlimited: dict[int, list[_Start]] = defaultdict(list)
    counted = Coalesce("counts_from", "on")
    for *row, due in rows.order_by("pk").values_list("pk", "report_id", "verb", counted, "due_strict"):
        (unlimited if due is None else limited)[row[1]].append(_Start(*row))
    # Acts without a limit count where no other is: the kind had none then.
    return unlimited | limited


def _chunks(rows: Iterator[Any]) -> Iterator[list[Any]]:
    while part := list(islice(rows, CHUNK)):
        yield part
