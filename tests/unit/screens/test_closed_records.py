"""Outside police and procuracy: counts, units, heads and days; no page names a record or tells its content."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from datetime import date, datetime
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import URLPattern, get_resolver, resolve

from tests.unit.screens.conftest import NOW
from tongket.core.catalogue import CATALOGUE, CHAPTERS
from tongket.foundation import clock
from tongket.foundation.actor import RECORD_READERS, Role, system_actor
from tongket.foundation.clock import LOCAL
from tongket.registers.cases import operations as cases
from tongket.registers.cases import queries as case_queries
from tongket.registers.directives import operations as directives
from tongket.registers.evils import operations as evils
from tongket.registers.incidents import operations as incidents
from tongket.registers.intake import operations as intake
from tongket.registers.returns import operations as returns
from tongket.screens.sealing import seal_figures

OUTSIDE = tuple(role for role in Role if role not in (*RECORD_READERS, Role.SYSTEM))
INSIDE = tuple(RECORD_READERS)
SECRET = "Mất trộm xe đạp ở chợ Đề Thám"
SECRETS = (SECRET, "Chuyên án 222G", "Điều tra viên 07", "Trộm cắp tài sản")
RECORD = re.compile(r"\b(?:TB|VV|VA|BN|TNXH)-\d")
ON = date(2022, 10, 3)
FIGURES = ("cases_initiated", "rings_broken", "ring_members", "accused_charged", "tasks_assigned", "evil_cases")
KEEP_AWAY = ("/dang-xuat/", "/ngon-ngu/", "/static/")


@pytest.fixture
def book(province, snapshots) -> dict[str, str]:
    """One record of every kind, an overdue report among them, and a seal over them."""
    by, at = system_actor(), datetime(2022, 10, 3, 9, 0, tzinfo=LOCAL)
    with clock.simulated(at):
        report = intake.receive_report(by=by, at=at, kind="TB", channel="phone", receiver_code="CAX-12433",
                                       place_code="12433", summary=SECRET).code  # fmt: skip
        intake.accept_report(by=by, at=at, code=report, handler_code="CAH-336", investigator="Điều tra viên 07")
        spec = cases.CaseSpec(ON, accused=cases.AccusedSpec(2))
        offence = cases.record_offence(by=by, at=at, place_code="12433", handler_code="CAH-336", article="173",
                                       clause="1", occurred_on=ON, summary=SECRET, initiate=spec).code  # fmt: skip
        case = case_queries.case_code_of(offence)
        ring = cases.break_ring(by=by, at=at, kind="gang", name=SECRETS[1], broken_on=ON, handler_code="CAH-336",
                                members=5, case_codes=[case]).code  # fmt: skip
        evil = evils.record_evil_case(
            by=by, at=at, kind="gambling", sub_kind="cards_dice", detected_on=ON, place_code="12433",
            handler_code="CAX-12433", persons=evils.Persons(5, 2, 1), summary=SECRET,
        ).code  # fmt: skip
        evils.decide_evil_case(by=by, at=at, code=evil, outcome="criminal", decided_on=ON, case_code=case,
                               measures=evils.Measures(prosecuted=2))  # fmt: skip
        incident = incidents.record_incident(by=by, at=at, kind="fire", cause="electrical", place_code="12433",
                                             occurred_on=ON).code  # fmt: skip
        directives.issue_directive(
            by=by, at=at, spec=directives.DirectiveSpec("plan", "Kế hoạch", ON, "BCD-34", "Trưởng Ban Chỉ đạo"),
            instructions=[directives.InstructionSpec(
                1, "Một", tasks=[directives.TaskSpec("Lắp camera", "SO-TP", due_on=date(2022, 12, 20))],
            )],
        )  # fmt: skip
        returns.open_returns(by=by, at=at, month="2022-10", due_on=date(2022, 10, 20), unit_codes=["12433"])
    seal_figures(by=by, at=NOW, cut_off=date(2022, 12, 14))
    return {"report": report, "offence": offence, "case": case, "ring": ring, "evil": evil,
            "incident": incident}


def addresses(book: dict[str, str], role: Role) -> list[str]:
    """Every address of the registers of reports, cases and evils, of the procuracy's seat, of figures and search."""
    values = {
        "code": [*book.values(), "YC-34-2022-001"], "slug": ["", "bia-ho-so", "ket-qua", "yeu-cau"],
        "kind": ["receipt_procuracy"],
    }  # fmt: skip  # numbers of rows: 1
    found = [
        url
        for prefix in ("tin-bao/", "vu-an/", "te-nan/", "kiem-sat/")
        for url in _filled(_patterns(prefix), "/" + prefix, values)
    ]
    # The chair looks at the whole province: every figure; the others at one of each chapter and those over records.
    figures = CATALOGUE if role is Role.CHAIR else [*(one.indicators[0].id for one in CHAPTERS), *FIGURES]
    found += [f"/chi-tieu/{one}/?ky=2022" for one in figures]
    found += [f"/tim/?q={word}" for word in (*book.values(), "TB", "VA", "xe+dap", "trom")]
    lists = ("/tin-bao/?tim=TB", "/vu-an/?tim=173", "/vu-an/an/?tim=VA", "/viec/qua-han/", "/viec/han-da-giu/",
             "/thong-bao/", "/",
             "/tong-quan/", "/doi-chieu/2022/", "/van-ban/", "/don-vi/CAH-336/",
             "/viec/kiem-tra-dem/", "/chot/", "/su-co/", "/bao-cao/", "/tin-bao/?don_vi=CAH-336")  # fmt: skip
    return [*found, *lists]


