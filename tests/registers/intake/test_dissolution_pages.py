"""Handing over what an ended body holds: the list, one confirmation, a result for each report; old clocks go on."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.foundation.actor import Role, system_actor
from tongket.foundation.clock import local, simulated
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.registers.intake import operations as do
from tongket.registers.intake import queries
from tongket.registers.intake.models import CrimeReport
from tongket.registers.intake.queries.dissolution import Book, held_by_ended
from tongket.registers.people.models import Account
from tongket.registers.people.operations import grant_role, open_account
from tongket.registers.units.models import LineageEdge, Unit

END = date(2025, 3, 1)
NOW = local(date(2025, 3, 5), 9)
PAGE = "/tin-bao/ban-giao/"
ONE = PAGE + "CAH-336/"


@pytest.fixture
def held(office, province):
    """Two reports the city's police held when it ended: one under resolution, one suspended."""
    def take(on):
        with simulated(local(on, 9)):
            code = do.receive_report(by=office.duty, at=local(on, 9), kind="TB", channel="phone",
                                     receiver_code="CAX-12433", place_code="12433").code  # fmt: skip
        office.on(on, "accept_report", code, handler_code="CAH-336")
        return code

    running, asleep = take(date(2025, 2, 20)), take(date(2025, 1, 10))
    office.on(date(2025, 2, 10), "suspend_report", asleep, ground="documents", outstanding="Công văn 5")
    Unit.objects.filter(code="CAH-336").update(valid_to=END)
    return [running, asleep]


@pytest.fixture
def as_(client, province):
    cast = (("tinh", Role.UNIT_HEAD, "CA-34"), ("tk", Role.STATISTICS, "CA-34"), ("qp", Role.UNIT_HEAD, "CAH-338"),
            ("xa", Role.DUTY_OFFICER, "CAX-12433"))  # fmt: skip
    for name, role, unit in cast:
        open_account(by=system_actor(), at=NOW, username=name, post=f"Cán bộ {name}", demo=True)
        grant_role(by=system_actor(), at=NOW, username=name, role=role, unit_code=unit, on=date(2020, 3, 1))

    def sign_in(name):
        client.force_login(Account.objects.get(username=name))
        return client

    with simulated(NOW):
        yield sign_in


def hand_over(by, on, from_code, to_code, at=None):
    at = at or local(on, 9)
    with simulated(at):
        return do.hand_over_dissolved_unit(by=by, at=at, from_code=from_code, to_code=to_code, number="1", on=on)


def given(**more):
    return {"to_code": "CA-34", "number": "1/BB-BG", "on": "01/03/2025", "seen": "2"} | more


def test_the_list_names_the_body_its_count_and_who_comes_after(as_, held):
    head = as_("tinh")
    assert PAGE in head.get("/tin-bao/").content.decode()
    page = head.get(PAGE).content.decode()
    line = page[page.index("Công an thành phố thái bình") :]
    assert ONE in page and "01/03/2025" in line and "Công an tỉnh Thái Bình" in line


def test_the_page_lists_each_report_with_its_day_and_proposes_successor_and_day(as_, held):
    page = as_("tinh").get(ONE)
    text = page.content.decode()
    assert all(code in text for code in held) and "Bàn giao 2 tin" in text
    assert page.context["form"].initial == {"to_code": "CA-34", "on": END, "seen": 2}
    assert '<option value="CA-34" selected>' in text


def test_only_reports_in_sight_are_links(as_, office, held):
    CrimeReport.objects.filter(code=held[0]).update(receiver=office.read(held[0]).handler)
    text = as_("tinh").get(ONE).content.decode()
    assert f'href="/tin-bao/{held[0]}/"' not in text and f'href="/tin-bao/{held[1]}/"' in text
    as_("tinh").post(ONE, given())
    assert as_("tinh").get(f"/tin-bao/{held[0]}/").status_code == 200


def test_one_confirmation_hands_all_over_and_shows_a_result_for_each(as_, office, held):
    before = {code: office.read(code).due_rolled for code in held}
    answer = as_("tinh").post(ONE, given(), follow=True)
    text = answer.content.decode()
    assert "Đã bàn giao 2 tin." in text and "Bàn giao 2 tin</button>" not in text
    assert all(code in text for code in held) and text.count("1/BB-BG") == 2
    for code in held:
        row = office.read(code)
        assert (row.handler.code, row.due_rolled) == ("CA-34", before[code])
    assert queries.stored_due_equals_computed() == []
    assert "Không còn đơn vị nào" in as_("tinh").get(PAGE).content.decode()
    assert PAGE not in as_("tinh").get("/tin-bao/").content.decode()


