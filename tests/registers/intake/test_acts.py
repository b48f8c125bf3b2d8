"""Acts after receipt: classified, assigned, sent, extended, suspended, ended, each by its rule of the law."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.foundation.actor import Role
from tongket.foundation.clock import local, simulated
from tongket.foundation.models import AuditEvent
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.intake import operations as do
from tongket.registers.intake import queries, rules
from tongket.registers.intake.forms import ACTS
from tongket.registers.people.models import Account

VERBS = [page.verb for page in ACTS.values()]


def test_a_report_found_not_competent_must_go_on_within_the_hours_of_the_law(office):
    code = office.accepted(1, 3)
    office.do("classify_report", code, 2, 3, result="not_competent", reason="Thuộc Quân đội")
    found = office.duties(code, 2, 3)["K2"]
    assert found.strict == local(date(2022, 3, 3), 10)
    office.do("send_report", code, 3, 3, hour=9, outside="Cơ quan điều tra hình sự Quân khu 3", reason="Thẩm quyền")
    assert "K2" not in office.duties(code, 3, 3)


def test_a_commune_finds_group_a_and_its_days_become_hours(office):
    code = office.receive(1, 3)
    assert office.duties(code, 1, 3)["K3"].strict == local(date(2022, 3, 9))
    office.do("classify_report", code, 2, 3, by=office.duty, result="group_a", reason="Quả tang")
    assert office.duties(code, 2, 3)["K3"].strict == local(date(2022, 3, 3), 10)


@pytest.mark.parametrize(
    ("by", "result", "reason", "refused"),
    [
        ("duty", "competent", "", "CLASSIFICATION-UNKNOWN"),
        ("duty", "group_a", "", "REASON-MISSING"),
        ("duty", "not_competent", " ", "REASON-MISSING"),
        ("duty", "x", "x", "CLASSIFICATION-UNKNOWN"),
    ],
)
def test_groups_belong_to_the_commune_and_say_why(office, by, result, reason, refused):
    code = office.receive()
    given = {"by": getattr(office, by), "result": result, "reason": reason}
    assert office.refusal("classify_report", code, 2, 3, **given) == refused


def test_assignment_is_owed_in_three_days_and_a_new_one_keeps_the_old(office):
    code = office.accepted(1, 3)
    assert office.duties(code, 1, 3)["K6"].strict == local(date(2022, 3, 5))
    given = {"prosecutor": "Kiểm sát viên 02", "number": "5/QĐ"}
    office.do("assign_report", code, 2, 3, investigator="Điều tra viên 07", **given)
    assert "K6" not in office.duties(code, 2, 3)
    office.do("assign_report", code, 9, 3, investigator="Điều tra viên 11", number="9/QĐ")
    row = office.read(code)
    assert (row.investigator, row.prosecutor) == ("Điều tra viên 11", "Kiểm sát viên 02")
    named = [(act.person, act.number) for act in queries.states_of(row) if act.verb == "assign_report"]
    assert named == [("Điều tra viên 11", "9/QĐ"), ("Điều tra viên 07", "5/QĐ")]
    assert office.refusal("assign_report", code, 9, 3, investigator="Điều tra viên 11") == "INVESTIGATOR-SAME"


def test_the_picker_shows_what_each_officer_has_open(office):
    for _ in range(2):
        office.do("assign_report", office.accepted(1, 3), 2, 3, investigator="Điều tra viên 07")
    office.do("assign_report", office.accepted(1, 3), 2, 3, investigator="Điều tra viên 03")
    found = queries.open_load(office.read(office.accepted(1, 3)).handler_id, date(2022, 3, 3))
    assert found == [("Điều tra viên 03", 1), ("Điều tra viên 07", 2)]


def test_an_officer_written_with_and_without_the_body_is_counted_once(office, seats):
    seats((("dtv7", Role.INVESTIGATOR, "CAH-336"), ("dtv8", Role.INVESTIGATOR, "CAH-336")), local(date(2022, 3, 1)))
    Account.objects.filter(username="dtv7").update(post="Điều tra viên 07, Công an thành phố Thái Bình")
    Account.objects.filter(username="dtv8").update(post="Điều tra viên 08, Công an thành phố Thái Bình")
    for post in ("Điều tra viên 07", "Điều tra viên 07, Công an thành phố Thái Bình"):
        office.do("assign_report", office.accepted(1, 3), 2, 3, investigator=post)
    body = office.read(office.accepted(1, 3)).handler_id
    assert queries.open_load(body, date(2022, 3, 3)) == [("Điều tra viên 08", 0), ("Điều tra viên 07", 2)]
    Account.objects.filter(username="dtv8").update(post="Điều tra viên 07, Đội điều tra tổng hợp")
    found = dict(queries.open_load(body, date(2022, 3, 3)))
    assert found == {"Điều tra viên 07, Đội điều tra tổng hợp": 0, "Điều tra viên 07": 1,
                     "Điều tra viên 07, Công an thành phố Thái Bình": 1}  # fmt: skip


def test_an_assignment_lapses_when_the_report_is_sent_on(office):
    code = office.accepted(1, 3)
    office.do("assign_report", code, 2, 3, investigator="Điều tra viên 07")
    office.do("send_report", code, 4, 3, to_code="CAH-338", reason="Xảy ra ở Quỳnh Phụ")
    assert office.read(code).investigator == ""
    office.do("take_over_report", code, 5, 3, by=office.other)
    assert office.duties(code, 5, 3)["K6"].strict == local(date(2022, 3, 9))


def test_a_transfer_is_sent_returned_sent_again_and_received_under_its_own_number(office):
    code = office.accepted(1, 3)
    office.do("send_report", code, 2, 3, to_code="CAH-338", reason="Địa bàn")
    office.do("return_report", code, 3, 3, by=office.other, reason="Không xảy ra ở đây")
    assert office.read(code).state == "accepted"
    office.do("send_report", code, 4, 3, to_code="CAH-338", reason="Có kết luận", number="11/PC")
    office.do("take_over_report", code, 5, 3, by=office.other, investigator="Điều tra viên 02")
    found = [(row.number, row.received_at is not None, row.returned_at is not None)
             for row in office.read(code).transfers.order_by("pk")]  # fmt: skip
    # The first hand-over is the commune's, the next number is the district's own.
    assert found == [("PC-12433-2022-000001", True, False), ("PC-336-2022-000001", False, True),
                     ("11/PC", True, False)]  # fmt: skip


def test_one_event_told_at_two_bodies_is_counted_once_by_the_head_above_both(office):
    here = office.accepted(1, 3)
    there = office.accepted(2, 3, handler_code="CAH-338", by=office.province)
    given = {"into_code": there, "reason": "Cùng một vụ"}
    assert office.refusal("merge_report", here, 3, 3, **given) == "MERGE-UPPER-HEAD"
    assert office.refusal("merge_report", here, 3, 3, by=office.province, **given) == "NUMBER-MISSING"
    office.do("merge_report", here, 3, 3, by=office.province, number="15/QĐ-PC01", **given)
    assert office.read(here).merged_into.code == there
    assert office.duties(here, 30, 4) == {}


def warned(code) -> list[str]:
    """The warnings the trail keeps of a report, and the page shows."""
    events = AuditEvent.objects.filter(object_code=code).order_by("pk")
    return [one for event in events for one in event.details.get("warnings", ())]


def test_what_the_procuracy_granted_is_recorded_with_a_warning_never_refused(office, sign_in):
    code = office.accepted(1, 3)  # due 21/03
    office.do("extend_report", code, 22, 3, authority="procuracy")
    assert office.read(code).due_strict == date(2022, 5, 21)
    assert warned(code) == ["CLOCK-PROCURACY-WITHOUT-AGENCY", "CLOCK-EXTENDED-AFTER-EXPIRY"]
    page = sign_in("tp").get(f"/tin-bao/{code}/").content.decode()
    assert "Viện kiểm sát gia hạn khi Thủ trưởng Cơ quan điều tra chưa gia hạn" in page


def test_a_limit_whose_text_was_not_read_warns_and_never_bars(office):
    def taken(at):
        with simulated(at):
            code = do.receive_report(by=office.province, at=at, kind="TB", channel="phone", receiver_code="CA-34",
                                     place_code="12433", summary="Mất trộm xe máy").code  # fmt: skip
            return do.accept_report(by=office.province, at=at, code=code, handler_code="CA-34").code

    early, late = taken(local(date(2025, 8, 1), 9)), taken(local(date(2025, 8, 1), 10))
    office.on(date(2025, 8, 10), "suspend_report", early, office.province, ground="expertise", outstanding="Giám định")
    assert warned(early) == ["CLOCK-SUSPENDED-BEFORE-EXPIRY"]
    office.on(date(2025, 8, 29), "extend_report", late, office.province, authority="agency")
    assert warned(late) == ["CLOCK-EXTENDED-AFTER-EXPIRY"]


def test_the_procuracy_is_asked_five_days_before_and_answers_in_three(office):
    code = office.accepted(1, 3)  # due 21/03
    office.do("extend_report", code, 18, 3, authority="agency", number="3/QĐ")  # to 01/05
    assert office.duties(code, 20, 3)["K7"].strict == local(date(2022, 4, 27))
    office.do("request_extension", code, 20, 4, reason="Chờ giám định", number="21/ĐN")
    assert office.duties(code, 20, 4)["K8"].strict == local(date(2022, 4, 24))
    office.do("answer_extension", code, 22, 4, by=office.procuracy, granted=True, number="8/QĐ-VKS")
    assert office.read(code).due_strict == date(2022, 7, 1)
    assert office.duties(code, 22, 4, open_only=False)["K8"].state(local(date(2022, 4, 23))) == "done"
    assert office.refusal("request_extension", code, 23, 4, reason="x") == "EXTENSION-ASKED"
    assert queries.stored_due_equals_computed() == []


def test_where_the_procuracy_refuses_the_body_has_to_decide(office):
    code = office.accepted(1, 3)
    office.do("extend_report", code, 18, 3, authority="agency")
    office.do("request_extension", code, 20, 4, reason="Chờ giám định")
    assert office.refusal("answer_extension", code, 21, 4, granted=False) == "REASON-MISSING"
    office.do("answer_extension", code, 21, 4, granted=False, reason="Đủ căn cứ")
    assert office.refusal("extend_report", code, 22, 4, authority="procuracy") == "EXTENSION-REFUSED"
    left = queries.offered(office.read(code), office.head, VERBS, date(2022, 4, 22))
    assert "resolve_report" in left and not {"extend_report", "request_extension"} & set(left)


def test_an_answer_to_a_request_made_in_time_may_come_after_the_limit(office):
    code = office.accepted(1, 3)
    office.do("extend_report", code, 18, 3, authority="agency")  # 01/05, rolled 04/05
    office.do("request_extension", code, 4, 5, reason="Chờ giám định")
    office.do("answer_extension", code, 6, 5, granted=True)
    assert office.read(code).due_strict == date(2022, 7, 1)


def test_a_cancelled_suspension_gives_a_month_from_the_day_it_is_received(office):
    code = office.accepted(1, 12)  # E23: received 29/12/2022 → strict 29/01/2023, a Sunday
    office.do("suspend_report", code, 22, 12, ground="documents", outstanding="Công văn 5")
    office.do("record_cancellation", code, 29, 12, by=office.procuracy, reason="Không có căn cứ", number="4/QĐ-VKS")
    row = office.read(code)
    assert (row.due_strict, row.due_rolled) == (date(2023, 1, 29), date(2023, 1, 30))
    assert queries.events_of(row).limit == "after_cancellation"


def test_force_majeure_is_a_ground_only_since_the_law_says_so(office):
    code = office.accepted(1, 10)
    given = {"ground": "force_majeure", "outstanding": "Dịch bệnh"}
    run = rules.Run("receive_report", date(2021, 10, 12))
    early = rules.reasons_against_suspension("force_majeure", "x", date(2021, 11, 30), run, date(2021, 11, 1))
    assert [reason.code for reason in early] == ["SUSPENSION-GROUND-TOO-EARLY"]
    office.do("suspend_report", code, 24, 10, **given)


def test_an_extension_after_a_resumption_is_accepted_but_never_offered(office):
    code = office.accepted(1, 3)
    office.do("suspend_report", code, 21, 3, ground="documents", outstanding="Công văn 5")
    office.do("resume_report", code, 1, 4)
    assert "extend_report" not in queries.offered(office.read(code), office.head, VERBS, date(2022, 4, 2))
    office.do("extend_report", code, 2, 4, authority="agency")
    assert office.read(code).due_strict == date(2022, 6, 1)
    assert queries.stored_due_equals_computed() == []


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        ({"outcome": "initiated"}, "OUTCOME-ARTICLE-MISSING"),
        ({"outcome": "initiated", "article": "999"}, "OUTCOME-ARTICLE-UNKNOWN"),
        ({"outcome": "initiated", "article": "Điều 9999"}, "OUTCOME-ARTICLE-UNKNOWN"),
        ({"outcome": "initiated", "article": "trộm cắp"}, "OUTCOME-ARTICLE-MISSING"),
        ({"outcome": "initiated", "article": "173", "clause": "9"}, "OUTCOME-CLAUSE-UNKNOWN"),
        ({"outcome": "not_initiated"}, "OUTCOME-GROUND-MISSING"),
        ({"outcome": "administrative"}, "OUTCOME-GROUND-MISSING"),
        ({"outcome": "x"}, "REPORT-OUTCOME-UNKNOWN"),
    ],
)
def test_an_outcome_has_a_basis(office, given, refused):
    assert office.refusal("resolve_report", office.accepted(), 15, 3, **given) == refused


def test_the_timeline_says_article_number_and_ground(office):
    code = office.accepted()
    office.do("resolve_report", code, 15, 3, outcome="initiated", article="Điều 173 khoản 1", number="7/QĐ-CSĐT")
    newest = queries.states_of(office.read(code))[0]
    assert (newest.article, newest.number) == ("Điều 173 khoản 1 BLHS", "7/QĐ-CSĐT")
    other = office.accepted()
    office.do("resolve_report", other, 15, 3, outcome="not_initiated", ground="no_crime")
    assert queries.states_of(office.read(other))[0].article == "BLTTHS Điều 157 khoản 2"


def test_an_administrative_file_is_sent_on_and_its_result_comes_back(office):
    code = office.accepted()
    office.do("resolve_report", code, 15, 3, outcome="administrative", ground="no_crime")
    assert "K14" in office.duties(code, 16, 3)
    assert office.refusal("record_administrative_result", code, 16, 3, result="Phạt") == "ADMINISTRATIVE-NOT-SENT"
    office.do("record_administrative_transfer", code, 16, 3, to="Công an phường", number="31/CV")
    assert "K14" not in office.duties(code, 16, 3)
    office.do("record_administrative_result", code, 25, 3, result="Phạt tiền 2 triệu đồng")
    other = office.accepted()
    office.do("resolve_report", other, 15, 3, outcome="initiated", article="173")
    assert office.refusal("record_administrative_transfer", other, 16, 3, to="x") == "REPORT-NOT-ADMINISTRATIVE"


def test_the_file_is_archived_once_singly_or_by_list(office, actor):
    first, second = office.accepted(), office.accepted()
    for code in (first, second):
        office.do("resolve_report", code, 15, 3, outcome="not_initiated", ground="no_event")
    assert office.duties(first, 20, 3)["K19"].strict == local(date(2022, 4, 16))
    office.do("archive_report", first, 1, 4, number="12")
    assert office.duties(first, 20, 5) == {}
    assert office.refusal("archive_report", first, 2, 4) == "REPORT-ARCHIVED"
    at, line = local(date(2022, 4, 4), 9), do.Archived(second, date(2022, 4, 2), "13")
    with pytest.raises(Refused) as refused:
        do.archive_reports(by=office.head, at=at, items=(do.Archived(first, date(2022, 4, 2)), line))
    assert refused.value.code == "REPORT-ARCHIVED" and office.read(second).archived_at is None
    assert do.archive_reports(by=office.head, at=at, items=(line,)) == 1
    assert queries.events_of(office.read(second)).archived_at == local(date(2022, 4, 2), 9)


def test_files_for_fines_go_out_by_list_once(office):
    codes = [office.accepted(), office.accepted()]
    for code in codes:
        office.do("resolve_report", code, 15, 3, outcome="administrative", ground="no_crime")
    at = local(date(2022, 3, 18), 9)
    lines = tuple(do.Archived(code, date(2022, 3, 17), "4/CV", "Công an phường") for code in codes)
    assert do.record_administrative_transfers(by=office.head, at=at, items=lines) == 2
    assert all("K14" not in office.duties(code, 18, 3) for code in codes)
    with pytest.raises(Refused) as refused:
        do.record_administrative_transfers(by=office.head, at=at, items=lines)
    assert refused.value.code == "ADMINISTRATIVE-SENT"


def test_only_acts_that_would_be_accepted_are_offered(office):
    """Of every verb that is offered, a well-filled form is not refused for what stands already."""
    code = office.accepted(1, 3)
    today = date(2022, 3, 10)
    found = set(queries.offered(office.read(code), office.head, VERBS, today))
    assert {"resolve_report", "assign_report", "extend_report", "send_report", "merge_report"} <= found
    assert not found & {"suspend_report", "take_over_report", "answer_extension", "approve_void", "archive_report"}
    for verb in set(VERBS) - found - {"approve_void", "refuse_void"}:
        reasons = rules.reasons_against_act(verb, "accepted", Role.UNIT_HEAD)
        standing = queries.ReportStanding(office.read(code))
        assert reasons or rules.reasons_against_standing(verb, standing, today) or rules.not_worth_offering(
            verb, standing, today
        )
    assert queries.offered(office.read(code), office.other, VERBS, today) == []


def test_the_duties_of_many_reports_take_a_handful_of_queries(office, django_assert_max_num_queries):
    for day in range(1, 9):
        office.do("assign_report", office.accepted(day, 3), day, 3, investigator="Điều tra viên 07")
    with django_assert_max_num_queries(8):
        found = queries.duties_of(Scope.everything(), local(date(2022, 3, 9)))
    assert len({one.record.code for one in found}) == 8
    assert {one.person for one in found} == {"Điều tra viên 07"}


def test_acts_that_move_no_stock_may_be_entered_after_later_acts(office):
    code = office.accepted(1, 3)
    office.do("extend_report", code, 18, 3, authority="agency")
    office.do("assign_report", code, 20, 3, investigator="Điều tra viên 07", on=date(2022, 3, 2))
    assert office.duties(code, 20, 3, open_only=False)["K6"].state(local(date(2022, 3, 20))) == "done"
    assert office.refusal("assign_report", code, 20, 3, investigator="x", on=date(2022, 2, 28)) == "REPORT-OUT-OF-ORDER"


def test_a_refused_clause_names_the_clauses_of_the_article_and_an_unknown_article_is_called_so(office):
    code = office.accepted()
    with pytest.raises(Refused) as refused:
        office.do("resolve_report", code, 15, 3, outcome="initiated", article="173", clause="9")
    assert "%(" not in refused.value.sentence()
    assert "Các khoản của điều này: 1, 2" in refused.value.sentence()
    with pytest.raises(Refused) as refused:
        office.do("resolve_report", code, 15, 3, outcome="initiated", article="9999")
    assert "không có điều “9999”" in refused.value.sentence()
