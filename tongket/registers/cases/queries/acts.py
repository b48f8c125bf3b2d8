"""What has happened in cases so far, as the acts that follow need it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from django.db.models import Exists, OuterRef, Sum

from tongket.foundation.reference import holidays
from tongket.foundation.scope import Scope
from tongket.registers.cases.models import AccusedCount, Case, CaseEvent, CaseReport, Offence
from tongket.registers.cases.queries.hidden import offences_shown
from tongket.registers.cases.rules import limit
from tongket.registers.cases.rules.investigation import LEVELS, SENT_DECISIONS

EXTENSION_LEVELS = tuple(LEVELS)
STEP_FIELDS = ("case_id", "pk", "verb", "on", "crime_class", "ground", "runs_from", "level", "handler__level")
LEAVING = ("terminate_accused", "record_acquittal")


def steps_of(found: Case) -> list[limit.Step]:
    """The acts of a case as its limit sees them, in order."""
    return steps_of_many([found])[found.pk]


def steps_of_many(found: Iterable[Case]) -> dict[int, list[limit.Step]]:
    """The acts of many cases with one query; a case split off begins with the acts of its source up to then."""
    cases = {case.pk: case for case in found}
    return {pk: [step for _event, step in steps] for pk, steps in _steps(cases).items()}


def _steps(cases: dict[int, Case]) -> dict[int, list[tuple[int, limit.Step]]]:
    own: dict[int, list[tuple[int, limit.Step]]] = {pk: [] for pk in cases}
    events = CaseEvent.objects.filter(case__in=cases).order_by("pk")
    for case_id, pk, *step in events.values_list(*STEP_FIELDS):
        own[case_id].append((pk, limit.Step(*step)))
    sources = {c.pk: c.split_from_id for c in cases.values() if c.split_from_id is not None}
    if sources:
        before = _steps(Case.objects.in_bulk(set(sources.values())))
        for pk, source in sources.items():
            first = own[pk][0][0] if own[pk] else 0
            own[pk] = [row for row in before[source] if row[0] < first] + own[pk]
    for pk, rows in own.items():
        own[pk] = _with_class(cases[pk], rows)
    return own


def _with_class(case: Case, rows: list[tuple[int, limit.Step]]) -> list[tuple[int, limit.Step]]:
    """Acts entered before classes were kept with them run by the class of the lead offence."""
    if any(step.crime_class for _pk, step in rows):
        return rows
    lead = case.lead_offence.crime_class
    return [(pk, replace(step, crime_class=lead)) for pk, step in rows]


def has_happened(found: Case, verb: str) -> bool:
    """Whether this act stands among the acts of the case."""
    return found.events.filter(verb=verb).exists()


def last_of(found: Case, verb: str) -> CaseEvent | None:
    """The last act of this verb in the case."""
    return found.events.filter(verb=verb).order_by("-pk").first()


def last_of_many(found: Collection[Case], verb: str) -> dict[int, CaseEvent]:
    """The last act of this verb in each of many cases that has one."""
    events = CaseEvent.objects.filter(case__in=[case.pk for case in found], verb=verb).order_by("pk")
    return {event.case_id: event for event in events}


def returns_of(found: Case) -> list[str]:
    """Which bodies returned the file so far, in order."""
    return list(found.events.filter(verb="return_case").order_by("pk").values_list("ground", flat=True))


def standing_accused(found: Case) -> int:
    """Accused persons who still stand accused in the case."""
    return standing_accused_of_many([found]).get(found.pk, 0)


def standing_accused_of_many(found: Collection[Case]) -> dict[int, int]:
    """Accused persons who still stand accused in each of many cases; those of cases joined in are among them."""
    root = _joined_roots([case.pk for case in found])
    standing: dict[int, int] = defaultdict(int)
    for pk, n in AccusedCount.objects.filter(case__in=root).values_list("case").annotate(n=Sum("n")):
        standing[root[pk]] += n
    # What left a case before it was joined left the case it went into.
    leaving = CaseEvent.objects.filter(verb__in=LEAVING, case__in=root)
    for pk, n in leaving.values_list("case").annotate(n=Sum("n")):
        standing[root[pk]] -= n
    return {case.pk: standing[case.pk] for case in found if case.joined_into_id is None}


def _joined_roots(ids: Collection[int]) -> dict[int, int]:
    """These cases and all that were joined into them, each with the one of these it went into."""
    root = {pk: pk for pk in ids}
    last = set(root)
    while last:
        rows = Case.objects.filter(joined_into__in=last).values_list("pk", "joined_into_id")
        joined = {pk: root[into] for pk, into in rows if pk not in root}
        root |= joined
        last = set(joined)
    return root


def reports_of(found: Case) -> list[str]:
    """Codes of the crime reports the case came from, those named at its offences included."""
    linked = list(CaseReport.objects.filter(case=found).order_by("pk").values_list("report_code", flat=True))
    named = found.offences.exclude(report_code="").order_by("pk").values_list("report_code", flat=True)
    return list(dict.fromkeys([*linked, *named]))


def cases_of_report(report_code: str) -> list[str]:
    """Codes of the cases that came out of a crime report."""
    linked = CaseReport.objects.filter(report_code=report_code).values_list("case__code", flat=True)
    named = Case.objects.filter(offences__report_code=report_code).values_list("code", flat=True)
    return sorted({*linked, *named})


def unsent_decisions(found: Case) -> list[str]:
    """Verbs of the decisions in the case that nobody has recorded as sent to the procuracy, in order."""
    waiting: list[str] = []
    for verb, ground, sent_at in found.events.order_by("pk").values_list("verb", "ground", "sent_at"):
        if verb in SENT_DECISIONS and sent_at is None:
            waiting.append(verb)
        elif verb == "send_case_decision" and ground in waiting:
            waiting = [name for name in waiting if name != ground]
    return list(dict.fromkeys(waiting))


def offences_of_report(scope: Scope, report_code: str) -> list[str]:
    """Codes of the offences recorded for a crime report that stand in no case yet."""
    rows = Offence.objects.filter(scope.q("place", "handler"), report_code=report_code, case=None)
    rows = offences_shown(rows, scope)
    return list(rows.exclude(state="void").order_by("pk").values_list("code", flat=True))


def unconcluded_cases_of(offence_codes: Collection[str]) -> frozenset[str]:
    """Codes of the cases of these offences whose investigation has never been concluded so far."""
    concluded = CaseEvent.objects.filter(case=OuterRef("case"), verb="conclude_case")
    rows = Offence.objects.filter(code__in=offence_codes).exclude(case=None).filter(~Exists(concluded))
    return frozenset(rows.values_list("case__code", flat=True))


def running_cases(due_until: date, *, accused: bool) -> list[Case]:
    """Cases under investigation whose limit ends by a day, with or without accused persons so far."""
    rows = Case.objects.filter(state="investigating", due_strict__lte=due_until).select_related("handler")
    charged = Exists(AccusedCount.objects.filter(case=OuterRef("pk")))
    return list(rows.filter(charged if accused else ~charged).order_by("pk"))


def suspended_case_of(offence_code: str) -> str:
    """The code of the case of an offence while its investigation is suspended, else an empty text."""
    rows = Offence.objects.filter(code=offence_code, case__state="suspended")
    return rows.values_list("case__code", flat=True).first() or ""


def extension_levels(codes: Collection[str], on: date) -> dict[str, str]:
    """Those of the cases whose limit may be extended once more by law, with the procuracy that signs (Đ172.5)."""
    found = list(Case.objects.filter(code__in=codes).select_related("lead_offence", "handler"))
    steps, calendar = steps_of_many(found), holidays.calendar()
    signed = {}
    for case in found:
        signs = limit.next_signatory(limit.reading_of(steps[case.pk], calendar, on), case.handler.level, on)
        if signs is not None:
            signed[case.code] = signs.levels[0]
    return signed
