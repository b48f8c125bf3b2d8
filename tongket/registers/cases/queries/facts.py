"""Facts of the register: tables `offence`, `case`, `safeguard` and `prosecution`, as known at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from tongket.core.facts import fact
from tongket.core.law.crime_groups import WITH_OCCURRENCE
from tongket.registers.cases.models import CaseEvent, Clearance, Offence, OffenceAmendment, Reclassification, Ring
from tongket.registers.cases.queries.procuracy import safeguard_facts

Fact = tuple[str, dict[str, Any]]
CASE_EVENTS = {
    "initiate_case": "initiated",
    "charge_accused": "accused",
    "conclude_case": "concluded",
    "terminate_case": "terminated",
    "reopen_case": "reopened",
    "return_case": "returned",
    "record_acquittal": "acquitted",
}


class _Frame(NamedTuple):
    article: str
    clause: str
    group: str
    crime_class: str
    serious_set: str


class _Then(NamedTuple):
    """What stood otherwise at the moment asked for: frames, amended fields and lead offences."""

    frames: dict[int, _Frame]
    fields: dict[int, dict[str, Any]]
    leads: dict[int, int]

    def frame_of(self, lead: int, frame: _Frame) -> _Frame:
        return self.frames.get(lead, frame)


def facts_as_of(cut_off: date, known_at: datetime) -> Iterator[Fact]:
    """Fact rows of the four tables up to the cut-off as known then, voided records left out."""
    then = _Then(_earlier_frames(known_at), _earlier_fields(known_at), _earlier_leads(known_at))
    yield from _offence_facts(cut_off, known_at, then)
    yield from _case_facts(cut_off, known_at, then)
    yield from _ring_facts(cut_off, known_at, then)
    yield from safeguard_facts(cut_off, known_at)


def _standing(rows: QuerySet[Any], known_at: datetime, path: str = "") -> QuerySet[Any]:
    """Rows whose record was not void at that time."""
    return rows.filter(Q(**{f"{path}voided_at": None}) | Q(**{f"{path}voided_at__gt": known_at}))


def _earlier_frames(known_at: datetime) -> dict[int, _Frame]:
    """Frames of offences reclassified after `known_at`, as they stood then."""
    rows = Reclassification.objects.filter(recorded_at__gt=known_at).order_by("-pk")
    fields = ("article_before", "clause_before", "group_before", "crime_class_before", "serious_set_before")
    return {row[0]: _Frame(*row[1:]) for row in rows.values_list("offence_id", *fields)}


def _earlier_fields(known_at: datetime) -> dict[int, dict[str, Any]]:
    """Fields of offences corrected after `known_at`, as they stood then."""
    earlier: dict[int, dict[str, Any]] = defaultdict(dict)
    rows = OffenceAmendment.objects.filter(recorded_at__gt=known_at, field__in=COUNTED_FIELDS).order_by("-pk")
    for offence, field, before in rows.values_list("offence_id", "field", "before"):
        earlier[offence][field] = _value(field, before)
    return earlier


def _value(field: str, text: str) -> Any:
    if field == "occurred_on":
        return date.fromisoformat(text) if text else None
    return text if field == "tag" else int(text)


def _earlier_leads(known_at: datetime) -> dict[int, int]:
    """Lead offences of cases in which another leads since; the event of the change keeps the one before."""
    rows = CaseEvent.objects.filter(verb="change_lead", recorded_at__gt=known_at).order_by("-pk")
    return dict(rows.values_list("case_id", "offence_id"))


COUNTED_FIELDS = ("occurred_on", "place_id", "tag", "dead", "injured", "damage")
OFFENCE_FIELDS = ("pk", "code", "recorded_on", "occurred_on", "recorded_at", "place_id", "first_handler_id", "tag",
                  "dead", "injured", "damage", *_Frame._fields)  # fmt: skip


def _offence_facts(cut_off: date, known_at: datetime, then: _Then) -> Iterator[Fact]:
    clearances: dict[int, list[Clearance]] = {}
    for clearance in Clearance.objects.filter(on__lte=cut_off, recorded_at__lte=known_at).order_by("pk"):
        clearances.setdefault(clearance.offence_id, []).append(clearance)
    rows = _standing(Offence.objects.filter(recorded_at__lte=known_at), known_at).order_by("pk")
    for values in rows.values(*OFFENCE_FIELDS):
        values |= then.fields.get(values["pk"], {})
        frame = then.frame_of(values["pk"], _Frame(*(values[name] for name in _Frame._fields)))
        by_occurrence = frame.group in WITH_OCCURRENCE and values["occurred_on"] is not None
        counted_on = values["occurred_on"] if by_occurrence else values["recorded_on"]
        base = {"record": values["code"], "place": values["place_id"], "handler": values["first_handler_id"],
                "tag": values["tag"], "basis": "", **frame._asdict()}  # fmt: skip
        if counted_on <= cut_off:
            numbers = ((name, values[name]) for name in ("dead", "injured", "damage"))
            for event, n in (("occurred" if by_occurrence else "detected", 1), *numbers):
                if n:
                    yield fact("offence", event, on=counted_on, known_at=values["recorded_at"], n=n, **base)
        for clearance in clearances.get(values["pk"], ()):
            origin = counted_on if by_occurrence else None
            own = {"basis": clearance.basis, "handler": clearance.handler_id}
            yield from _clearance_facts(clearance, base | own, origin, cut_off, known_at)


def _clearance_facts(
    clearance: Clearance, base: dict[str, Any], origin: date | None, cut_off: date, known_at: datetime
) -> Iterator[Fact]:
    known = clearance.recorded_at
    yield fact("offence", "cleared", on=clearance.on, known_at=known, origin_on=origin, **base)
    if clearance.recovered:
        yield fact("offence", "recovered", on=clearance.on, known_at=known, n=clearance.recovered, **base)
    reversed_on, reversed_at = clearance.reversed_on, clearance.reversed_recorded_at
    if reversed_on is not None and reversed_at is not None and reversed_on <= cut_off and reversed_at <= known_at:
        # The rate takes a reversal off the period in which the offence occurred and was cleared.
        yield fact("offence", "clearance_reversed", on=reversed_on, known_at=reversed_at, origin_on=origin, **base)


def _case_facts(cut_off: date, known_at: datetime, then: _Then) -> Iterator[Fact]:
    rows = CaseEvent.objects.filter(on__lte=cut_off, recorded_at__lte=known_at, verb__in=CASE_EVENTS)
    frames = _frames_of(set(then.leads.values()))
    fields = ("verb", "on", "n", "recorded_at", "case_id", "case__code", "handler_id", "case__lead_offence_id",
              "case__lead_offence__group", "case__lead_offence__crime_class", "offence_id", "offence__group",
              "offence__crime_class")  # fmt: skip
    for verb, on, n, recorded_at, case, code, handler, lead, group, crime_class, own, *own_frame in (
        _standing(rows, known_at, "case__").order_by("pk").values_list(*fields)
    ):
        if own is not None:
            # Accused persons count by the gravest offence they are charged with.
            lead, group, crime_class = own, *own_frame
        elif case in then.leads:
            lead = then.leads[case]
            group, crime_class = frames[lead]
        earlier = then.frames.get(lead)
        yield fact(
            "case", CASE_EVENTS[verb], record=code, on=on, known_at=recorded_at, handler=handler, n=n, ring_kind="",
            group=earlier.group if earlier else group, crime_class=earlier.crime_class if earlier else crime_class,
        )  # fmt: skip


def _frames_of(offences: set[int]) -> dict[int, tuple[str, str]]:
    rows = Offence.objects.filter(pk__in=offences).values_list("pk", "group", "crime_class")
    return {pk: (group, crime_class) for pk, group, crime_class in rows}


def _ring_facts(cut_off: date, known_at: datetime, then: _Then) -> Iterator[Fact]:
    rows = Ring.objects.filter(broken_on__lte=cut_off, recorded_at__lte=known_at).order_by("pk")
    frames = _frames_of(set(then.leads.values()))
    for found in _standing(rows, known_at).prefetch_related("cases__lead_offence"):
        case = min(found.cases.all(), key=lambda c: c.pk)
        lead = then.leads.get(case.pk, case.lead_offence_id)
        group, crime_class = frames.get(lead, (case.lead_offence.group, case.lead_offence.crime_class))
        frame = then.frames.get(lead)
        base = {
            "record": found.code, "on": found.broken_on, "known_at": found.recorded_at, "handler": found.handler_id,
            "ring_kind": found.kind, "group": frame.group if frame else group,
            "crime_class": frame.crime_class if frame else crime_class,
        }  # fmt: skip
        yield fact("case", "ring_broken", **base)
        if found.members:
            yield fact("case", "ring_members", n=found.members, **base)
