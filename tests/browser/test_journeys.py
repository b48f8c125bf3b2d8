"""What people do, from start to end: by keyboard alone, without scripts, on paper, in English, down to the records."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]")


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the field of that name has the focus."""
    for _ in range(60):
        if page.evaluate("document.activeElement && document.activeElement.name") == name:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never reached {name}")


def test_an_incident_is_entered_with_the_keyboard_alone(page_of):
    page = page_of("truc-ban-xa")
    page.goto("/su-co/moi/")
    tab_to(page, "kind")
    page.keyboard.press("ArrowRight")
    for name, words in (("place_code", "12433"), ("occurred_on", "26122022"), ("damage", "1.500.000")):
        tab_to(page, name)
        page.keyboard.press("Control+A")
        page.keyboard.type(words)
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile(r"/su-co/SC-"))
    expect(page.locator("main")).to_contain_text("1.500.000")


def test_the_focus_is_always_visible_on_the_way_through_a_form(page_of):
    page = page_of("truc-ban-xa")
    page.goto("/su-co/moi/")
    hidden = []
    for _ in range(30):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            """() => { const node = document.activeElement; if (!node || node === document.body) { return true; }
            const style = getComputedStyle(node), box = node.getBoundingClientRect();
            if (style.outlineStyle === 'none' && style.boxShadow === 'none') { return node.outerHTML.slice(0, 80); }
            const top = document.elementFromPoint(box.x + Math.min(8, box.width / 2), box.y + box.height / 2);
            return (node.contains(top) || (top && top.contains(node))) || node.outerHTML.slice(0, 80); }"""
        )
        if shown is not True:
            hidden.append(shown)
    assert hidden == []


def test_without_scripts_one_signs_in_enters_an_incident_and_filters_a_list(page_of):
    page = page_of("truc-ban-xa", javascript=False)
    page.goto("/su-co/moi/")
    page.fill("[name=place_code]", "12433")
    page.fill("[name=occurred_on]", "25/12/2022")
    page.click(".action-bar .btn-primary")
    assert re.search(r"/su-co/SC-", page.url)
    page.goto("/su-co/")
    page.select_option("[name=loai]", "fire")
    page.click("form.filters button")
    assert "loai=fire" in page.url
    assert page.locator("main table tbody tr").count() >= 1


def test_a_fault_is_told_at_the_field_and_nothing_typed_is_lost(page_of):
    page = page_of("truc-ban-xa")
    page.goto("/su-co/moi/")
    page.fill("[name=place_code]", "99999")
    page.fill("[name=occurred_on]", "26/12/2022")
    page.click(".action-bar .btn-primary")
    expect(page.locator(".error-summary")).to_be_visible()
    assert page.title().startswith("Có lỗi:")
    assert page.input_value("[name=occurred_on]") == "26/12/2022"


def whole(text: str) -> int:
    """1.704 as printed, to a number."""
    return int(text.strip().replace(".", ""))


def test_from_the_overview_down_to_a_record_the_totals_agree(page_of):
    page = page_of("thuong-truc")
    page.goto("/tong-quan/?ky=2022&don-vi=34&lich=admin")
    card = page.locator(".figure").first
    value = whole(card.locator(".value").inner_text())
    card.locator(".value a").click()
    children = page.locator("main tbody tr td:nth-child(3)").all_inner_texts()
    assert sum(whole(child) for child in children) == value == whole(page.locator("tfoot td").first.inner_text())
    page.locator("main tbody a").first.click()
    own = whole(page.locator(".big-value").inner_text().split()[0])
    assert f"({own})" in page.locator("section[id^=ban-ghi] h2").inner_text()
    page.locator(".records a").first.click()
    assert "/vu-an/VV-" in page.url


