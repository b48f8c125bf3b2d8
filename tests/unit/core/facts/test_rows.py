from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tongket.core.facts import TABLES, fact, findings_in

KNOWN = datetime(2022, 5, 1, tzinfo=UTC)
LIVES = {11: (date(2004, 1, 1), None), 12: (date(2004, 1, 1), date(2022, 7, 1)), 501: (date(2004, 1, 1), None)}


def codes(table: str, event: str, **changes):
    values = {"record": "R-1", "on": date(2022, 5, 1), "known_at": KNOWN, "place": 11} | changes
    name, row = fact(table, event, **values)
    return [finding.code for finding in findings_in(name, row, LIVES)]


def test_an_ordinary_row_is_accepted():
    assert codes("offence", "occurred", group="social_order", serious_set="no") == []


@pytest.mark.parametrize(
    ("event", "changes", "code"),
    [
        ("occurred", {"n": -1}, "FACT-NEGATIVE-COUNT"),
        ("occurred", {"n": 1.5}, "FACT-COUNT-NOT-WHOLE"),
        ("happened", {}, "FACT-UNKNOWN-EVENT"),
        ("occurred", {"record": ""}, "FACT-NO-RECORD"),
        ("occurred", {"place": None}, "FACT-NO-UNIT"),
        ("occurred", {"place": 99}, "FACT-UNKNOWN-UNIT"),
        ("occurred", {"place": 12, "on": date(2022, 7, 1)}, "FACT-OUTSIDE-UNIT-LIFE"),
        ("occurred", {"on": date(2003, 12, 31)}, "FACT-OUTSIDE-UNIT-LIFE"),
        ("occurred", {"colour": "red"}, "FACT-UNKNOWN-DIMENSION"),
        ("occurred", {"group": "gambling"}, "FACT-UNKNOWN-VALUE"),
        ("cleared", {"origin_on": date(2022, 5, 2)}, "OFFENCE-CLEARED-BEFORE-OCCURRED"),
    ],
)
def test_a_wrong_row_is_refused_with_a_stable_code(event, changes, code):
    assert codes("offence", event, **changes) == [code]


def test_a_later_event_of_an_old_record_keeps_the_unit_that_has_ended():
    assert codes("offence", "cleared", place=12, on=date(2022, 8, 1), origin_on=date(2022, 5, 1)) == []


def test_a_return_is_dated_on_the_last_day_of_its_month():
    assert codes("return_value", "value", item="id_issued") == ["RETURN-NOT-AT-MONTH-END"]
    assert codes("return_value", "value", item="id_issued", on=date(2022, 5, 14)) == []


def test_an_unknown_table_is_refused():
    assert [f.code for f in findings_in("weather", {"record": "R"})] == ["FACT-UNKNOWN-TABLE"]


def test_every_event_counts_something_with_a_name():
    from tongket.core.facts import MEASURES

    assert all(event.measure in MEASURES for table in TABLES.values() for event in table.events.values())
