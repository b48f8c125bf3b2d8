"""The columns of a receipt corrected afterwards: what is kept, refused, found, and from when its duties run."""

from __future__ import annotations

from datetime import date, time

import pytest

from tongket.foundation.clock import local
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.intake import queries
from tongket.registers.intake.rules.receipt import ReceiptDetails

FORM = {"version": "1", "kind": "TB", "channel": "phone", "reporter_kind": "individual", "place_code": "12433",
        "occurred_on": "", "summary": "Mất trộm xe máy", "reason": "Ghi sót"}  # fmt: skip


@pytest.fixture
def amend(office):
    def run(code, day=2, month=3, hour=10, by=None, **changes):
        version = office.read(code).version
        return office.do("amend_report", code, day, month, by=by or office.duty, hour=hour, version=version,
                         changes=changes, reason="Ghi sót")  # fmt: skip

    return run


def changed(office, code):
    return {one.field: (one.before, one.after) for one in queries.states_of(office.read(code))[0].amendments.all()}


def found(words):
    return queries.reports(Scope.everything(), queries.ReportFilter(words=words)).count()


def refused(act, *args, **values):
    with pytest.raises(Refused) as told:
        act(*args, **values)
    return {(reason.code, reason.data.get("field")) for reason in told.value.reasons}


def test_columns_are_corrected_and_what_stood_before_is_kept(office, amend):
    given = ReceiptDetails(tools="xe máy", occurred_time=time(2, 0), incoming_on=date(2022, 3, 1))
    code = office.receive(occurred_on=date(2022, 2, 28), details=given)
    amend(code, tools="xe đạp", occurred_time=time(3, 30), incoming_on=None, child_victim=True)
    kept = queries.details_of(office.read(code))
    assert (kept.tools, kept.occurred_time, kept.incoming_on) == ("xe đạp", time(3, 30), None)
    assert kept.child_victim and office.read(code).version == 2
    assert changed(office, code) == {
        "tools": ("xe máy", "xe đạp"), "occurred_time": ("02:00", "03:30"), "incoming_on": ("2022-03-01", ""),
        "child_victim": ("", "1"),
    }  # fmt: skip


def test_the_row_is_made_where_there_was_none_and_the_report_is_found_by_it(office, amend):
    code = office.receive()
    assert queries.details_of(office.read(code)) is None
    amend(code, place_text="Thôn Đông Hải")
    assert queries.details_of(office.read(code)).place_text == "Thôn Đông Hải"
    assert found("dong hai") == 1
    amend(code, place_text="Thôn Tây")
    assert (found("dong hai"), found("thon tay")) == (0, 1)


def test_what_is_refused_at_the_receipt_is_refused_here(office, amend):
    code = office.receive(day=5)
    assert refused(amend, code, 6, channel="post") == {("POSTMARK-MISSING", "postmark_on")}
    assert refused(amend, code, 6, channel="post", postmark_on=date(2022, 3, 6)) == {
        ("POSTMARK-AFTER-RECEIPT", "postmark_on")}  # fmt: skip
    assert refused(amend, code, 6, channel="press") == {("REPORT-SOURCE-MISSING", "source")}
    assert refused(amend, code, 6, occurred_time=time(1, 0)) == {("REPORT-OCCURRED-HOUR-ALONE", "occurred_on")}
    assert refused(amend, code, 6, occurred_on=date(2022, 3, 5), occurred_time=time(23, 0)) == {
        ("REPORT-OCCURRED-AFTER-RECEIPT", "occurred_time")}  # fmt: skip
    assert refused(amend, code, 6, incoming_on=date(2022, 3, 7)) == {("INCOMING-IN-THE-FUTURE", "incoming_on")}
    assert refused(amend, code, 6, urgency="soon") == {("URGENCY-UNKNOWN", "urgency")}
    assert ("IDENTIFIER-IN-TEXT", "suspects") in refused(amend, code, 6, suspects="gọi 0912345678")
    amend(code, 6, channel="post", postmark_on=date(2022, 3, 4))
    assert office.read(code).channel == "post"


def test_a_report_that_came_without_its_columns_is_not_barred_from_another_correction(office, amend):
    code = office.receive(channel="post")
    amend(code, summary="Mất trộm hai xe máy")
    assert office.read(code).summary == "Mất trộm hai xe máy"