def _patterns(prefix: str) -> list[URLPattern]:
    return next(one.url_patterns for one in get_resolver().url_patterns if str(one.pattern) == prefix)


def _filled(patterns: list[URLPattern], base: str, values: dict[str, list[str]]) -> list[str]:
    found = []
    for one in patterns:
        routes = [str(one.pattern)]
        for name in one.pattern.converters:
            given = [value for value in values.get(name, ["1"]) if value]
            routes = [re.sub(rf"<\w+:{name}>", value, route) for route in routes for value in given]
        found += [base + route for route in routes]
    return found


@pytest.mark.parametrize("role", OUTSIDE)
def test_no_address_names_a_record_or_tells_its_content(book, as_, role):
    client = as_(role)
    for url in addresses(book, role):
        answer = client.get(url)
        text = unescape(answer.content.decode()).replace(url, "")  # the language switch leads back to what was asked
        if url.startswith("/tim/"):
            text = text.replace(url.split("=")[1], "")
        assert answer.status_code in (200, 302, 403, 404, 405), (url, answer.status_code)
        assert RECORD.findall(text) == [], url
        assert [word for word in SECRETS if word in text] == [], url


def test_a_record_answers_why_not_and_where_the_counts_stand(book, as_):
    asked = ((book["report"], "/tin-bao/"), (book["case"], "/vu-an/"), (book["offence"], "/vu-an/"))
    for role, (code, counts) in itertools.product(OUTSIDE, asked):
        answer = as_(role).get(f"{counts}{code}/")
        text = answer.content.decode()
        assert answer.status_code == 403
        assert "chỉ mở cho Công an, Viện kiểm sát" in text and f'href="{counts}"' in text


def test_a_record_that_is_not_there_answers_the_same(book, as_):
    client = as_(Role.CHAIR)
    texts = {client.get(f"/tin-bao/TB-12433-2022-{n}/").status_code for n in ("000001", "999999")}
    assert texts == {403}


def test_the_lists_give_counts_by_unit_with_the_head(book, as_):
    for role, address in itertools.product(OUTSIDE, ("/tin-bao/", "/vu-an/", "/vu-an/an/")):
        text = as_(role).get(address).content.decode()
        assert "Công an thành phố thái bình" in text and "Thủ trưởng, Công an thành phố thái bình" in text


def test_reports_are_counted_where_they_were_received_and_where_they_lie(book, as_):
    client = as_(Role.CHAIR)
    lines = {line["code"]: line for line in client.get("/tin-bao/?ky=truoc").context["table"]["lines"]}
    # Received 1 by a commune of the district, open 1, overdue 1; the limit ended on 24 October (23 was a Sunday).
    assert [cell["value"] for cell in lines["CAH-336"]["cells"]] == [1, 1, 1, 64, 0]
    assert [cell["value"] for cell in lines["CAH-338"]["cells"]] == [0, 0, 0, 0, 0]
    below = {line["code"]: line for line in client.get("/tin-bao/" + lines["CAH-336"]["url"]).context["table"]["lines"]}
    assert [cell["value"] for cell in below["CAX-12433"]["cells"]] == [1, 0, 0, 0, 0]
    assert [cell["value"] for cell in below["CAH-336"]["cells"]] == [0, 1, 1, 64, 0]


