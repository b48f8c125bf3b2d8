"""The register of crime reports: what it refuses, what it keeps, what its clock says."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tongket.core.facts import findings_in
from tongket.foundation.actor import Role
from tongket.foundation.clock import local, simulated
from tongket.foundation.refusals import NotFound, Refused
from tongket.foundation.scope import Scope
from tongket.registers.intake import operations as do
from tongket.registers.intake import queries, rules
from tongket.registers.units import queries as units

CUT_OFF = date(2022, 12, 14)
LATER = datetime(2030, 1, 1, tzinfo=UTC)


class Desk:
    """Two posts of one district and short words for what they do; times are given as day and month of 2022."""

    def __init__(self, actor) -> None:
        self.duty = actor(Role.DUTY_OFFICER, "CAX-12433", account_id=1)
        self.head = actor(Role.UNIT_HEAD, "CAH-336", account_id=2)
        self.other = actor(Role.UNIT_HEAD, "CAH-338", account_id=3)

    def receive(self, day=1, month=3, by=None, **values) -> str:
        at = local(date(2022, month, day), 9)
        given = {"kind": "TB", "channel": "phone", "receiver_code": "CAX-12433", "place_code": "12433"} | values
        with simulated(at):
            return do.receive_report(by=by or self.duty, at=at, **given).code

    def accept(self, code, day=1, month=3, by=None, handler_code="CAH-336"):
        return self.do("accept_report", code, day, month, by=by, handler_code=handler_code)

    def do(self, verb, code, day, month, by=None, **values):
        at = local(date(2022, month, day), 10)
        with simulated(at):
            return getattr(do, verb)(by=by or self.head, at=at, code=code, **values)

    def accepted(self, day=1, month=3, **values) -> str:
        code = self.receive(day, month, **values)
        self.accept(code, day, month)
        return code


@pytest.fixture
def desk(actor) -> Desk:
    return Desk(actor)


def read(code):
    return queries.report(Scope.everything(), code)


def flow(cut_off=CUT_OFF, known_at=LATER):
    return list(queries.facts_as_of(cut_off, known_at))


def events(cut_off=CUT_OFF):
    return [(row["event"], row["on"]) for _table, row in flow(cut_off)]


def refusal(function, *args, **values) -> str:
    with pytest.raises(Refused) as refused:
        function(*args, **values)
    assert refused.value.sentence()
    return refused.value.code


def test_numbers_are_given_on_saving_by_unit_and_year(desk):
    assert [desk.receive(), desk.receive()] == ["TB-12433-2022-000001", "TB-12433-2022-000002"]


def test_the_same_form_sent_twice_makes_one_report(desk):
    first = desk.receive(key="k1")
    assert desk.receive(key="k1") == first
    assert queries.reports(Scope.everything()).count() == 1


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"kind": "XX"}, "REPORT-KIND-UNKNOWN"),
        ({"channel": "smoke"}, "REPORT-CHANNEL-UNKNOWN"),
        ({"reporter_kind": "ghost"}, "REPORTER-KIND-UNKNOWN"),
        ({"occurred_on": date(2022, 3, 2)}, "REPORT-OCCURRED-AFTER-RECEIPT"),
        ({"received_at": local(date(2022, 3, 2))}, "REPORT-IN-THE-FUTURE"),
        ({"receiver_code": "12433"}, "REPORT-RECEIVER-NOT-POLICE"),
        ({"receiver_code": "CAX-00000"}, "UNIT-UNKNOWN"),
        ({"received_at": local(date(2019, 3, 2))}, "UNIT-DATE-OUTSIDE-LIFE"),
        ({"place_code": "336"}, "REPORT-PLACE-NOT-A-COMMUNE"),
        ({"receiver_code": "CAX-12436"}, "UNIT-NOT-YOURS"),
    ],
)
def test_impossible_receipts_are_refused_with_their_code(desk, given, code):
    assert refusal(desk.receive, **given) == code


def test_a_role_without_procedural_power_receives_nothing(desk, actor):
    assert refusal(desk.receive, by=actor(Role.CHAIR, "CA-34")) == "ROLE-MAY-NOT"


def test_the_clock_starts_at_the_competent_body_not_at_the_commune(desk):
    code = desk.receive(1, 6)
    assert read(code).due_strict is None
    desk.accept(code, 8, 6)
    assert (read(code).due_strict, read(code).due_rolled) == (date(2022, 6, 28), date(2022, 6, 28))


def test_commune_police_resolve_nothing(desk):
    code = desk.receive()
    assert refusal(desk.accept, code, by=desk.duty, handler_code="CAX-12433") == "REPORT-BODY-NOT-COMPETENT"


def test_an_ordinary_life_is_three_acts_and_four_facts(desk, province):
    code = desk.accepted()
    desk.do("resolve_report", code, 15, 3, outcome="initiated", article="173")
    found = flow()
    assert [row["event"] for _t, row in found] == ["received", "received_first", "resolved"]
    assert found[0][1]["receiver"] == province["CAX-12433"]
    assert found[2][1]["handler"] == province["CAH-336"]
    assert found[2][1]["timeliness"] == "on_time"
    assert [t.to_unit.code for t in read(code).transfers.all()] == ["CAH-336"]


def test_every_fact_row_is_what_the_table_declares(desk):
    code = desk.accepted()
    desk.do("suspend_report", code, 21, 3, ground="expertise", outstanding="Trưng cầu số 12 ngày 10/3")
    desk.do("resume_report", code, 2, 5)
    desk.do("send_report", code, 3, 5, outside="Công an thành phố Hải Phòng", reason="Khác địa bàn", confirmed=True)
    lives = {u.id: (u.valid_from, u.valid_to) for u in units.all_units()}
    assert [finding for table, row in flow() for finding in findings_in(table, row, lives)] == []


def test_an_open_report_falls_overdue_the_day_after_the_rolled_due_day(desk):
    desk.accepted(20, 2)  # strict Saturday 12/03, rolled Monday 14/03
    assert ("fell_overdue", date(2022, 3, 15)) in events()
    assert "fell_overdue" not in [event for event, _on in events(date(2022, 3, 14))]


def test_a_late_outcome_leaves_the_overdue_stock_and_counts_as_late(desk):
    code = desk.accepted(20, 2)
    desk.do("resolve_report", code, 15, 3, outcome="not_initiated", ground="no_crime")
    assert events()[2:] == [("fell_overdue", date(2022, 3, 15)), ("left_overdue", date(2022, 3, 15)),
                            ("resolved", date(2022, 3, 15))]  # fmt: skip
    assert flow()[-1][1]["timeliness"] == "late"


def test_an_outcome_in_the_grace_of_days_off_is_on_time(desk):
    code = desk.accepted(20, 2)
    desk.do("resolve_report", code, 14, 3, outcome="not_initiated", ground="no_crime")
    assert flow()[-1][1]["timeliness"] == "on_time"


def test_extensions_count_from_receipt_and_then_from_the_expiry(desk):
    code = desk.accepted(1, 3)
    desk.do("extend_report", code, 20, 3, authority="agency")
    assert (read(code).due_strict, read(code).due_rolled) == (date(2022, 5, 1), date(2022, 5, 4))
    desk.do("extend_report", code, 26, 4, authority="procuracy", requested_on=date(2022, 4, 20))
    assert read(code).due_strict == date(2022, 7, 1)
    assert queries.stored_due_equals_computed() == []


@pytest.mark.parametrize(
    ("authority", "day", "month", "code"),
    [("agency", 22, 3, "EXTENSION-TOO-LATE"), ("nobody", 10, 3, "EXTENSION-AUTHORITY")],
)  # fmt: skip
def test_an_extension_against_the_rule_is_refused(desk, authority, day, month, code):
    report = desk.accepted()
    assert refusal(desk.do, "extend_report", report, day, month, authority=authority) == code


def test_no_authority_extends_twice(desk):
    code = desk.accepted()
    desk.do("extend_report", code, 10, 3, authority="agency")
    assert refusal(desk.do, "extend_report", code, 11, 3, authority="agency") == "EXTENSION-TWICE"


def test_a_suspension_before_the_limit_has_expired_is_refused(desk):
    code = desk.accepted(14, 3)  # due 03/04
    given = {"ground": "documents", "outstanding": "Công văn 5"}
    assert refusal(desk.do, "suspend_report", code, 25, 3, **given) == "REPORT-LIMIT-NOT-EXPIRED"
    given["outstanding"] = " "
    assert refusal(desk.do, "suspend_report", code, 4, 4, **given) == "SUSPENSION-NO-REQUEST"
    assert refusal(desk.do, "suspend_report", code, 4, 4, ground="x", outstanding="a") == "SUSPENSION-GROUND-UNKNOWN"


def test_resumption_gives_one_month_from_the_decision(desk):
    code = desk.accepted()
    desk.do("suspend_report", code, 21, 3, ground="documents", outstanding="Công văn 5")
    desk.do("resume_report", code, 31, 8)
    assert read(code).due_strict == date(2022, 9, 30)
    assert [event for event, _on in events(date(2022, 9, 30))][-3:] == ["suspended", "resumed", "suspension_ended"]


def test_a_suspended_report_may_end_by_limitation(desk):
    code = desk.accepted()
    desk.do("suspend_report", code, 21, 3, ground="documents", outstanding="Công văn 5")
    desk.do("close_by_limitation", code, 1, 9)
    assert [(r["event"], r["reason"]) for _t, r in flow()][-1] == ("suspension_ended", "limitation")


def test_a_sent_report_stays_with_the_sender_until_taken_over(desk, province):
    code = desk.accepted()
    desk.do("send_report", code, 5, 3, to_code="CAH-338", reason="Khác địa bàn")
    assert "transferred_out" not in [event for event, _on in events()]
    assert refusal(desk.do, "take_over_report", code, 6, 3) == "UNIT-NOT-YOURS"
    desk.do("take_over_report", code, 7, 3, by=desk.other, investigator="Điều tra viên 03")
    moved = [(r["event"], r["on"], r["handler"]) for _t, r in flow() if r["event"].startswith("transferred")]
    day = date(2022, 3, 7)
    assert moved == [("transferred_out", day, province["CAH-336"]), ("transferred_in", day, province["CAH-338"])]
    assert read(code).due_strict == date(2022, 3, 27)


def test_a_returned_report_never_left(desk):
    code = desk.accepted()
    desk.do("send_report", code, 5, 3, to_code="CAH-338", reason="Khác địa bàn")
    desk.do("return_report", code, 6, 3, by=desk.other, reason="Không thuộc thẩm quyền")
    assert read(code).state == "accepted"
    assert [event for event, _on in events(date(2022, 3, 10))] == ["received", "received_first"]


def test_a_report_sent_outside_is_out_once_confirmed(desk):
    code = desk.accepted()
    desk.do("send_report", code, 5, 3, outside="Công an tỉnh Nam Định", reason="Khác địa bàn")
    assert read(code).state == "in_transfer"
    desk.do("confirm_sent_report", code, 9, 3)
    assert [(r["event"], r["on"], r["scope"]) for _t, r in flow()][-1] == (
        "transferred_out", date(2022, 3, 9), "outside",
    )  # fmt: skip


def test_a_report_goes_to_exactly_one_place(desk):
    code = desk.accepted()
    for target in ({}, {"to_code": "CAH-336"}, {"to_code": "CAH-338", "outside": "Hà Nội"}):
        assert refusal(desk.do, "send_report", code, 5, 3, reason="x", **target) == "REPORT-TRANSFER-TARGET"


def test_a_duplicate_is_counted_once(desk):
    kept, duplicate = desk.accepted(), desk.accepted()
    desk.do("merge_report", duplicate, 5, 3, into_code=kept)
    assert [event for event, _on in events(date(2022, 3, 10))].count("merged") == 1
    assert refusal(desk.do, "merge_report", kept, 6, 3, into_code=duplicate) == "REPORT-MERGE-TARGET"
    assert refusal(desk.do, "merge_report", kept, 6, 3, into_code=kept) == "REPORT-MERGE-TARGET"


def test_a_report_split_off_keeps_the_clock_of_its_source(desk):
    source = desk.accepted()
    desk.do("extend_report", source, 10, 3, authority="agency")
    new = desk.do("split_report", source, 12, 3, kind="TG", summary="Việc thứ hai").code
    assert (read(new).due_rolled, read(new).split_from.code) == (read(source).due_rolled, source)
    desk.do("extend_report", new, 20, 4, authority="procuracy")
    assert queries.stored_due_equals_computed() == []
    assert "split_new" in [event for event, _on in events()]


def test_classified_before_acceptance_it_moves_no_stock(desk):
    code = desk.receive()
    desk.do("classify_as_not_a_report", code, 2, 3, reason="Tranh chấp dân sự", by=desk.duty)
    assert [event for event, _on in events()] == ["received"]


def test_an_act_before_the_last_one_is_refused(desk):
    code = desk.accepted(5, 3)
    for day, why in ((4, "REPORT-OUT-OF-ORDER"), (7, "REPORT-IN-THE-FUTURE")):
        given = {"outcome": "initiated", "on": date(2022, 3, day)}
        assert refusal(desk.do, "resolve_report", code, 6, 3, **given) == why


def test_a_resolved_report_takes_no_second_outcome(desk):
    code = desk.accepted()
    assert refusal(desk.do, "resolve_report", code, 5, 3, outcome="maybe") == "REPORT-OUTCOME-UNKNOWN"
    desk.do("resolve_report", code, 5, 3, outcome="administrative", ground="no_crime")
    assert refusal(desk.do, "resolve_report", code, 6, 3, outcome="initiated", article="173") == "REPORT-STATE"


def test_another_unit_cannot_resolve_but_the_body_above_can(desk, actor):
    code = desk.accepted()
    told = refusal(desk.do, "resolve_report", code, 5, 3, by=desk.other, outcome="initiated", article="173")
    assert told == "UNIT-NOT-YOURS"
    desk.do("resolve_report", code, 5, 3, by=actor(Role.UNIT_HEAD, "CA-34"), outcome="initiated", article="173")
    assert read(code).state == "resolved"


def test_one_voided_report_moves_each_of_its_figures_by_exactly_one(desk, actor):
    kept, wrong = desk.accepted(), desk.accepted()
    before = [event for event, _on in events()]
    sealed_at = datetime(2022, 4, 1, tzinfo=UTC)
    desk.do("request_void", wrong, 2, 4, reason="Ghi trùng", number="7/QĐ")
    desk.do("approve_void", wrong, 2, 4, by=actor(Role.UNIT_HEAD, "CA-34", account_id=9))
    after = [event for event, _on in events()]
    assert {event: before.count(event) - after.count(event) for event in set(before)} == {
        "received": 1, "received_first": 1, "fell_overdue": 1,
    }  # fmt: skip
    assert read(wrong).state == "void" and read(kept).state == "accepted"
    assert len(flow(known_at=sealed_at)) == len(before)


def test_outside_the_scope_a_report_does_not_exist(desk, province):
    code = desk.receive()
    with pytest.raises(NotFound):
        queries.report(Scope(frozenset({province["CAH-338"]}), True), code)
    assert queries.reports(Scope.none()).count() == 0


def test_words_are_searched_without_diacritics_and_only_with_the_right_to_content(desk):
    desk.receive(summary="Mất trộm xe máy ở chợ Đề Thám")
    wanted = queries.ReportFilter(words="trom xe may DE THAM")
    assert queries.reports(Scope.everything(), wanted).count() == 1
    assert queries.reports(Scope.everything(content=False), wanted).count() == 0


def test_every_transition_is_between_known_states_by_a_known_verb():
    for (state, verb), after in rules.TRANSITIONS.items():
        assert state in ("", *rules.STATES) and after in rules.STATES and verb in rules.VERBS
    assert set(rules.WHO) == set(rules.VERBS) - {"split_new"}


def test_receipt_takes_few_queries(desk, django_assert_max_num_queries):
    desk.receive()
    with django_assert_max_num_queries(12):
        desk.receive()
