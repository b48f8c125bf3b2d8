"""What came of a report about a unit is hidden from it; what another body handles cannot be drawn into a case."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.foundation.actor import Role
from tongket.foundation.clock import local, simulated
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.cases import operations as do
from tongket.registers.cases import queries
from tongket.registers.intake import operations as intake
from tongket.registers.people import queries as people

ON = date(2022, 11, 10)
AT = local(ON, 9)
SUMMARY = "Cán bộ đòi tiền người dân"


def scope_of(by) -> Scope:
    return people.scope_of(by, ON)


@pytest.fixture
def head(actor):
    return actor(Role.UNIT_HEAD, "CAH-336", account_id=2)


@pytest.fixture
def other(actor):
    return actor(Role.INVESTIGATOR, "CAH-338", account_id=3)


@pytest.fixture
def commune(actor):
    return actor(Role.DUTY_OFFICER, "CAX-12433", account_id=4)


def offence(by, handler="CAH-336", place="12433", **given) -> str:
    with simulated(AT):
        return do.record_offence(
            by=by, at=AT, place_code=place, handler_code=handler, article="173", clause="1",
            occurred_on=date(2022, 11, 1), summary=given.pop("summary", SUMMARY), **given,
        ).code  # fmt: skip


def refusal(act, *args, **given) -> str:
    with simulated(AT), pytest.raises(Refused) as refused:
        act(*args, at=AT, **given)
    return refused.value.code


def test_an_offence_out_of_a_report_about_a_unit_does_not_exist_for_that_unit(head, commune):
    with simulated(AT):
        report = intake.receive_report(by=head, at=AT, kind="TG", channel="phone", receiver_code="CAH-336",
                                       place_code="12433", summary=SUMMARY, about_code="CAX-12433").code  # fmt: skip
    spec = do.CaseSpec(ON, accused=do.AccusedSpec(1))
    hidden = offence(head, report_code=report, initiate=spec)
    plain = offence(head, summary="Trộm xe")
    case = queries.case_code_of(hidden)
    assert [row.code for row in queries.offences(scope_of(commune))] == [plain]
    assert not queries.offences(scope_of(commune), queries.BookFilter(words="doi tien")).exists()
    assert {row.code for row in queries.offences(scope_of(head))} == {hidden, plain}
    assert queries.hidden_codes(scope_of(commune)) == {hidden, case}
    assert queries.hidden_codes(scope_of(head)) == frozenset()
    district_of_it = Scope(scope_of(head).unit_ids, True, frozenset({commune.unit_id}))
    assert not queries.cases(district_of_it).exists()


def test_an_offence_another_body_handles_is_unknown_to_who_initiates_or_supplements(head, other):
    theirs, mine = offence(head), offence(other, handler="CAH-338", place="12472")
    given = {"offence_codes": [theirs], "handler_code": "CAH-338", "initiated_on": ON}
    assert refusal(do.initiate_case, by=other, **given) == "OFFENCE-UNKNOWN"
    with simulated(AT):
        do.initiate_case(by=other, at=AT, offence_codes=[mine], handler_code="CAH-338", initiated_on=ON)
    case = queries.case_code_of(mine)
    more = {"code": case, "offence_codes": [theirs], "reason": "x", "document": "1/QĐ"}
    assert refusal(do.supplement_case, by=other, **more) == "OFFENCE-UNKNOWN"
    assert queries.case_code_of(theirs) == ""


def test_a_ring_takes_only_cases_of_the_body_or_below(head, other):
    theirs = queries.case_code_of(offence(head, initiate=do.CaseSpec(ON)))
    ring = {"kind": "gang", "name": "Nhóm trộm", "broken_on": ON, "handler_code": "CAH-338", "members": 3}
    assert refusal(do.break_ring, by=other, case_codes=[theirs], **ring) == "CASE-UNKNOWN"


def test_whether_another_bodys_report_exists_is_not_told(head, commune, other):
    with simulated(AT):
        code = intake.receive_report(by=other, at=AT, kind="TG", channel="phone", receiver_code="CAH-338",
                                     place_code="12472", summary="x").code  # fmt: skip
    given = {"place_code": "12433", "article": "173", "clause": "1", "occurred_on": ON}
    for report in (code, "TB-338-2022-999999"):
        assert refusal(do.record_offence, by=head, handler_code="CAH-336", report_code=report, **given) == (
            "REPORT-UNKNOWN"
        )
        with simulated(AT), pytest.raises(Refused) as refused:
            do.record_offence(by=commune, at=AT, handler_code="CAH-338", report_code=report, **given)
        assert {reason.code for reason in refused.value.reasons} == {"UNIT-NOT-YOURS", "REPORT-UNKNOWN"}


def test_the_procuracys_request_about_a_report_does_not_go_to_the_unit_it_is_about(head, actor):
    with simulated(AT):
        report = intake.receive_report(by=head, at=AT, kind="TG", channel="phone", receiver_code="CAH-336",
                                       place_code="12433", summary=SUMMARY, about_code="CAX-12433").code  # fmt: skip
    case = queries.case_code_of(offence(head, report_code=report, initiate=do.CaseSpec(ON)))
    by = actor(Role.PROCURACY, "CA-34", account_id=9)
    ask = {"by": by, "kind": "verify", "content": "Bổ sung tài liệu"}
    for target in (report, case):
        assert refusal(do.make_request, unit_code="CAX-12433", target_code=target, **ask) == "REQUEST-TO-THE-CONCERNED"
    with simulated(AT):
        assert do.make_request(at=AT, unit_code="CAH-336", target_code=report, **ask).code
