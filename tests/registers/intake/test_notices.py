"""Notices: drafted by the act that makes them due, sent with a proof, told once."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tongket.foundation.clock import local
from tongket.foundation.models import AuditEvent
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.intake import operations as do
from tongket.registers.intake import queries
from tongket.registers.intake.operations import Delivery
from tongket.registers.intake.presenters import notices as papers


def kinds(office, code) -> list[str]:
    return [one.kind for one in queries.drafts_of(office.read(code)) if not one.sent]


def deliver(office, items, day=20, month=3, by=None):
    return do.deliver_notices(by=by or office.head, at=local(date(2022, month, day), 10), items=items)


def test_taking_a_report_drafts_the_two_notices_of_receipt(office):
    code = office.accepted()
    assert kinds(office, code) == ["receipt_procuracy", "receipt_reporter"]
    assert {"K4", "K5"} <= set(office.duties(code, 1, 3))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"reporter_kind": "anonymous"}, ["receipt_procuracy"]),
        ({"kind": "TT", "reporter_kind": "none"}, []),
        ({"kind": "TU_THU"}, ["confession_procuracy"]),
    ],
)
def test_nobody_is_told_who_cannot_or_need_not_be(office, given, expected):
    assert kinds(office, office.accepted(**given)) == expected


@pytest.mark.parametrize(
    ("outcome", "to_procuracy", "duty"),
    [
        ({"outcome": "initiated", "article": "173"}, "initiation_procuracy", "K9"),
        ({"outcome": "not_initiated", "ground": "no_event"}, "non_initiation_procuracy", "K10"),
        ({"outcome": "administrative", "ground": "no_crime"}, "non_initiation_procuracy", "K10"),
    ],
)
def test_an_outcome_is_told_to_the_procuracy_in_hours_and_to_the_reporter_in_days(
    office, outcome, to_procuracy, duty
):
    code = office.accepted()
    office.do("resolve_report", code, 10, 3, **outcome)
    assert kinds(office, code)[-2:] == [to_procuracy, "result_reporter"]
    found = office.duties(code, 10, 3)
    assert found[duty].strict == local(date(2022, 3, 11), 10)
    assert found["K12"].strict == local(date(2022, 3, 14))


def test_a_sent_notice_ends_its_duty_and_keeps_its_proof(office):
    code = office.accepted()
    given = {"kind": "receipt_procuracy", "sent_at": local(date(2022, 3, 3), 15)}
    office.do("send_notice", code, 3, 3, hour=16, proof="post", receipt="RM 0001", number="12/TB", **given)
    assert "K4" not in office.duties(code, 3, 3, hour=23)
    sent = next(one for one in queries.drafts_of(office.read(code)) if one.sent)
    assert (sent.notice.proof, sent.notice.receipt, sent.notice.number) == ("post", "RM 0001", "12/TB")
    assert office.refusal("send_notice", code, 4, 3, **given) == "NOTICE-SENT"


def test_a_second_suspension_is_told_anew(office):
    code = office.accepted()
    given = {"ground": "documents", "outstanding": "Công văn 5"}
    office.do("suspend_report", code, 21, 3, **given)
    for kind in ("suspension_procuracy", "suspension_reporter"):
        office.do("send_notice", code, 21, 3, hour=12, kind=kind)
    assert "K11" not in office.duties(code, 22, 3)
    office.do("resume_report", code, 1, 4)
    office.do("suspend_report", code, 4, 5, **given)
    assert "K11" in office.duties(code, 4, 5)
    assert kinds(office, code)[-2:] == ["suspension_procuracy", "suspension_reporter"]


@pytest.mark.parametrize(
    ("item", "refused"),
    [
        (("TB-x", "receipt_procuracy", 3, "book"), "REPORT-UNKNOWN"),
        (("", "result_reporter", 3, "book"), "NOTICE-NOT-DUE"),
        (("", "receipt_procuracy", 3, "pigeon"), "NOTICE-PROOF-UNKNOWN"),
        (("", "receipt_procuracy", 21, "book"), "NOTICE-IN-THE-FUTURE"),
        (("", "receipt_procuracy", 1, "book"), "NOTICE-BEFORE-ITS-ACT"),
    ],
)
def test_a_delivery_book_stands_or_falls_as_a_whole(office, item, refused):
    good, bad = office.accepted(2, 3), office.accepted(2, 3)
    code, kind, day, proof = item
    items = (Delivery(good, "receipt_procuracy", local(date(2022, 3, 3))),
             Delivery(code or bad, kind, local(date(2022, 3, day)), proof))  # fmt: skip
    with pytest.raises(Refused) as found:
        deliver(office, items)
    assert found.value.code == refused
    assert "receipt_procuracy" in kinds(office, good)


def test_a_delivery_book_writes_one_trail_of_every_report(office, django_assert_max_num_queries):
    codes = [office.accepted(day, 3) for day in range(1, 9)]
    items = [Delivery(code, kind, local(date(2022, 3, 12), 9)) for code in codes
             for kind in ("receipt_procuracy", "receipt_reporter")]  # fmt: skip
    with django_assert_max_num_queries(14):
        assert deliver(office, items) == 16
    events = AuditEvent.objects.filter(verb="deliver_notices").order_by("pk")
    assert sorted(event.object_code for event in events) == sorted(codes)
    with pytest.raises(Refused) as again:
        deliver(office, items)
    assert again.value.code == "NOTICE-SENT"


def test_another_unit_and_another_role_send_nothing(office):
    code = office.accepted()
    item = (Delivery(code, "receipt_procuracy", local(date(2022, 3, 3))),)
    for by, refused in ((office.other, "UNIT-NOT-YOURS"), (office.procuracy, "ROLE-MAY-NOT")):
        with pytest.raises(Refused) as found:
            deliver(office, item, by=by)
        assert found.value.code == refused


def test_a_draft_says_codes_and_articles_and_can_be_edited_until_it_is_sent(office):
    code = office.accepted()
    draft = queries.drafts_of(office.read(code))[0]
    text = papers.text_of(draft)
    assert code in text and "Điều 146" in text and "Mất trộm" not in text
    office.do("edit_notice", code, 2, 3, kind="receipt_procuracy", text="Nội dung khác")
    assert papers.text_of(queries.drafts_of(office.read(code))[0]) == "Nội dung khác"
    office.do("send_notice", code, 2, 3, hour=11, kind="receipt_procuracy")
    assert office.refusal("edit_notice", code, 2, 3, hour=12, kind="receipt_procuracy", text="x") == "NOTICE-SENT"


def test_of_a_merged_report_nobody_is_told_any_more(office):
    kept, twin = office.accepted(), office.accepted()
    office.do("merge_report", twin, 2, 3, into_code=kept)
    assert kinds(office, twin) == []
    assert {one.report.code for one in queries.notices_to_send(Scope.everything(), local(date(2022, 3, 2)))} == {kept}


def test_the_page_of_a_unit_sends_the_ticked_ones_together(sign_in, office):
    codes = [office.accepted(day, 11) for day in (14, 15)]
    head = sign_in("tp")
    page = head.get("/tin-bao/thong-bao/").content.decode()
    assert all(code in page for code in codes)
    ticked = [f"{code}|receipt_procuracy" for code in codes]
    answer = head.post("/tin-bao/thong-bao/", {"tin": ticked, "proof": "book", "number": "41/TB"}, follow=True)
    assert "Đã ghi 2 thông báo." in answer.content.decode()
    assert kinds(office, codes[0]) == ["receipt_reporter"]


def test_one_notice_is_recorded_printed_and_edited_on_its_pages(sign_in, office):
    code = office.accepted(15, 11)
    head = sign_in("tp")
    base = f"/tin-bao/{code}/thong-bao/receipt_reporter/"
    paper = head.get(base + "in/").content.decode()
    assert "phong bì niêm phong" in paper and code in paper and "Mất trộm" not in paper
    assert head.post(base + "sua/", {"text": "Lời khác"}).status_code == 302
    assert "Lời khác" in head.get(base).content.decode()
    both = head.post(base + "sua/", {"text": "Lời của người khác", "seen": ""})  # read before the first was saved
    page = both.content.decode()
    assert both.status_code == 422 and "Lời khác" in page and "Lời của người khác" in page
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    assert head.post(base + "sua/", {"text": "Lời của người khác", "seen": seen}).status_code == 302
    faulty = head.post(base, {"proof": "book", "sent_time": "25:99", "receipt": "RM 0001"})
    assert faulty.status_code == 422 and "RM 0001" in faulty.content.decode()
    assert head.post(base, {"proof": "post", "receipt": "RM 0001"}).status_code == 302
    assert "RM 0001" in head.get(f"/tin-bao/{code}/").content.decode()
    assert head.get(f"/tin-bao/{code}/thong-bao/result_reporter/").status_code == 404


def test_what_a_body_sends_outside_without_taking_it_up_is_still_told_of(office):
    code = office.receive(receiver_code="CAH-336", by=office.head)
    office.do("send_report", code, 2, 3, outside="Công an tỉnh Nam Định", reason="Không thuộc thẩm quyền")
    assert kinds(office, code) == ["receipt_procuracy", "receipt_reporter"]
    both = [Delivery(code, kind, local(date(2022, 3, 2), 10)) for kind in kinds(office, code)]
    deliver(office, both, day=2)
    office.do("confirm_sent_report", code, 3, 3)
    assert not {"K4", "K5", "K6"} & set(office.duties(code, 20, 3))


def test_a_commune_that_sends_outside_tells_nobody(office):
    code = office.receive()
    outside = {"outside": "Công an tỉnh Nam Định", "reason": "Không thuộc thẩm quyền"}
    office.do("send_report", code, 2, 3, by=office.duty, **outside)
    assert kinds(office, code) == []


def test_what_goes_on_inside_the_province_is_told_of_by_who_takes_it_up(office):
    code = office.receive(receiver_code="CAH-336", by=office.head)
    office.do("send_report", code, 2, 3, to_code="CAH-338", reason="Xảy ra ở Quỳnh Phụ")
    assert kinds(office, code) == []
    office.do("take_over_report", code, 3, 3, by=office.other)
    office.do("accept_report", code, 3, 3, by=office.other, handler_code="CAH-338")
    assert kinds(office, code) == ["receipt_procuracy", "receipt_reporter"]
