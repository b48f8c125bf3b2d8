"""The entry page of an offence: place and body are picked by name, what the report's outcome said is carried over."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tongket.foundation import clock
from tongket.foundation.actor import Role, system_actor
from tongket.foundation.clock import LOCAL
from tongket.registers.intake import operations as intake

NOW = datetime(2022, 11, 16, 8, 0, tzinfo=LOCAL)
CAST = (("dtv", Role.INVESTIGATOR, "CAH-338"), ("xa", Role.DUTY_OFFICER, "CAX-12433"))
FORM = {"place_code": "12475", "handler_code": "CAH-338", "occurred_on": "14/11/2022", "article": "173",
        "clause": "1", "dead": "0", "injured": "0", "damage": "0"}  # fmt: skip


@pytest.fixture
def as_(seats):
    """Signs in one of the cast, at eight o'clock on 16 November 2022."""
    with clock.simulated(NOW):
        yield seats(CAST, NOW)


def codes(answer, name):
    return [code for code, _label in answer.context["form"].fields[name].widget.choices]


def report_of(as_, **outcome):
    """A report received and accepted by the district, with an outcome where one is given."""
    by, at = system_actor(), datetime(2022, 11, 15, 9, 0, tzinfo=LOCAL)
    code = intake.receive_report(
        by=by, at=at, kind="TB", channel="phone", receiver_code="CAX-12433", occurred_on=date(2022, 11, 14),
        summary="Mất xe",
    ).code  # fmt: skip
    intake.accept_report(by=by, at=at, code=code, handler_code="CAH-338")
    if outcome:
        intake.resolve_report(by=by, at=at, code=code, **outcome)
    return code


def test_place_and_body_are_picked_by_name_the_own_first(as_):
    answer = as_("dtv").get("/vu-an/moi/")
    text = answer.content.decode()
    assert '<option value="12475">Xã An Khê – Quỳnh Phụ</option>' in text
    assert '<option value="CAH-338" selected>' in text and "(CAH-338)</option>" in text
    assert "Mã xã" not in text and "Mã Cơ quan" not in text
    places = codes(answer, "place_code")
    assert places.index("12475") < places.index("12433")
    assert [code for code in codes(answer, "handler_code") if code] == ["CAH-338"]
    assert as_("dtv").post("/vu-an/moi/", FORM).status_code == 302
    assert "CAH-338" in codes(as_("dtv").get("/vu-an/an/khoi-to/"), "handler_code")


def test_an_officer_of_a_commune_finds_it_chosen_and_a_code_out_of_the_list_is_not_lost(as_):
    assert '<option value="12433" selected>' in as_("xa").get("/vu-an/moi/").content.decode()
    again = as_("dtv").post("/vu-an/moi/", FORM | {"place_code": "336"})
    assert again.status_code == 422 and '<option value="336" selected>336</option>' in again.content.decode()


def test_article_and_clause_of_the_outcome_are_carried_over(as_):
    code = report_of(as_, outcome="initiated", article="Điều 173", clause="2")
    initial = as_("dtv").get(f"/vu-an/moi/?tin={code}").context["form"].initial
    assert (initial["article"], initial["clause"], initial["initiated_on"]) == ("173", "2", date(2022, 11, 15))
    whole = report_of(as_, outcome="initiated", article="174")
    initial = as_("dtv").get(f"/vu-an/moi/?tin={whole}").context["form"].initial
    assert (initial["article"], initial["clause"]) == ("174", "")


def test_a_report_without_initiation_or_place_presets_neither(as_):
    initial = as_("xa").get(f"/vu-an/moi/?tin={report_of(as_)}").context["form"].initial
    assert (initial["article"], initial["clause"], initial["place_code"]) == ("", "", "")
