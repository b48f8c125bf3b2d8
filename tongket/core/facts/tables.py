"""The fact tables (bảng sự kiện), declared once: what may be counted, of which unit, with which dimensions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Role = Literal["place", "handler", "receiver"]
FRAME = ("record", "event", "on", "known_at", "place", "handler", "receiver", "origin_on", "n")
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Event:
    """One kind of dated fact. `opening` events start a life, so their unit must exist on their day."""

    name: str
    measure: str
    by: Role
    origin: bool = False
    opening: bool = False


@dataclass(frozen=True, slots=True)
class FactTable:
    """`whole_province`: rows belong to the province as one, whoever leads them (tasks, awards, indices)."""

    name: str
    events: Mapping[str, Event]
    dims: tuple[str, ...]
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    whole_province: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        return FRAME + self.dims


def _events(*events: Event) -> dict[str, Event]:
    return {event.name: event for event in events}


def _words(**values: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(text.split()) for name, text in values.items()}


REPORT_FLOW = FactTable(
    "report_flow",
    _events(
        Event("received_first", "report", "handler", opening=True),
        Event("transferred_in", "report", "handler"),
        Event("split_new", "report", "handler", opening=True),
        Event("resumed", "report", "handler"),
        Event("resolved", "report", "handler"),
        Event("transferred_out", "report", "handler"),
        Event("merged", "report", "handler"),
        Event("not_a_report", "report", "handler"),
        Event("suspended", "report", "handler"),
        Event("suspension_ended", "report", "handler"),
        Event("suspension_taken", "report", "handler"),
        Event("fell_overdue", "report", "handler"),
        Event("left_overdue", "report", "handler"),
        Event("received", "report", "receiver", opening=True),
    ),
    ("kind", "channel", "outcome", "timeliness", "reason", "scope"),
    _words(
        kind="TG TB KN TU_THU DAU_THU TT",
        outcome="initiated not_initiated administrative suspended",
        timeliness="on_time late",
        scope="inside outside",
    ),
)
OFFENCE = FactTable(
    "offence",
    _events(
        Event("occurred", "offence", "place", opening=True),
        Event("cleared", "offence", "place", origin=True),
        Event("clearance_reversed", "offence", "place", origin=True),
        Event("detected", "offence", "place", opening=True),
        Event("dead", "person", "place"),
        Event("injured", "person", "place"),
        Event("damage", "dong", "place"),
        Event("recovered", "dong", "place"),
    ),
    ("group", "article", "clause", "crime_class", "serious_set", "basis", "tag"),
    _words(
        group="social_order economic corruption environment drugs high_tech national_security other",
        crime_class="less_serious serious very_serious extremely_serious",
        serious_set="yes no",
    ),
)
CASE = FactTable(
    "case",
    _events(
        Event("initiated", "case", "handler", opening=True),
        Event("accused", "accused", "handler"),
        Event("concluded", "case", "handler"),
        Event("terminated", "case", "handler"),
        Event("reopened", "case", "handler"),
        Event("returned", "case", "handler"),
        Event("acquitted", "accused", "handler"),
        Event("ring_broken", "ring", "handler", opening=True),
        Event("ring_members", "person", "handler"),
    ),
    ("group", "crime_class", "ring_kind"),
    _words(
        group="social_order economic corruption environment drugs high_tech national_security other",
        crime_class="less_serious serious very_serious extremely_serious",
        ring_kind="gang line group spot",
    ),
)
SAFEGUARD = FactTable(
    "safeguard",
    _events(
        Event("annulled", "decision", "handler"),
        Event("return_answered", "file", "handler"),
        Event("terminated_no_crime", "case", "handler"),
        Event("accused_no_crime", "accused", "handler"),
        Event("judgment_quashed", "judgment", "handler"),
        Event("compensated", "case", "handler"),
        Event("compensation_paid", "dong", "handler"),
        Event("report_reopened", "report", "handler"),
        Event("complaint_received", "complaint", "handler"),
        Event("complaint_decided", "complaint", "handler"),
    ),
    ("decision", "ground", "instance", "about", "result"),
    _words(
        decision="non_initiation suspension extension initiation case_suspension case_termination",
        ground="no_event no_crime",
        instance="appeal cassation reopening",
        about="custody initiation non_initiation suspension seizure delay other",
        result="accepted not_accepted well_founded partly unfounded withdrawn",
    ),
)
PROSECUTION = FactTable(
    "prosecution",
    _events(
        Event("cases_prosecuted", "case", "handler", opening=True),
        Event("accused_prosecuted", "accused", "handler", opening=True),
        Event("cases_stayed", "case", "handler", opening=True),
        Event("accused_stayed", "accused", "handler", opening=True),
        Event("cases_returned", "case", "handler", opening=True),
        Event("cases_tried", "case", "handler", opening=True),
        Event("defendants_tried", "defendant", "handler", opening=True),
        Event("month", "month", "handler", opening=True),
    ),
    ("reconciled",),
    _words(reconciled="yes no"),
)
INCIDENT = FactTable(
    "incident",
    _events(
        Event("occurred", "incident", "place", opening=True),
        Event("dead", "person", "place"),
        Event("injured", "person", "place"),
        Event("damage", "dong", "place"),
    ),
    ("kind", "cause"),
    _words(kind="fire explosion minor traffic"),
)
RETURN_VALUE = FactTable(
    "return_value", _events(Event("value", "figure", "place", opening=True)), ("form", "item")
)
CLOSING = FactTable(
    "closing",
    _events(Event("closed", "closing", "place", opening=True)),
    ("register",),
    _words(register="intake cases incidents evils wanted returns prosecution"),
)
TASK = FactTable(
    "task",
    _events(
        Event("assigned", "task", "handler", opening=True),
        Event("due", "task", "handler"),
        Event("done_on_time", "task", "handler"),
        Event("done_late", "task", "handler"),
        Event("overdue_open", "task", "handler"),
    ),
    ("source",),
    whole_province=True,
)
AWARD = FactTable(
    "award",
    _events(Event("decided", "award", "place", opening=True)),
    ("form", "recipient", "kind"),
    _words(form="province_certificate police_commendation", recipient="collective individual household"),
    whole_province=True,
)
INDEX = FactTable(
    "index",
    _events(
        Event("rank", "rank", "place", opening=True),
        Event("previous_rank", "rank", "place", opening=True),
        Event("of", "figure", "place", opening=True),
    ),
    ("index", "subject"),
    whole_province=True,
)
AGGREGATE = FactTable(
    "aggregate",
    _events(Event("value", "figure", "place", opening=True)),
    ("measure", "year", "vintage"),
    _words(vintage="re_entered"),
    whole_province=True,
)
# Cases of social evils and complicated spots, by the commune where they were found (tệ nạn xã hội, điểm phức tạp).
EVIL = FactTable(
    "evil",
    _events(
        Event("detected", "evil_case", "place", opening=True),
        Event("persons", "person", "place"),
        Event("female", "person", "place"),
        Event("under_18", "person", "place"),
        Event("money", "dong", "place"),
        Event("exhibits", "dong", "place"),
        Event("decided", "evil_case", "place"),
        Event("prosecuted", "person", "place"),
        Event("fined", "person", "place"),
        Event("fines", "dong", "place"),
        Event("to_treatment", "person", "place"),
        Event("to_education", "person", "place"),
        Event("spot_opened", "spot", "place", opening=True),
        Event("spot_cleared", "spot", "place"),
        Event("spot_reopened", "spot", "place"),
    ),
    ("kind", "sub_kind", "outcome", "spot_kind"),
    _words(
        kind="gambling prostitution drug_use",
        outcome="criminal administrative",
        spot_kind="gambling prostitution drugs order",
    ),
)
TREATMENT = FactTable(
    "treatment",
    _events(
        Event("carried_over", "person", "place", opening=True),
        Event("entered", "person", "place", opening=True),
        Event("left", "person", "place"),
    ),
    ("form", "reason"),
    _words(form="voluntary compulsory methadone after_treatment"),
)
# The stock of wanted persons belongs to the body whose notice it is, whoever arrests them.
WANTED = FactTable(
    "wanted",
    _events(
        Event("carried_over", "person", "handler", opening=True),
        Event("issued", "person", "handler", opening=True),
        Event("arrested", "person", "handler", origin=True),
        Event("surrendered", "person", "handler", origin=True),
        Event("cleared", "person", "handler", origin=True),
    ),
    ("basis",),
    _words(basis="social_order drugs economic judgment other"),
)

TABLES: dict[str, FactTable] = {
    table.name: table
    for table in (
        REPORT_FLOW, OFFENCE, CASE, SAFEGUARD, PROSECUTION, INCIDENT, EVIL, TREATMENT, WANTED, RETURN_VALUE, CLOSING,
        TASK, AWARD, INDEX, AGGREGATE,
    )
}  # fmt: skip
