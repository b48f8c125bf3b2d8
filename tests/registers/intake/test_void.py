"""Nothing is deleted: voiding by decision and from outside, amendments that keep what stood before."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.foundation.actor import Role
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.intake import queries
from tongket.registers.intake.forms import ACTS

VERBS = [page.verb for page in ACTS.values()]
ASKED = {"reason": "Ghi trùng", "number": "3/QĐ-CAP"}


def test_a_unit_asks_and_somebody_outside_it_decides(office, actor):
    code = office.accepted()
    office.do("request_void", code, 2, 3, **ASKED)
    colleague = actor(Role.UNIT_HEAD, "CAH-336", account_id=77)
    assert office.refusal("approve_void", code, 3, 3, by=office.head) == "SECOND-PERSON-NEEDED"
    assert office.refusal("approve_void", code, 3, 3, by=colleague) == "VOID-OUTSIDE-THE-UNIT"
    assert "approve_void" not in queries.offered(office.read(code), colleague, VERBS, date(2022, 3, 3))
    assert "approve_void" in queries.offered(office.read(code), office.province, VERBS, date(2022, 3, 3))
    office.do("approve_void", code, 3, 3, by=office.province)
    row = office.read(code)
    assert (row.state, row.void_reason) == ("void", "Ghi trùng")
    assert office.duties(code, 30, 6) == {}


@pytest.mark.parametrize("who", ["province", "desk", "procuracy"])
def test_the_head_above_the_statistics_desk_and_the_procuracy_may_decide(office, who):
    code = office.receive()
    office.do("request_void", code, 2, 3, by=office.duty, **ASKED)
    office.do("refuse_void", code, 3, 3, by=getattr(office, who), reason="Không trùng")
    assert office.read(code).state == "received"
    office.do("request_void", code, 4, 3, by=office.duty, **ASKED)


def test_voiding_says_why_and_by_which_decision_and_is_asked_once(office):
    code = office.receive()
    assert office.refusal("request_void", code, 2, 3, by=office.duty, reason=" ", number="1") == "REASON-MISSING"
    assert office.refusal("request_void", code, 2, 3, by=office.duty, reason="x", number=" ") == "NUMBER-MISSING"
    assert office.refusal("approve_void", code, 2, 3, by=office.province) == "VOID-NOT-ASKED"
    office.do("request_void", code, 2, 3, by=office.duty, **ASKED)
    assert office.refusal("request_void", code, 2, 3, by=office.duty, **ASKED) == "VOID-ASKED"


def test_a_void_number_still_answers(sign_in, office):
    code = office.accepted(1, 10)
    office.do("request_void", code, 2, 10, **ASKED)
    office.do("approve_void", code, 3, 10, by=office.province)
    page = sign_in("xa").get(f"/tin-bao/{code}/").content.decode()
    assert "Đã hủy" in page and "Ghi trùng" in page
    assert "Nội dung ghi" not in page


def test_an_amendment_keeps_what_stood_before(office):
    code = office.receive()
    changes = {"summary": "Mất trộm xe máy, biển số chưa rõ", "place_code": "12436"}
    office.do("amend_report", code, 2, 3, by=office.duty, version=1, changes=changes, reason="Nghe nhầm")
    row = office.read(code)
    assert (row.version, row.place.code) == (2, "12436")
    assert queries.reports(Scope.everything(), queries.ReportFilter(words="chưa rõ")).count() == 1
    kept = {one.field: (one.before, one.after) for one in queries.states_of(row)[0].amendments.all()}
    assert kept == {"summary": ("Mất trộm xe máy", changes["summary"]), "place_code": ("12433", "12436")}


def test_two_officers_amending_at_once_do_not_overwrite_each_other(office):
    code = office.receive()
    office.do("amend_report", code, 2, 3, by=office.duty, version=1, changes={"summary": "Bản một"}, reason="Sửa")
    with pytest.raises(Refused) as refused:
        office.do("amend_report", code, 2, 3, version=1, changes={"summary": "Bản hai"}, reason="Sửa")
    assert refused.value.code == "REPORT-CHANGED"
    assert office.read(code).summary == "Bản một"


def test_the_second_officer_sees_both_versions_and_chooses(sign_in, office):
    code = office.receive(1, 10)
    form = {"version": "1", "kind": "TB", "channel": "phone", "reporter_kind": "individual", "place_code": "12433",
            "occurred_on": "20/9/2022", "reason": "Sửa"}  # fmt: skip
    xa = sign_in("xa")
    assert xa.post(f"/tin-bao/{code}/sua/", form | {"summary": "Bản một"}).status_code == 302
    answer = xa.post(f"/tin-bao/{code}/sua/", form | {"summary": "Bản hai"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Bản một" in page and "Bản hai" in page
    assert 'name="version" value="2"' in page and "20/09/2022" in page
    odd = xa.post(f"/tin-bao/{code}/sua/", form | {"summary": "Bản hai", "occurred_on": "tuần trước"})
    assert odd.status_code == 422 and "tuần trước" in odd.content.decode()
    assert xa.post(f"/tin-bao/{code}/sua/", form | {"version": "2", "summary": "Bản hai"}).status_code == 302
    assert office.read(code).summary == "Bản hai"


def test_an_amendment_changes_something_and_says_why(office):
    code = office.receive()
    same = {"by": office.duty, "version": 1}
    assert office.refusal("amend_report", code, 2, 3, changes={"kind": "TB"}, reason="x", **same) == "NOTHING-CHANGED"
    assert office.refusal("amend_report", code, 2, 3, changes={"kind": "TG"}, reason="", **same) == "REASON-MISSING"
    late = {"occurred_on": date(2022, 3, 5)}
    found = office.refusal("amend_report", code, 6, 3, changes=late, reason="x", **same)
    assert found == "REPORT-OCCURRED-AFTER-RECEIPT"
