"""Where a report may be sent: the body the law of the day and the place propose, the others behind one list."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.registers.intake.queries.recipients import recipients_of
from tongket.registers.intake.rules import recipients as rules

DAY, AFTER_DISTRICTS = date(2022, 3, 2), date(2025, 3, 3)
OF_TP, OF_QP = "12433", "12475"


def proposed(office, code, on=DAY):
    found = recipients_of(office.read(code), on)
    return [(why, row.code) for why, row in found.proposed], found.clear


def test_a_commune_hands_to_its_own_district_where_the_place_lies_in_it(office):
    code = office.receive(place_code=OF_TP)
    assert proposed(office, code) == ([("place", "CAH-336"), ("province", "CA-34")], "CAH-336")


def test_without_a_place_the_district_above_is_the_answer(office):
    code = office.receive(place_code="")
    assert proposed(office, code) == ([("above", "CAH-336"), ("province", "CA-34")], "CAH-336")


def test_where_place_and_superior_differ_both_are_proposed_and_none_is_chosen(office):
    code = office.receive(place_code=OF_QP)
    assert proposed(office, code) == ([("place", "CAH-338"), ("above", "CAH-336"), ("province", "CA-34")], "")


def test_a_district_sends_to_the_district_of_the_place(office):
    code = office.accepted(place_code=OF_QP)
    assert proposed(office, code) == ([("place", "CAH-338"), ("province", "CA-34")], "CAH-338")
    own = office.accepted(place_code=OF_TP)
    assert proposed(office, own) == ([("province", "CA-34")], "")


def test_after_the_end_of_the_districts_everything_goes_to_the_province(office):
    code = office.receive(place_code=OF_QP)
    found = recipients_of(office.read(code), AFTER_DISTRICTS)
    assert proposed(office, code, AFTER_DISTRICTS) == ([("place", "CA-34")], "CA-34")
    assert not {"CAH-336", "CAH-338"} & {row.code for row in found.others}


def test_a_report_under_resolution_goes_only_to_bodies_that_resolve(office):
    received, accepted = office.read(office.receive()), office.read(office.accepted())
    assert "CAX-12475" in {row.code for row in recipients_of(received, DAY).others}
    assert {row.level for row in recipients_of(accepted, DAY).others} <= {"district", "province", "division"}


def test_a_report_about_a_unit_is_offered_neither_to_it_nor_below_it(office):
    code = office.receive(about_code="CAH-338", place_code=OF_QP)
    row = office.read(code)
    found = recipients_of(row, DAY)
    codes = {one.code for one in found.others} | {one.code for _why, one in found.proposed}
    assert codes and not codes & {"CAH-338", "CAX-12475", row.handler.code}


@pytest.mark.parametrize(("unit", "on", "to_resolve", "code"), [
    (("area", "commune", "12433"), DAY, False, "REPORT-RECEIVER-NOT-POLICE"),
    (("police", "district", "CAH-336"), AFTER_DISTRICTS, False, "REPORT-BODY-RECEIVES-NOTHING"),
    (("police", "commune", "CAX-12433"), DAY, True, "REPORT-BODY-NOT-COMPETENT"),
])  # fmt: skip
def test_the_operation_asks_the_same_rule(unit, on, to_resolve, code):
    (reason,) = rules.reasons_against_recipient(*unit, on, to_resolve=to_resolve)
    assert reason.code == code and reason.data["field"] == "to_code" and reason.sentence()


def test_whoever_the_list_offers_the_operation_accepts(office):
    code = office.receive(place_code=OF_QP)
    found = recipients_of(office.read(code), DAY)
    for row in (*found.others, *(one for _why, one in found.proposed)):
        office.do("send_report", code, 2, 3, to_code=row.code, reason="Thử", by=office.duty)
        office.do("return_report", code, 2, 3, reason="Thử", by=office.province)


class TestPage:
    """The page: a proposal chosen, a list without scripts, one place of two refused."""

    @pytest.fixture
    def page(self, sign_in, office):
        self.code = office.receive(day=15, month=11, place_code=OF_TP)
        self.url = f"/tin-bao/{self.code}/chuyen/"
        self.office = office
        return sign_in("xa")

    def test_the_competent_body_is_chosen_and_the_others_stand_in_a_list(self, page):
        text = page.get(self.url).content.decode()
        first = text[text.index('name="to" value="CAH-336"') :][:200]
        assert "checked" in first and "có thẩm quyền theo nơi xảy ra" in first
        assert '<option value="CAX-12475">Công an xã an khê – Quỳnh Phụ (CAX-12475)</option>' in text
        assert "12433" not in text.split('name="to_code"')[1].split("</select>")[0]

    def test_it_goes_where_the_proposal_says(self, page):
        page.post(self.url, {"to": "CAH-336", "reason": "Thẩm quyền"})
        assert self.office.read(self.code).pending_to.code == "CAH-336"

    def test_it_goes_to_another_of_the_list_or_outside(self, page):
        page.post(self.url, {"to": "other", "to_code": "CAH-338", "reason": "Thẩm quyền"})
        assert self.office.read(self.code).pending_to.code == "CAH-338"

    @pytest.mark.parametrize(("given", "field"), [
        ({"to": "CAH-336", "to_code": "CAH-338"}, "to"), ({"to": "CAH-336", "outside": "Hà Nội"}, "to"),
        ({"to": "other"}, "to_code"), ({"to": "outside"}, "outside"), ({}, "to_code"),
        ({"to": "other", "to_code": "12433"}, "to_code"),
    ])  # fmt: skip
    def test_two_places_or_none_are_told_at_the_field(self, page, given, field):
        answer = page.post(self.url, {"reason": "Thẩm quyền"} | given)
        assert answer.status_code == 422
        assert list(answer.context["form"].errors) == [field]

    def test_outside_the_province_by_name(self, page):
        page.post(self.url, {"to": "outside", "outside": "Công an tỉnh Nam Định", "reason": "Thẩm quyền"})
        assert self.office.read(self.code).state == "forwarded"


def test_the_body_that_takes_it_is_chosen_among_ones_own_that_may_resolve(office, sign_in):
    code = office.receive(day=15, month=11, by=office.head)
    page = sign_in("tp").get(f"/tin-bao/{code}/thu-ly/").content.decode()
    choices = page.split('name="handler_code"')[1].split("</select>")[0]
    assert '<option value="CAH-336" selected>' in choices and "CAX-" not in choices and "CAH-338" not in choices
    province = sign_in("tinh").get(f"/tin-bao/{code}/thu-ly/").content.decode().split('name="handler_code"')[1]
    assert all(f'value="{one}"' in province.split("</select>")[0] for one in ("CA-34", "PC02", "CAH-336", "CAH-338"))