def test_records_outside_the_scope_are_counted_and_not_named(page_of):
    page = page_of("truc-ban-xa")
    page.goto("/chi-tieu/offences_occurred/?don-vi=34&ky=2022")
    expect(page.locator("main")).to_contain_text("ngoài phạm vi")
    codes = page.locator(".records li").all_inner_texts()
    assert codes and all(code.startswith("VV-12433-") for code in codes)


def test_a_member_agency_sees_counts_of_overdue_work_and_no_record(page_of):
    page = page_of("thanh-vien")
    page.goto("/viec/qua-han/")
    assert not re.search(r"TB-\d", page.inner_text("main"))


@pytest.mark.parametrize(("path", "most"), [("/tong-quan/", 1), ("/doi-chieu/2022/", 4)])
def test_on_paper(page_of, path, most):
    page = page_of("thuong-truc")
    page.goto(path)
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(paper.pages) <= most
    words = re.sub(r"\s", "", paper.pages[0].extract_text())
    assert "MÔPHỎNG" in words
    assert "Đăngxuất" not in words


@pytest.mark.parametrize(
    "path",
    ["/", "/tong-quan/", "/chi-tieu/", "/chi-tieu/resolution_rate/", "/doi-chieu/2022/", "/van-ban/", "/chot/moi/",
     "/viec/qua-han/", "/tin-bao/", "/vu-an/", "/su-co/", "/bao-cao/", "/chi-dao/", "/khen-thuong/", "/hoi-nghi/"],
)  # fmt: skip
def test_in_english_no_part_of_the_frame_stays_vietnamese(page_of, path):
    page = page_of("thuong-truc", "en")
    page.goto(path)
    frame = page.locator(
        "nav.tabs, .menu, th[scope=col], main label, main button, main .btn, .card > header > h2, "
        "details:not(.fold) > summary, details.fold > summary .muted"  # a fold bears the name of a unit
    )
    left = [words for words in frame.all_inner_texts() if VIETNAMESE.search(words)]
    assert left == []
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_language_switch_keeps_the_page(page_of):
    page = page_of("thi-dua")
    page.goto("/khen-thuong/")
    page.locator("header.topbar button, header.topbar a").filter(has_text="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/khen-thuong/")


def test_the_conference_screen_follows_the_arrow_keys(page_of):
    page = page_of("lanh-dao")
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto("/hoi-nghi/HN-34-2022-01/trinh-chieu/")
    expect(page.locator("#slide-position")).to_have_text(re.compile("1/3"))
    page.keyboard.press("ArrowRight")
    expect(page.locator("#slide-position")).to_have_text(re.compile("2/3"))
    page.keyboard.press("PageUp")
    expect(page.locator("#slide-position")).to_have_text(re.compile("1/3"))
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile("/hoi-nghi/HN-34-2022-01/$"))


@pytest.mark.parametrize(("kind", "start"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_the_report_is_taken_away_as_a_file(page_of, kind, start):
    answer = page_of("thuong-truc").request.get(f"/van-ban/tong-ket/tai-ve/{kind}/?don-vi=338&ky=2022")
    assert answer.status == 200
    assert answer.body().startswith(start)
    assert f".{kind}" in answer.headers["content-disposition"]


def test_only_the_statistics_desk_seals(page_of):
    assert page_of("truc-ban-xa").goto("/chot/moi/").status == 403
    assert page_of("thuong-truc").goto("/chot/moi/").status == 200


def test_search_needs_no_marks(page_of):
    page = page_of("thuong-truc")
    page.goto("/")
    page.fill("#q", "quynh hai")
    page.press("#q", "Enter")
    expect(page.locator("main")).to_contain_text("Quỳnh Hải")


def test_the_menu_shows_only_pages_that_open(page_of):
    for username in ("truc-ban-xa", "lanh-dao", "quan-tri"):
        page = page_of(username)
        page.goto("/")
        links = [a.get_attribute("href") for a in page.locator(".menu a").all()]
        assert 3 <= len(links) <= 10, username
        assert [href for href in links if page.request.get(href).status != 200] == [], username
