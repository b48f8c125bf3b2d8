"""Receipt: the columns of the register, what is refused, what never stays in clear."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from tongket.foundation.actor import Role
from tongket.foundation.clock import local, simulated
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.intake import operations as do
from tongket.registers.intake import queries
from tongket.registers.intake.presenters.lag import lag_words
from tongket.registers.intake.rules.receipt import ReceiptDetails

AT = local(date(2022, 11, 16), 8, 15)
NAMED = {"reporter": {"full_name": "Người báo 01"}}


@pytest.fixture
def receive(actor):
    """Receives a report at a quarter past eight on 16 November."""
    duty = actor(Role.DUTY_OFFICER, "CAX-12433")

    def run(**values):
        given = {"kind": "TB", "channel": "phone", "receiver_code": "CAX-12433", "place_code": "12433"} | values
        with simulated(AT):
            return do.receive_report(by=duty, at=AT, **given).code

    return run


def read(code):
    return queries.report(Scope.everything(), code)


def faults(receive, **values):
    with pytest.raises(Refused) as refused:
        receive(**values)
    return {(reason.code, reason.data.get("field")) for reason in refused.value.reasons}


def test_the_columns_of_the_register_are_kept(receive):
    given = ReceiptDetails(
        officer="Trực ban 02", incoming_number="17/CV", incoming_on=date(2022, 11, 15), postmark_on=date(2022, 11, 14),
        occurred_time=time(2, 0), place_text="Thôn Một", suspects="áo đen, cao", urgency="in_the_act",
        child_victim=True, objects_in="một khóa cổng",
    )  # fmt: skip
    code = receive(channel="post", occurred_on=date(2022, 11, 14), details=given)
    kept = queries.details_of(read(code))
    assert {name: getattr(kept, name) for name in given.values()} == given.values()
    assert kept.urgent


def test_a_report_of_group_b_is_not_urgent(receive):
    assert not queries.details_of(read(receive(details=ReceiptDetails(urgency="b")))).urgent


def test_calls_without_columns_write_none(receive):
    assert queries.details_of(read(receive())) is None


def test_all_faults_are_told_at_once_each_with_its_field(receive):
    found = faults(
        receive, kind="XX", place_code="336", received_at=AT + timedelta(minutes=1), summary="gọi 0000000001",
        reporter_kind="refused", details=ReceiptDetails(urgency="never"), channel="press",
    )  # fmt: skip
    assert found == {
        ("REPORT-KIND-UNKNOWN", "kind"), ("REPORT-PLACE-NOT-A-COMMUNE", "place_code"),
        ("REPORT-IN-THE-FUTURE", "received_on"), ("IDENTIFIER-IN-TEXT", "summary"),
        ("IDENTITY-REFUSAL-REASON-MISSING", "refusal_reason"), ("URGENCY-UNKNOWN", "urgency"),
        ("REPORT-SOURCE-MISSING", "source"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("values", "details", "code"),
    [
        ({"received_at": AT + timedelta(minutes=1)}, {}, "REPORT-IN-THE-FUTURE"),
        ({"occurred_on": date(2022, 11, 17)}, {}, "REPORT-OCCURRED-AFTER-RECEIPT"),
        ({"occurred_on": date(2022, 11, 16)}, {"occurred_time": time(8, 16)}, "REPORT-OCCURRED-AFTER-RECEIPT"),
        ({}, {"occurred_time": time(8, 0)}, "REPORT-OCCURRED-HOUR-ALONE"),
        ({"channel": "post"}, {"postmark_on": date(2022, 11, 17)}, "POSTMARK-AFTER-RECEIPT"),
        ({"channel": "post"}, {}, "POSTMARK-MISSING"),
        ({}, {"incoming_on": date(2022, 11, 17)}, "INCOMING-IN-THE-FUTURE"),
        ({"channel": "transfer"}, {}, "REPORT-SOURCE-MISSING"),
        ({"channel": "broadcast"}, {}, "REPORT-SOURCE-MISSING"),
        ({"channel": "email"}, {}, "REPORT-SOURCE-MISSING"),
        ({"reporter_kind": "anonymous", "persons": NAMED}, {}, "REPORTER-NAMED-AND-NOT"),
        ({}, {"objects_in": "căn cước 000000000001"}, "IDENTIFIER-IN-TEXT"),
    ],
)
def test_one_thing_wrong_is_one_fault(receive, values, details, code):
    assert {found for found, _field in faults(receive, details=ReceiptDetails(**details), **values)} == {code}


@pytest.mark.parametrize(
    ("values", "details"),
    [
        ({"received_at": AT}, {}),
        ({"occurred_on": date(2022, 11, 16)}, {"occurred_time": time(8, 15)}),
        ({"channel": "post"}, {"postmark_on": date(2022, 11, 16)}),
        ({"reporter_kind": "refused"}, {"refusal_reason": "sợ bị trả thù"}),
        ({"reporter_kind": "anonymous"}, {}),
        ({"channel": "press"}, {"source": "Báo giấy"}),
        ({}, {"damage": "khoảng 14.000.000 đồng"}),
    ],
)
def test_what_is_possible_is_taken_in(receive, values, details):
    assert read(receive(details=ReceiptDetails(**details), **values)).state == "received"


def test_old_channels_stay_valid_without_columns(receive):
    for channel in ("in_person", "letter", "phone", "post", "press", "vneid", "portal", "transfer", "direct"):
        assert read(receive(channel=channel)).channel == channel


def test_a_report_entered_later_keeps_both_moments_and_tells_the_lag(receive):
    row = read(receive(received_at=AT - timedelta(hours=51)))
    assert (row.received_at, row.recorded_at) == (AT - timedelta(hours=51), AT)
    assert lag_words(row.received_at, row.recorded_at) == "nhập sau 2 ngày 3 giờ"


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, ""), (59, ""), (60, "nhập sau 1 giờ"), (24 * 60, "nhập sau 1 ngày")]
)
def test_a_lag_under_an_hour_is_none(minutes, words):
    assert lag_words(AT, AT + timedelta(minutes=minutes)) == words
