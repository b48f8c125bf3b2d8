"""Duties, sending, checking, approving and restating: what is refused, what is kept, the facts it gives."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.audit import first_broken_link, timeline
from tongket.foundation.clock import LOCAL
from tongket.foundation.refusals import NotFound, Refused
from tongket.foundation.scope import Scope
from tongket.registers.returns import operations, queries, rules
from tongket.registers.returns.models import Return, ReturnCell, ReturnVersion

MONTH = "2022-11"
ALL = Scope.everything()
CUT_OFF = date(2022, 12, 14)
LATER = datetime(2030, 1, 1, tzinfo=UTC)


def refusal(act, **given) -> Refused:
    with pytest.raises(Refused) as refused:
        act(**given)
    return refused.value


def state(code: str = "12433") -> str:
    return queries.return_of(ALL, MONTH, code).state


def facts(item: str = "", known_at: datetime = LATER):
    rows = [row for table, row in queries.facts_as_of(CUT_OFF, known_at) if table == "return_value"]
    return [row for row in rows if not item or row["item"] == item]


def test_a_duty_is_opened_for_every_commune_once(duties, clerk, after):
    again = operations.open_returns(by=clerk, at=after, month=MONTH, due_on=date(2022, 11, 20))
    assert (duties, again) == (6, 0)
    assert Return.objects.filter(due_on=date(2022, 11, 18), last_day=date(2022, 11, 14)).count() == 6


def test_a_month_runs_from_the_fifteenth_to_the_fourteenth():
    period = rules.month_of(MONTH)
    assert (period.start, period.last_day) == (date(2022, 10, 15), date(2022, 11, 14))


@pytest.mark.parametrize("key", ["2022-13", "2022", "2022-Q1", "thang 11", "2022-1"])
def test_what_is_no_month_is_refused(key):
    assert refusal(rules.month_of, key=key).code == "RETURN-MONTH-UNKNOWN"


def test_the_due_day_lies_after_the_month(clerk, after):
    refused = refusal(operations.open_returns, by=clerk, at=after, month=MONTH, due_on=date(2022, 11, 14))
    assert refused.code == "RETURN-DUE-INSIDE-MONTH"


def test_every_fault_is_told_at_once_and_nothing_is_kept(duties, officer, after, values):
    wrong = values(traffic_fines=-1, id_issued=950, id_collected=1001, bicycles=3)
    del wrong["movement_meetings"]
    entry = operations.ReturnEntry("12433", wrong)
    refused = refusal(operations.send_return, by=officer, at=after, month=MONTH, entry=entry)
    assert refused.code == "RETURN-FAULTS"
    assert {(fault.item, fault.code) for fault in refused.data["faults"]} == {
        ("traffic_fines", "RETURN-NEGATIVE"),
        ("id_collected", "RETURN-COLLECTED-OVER-ELIGIBLE"),
        ("bicycles", "RETURN-UNKNOWN-ITEM"),
        ("movement_meetings", "RETURN-EMPTY"),
    }
    assert state() == "due"
    assert ReturnVersion.objects.count() == 0


def test_a_half_number_is_refused(duties, send):
    assert [fault.code for fault in refusal(send, traffic_fines=1.5).data["faults"]] == ["RETURN-NOT-WHOLE"]


def test_zero_is_kept_as_zero_and_not_applicable_as_nothing(duties, send):
    send(traffic_fines=0, drug_users_managed=None)
    kept = queries.values_of(queries.newest_version(queries.return_of(ALL, MONTH, "12433")))
    assert kept["traffic_fines"] == 0
    assert kept["drug_users_managed"] is None


def test_a_return_is_not_sent_before_the_month_is_over(duties, send):
    refused = refusal(send, at=datetime(2022, 11, 14, 23, 0, tzinfo=LOCAL))
    assert refused.code == "RETURN-MONTH-NOT-OVER"


def test_a_unit_without_a_duty_cannot_send(duties, send):
    assert refusal(send, code="00000").code == "RETURN-NO-DUTY"


def test_a_sent_return_cannot_be_sent_again_before_it_comes_back(duties, send):
    send()
    assert refusal(send).code == "RETURN-STATE"


def test_the_same_key_sends_once(duties, send):
    assert send(key="k-1") == send(key="k-1")
    assert ReturnVersion.objects.count() == 1


def test_many_are_sent_all_or_none(duties, officer, after, values):
    entries = [operations.ReturnEntry("12433", values()), operations.ReturnEntry("12436", values(traffic_fines=-1))]
    refused = refusal(operations.send_returns, by=officer, at=after, month=MONTH, entries=entries)
    assert [fault.unit_code for fault in refused.data["faults"]] == ["12436"]
    assert state() == "due"


def test_one_unit_twice_in_one_sending_is_refused(duties, officer, after, values):
    twice = [operations.ReturnEntry("12433", values())] * 2
    assert refusal(operations.send_returns, by=officer, at=after, month=MONTH, entries=twice).code == "RETURN-TWICE"


def test_each_return_of_a_bulk_act_has_its_own_link_in_the_trail(duties, officer, chief, after, values):
    entries = [operations.ReturnEntry(code, values()) for code in ("12433", "12436")]
    assert operations.send_returns(by=officer, at=after, month=MONTH, entries=entries) == 2
    assert operations.approve_returns(by=chief, at=after, month=MONTH) == 2
    for code in ("12433", "12436"):
        events = timeline("returns.return", queries.return_of(ALL, MONTH, code).pk)
        assert [event.verb for event in events] == ["approve_returns", "send_return"]
    assert first_broken_link() is None


def test_who_entered_cannot_approve(duties, clerk, after, values):
    operations.send_return(by=clerk, at=after, month=MONTH, entry=operations.ReturnEntry("12433", values()))
    refused = refusal(operations.approve_returns, by=clerk, at=after, month=MONTH, unit_codes=["12433"])
    assert refused.code == "SECOND-PERSON-NEEDED"
    assert state() == "sent"


def test_a_duty_officer_cannot_approve(approved, officer, after):
    assert refusal(operations.approve_returns, by=officer, at=after, month=MONTH).code == "ROLE-NOT-ALLOWED"


def test_a_technical_administrator_cannot_send(duties, actor, after, values):
    entry = operations.ReturnEntry("12433", values())
    who = actor(Role.ADMINISTRATOR, "CA-34")
    assert refusal(operations.send_return, by=who, at=after, month=MONTH, entry=entry).code == "ROLE-NOT-ALLOWED"


def test_a_due_return_cannot_be_approved(duties, chief, after):
    refused = refusal(operations.approve_returns, by=chief, at=after, month=MONTH, unit_codes=["12433"])
    assert refused.code == "RETURN-STATE"


def test_a_return_sent_back_comes_again_as_a_second_version(duties, send, chief, after):
    send(traffic_fines=20)
    operations.return_for_correction(by=chief, at=after, month=MONTH, unit_code="12433", reason="Thừa một chữ số")
    assert queries.return_of(ALL, MONTH, "12433").returned_reason == "Thừa một chữ số"
    send(traffic_fines=2)
    row = queries.return_of(ALL, MONTH, "12433")
    assert [version.number for version in queries.versions(row)] == [2, 1]
    assert queries.values_of(queries.newest_version(row))["traffic_fines"] == 2


def test_returning_needs_a_reason(duties, send, chief, after):
    send()
    given = {"by": chief, "at": after, "month": MONTH, "unit_code": "12433", "reason": " "}
    assert refusal(operations.return_for_correction, **given).code == "REASON-MISSING"


def test_verified_returns_can_still_be_approved(duties, send, chief, clerk, after):
    send()
    assert operations.verify_returns(by=chief, at=after, month=MONTH) == 1
    assert operations.approve_returns(by=clerk, at=after, month=MONTH) == 1
    assert state() == "approved"


def test_only_approved_returns_are_facts(duties, send, chief, after, province):
    send(traffic_fines=7)
    assert facts() == []
    operations.approve_returns(by=chief, at=after, month=MONTH)
    (row,) = facts("traffic_fines")
    assert (row["n"], row["on"], row["place"]) == (7, date(2022, 11, 14), province["12433"])
    assert (row["handler"], row["record"]) == (province["CAX-12433"], "BT-12433-2022-11")


def test_not_applicable_gives_no_fact_and_zero_gives_one(duties, send, chief, after):
    send(traffic_fines=0, drug_users_managed=None)
    operations.approve_returns(by=chief, at=after, month=MONTH)
    assert [row["n"] for row in facts("traffic_fines")] == [0]
    assert facts("drug_users_managed") == []


def test_a_restatement_waits_for_a_second_person_and_keeps_the_old_version(approved, clerk, chief, after, values):
    given = {"month": MONTH, "unit_code": "12433"}
    operations.propose_restatement(by=clerk, at=after, values=values(traffic_fines=9), reason="Bổ sung", **given)
    assert [row["n"] for row in facts("traffic_fines")] == [2]
    assert refusal(operations.restate_return, by=clerk, at=after, **given).code == "SECOND-PERSON-NEEDED"
    operations.restate_return(by=chief, at=after, **given)
    assert state() == "restated"
    assert [row["n"] for row in facts("traffic_fines")] == [9]
    assert ReturnCell.objects.filter(item="traffic_fines").count() == 2


def test_what_was_known_before_a_restatement_stays_known(duties, send, clerk, chief, after, values):
    def on(day: int) -> datetime:
        return datetime(2022, 11, day, 9, 0, tzinfo=LOCAL)

    given = {"month": MONTH, "unit_code": "12433"}
    with clock.simulated(on(16)):
        send()
        operations.approve_returns(by=chief, at=on(16), month=MONTH)
    with clock.simulated(on(25)):
        operations.propose_restatement(by=clerk, at=on(25), values=values(traffic_fines=9), reason="Sót", **given)
        operations.restate_return(by=chief, at=on(25), **given)
    assert [row["n"] for row in facts("traffic_fines", known_at=on(20))] == [2]
    assert [row["n"] for row in facts("traffic_fines", known_at=on(26))] == [9]


def test_a_declined_restatement_changes_nothing_and_another_can_follow(approved, clerk, chief, after, values):
    given = {"at": after, "month": MONTH, "unit_code": "12433"}
    proposal = {"values": values(traffic_fines=9), "reason": "Sót"}
    operations.propose_restatement(by=clerk, **proposal, **given)
    assert refusal(operations.propose_restatement, by=clerk, **proposal, **given).code == "RESTATEMENT-WAITING"
    operations.decline_restatement(by=chief, reason="Không có căn cứ", **given)
    assert [row["n"] for row in facts("traffic_fines")] == [2]
    operations.propose_restatement(by=clerk, **proposal, **given)
    assert refusal(operations.restate_return, by=clerk, **given).code == "SECOND-PERSON-NEEDED"


def test_a_return_not_yet_approved_is_not_restated(duties, send, clerk, after, values):
    send()
    given = {"at": after, "month": MONTH, "unit_code": "12433", "values": values(), "reason": "Sót"}
    assert refusal(operations.propose_restatement, by=clerk, **given).code == "RETURN-STATE"


def test_the_grid_tells_five_states(duties, send, chief, after):
    for code in ("12433", "12436", "12439"):
        send(code)
    operations.approve_returns(by=chief, at=after, month=MONTH, unit_codes=["12433"])
    operations.return_for_correction(by=chief, at=after, month=MONTH, unit_code="12436", reason="Thiếu")
    late = {row.unit_code: row.cells[0].state for row in queries.grid(ALL, [MONTH], today=date(2022, 11, 19))}
    assert late == {
        "12433": "approved", "12436": "returned", "12439": "sent",
        "12472": "missing", "12475": "missing", "12478": "missing",
    }  # fmt: skip
    early = queries.counts(ALL, MONTH, today=date(2022, 11, 18))
    assert early == {"waiting": 3, "missing": 0, "returned": 1, "sent": 1, "approved": 1}


def test_a_return_sent_after_its_due_day_is_marked_late(duties, send):
    send(at=datetime(2022, 11, 21, 8, 0, tzinfo=LOCAL))
    cell = queries.grid(ALL, [MONTH], today=date(2022, 11, 21))[0].cells[0]
    assert (cell.state, cell.late) == ("sent", True)


def test_a_reader_sees_the_returns_of_the_own_scope_only(duties, province):
    mine = Scope(frozenset({province["12433"]}))
    assert [row.unit_code for row in queries.grid(mine, [MONTH], today=date(2022, 11, 15))] == ["12433"]
    assert queries.grid(Scope.none(), [MONTH], today=date(2022, 11, 15)) == []
    with pytest.raises(NotFound):
        queries.return_of(mine, MONTH, "12436")


def test_the_grid_asks_the_database_once(duties, django_assert_num_queries):
    with django_assert_num_queries(1):
        queries.grid(ALL, [MONTH], today=date(2022, 11, 15))


def test_the_database_refuses_a_negative_cell(approved):
    version = ReturnVersion.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        ReturnCell.objects.create(version=version, item="extra", value=-1)


def test_every_state_of_the_table_is_named():
    states = set(rules.STATES["return"])
    assert {end for end in rules.TRANSITIONS["return"].values()} | {"due"} == states
    assert {start for start, _act in rules.TRANSITIONS["return"]} <= states
