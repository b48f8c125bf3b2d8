"""Who may do what is said by the law in force on the day of the act; old items keep their old clock."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.foundation.actor import Role
from tongket.foundation.clock import local, simulated
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.intake import operations as do
from tongket.registers.intake import queries, rules
from tongket.registers.units.models import Unit

END_OF_DISTRICTS, NEW_LAW = date(2025, 3, 1), date(2025, 7, 1)


def take(office, by, handler, on, **values):
    code = office_receive(office, on)
    return office.on(on, "accept_report", code, by, handler_code=handler, **values).code


def office_receive(office, on) -> str:
    at = local(on, 9)
    with simulated(at):
        return do.receive_report(by=office.duty, at=at, kind="TB", channel="phone", receiver_code="CAX-12433").code


def refused(function, *args, **values) -> str:
    with pytest.raises(Refused) as found:
        function(*args, **values)
    return found.value.code


@pytest.fixture
def commune_head(actor):
    return actor(Role.UNIT_HEAD, "CAX-12433", account_id=31)


def test_before_the_new_law_commune_police_take_nothing_for_resolution(office, commune_head):
    for on in (date(2022, 3, 1), date(2025, 6, 30)):
        given = {"rank": "senior", "assignment": "1/QĐ"}
        assert refused(take, office, commune_head, "CAX-12433", on, **given) == "REPORT-BODY-NOT-COMPETENT"
        assert not rules.may_resolve("commune", on)
    assert rules.may_resolve("commune", NEW_LAW)


def test_under_the_new_law_they_need_rank_and_assignment(office, commune_head):
    assert refused(take, office, commune_head, "CAX-12433", NEW_LAW) == "REPORT-BODY-NOT-COMPETENT"
    given = {"rank": "middle", "assignment": "9/QĐ-CSĐT", "investigator": "Trưởng Công an phường"}
    code = take(office, commune_head, "CAX-12433", NEW_LAW, **given)
    office.on(date(2025, 7, 9), "resolve_report", code, commune_head, outcome="initiated", article="173", clause="1")
    assert office.read(code).outcome == "initiated"


def test_the_district_takes_nothing_after_its_end_and_the_page_offers_nothing(office):
    assert refused(take, office, office.head, "CAH-336", END_OF_DISTRICTS) == "REPORT-BODY-NOT-COMPETENT"
    code = office_receive(office, END_OF_DISTRICTS)
    assert "accept_report" not in queries.offered(office.read(code), office.head, ["accept_report"], END_OF_DISTRICTS)
    assert "accept_report" in queries.offered(office.read(code), office.province, ["accept_report"], END_OF_DISTRICTS)


def test_when_a_district_body_ends_all_it_holds_passes_on_once_with_its_old_limit(office):
    begun = date(2025, 2, 20)
    held = take(office, office.head, "CAH-336", begun)
    asleep = take(office, office.head, "CAH-336", date(2025, 1, 10))
    office.on(date(2025, 2, 10), "suspend_report", asleep, ground="documents", outstanding="Công văn 5")
    going = take(office, office.head, "CAH-336", begun)
    office.on(date(2025, 2, 25), "send_report", going, to_code="CAH-338", reason="Địa bàn")
    ended = take(office, office.head, "CAH-336", begun)
    office.on(begun, "resolve_report", ended, outcome="administrative", ground="no_crime")
    before = office.read(held).due_rolled
    Unit.objects.filter(code="CAH-336").update(valid_to=END_OF_DISTRICTS)
    at = local(END_OF_DISTRICTS, 8)
    given = {"from_code": "CAH-336", "to_code": "CA-34", "number": "1/PC", "on": END_OF_DISTRICTS}
    with simulated(at):
        assert do.hand_over_dissolved_unit(by=office.province, at=at, **given) == 3
    assert [office.read(code).handler.code for code in (held, asleep, going, ended)] == [
        "CA-34", "CA-34", "CA-34", "CAH-336",
    ]  # fmt: skip
    assert office.read(held).due_rolled == before
    assert office.read(held).accepted_at == local(begun, 10)
    assert queries.stored_due_equals_computed() == []
    facts = [row for _table, row in queries.facts_as_of(END_OF_DISTRICTS, local(date(2026, 1, 1)))]
    moved = [row["event"] for row in facts if row["record"] in (held, going) and row["on"] == END_OF_DISTRICTS]
    assert moved == ["transferred_out", "transferred_in"] * 2
    assert [row["event"] for row in facts if row["record"] == asleep][-2:] == ["suspension_ended", "suspension_taken"]
    with simulated(at):
        assert do.hand_over_dissolved_unit(by=office.province, at=at, **given) == 0


def test_a_living_body_is_not_emptied_by_one_slip(office):
    given = {"from_code": "CAH-336", "to_code": "CA-34", "number": "1/PC", "on": date(2022, 3, 1)}
    at = local(date(2022, 3, 1), 8)
    assert refused(do.hand_over_dissolved_unit, by=office.province, at=at, **given) == "UNIT-STILL-LIVES"


def test_an_item_received_before_an_amendment_keeps_the_limit_of_its_day(office):
    code = take(office, office.province, "PC02", date(2025, 6, 20))
    found = {one.duty.id: one.duty for one in queries.duties_of(Scope.everything(), local(NEW_LAW), codes=[code])}
    assert found["LIMIT"].strict == local(date(2025, 7, 11))
    assert found["LIMIT"].verified
