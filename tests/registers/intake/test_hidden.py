"""A report about a unit does not exist for that unit; outside police and procuracy no page tells what happened."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.foundation.actor import Role
from tongket.foundation.clock import local
from tongket.foundation.models import AuditEvent
from tongket.foundation.refusals import NotFound, Refused
from tongket.registers.intake import queries
from tongket.registers.intake.forms import ACTS
from tongket.registers.people import queries as people

SUMMARY = "Cán bộ nhận tiền ở chợ Đề Thám"
ON = date(2022, 11, 16)


@pytest.fixture
def about_the_district(office):
    """Told at another district, about the district of the city: the province holds it."""
    return office.receive(10, 11, by=office.other, receiver_code="CAH-338", about_code="CAH-336", summary=SUMMARY)


def scope_of(actor):
    return people.scope_of(actor, ON)


def test_the_body_above_holds_a_report_about_a_unit_from_the_start(office, about_the_district):
    row = office.read(about_the_district)
    assert (row.receiver.code, row.handler.code, row.about.code) == ("CAH-338", "CA-34", "CAH-336")


@pytest.mark.parametrize("who", [("head", False), ("duty", False), ("other", True), ("province", True),
                                 ("procuracy", True), ("desk", True)])  # fmt: skip
def test_every_read_leaves_it_out_for_the_unit_and_those_below_it(office, about_the_district, who):
    name, sees = who
    scope = scope_of(getattr(office, name))
    at = local(ON, 9)
    found = [
        queries.reports(scope).filter(code=about_the_district).exists(),
        any(one.code == about_the_district
            for one in queries.reports(scope, queries.ReportFilter(words=about_the_district))),
        any(one.record.code == about_the_district for one in queries.duties_of(scope, at)),
        any(one.report.code == about_the_district for one in queries.notices_to_send(scope, at)),
        queries.counts(scope, ON)["received"] == 1,
    ]  # fmt: skip
    # Nothing to be sent stands yet: it has not been taken for resolution.
    assert found == [sees, sees, sees, False, sees]
    assert queries.visible_codes(scope, [about_the_district]) == ({about_the_district} if sees else set())


def test_a_place_in_the_unit_does_not_bring_it_into_its_sight(office):
    code = office.receive(10, 11, by=office.other, receiver_code="CAH-338", place_code="12433", about_code="CAX-12433")
    assert office.read(code).handler.code == "CAH-336"
    with pytest.raises(NotFound):
        queries.report(scope_of(office.duty), code)


def test_the_unit_concerned_can_do_nothing_with_it_and_gets_it_from_nobody(office, about_the_district):
    with pytest.raises(NotFound):
        office.do("accept_report", about_the_district, 11, 11, handler_code="CAH-336")
    assert office.refusal("send_report", about_the_district, 11, 11, by=office.province, to_code="CAH-336",
                          reason="x") == "REPORT-ABOUT-THE-TARGET"  # fmt: skip
    assert office.refusal("send_report", about_the_district, 11, 11, by=office.province, to_code="CAX-12433",
                          reason="x") == "REPORT-ABOUT-THE-TARGET"  # fmt: skip
    office.do("accept_report", about_the_district, 11, 11, by=office.province, handler_code="CA-34")
    twin = office.accepted(10, 11)
    with pytest.raises(NotFound):
        office.do("merge_report", twin, 12, 11, into_code=about_the_district)


def test_a_report_split_off_stays_hidden(office, about_the_district):
    office.do("accept_report", about_the_district, 11, 11, by=office.province, handler_code="CA-34")
    new = office.do("split_report", about_the_district, 12, 11, by=office.province, kind="TB", summary="x").code
    with pytest.raises(NotFound):
        queries.report(scope_of(office.head), new)


def test_its_pages_are_not_there_for_the_unit_and_reading_it_is_logged(sign_in, office, about_the_district):
    assert sign_in("tp").get(f"/tin-bao/{about_the_district}/").status_code == 404
    assert about_the_district not in sign_in("tp").get("/tin-bao/").content.decode()
    page = sign_in("tinh").get(f"/tin-bao/{about_the_district}/").content.decode()
    assert SUMMARY in page and "Công an thành phố thái bình" in page.replace("Thái Bình", "thái bình")
    read = AuditEvent.objects.filter(verb="read_report", object_code=about_the_district)
    assert [event.actor_post for event in read] == ["Cán bộ tinh"]


def test_only_police_bodies_are_complained_of_here(office):
    with pytest.raises(Refused) as refused:
        office.receive(10, 11, about_code="SO-TP")
    assert refused.value.code == "REPORT-ABOUT-NOT-POLICE"


PAGES = ("/tin-bao/", "/tin-bao/{code}/", "/tin-bao/{code}/bia-ho-so/", "/tin-bao/{code}/phieu/",
         "/tin-bao/{code}/bien-ban/", "/tin-bao/thong-bao/", "/tin-bao/{code}/thong-bao/receipt_procuracy/in/",
         "/tin-bao/?tim=troi", *(f"/tin-bao/{{code}}/{slug}/" for slug in ACTS))  # fmt: skip
SECRET = ("Trộm chó ở ngõ Trời", "Phường Đề Thám", "Chờ kết quả xác minh ở nơi khác", "Điều tra viên 07")


@pytest.mark.parametrize("name", ["ct", "tt", "td", "so", "qt"])
def test_without_procedural_power_no_page_tells_what_happened_where_or_who(sign_in, office, name):
    code = office.accepted(1, 10, place_code="12439", summary=SECRET[0])
    office.do("assign_report", code, 2, 10, investigator="Điều tra viên 07")
    office.do("suspend_report", code, 24, 10, ground="documents", outstanding=SECRET[2])
    office.do("resume_report", code, 25, 10, reason=SECRET[2])
    for page in PAGES:
        answer = sign_in(name).get(page.format(code=code))
        text = answer.content.decode()
        # The list gives counts by unit with the head in office; everything else says why it stays closed.
        assert answer.status_code == (200 if page.startswith("/tin-bao/?") or page == "/tin-bao/" else 403), page
        assert [word for word in SECRET if word in text] == [], page


def test_those_with_procedural_power_read_it(sign_in, office):
    code = office.accepted(1, 10, place_code="12439", summary=SECRET[0])
    for name in ("xa", "tp", "tinh", "tk", "vks"):
        assert SECRET[0] in sign_in(name).get(f"/tin-bao/{code}/").content.decode()


def test_an_inspector_sees_counts_unit_head_and_days_only(sign_in, office):
    code = office.accepted(1, 10, summary=SECRET[0])
    page = sign_in("tt").get("/tin-bao/")
    line = {line["code"]: line for line in page.context["table"]["lines"]}["CAH-336"]
    assert (line["head"], [cell["value"] for cell in line["cells"]]) == ("Cán bộ tp", [1, 1, 1, 26, 0])
    assert code not in page.content.decode() and SECRET[0] not in page.content.decode()


def test_what_a_role_is_shown_to_do_is_what_it_may_do(office):
    code = office.accepted()
    for role in Role:
        if role in (Role.SYSTEM,):
            continue
        by = type(office.head)(50, "x", role, office.head.unit_id, "CAH-336")
        for verb in queries.offered(office.read(code), by, [page.verb for page in ACTS.values()], date(2022, 3, 5)):
            assert role in (Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD, Role.STATISTICS, Role.PROCURACY), verb


def test_told_at_the_unit_itself_it_stands_in_the_book_of_the_body_above_and_leaves_no_gap(office):
    first = office.receive(9, 11)
    hidden = office.receive(10, 11, about_code="CAX-12433", summary=SUMMARY)
    second = office.receive(11, 11)
    assert [code.rpartition("-")[2] for code in (first, second)] == ["000001", "000002"]
    row = office.read(hidden)
    assert (row.receiver.code, row.handler.code) == ("CAH-336", "CAH-336")
    assert hidden.startswith("TB-336-")


def test_lists_and_likely_duplicates_say_nothing_of_what_is_told(sign_in, office):
    code = office.receive(10, 11, by=office.head, receiver_code="CAH-336", about_code="CAX-12433", summary=SUMMARY)
    page = sign_in("tp").get("/tin-bao/?tim=" + code).content.decode()
    assert code in page and SUMMARY not in page
    likely = sign_in("tp").post("/tin-bao/moi/trung/", {"summary": SUMMARY, "place": "12433"}).content.decode()
    assert SUMMARY not in likely
    assert not AuditEvent.objects.filter(verb="read_report").exists()


def test_a_hidden_report_is_not_named_by_a_merging(sign_in, office):
    hidden = office.receive(10, 11, about_code="CAX-12433", summary=SUMMARY)
    office.do("accept_report", hidden, 11, 11, handler_code="CAH-336")
    twin = office.accepted(10, 11)
    office.do("merge_report", twin, 12, 11, into_code=hidden)
    for address in (f"/tin-bao/{twin}/", f"/tin-bao/{twin}/bia-ho-so/"):
        assert hidden in sign_in("tp").get(address).content.decode()
        page = sign_in("xa").get(address).content.decode()
        assert hidden not in page and "một tin khác" in page


def test_what_is_about_the_province_is_seen_by_the_procuracy_alone_which_sends_it_on(sign_in, office):
    code = office.receive(10, 11, by=office.province, receiver_code="CA-34", about_code="CA-34", summary=SUMMARY)
    assert code in queries.codes_held_by_the_concerned()
    for who in ("tinh", "tp", "tk"):
        assert sign_in(who).get(f"/tin-bao/{code}/").status_code == 404
    page = sign_in("vks").get(f"/tin-bao/{code}/").content.decode()
    assert "/chuyen/" in page
    office.do("send_report", code, 11, 11, by=office.procuracy, outside="Cơ quan điều tra VKSND tối cao", reason="Đ163")
    office.do("confirm_sent_report", code, 12, 11, by=office.procuracy)
    assert office.read(code).state == "sent_outside"


def test_the_procuracy_sends_nothing_on_that_others_can_send(office):
    code = office.receive(10, 11)
    given = {"by": office.procuracy, "outside": "Công an tỉnh Nam Định", "reason": "x"}
    assert office.refusal("send_report", code, 11, 11, **given) == "ROLE-MAY-NOT"
