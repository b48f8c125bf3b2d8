"""A case passes from one investigating body to another, and from a body that ended to its heir; figures stay put."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime

import pytest

from tongket.core.periods.period import period_containing
from tongket.foundation.actor import Role
from tongket.foundation.clock import local, simulated
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.cases import operations as do
from tongket.registers.cases import queries
from tongket.registers.cases.models import CaseTransfer, Offence
from tongket.registers.cases.queries import unit_counts
from tongket.registers.units import queries as units
from tongket.registers.units.models import Unit

ALL = Scope.everything()
LATER = datetime(2030, 1, 1, tzinfo=UTC)
SENT = {"to_code": "CAH-338", "ground": "not_competent", "document": "15/QĐ-VKS"}
ENDED = date(2025, 3, 1)
HANDED = {"from_code": "CAH-336", "to_code": "CA-34", "document": "01/BB-BG"}


def unit_id(code: str, on: date = date(2022, 5, 1)) -> int:
    return units.unit_by_code(code, on).id


def sent(office, on=date(2022, 4, 5), **values) -> str:
    case = office.case()
    office.do("send_case", on, code=case, **SENT | values)
    return case


def facts(table="case", cut_off=date(2029, 12, 31), known_at=LATER):
    return [row for name, row in queries.facts_as_of(cut_off, known_at) if name == table]


def by_handler(table="case", **when):
    return Counter({(row["event"], row["handler"]): row["n"] for row in facts(table, **when)})


def test_a_case_sent_stays_the_senders_until_it_is_taken_over(office):
    case = sent(office)
    assert office.read(case).handler.code == "CAH-336"
    assert [one.case.code for one in queries.arriving(ALL)] == [case]
    office.do("take_over_case", date(2022, 4, 8), by=office.other, code=case, investigator="ĐTV 05")
    row = office.read(case)
    assert (row.handler.code, row.investigator, row.pending_to_id, row.state) == (
        "CAH-338", "ĐTV 05", None, "investigating"
    )  # fmt: skip
    assert queries.arriving(ALL) == []
    (kept,) = queries.transfers_of(row)
    assert (kept.from_unit.code, kept.to_unit.code, kept.sent_on, kept.received_on, kept.document) == (
        "CAH-336", "CAH-338", date(2022, 4, 5), date(2022, 4, 8), "15/QĐ-VKS"
    )  # fmt: skip


def test_the_limit_goes_on_at_the_body_that_received_the_case(office):
    case = sent(office)
    before = office.due(case)
    office.do("take_over_case", date(2022, 4, 8), by=office.other, code=case)
    assert office.due(case) == before == (date(2022, 5, 10), date(2022, 5, 10))
    assert queries.stored_due_equals_computed() == []


def test_only_the_receiving_body_takes_over_or_returns(office):
    case = sent(office)
    assert office.codes("take_over_case", date(2022, 4, 8), code=case) == ["UNIT-NOT-YOURS"]
    assert office.codes("return_sent_case", date(2022, 4, 8), code=case, reason="x") == ["UNIT-NOT-YOURS"]
    office.do("return_sent_case", date(2022, 4, 8), by=office.other, code=case, reason="Thiếu bút lục 12–20")
    row = office.read(case)
    assert (row.handler.code, row.pending_to_id) == ("CAH-336", None)
    assert [one.returned_on for one in queries.transfers_of(row)] == [date(2022, 4, 8)]
    office.do("send_case", date(2022, 4, 9), code=case, **SENT)
    assert len(queries.transfers_of(row)) == 2


def test_nothing_else_happens_in_a_case_while_its_file_travels(office):
    case = sent(office)
    assert office.codes("conclude_case", date(2022, 4, 6), code=case) == ["CASE-ON-THE-WAY"]
    assert office.codes("conclude_cases", date(2022, 4, 6), codes=[case]) == ["CASE-ON-THE-WAY"]
    assert office.codes("send_case", date(2022, 4, 6), code=case, **SENT) == ["CASE-ON-THE-WAY"]
    office.do("extend_investigation", date(2022, 4, 6), code=case, level="district", document="07/QĐ-VKS")
    assert office.due(case)[0] == date(2022, 7, 10)


def test_what_is_not_on_the_way_is_neither_received_nor_returned(office):
    case = office.case()
    for verb, more in (("take_over_case", {}), ("return_sent_case", {"reason": "x"})):
        assert office.codes(verb, date(2022, 4, 8), by=office.other, code=case, **more) == ["CASE-NOT-ON-THE-WAY"]


def test_all_faults_of_a_sending_are_told_at_once(office):
    case = office.case()
    found = office.codes(
        "send_case", date(2022, 4, 5), code=case, to_code="CAX-12433", ground="moon", document=" ",
        decision_received_on=date(2022, 4, 6),
    )  # fmt: skip
    assert found == ["CASE-GROUND-UNKNOWN", "DECISION-NUMBER-MISSING", "CASE-OUT-OF-ORDER", "CASE-BODY-NOT-COMPETENT"]
    same = office.codes("send_case", date(2022, 4, 5), code=case, **SENT | {"to_code": "CAH-336"})
    assert same == ["CASE-TRANSFER-TARGET"]


def test_a_concluded_case_is_not_sent_to_another_investigating_body(office):
    case = office.case()
    office.do("conclude_case", date(2022, 4, 1), code=case)
    assert office.codes("send_case", date(2022, 4, 5), code=case, **SENT) == ["CASE-STATE"]


def test_the_new_body_acts_on_the_case_and_its_offences_and_the_old_one_no_longer(office):
    case = sent(office)
    office.do("take_over_case", date(2022, 4, 8), by=office.other, code=case)
    offence = office.read(case).lead_offence.code
    cleared = {"code": offence, "basis": "charged"}
    assert office.codes("clear_offence", date(2022, 4, 9), **cleared) == ["UNIT-NOT-YOURS"]
    office.do("clear_offence", date(2022, 4, 9), by=office.other, **cleared)
    office.do("conclude_case", date(2022, 4, 10), by=office.other, code=case)


def test_each_act_counts_for_the_body_that_handled_the_case_on_its_day(office):
    case = sent(office)
    old, new = unit_id("CAH-336"), unit_id("CAH-338")
    before = local(date(2022, 4, 7), 9)
    office.do("take_over_case", date(2022, 4, 8), by=office.other, code=case)
    office.do("clear_offence", date(2022, 4, 9), by=office.other, code=office.read(case).lead_offence.code,
              basis="charged")  # fmt: skip
    office.do("conclude_case", date(2022, 4, 10), by=office.other, code=case)
    assert by_handler() == {("initiated", old): 1, ("accused", old): 2, ("concluded", new): 1}
    assert by_handler("offence") == {("occurred", old): 1, ("cleared", new): 1}
    assert by_handler(known_at=before) == {("initiated", old): 1, ("accused", old): 2}


def test_a_clearance_entered_late_counts_for_the_body_of_its_own_day(office):
    case = sent(office)
    office.do("take_over_case", date(2022, 4, 8), by=office.other, code=case)
    with simulated(local(date(2022, 4, 9), 10)):
        do.clear_offence(by=office.other, at=local(date(2022, 4, 9), 10), code=office.read(case).lead_offence.code,
                         basis="in_the_act", on=date(2022, 3, 30))  # fmt: skip
    assert by_handler("offence")["cleared", unit_id("CAH-336")] == 1


def test_signs_of_injustice_count_for_the_body_of_their_day(office):
    case = office.case()
    office.do("conclude_case", date(2022, 4, 1), code=case)
    office.do("hand_over_case", date(2022, 4, 2), code=case)
    office.do("return_file", date(2022, 4, 5), by=office.procurator, code=case, by_body="procuracy", reason="x")
    office.do("answer_returned_file", date(2022, 4, 6), code=case, accepted=True)
    office.do("send_case", date(2022, 4, 7), code=case, **SENT)
    office.do("take_over_case", date(2022, 4, 8), by=office.other, code=case)
    office.do("record_quashed_judgment", date(2022, 9, 8), by=office.procurator, case_code=case, instance="appeal",
              reason="x")  # fmt: skip
    assert by_handler("safeguard") == {
        ("return_answered", unit_id("CAH-336")): 1, ("judgment_quashed", unit_id("CAH-338")): 1
    }  # fmt: skip


def test_counts_by_unit_say_who_initiated_and_who_holds(office):
    case = sent(office)
    office.do("take_over_case", date(2022, 4, 8), by=office.other, code=case)
    counts = unit_counts.case_counts(period_containing(date(2022, 4, 20), "year"), date(2022, 4, 20))
    assert counts == {unit_id("CAH-336"): (1, 0, 0, 0, 0), unit_id("CAH-338"): (0, 1, 0, 0, 0)}


def test_who_signs_an_extension_follows_the_body_that_has_the_case(office):
    case = sent(office, to_code="PC02")
    office.do("take_over_case", date(2022, 4, 8), by=office.above_head, code=case)
    given = {"by": office.above_head, "code": case, "document": "07/QĐ-VKS"}
    assert office.codes("extend_investigation", date(2022, 4, 9), level="district", **given) == [
        "EXTENSION-LEVEL-WRONG"
    ]
    office.do("extend_investigation", date(2022, 4, 9), level="province", **given)
    assert queries.investigation_of(office.read(case), date(2022, 4, 10)).findings == ()


def test_a_case_leaves_the_province_and_comes_back_with_its_limit(office):
    case = office.case()
    away = {"code": case, "ground": "not_competent", "document": "15/QĐ-VKS tỉnh"}
    assert office.codes("send_case_away", date(2022, 4, 5), outside=" ", **away) == ["CASE-TRANSFER-TARGET"]
    office.do("send_case_away", date(2022, 4, 5), outside="CQĐT Công an tỉnh Nam Định", **away)
    assert (office.read(case).state, office.due(case)) == ("sent_away", (None, None))
    assert queries.stored_due_equals_computed() == []
    office.do("take_back_case", date(2022, 4, 20), code=case, reason="Không thuộc thẩm quyền nơi nhận")
    assert (office.read(case).state, office.due(case)[0]) == ("investigating", date(2022, 5, 10))
    assert queries.stored_due_equals_computed() == []


# A body that has ended


@pytest.fixture
def ended(office):
    """What CAH-336 still held when it ended on 01/03/2025: two running cases, a suspended one, a loose offence."""
    spec = date(2025, 2, 20)
    given = {"occurred_on": date(2025, 2, 1)}
    running = [open_case(office, spec, given) for _ in range(2)]
    asleep = open_case(office, spec, given)
    office.do("suspend_case", date(2025, 2, 25), code=asleep, ground="illness", document="12/KLGĐ")
    loose = office.offence(date(2025, 2, 21), **given)
    Unit.objects.filter(code="CAH-336").update(valid_to=ENDED)
    return [*running, asleep], loose


def open_case(office, on, given) -> str:
    spec = do.CaseSpec(on, accused=do.AccusedSpec(2))
    return queries.case_code_of(office.offence(on, initiate=spec, **given))


def test_a_case_of_a_body_that_ended_is_first_handed_over(office, ended):
    (case, *_rest), _loose = ended
    found = office.codes("conclude_case", date(2025, 3, 5), by=office.above_head, code=case)
    assert found == ["CASE-BODY-ENDED"]


def test_everything_an_ended_body_held_passes_to_its_heir_with_its_clock(office, ended):
    cases, loose = ended
    dues = {case: office.due(case) for case in cases}
    assert [(body.unit.code, body.cases, body.offences) for body in queries.ended_bodies_with_files(ALL, ENDED)] == [
        ("CAH-336", 3, 1)
    ]
    assert move(office) == 4
    assert {office.read(case).handler.code for case in cases} == {"CA-34"}
    assert {case: office.due(case) for case in cases} == dues
    assert Offence.objects.get(code=loose).handler.code == "CA-34"
    assert {row.ground for row in CaseTransfer.objects.all()} == {"body_ended"}
    assert queries.stored_due_equals_computed() == [] and queries.ended_bodies_with_files(ALL, ENDED) == []
    assert move(office) == 0
    office.do("conclude_case", date(2025, 3, 5), by=office.above_head, code=cases[0])


def move(office, on=ENDED, **values):
    at = local(on, 10)
    with simulated(at):
        return do.move_cases_of_ended_body(by=office.above_head, at=at, on=on, **HANDED | values)


def test_the_figures_of_an_ended_body_stay_its_own(office, ended):
    cases, _loose = ended
    move(office)
    office.do("conclude_case", date(2025, 3, 5), by=office.above_head, code=cases[0])
    old, new = unit_id("CAH-336"), unit_id("CA-34")
    assert by_handler() == {("initiated", old): 1, ("accused", old): 2, ("concluded", new): 1}
    assert {row["handler"] for row in facts("offence")} == {old}


def test_files_on_the_way_arrive_with_the_heir(office, ended):
    (to_heir, elsewhere, _asleep), _loose = ended
    office.do("send_case", date(2025, 2, 26), code=to_heir, **SENT | {"to_code": "CA-34"})
    office.do("send_case", date(2025, 2, 26), code=elsewhere, **SENT | {"to_code": "PC02"})
    move(office)
    assert (office.read(to_heir).handler.code, office.read(to_heir).pending_to_id) == ("CA-34", None)
    assert office.read(elsewhere).pending_to.code == "PC02"
    office.do("take_over_case", date(2025, 3, 3), by=office.above_head, code=elsewhere)
    row = office.read(elsewhere)
    assert row.handler.code == "PC02"
    assert [(one.from_unit.code, one.to_unit.code) for one in queries.transfers_of(row)] == [
        ("CA-34", "PC02"), ("CAH-336", "CA-34")
    ]  # fmt: skip


def test_a_living_body_hands_nothing_over_at_once(office, ended):
    with pytest.raises(Refused) as refused:
        move(office, date(2025, 2, 27))
    assert refused.value.code == "UNIT-STILL-LIVES"


def test_only_heads_and_the_statistics_desk_hand_over(office, ended, actor):
    at = local(ENDED, 10)
    with simulated(at), pytest.raises(Refused) as refused:
        do.move_cases_of_ended_body(by=actor(Role.INVESTIGATOR, "CA-34"), at=at, on=ENDED, **HANDED)
    assert refused.value.code == "ROLE-MAY-NOT"