def test_the_same_form_sent_twice_hands_over_once(as_, held):
    for _ in range(2):
        as_("tinh").post(ONE, given(form_key="one"))
    assert len(queries.states_of(queries.report(Scope.everything(), held[0]))) == 3


@pytest.mark.parametrize(("wrong", "field"), [
    ({"seen": "1"}, "__all__"), ({"number": ""}, "number"), ({"to_code": "CAX-12433"}, "to_code"),
    ({"on": "28/02/2025"}, "__all__"),
])  # fmt: skip
def test_what_stands_against_it_is_told_and_nothing_moves(as_, office, held, wrong, field):
    answer = as_("tinh").post(ONE, given(**wrong))
    assert answer.status_code == 422 and field in answer.context["form"].errors
    assert {office.read(code).handler.code for code in held} == {"CAH-336"}


def test_who_neither_stood_above_it_nor_comes_after_it_does_not_see_it(as_, held):
    assert as_("qp").get(ONE).status_code == 404
    assert ONE not in as_("qp").get(PAGE).content.decode()
    assert as_("xa").get(PAGE).status_code == 403
    assert as_("tk").get(ONE).status_code == 200
    assert as_("tinh").get(PAGE + "CAH-338/").status_code == 404


def test_what_was_done_after_the_day_stays_and_says_so(as_, office, held):
    office.on(date(2025, 3, 3), "resume_report", held[1], reason="Có kết quả")
    page = as_("tinh").get(ONE)
    assert page.context["form"].initial["on"] == NOW.date()
    as_("tinh").post(ONE, given())
    assert [office.read(code).handler.code for code in held] == ["CA-34", "CAH-336"]


def test_a_report_about_the_successor_stays_behind(office, held, province):
    CrimeReport.objects.filter(code=held[0]).update(about=province["PC02"])
    lives = Book(END).ended_lives("CAH-336")
    found = {one.report.code: one.stays for one in held_by_ended(lives, on=END, to_id=province["PC02"])}
    assert found == {held[0]: "about", held[1]: ""}
    assert hand_over(office.province, END, "CAH-336", "PC02", at=NOW) == 1
    assert office.read(held[0]).handler.code == "CAH-336"


def test_a_commune_that_ends_passes_what_only_waits_to_one_that_may_receive(office, province):
    with simulated(local(date(2022, 3, 1), 9)):
        code = office.receive()
    Unit.objects.filter(code="CAX-12433").update(valid_to=date(2022, 3, 5))
    LineageEdge.objects.create(effective_on=date(2022, 3, 5), source_id=province["CAX-12433"],
                               target_id=province["CAX-12436"], kind="merge")  # fmt: skip
    book = Book(date(2022, 3, 5))
    assert [row.code for row in book.successors(book.ended_lives("CAX-12433")[0])] == ["CAX-12436"]
    assert hand_over(office.head, date(2022, 3, 5), "CAX-12433", "CAX-12436") == 1
    assert office.read(code).handler.code == "CAX-12436"


def test_a_body_that_came_under_another_is_two_lives_and_both_are_emptied(office, province):
    with simulated(local(date(2022, 3, 1), 9)):
        code = office.receive()
    old = Unit.objects.get(code="CAX-12433")
    Unit.objects.filter(pk=old.pk).update(valid_to=date(2022, 3, 5))
    again = Unit.objects.get(pk=old.pk)
    again.pk, again.valid_from, again.valid_to = None, date(2022, 3, 5), None
    again.save(force_insert=True)
    assert hand_over(office.head, date(2022, 3, 8), "CAX-12433", "CAX-12433") == 1
    assert office.read(code).handler_id == again.pk


def test_a_living_body_is_still_not_emptied(office):
    with pytest.raises(Refused) as refused:
        hand_over(office.province, date(2022, 3, 1), "CAH-336", "CA-34")
    assert refused.value.code == "UNIT-STILL-LIVES"
