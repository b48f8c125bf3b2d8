"""A day's work of each role, by keyboard alone: the mouse is never touched."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

STOPS = 200
NINETY_SECONDS = 90
FROM_HERE_ON = "addEventListener('pointerdown', () => { window.mouse = true; }, true)"


@pytest.fixture
def desk(page_of) -> Callable[[str], Page]:
    """A page of somebody who has no mouse."""

    def open_page(username: str) -> Page:
        page = page_of(username)
        page.add_init_script(FROM_HERE_ON)
        return page

    return open_page


def press_to(page: Page, answer: str, what: str, key: str = "Tab") -> None:
    """Press Tab (or another key) until the focused element `a` answers the question with true."""
    for _ in range(STOPS):
        if page.evaluate(f"(() => {{ const a = document.activeElement; return Boolean(a && ({answer})); }})()"):
            return
        page.keyboard.press(key)
    pytest.fail(f"{key} never reached {what} on {page.url}")


def type_into(page: Page, name: str, words: str) -> None:
    """Go to the field of that name and type; a list with type-ahead takes what it offers first when Tab is pressed."""
    press_to(page, f"a.name === '{name}' || a.id === 'id_{name}'", name)
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def choose(page: Page, name: str, value: str) -> None:
    """Go to a row of choices and press the arrow until the wanted one is chosen."""
    press_to(page, f"a.name === '{name}'", name)
    for _ in range(12):
        if page.evaluate("document.activeElement.checked && document.activeElement.value") == value:
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"{name} has no choice {value}")


def follow(page: Page, words: str, key: str = "Tab") -> None:
    """Go to the link or button that begins with these words and press Enter."""
    press_to(page, f"/^(A|BUTTON)$/.test(a.tagName) && a.innerText.trim().startsWith('{words}')", words, key)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def save(page: Page, address: str) -> None:
    """Ctrl+Enter, and the page that follows."""
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile(address))
    assert page.evaluate("window.mouse") is None


def open_item(page: Page, pattern: str) -> str:
    """Go to the first link whose text matches, press Enter; its text."""
    press_to(page, f"a.tagName === 'A' && /{pattern}/.test(a.innerText)", pattern)
    text = page.evaluate("document.activeElement.innerText.trim()")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert text in page.url
    return text


def test_a_duty_officer_takes_in_checks_takes_up_and_tells(desk):
    page = desk("truc-ban-huyen")
    page.goto("/tin-bao/")
    follow(page, "Tiếp nhận tin mới")
    page.wait_for_url(re.compile("/tin-bao/moi/"))
    began = time.monotonic()
    type_into(page, "reporter_name", "Người báo 01")
    type_into(page, "place_code", "quynh coi")
    type_into(page, "occurred_on", "26122022")
    type_into(page, "summary", "Mất máy bơm nước ngoài đồng, dây điện bị cắt, người báo gọi lúc sáng sớm")
    save(page, r"/tin-bao/TB-338-2022-\d+/phieu/")
    assert time.monotonic() - began < NINETY_SECONDS
    code = re.search(r"TB-338-2022-\d+", page.url)[0]
    page.goto(f"/tin-bao/{code}/")
    follow(page, "Phân loại tin")
    choose(page, "result", "competent")
    save(page, f"/tin-bao/{code}/$")
    follow(page, "Thụ lý tin")
    type_into(page, "investigator", "Điều tra viên 07")
    save(page, f"/tin-bao/{code}/$")
    expect(page.locator("main")).to_contain_text("Điều tra viên 07")
    expect(page.locator("main")).to_contain_text("16/01/2023")
    follow(page, "Ghi đã gửi")
    save(page, f"/tin-bao/{code}/")
    page.goto(f"/tin-bao/{code}/")
    expect(page.locator(".duties")).to_contain_text(["Đã làm", "Đã gửi"])


def test_an_investigator_opens_the_day_by_deadline_extends_and_records_an_outcome(desk):
    page = desk("dieu-tra-vien")
    page.goto("/")
    code = open_item(page, r"^TB-\d+-2022-")
    follow(page, "Gia hạn")
    choose(page, "authority", "agency")
    type_into(page, "number", "12/QĐ-CSĐT")
    save(page, f"/tin-bao/{code}/$")
    expect(page.locator("main")).to_contain_text("Gia hạn")
    follow(page, "Ghi kết quả")
    choose(page, "outcome", "initiated")
    save(page, f"/tin-bao/{code}/ket-qua/")
    expect(page.locator(".error-summary")).to_contain_text("Bộ luật Hình sự")
    type_into(page, "article", "173")
    type_into(page, "number", "15/QĐ-CSĐT")
    save(page, f"/tin-bao/{code}/$")
    expect(page.locator("h1")).to_contain_text("Đã giải quyết")
    expect(page.locator(".duties").first).to_contain_text("BLTTHS 2015, Điều 154")


def test_a_head_answers_for_what_is_late_reminds_and_gives_work_to_another_officer(desk):
    page = desk("thu-truong")
    page.goto("/viec/qua-han/")
    follow(page, "Ghi lý do")
    type_into(page, "text", "Chờ kết quả giám định của cơ quan chuyên môn")
    save(page, r"/viec/qua-han/(\?|$)")
    expect(page.locator("main")).to_contain_text("Chờ kết quả giám định")
    press_to(page, "a.type === 'checkbox' && a.name === 'viec'", "the first tick")
    page.keyboard.press("Space")
    follow(page, "Đôn đốc", key="Shift+Tab")
    page.wait_for_url(re.compile("/don-doc/"))
    save(page, r"/viec/qua-han/(\?|$)")
    expect(page.locator("main")).to_contain_text("thông báo đôn đốc")
    page.goto("/tin-bao/?trang_thai=open")
    code = open_item(page, r"^TB-\d+-2022-")
    follow(page, "Phân công")
    type_into(page, "investigator", "Điều tra viên 03")
    save(page, f"/tin-bao/{code}/$")
    expect(page.locator("main")).to_contain_text("Điều tra viên 03")


def test_a_procurator_reads_book_and_clock_and_asks_for_an_answer(desk):
    page = desk("kiem-sat")
    page.goto("/")
    open_item(page, r"^TB-\d+-2022-")
    expect(page.locator("main")).to_contain_text("Việc và thời hạn theo luật")
    page.goto("/kiem-sat/")
    follow(page, "Ghi yêu cầu")
    page.wait_for_url(re.compile("/kiem-sat/ghi/"))
    choose(page, "kind", page.evaluate("document.querySelector('[name=kind]').value"))
    type_into(page, "content", "Báo cáo tiến độ và lý do quá hạn giải quyết nguồn tin")
    if not page.input_value("[name=unit_code]"):
        type_into(page, "unit_code", "CAH-338")
    save(page, r"/kiem-sat/YC-")
    expect(page.locator("main")).to_contain_text("Báo cáo tiến độ và lý do quá hạn")
