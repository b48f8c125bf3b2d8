"""A form with several faults is refused once, with all of them, each at its field."""

from __future__ import annotations

import pytest
from django import forms

from tongket.foundation.actor import Actor, Role
from tongket.foundation.http import tell_refusal
from tongket.foundation.refusals import (
    NotFound,
    Refusals,
    Refused,
    gathering,
    reasons_against_no_reason,
    reasons_against_same_person,
    refuse_all,
)

PLACE = Refused("PLACE", "Không có xã %(wanted)s.", "Chọn xã khác.", wanted="99999", field="place")
DAY = Refused("DAY", "Ngày chưa tới.", "Nhập ngày khác.", field="day")
RIGHT = Refused("ROLE", "Vai trò không được làm.")


class Form(forms.Form):
    place = forms.CharField(required=False)
    day = forms.CharField(required=False)


def test_no_reason_refuses_nothing():
    refuse_all([])


def test_one_reason_is_raised_itself():
    with pytest.raises(Refused) as refused:
        refuse_all([DAY])
    assert refused.value is DAY
    assert refused.value.reasons == (DAY,)


def test_several_reasons_are_raised_together_under_the_code_of_the_first():
    with pytest.raises(Refusals) as refused:
        refuse_all([PLACE, DAY, DAY])
    assert refused.value.code == "PLACE"
    assert refused.value.reasons == (PLACE, DAY, DAY)
    assert refused.value.sentence() == "Không có xã 99999. Chọn xã khác. Ngày chưa tới. Nhập ngày khác."


def test_every_reason_stands_at_its_field_and_the_rest_above_the_form():
    form = Form({})
    assert form.is_valid()
    tell_refusal(form, Refusals([PLACE, DAY, RIGHT]))
    assert form.errors["place"] == ["Không có xã 99999. Chọn xã khác."]
    assert form.errors["day"] == ["Ngày chưa tới. Nhập ngày khác."]
    assert form.non_field_errors() == ["Vai trò không được làm."]


def test_a_refusal_from_below_is_gathered_at_the_field_it_came_from():
    reasons: list[Refused] = [DAY]
    with gathering(reasons, "place"):
        raise NotFound("UNIT-UNKNOWN", "Không có đơn vị.")
    assert [reason.data["field"] for reason in reasons] == ["day", "place"]


@pytest.mark.parametrize(("text", "codes"), [("", ["REASON-MISSING"]), ("  ", ["REASON-MISSING"]), ("Trùng", [])])
def test_an_act_that_must_say_why_is_refused_without_a_reason(text, codes):
    assert [reason.code for reason in reasons_against_no_reason(text)] == codes


def test_the_person_who_entered_it_is_no_second_person():
    by = Actor(7, "Trực ban 01", Role.UNIT_HEAD, 1)
    assert [r.code for r in reasons_against_same_person(by, 7, "Trực ban 01")] == ["SECOND-PERSON-NEEDED"]
    assert reasons_against_same_person(by, 8, "Trực ban 01") == []