def test_what_is_found_urgent_later_is_handed_on_within_hours_from_then(office, amend):
    code = office.receive(1, 3)
    assert office.duties(code, 1, 3)["K3"].strict == local(date(2022, 3, 9))
    amend(code, 3, 3, hour=14, urgency="in_the_act")
    owed = office.duties(code, 3, 3, 15)["K3"]
    assert (owed.starts, owed.strict) == (local(date(2022, 3, 3), 14), local(date(2022, 3, 4), 14))
    amend(code, 3, 3, hour=16, urgency="very_serious")
    assert office.duties(code, 3, 3, 17)["K3"].starts == local(date(2022, 3, 3), 14)
    amend(code, 3, 3, hour=18, urgency="b")
    assert office.duties(code, 3, 3, 19)["K3"].strict == local(date(2022, 3, 9))


def test_what_was_handed_on_before_is_not_late_by_the_rule_of_group_a(office, amend):
    code = office.receive(1, 3)
    office.do("accept_report", code, 4, 3, handler_code="CAH-336")
    amend(code, 5, 3, by=office.head, urgency="in_the_act")
    handed_on = office.duties(code, 6, 3, open_only=False)["K3"]
    assert handed_on.strict == local(date(2022, 3, 9)) and handed_on.state(local(date(2022, 3, 6))) == "done"


def test_the_earlier_of_two_ways_to_be_found_urgent_counts(office, amend):
    code = office.receive(1, 3)
    office.do("classify_report", code, 2, 3, by=office.duty, result="group_a", reason="Quả tang")
    amend(code, 3, 3, urgency="in_the_act")
    assert office.duties(code, 3, 3)["K3"].starts == local(date(2022, 3, 2), 10)


def test_a_child_victim_found_later_is_owed_coordination_from_then(office, amend):
    code = office.accepted(1, 3)
    assert "K18" not in office.duties(code, 2, 3)
    amend(code, 5, 3, by=office.head, child_victim=True)
    owed = office.duties(code, 5, 3)["K18"]
    assert owed.starts == local(date(2022, 3, 5), 10) and owed.strict == local(date(2022, 3, 15))


def test_where_the_seven_days_had_begun_it_is_owed_before_the_end_of_the_check(office, amend):
    code = office.accepted(1, 3)
    amend(code, 18, 3, by=office.head, child_victim=True)
    owed = office.duties(code, 18, 3)["K18"]
    assert owed.strict == local(date(2022, 3, 22)) and owed.state(local(date(2022, 3, 19))) == "running"


def test_after_the_decision_nothing_is_owed_any_more(office, amend):
    code = office.accepted(1, 3)
    office.do("resolve_report", code, 10, 3, outcome="initiated", article="173", clause="1", number="1/QĐ")
    amend(code, 11, 3, by=office.head, child_victim=True)
    assert "K18" not in office.duties(code, 11, 3, open_only=False)


def test_the_page_offers_the_columns_folded_and_shows_both_versions(sign_in, office):
    code = office.receive(1, 10, details=ReceiptDetails(tools="xe máy", urgency="b"))
    xa = sign_in("xa")
    page = xa.get(f"/tin-bao/{code}/sua/").content.decode()
    assert 'name="tools" value="xe máy"' in page and '<details class="more">' in page
    first = FORM | {"tools": "xe đạp", "urgency": "b", "incoming_on": "30/9/2022"}
    assert xa.post(f"/tin-bao/{code}/sua/", first).status_code == 302
    second = FORM | {"tools": "ô tô", "urgency": "b", "child_victim": "on", "incoming_on": "30/9/2022"}
    answer = xa.post(f"/tin-bao/{code}/sua/", second)
    page = answer.content.decode()
    assert answer.status_code == 422 and '<details class="more" open>' in page
    assert page.count('class="is-warn"') == 2  # tools, victim
    assert "30/09/2022" not in page.split("</table>")[0]  # a column both have alike is not listed
    assert xa.post(f"/tin-bao/{code}/sua/", second | {"version": "2"}).status_code == 302
    kept = queries.details_of(office.read(code))
    assert (kept.tools, kept.child_victim, kept.urgency) == ("ô tô", True, "b")
    page = xa.get(f"/tin-bao/{code}/").content.decode()
    assert "Công cụ, phương tiện" in page and "xe đạp" in page and "Người dưới 18 tuổi" in page


def test_a_fault_in_a_column_is_told_at_its_field_and_the_fold_stands_open(sign_in, office):
    code = office.receive(1, 10)
    answer = sign_in("xa").post(f"/tin-bao/{code}/sua/", FORM | {"channel": "post"})
    page = answer.content.decode()
    assert answer.status_code == 422 and 'id="id_postmark_on_error"' in page and '<details class="more" open>' in page