def test_cases_are_counted_by_unit(book, as_):
    client = as_(Role.CHAIR)
    lines = {line["code"]: line for line in client.get("/vu-an/an/?ky=truoc").context["table"]["lines"]}
    assert [cell["value"] for cell in lines["CAH-336"]["cells"]] == [1, 1, 1, 22, 0]
    lines = {line["code"]: line for line in client.get("/vu-an/?ky=truoc").context["table"]["lines"]}
    assert [cell["value"] for cell in lines["CAH-336"]["cells"]] == [1, 0, 1]


def test_a_figure_counts_its_records_without_naming_them(book, as_):
    text = as_(Role.CHAIR).get("/chi-tieu/cases_initiated/?ky=2022").content.decode()
    assert "1 bản ghi; hồ sơ chỉ mở cho Công an, Viện kiểm sát." in text
    assert book["case"] in as_(Role.STATISTICS).get("/chi-tieu/cases_initiated/?ky=2022").content.decode()


def test_a_number_typed_into_the_search_gets_the_same_answer_whether_it_exists_or_not(book, as_):
    client = as_(Role.CHAIR)
    for number in (book["report"], "TB-336-2022-999999"):
        text = client.get(f"/tim/?q={number}").content.decode()
        assert "Hồ sơ mang số này, nếu có, chỉ mở cho Công an, Viện kiểm sát." in text
        assert "bản ghi" not in text


def links(text: str, here: str) -> set[str]:
    found = re.findall(r'<a\b[^>]*\bhref="([^"#]*)', text)
    paths = {urljoin(here, unescape(one)) for one in found if one and not one.startswith(("mailto:", "tel:"))}
    return {one for one in paths if not urlsplit(one).netloc and not one.startswith(KEEP_AWAY)}


OF_ONE_KIND = 2  # links to one kind of page that are followed
MAIN = ("/", "/tong-quan/", "/chi-tieu/?ky=2022", "/doi-chieu/2022/", "/viec/qua-han/", "/tin-bao/", "/vu-an/",
        "/vu-an/an/", "/te-nan/", "/su-co/", "/bao-cao/", "/muc-tieu/", "/chi-dao/", "/khen-thuong/", "/hoi-nghi/",
        "/tin-tuc/", "/don-vi/", "/don-vi/CAH-336/", "/van-ban/", "/toi/", "/tim/?q=so", "/thong-bao/", "/chot/",
        "/chi-tieu/cases_initiated/?ky=2022", "/chi-tieu/rings_broken/?ky=2022", "/chi-tieu/evil_cases/?ky=2022",
        "/chi-tieu/tasks_assigned/?ky=2022", "/chi-tieu/accused_charged/?ky=2022",
        "/vu-an/bang-nhom/", "/vu-an/thay-doi/", "/vu-an/ra-soat/",
        "/kiem-sat/", "/kiem-sat/so/yeu-cau/", "/kiem-sat/so-lieu/", "/tin-bao/danh-tinh/")  # fmt: skip


RECORDS = ("/tin-bao/{report}/", "/tin-bao/{report}/phieu/", "/tin-bao/{report}/bia-ho-so/", "/vu-an/{offence}/",
           "/vu-an/{case}/", "/vu-an/{ring}/", "/te-nan/{evil}/", "/su-co/{incident}/")  # fmt: skip


@pytest.mark.parametrize("role", [*OUTSIDE, *INSIDE])
def test_no_link_leads_where_the_reader_may_not_go(book, as_, role):
    client, seen, dead = as_(role), Counter(), []
    for here in (*MAIN, *(page.format(**book) for page in RECORDS)):
        answer = client.get(here, follow=True)
        if answer.status_code != 200:
            continue
        for url in sorted(links(answer.content.decode(), here)):
            page = resolve(urlsplit(url).path).view_name
            seen[page] += 1
            if seen[page] <= OF_ONE_KIND and client.get(url).status_code in (403, 404):
                dead.append((here, url))
    assert dead == []
