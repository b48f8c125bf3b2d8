"""A duty officer's receipt in a real browser: by keyboard, drafts, Back, papers of the right size, without scripts."""

from __future__ import annotations

import io
import re
import time

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

NEW = "/tin-bao/moi/"
A4_HEIGHT, A5_HEIGHT = 842, 420  # points; the half sheet lies on its side
NINETY_SECONDS = 90


def type_report(page: Page, summary: str) -> None:
    """Fill the page with Tab alone, as the paper form runs; the cursor stands in the first field already."""
    keys = page.keyboard
    keys.press("Control+A")
    keys.type("truc tiep bang loi")
    keys.press("Enter")
    for name in ("received_on", "received_time", "kind"):
        keys.press("Tab")
        assert page.evaluate("document.activeElement.name") == name
    keys.press("ArrowLeft")
    steps = {"reporter_name": "Người báo 01", "reporter_phone": "0000000001", "place_text": "Thôn Một",
             "occurred_on": "26122022", "occurred_time": "21:30", "summary": summary}  # fmt: skip
    for name, words in steps.items():
        for _ in range(8):
            keys.press("Tab")
            if page.evaluate("document.activeElement.name") == name:
                break
        assert page.evaluate("document.activeElement.name") == name
        keys.type(words)


def paper(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def test_a_report_is_taken_in_by_keyboard_and_its_papers_print(page_of):
    page = page_of("truc-ban-xa")
    page.goto(NEW)
    began = time.monotonic()
    type_report(page, "Mất một xe đạp điện trước cổng trường, khóa bị phá")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile(r"/phieu/$"))
    assert time.monotonic() - began < NINETY_SECONDS
    expect(page.locator("main")).to_contain_text("Người báo 01")
    assert page.evaluate("window.printed") == 1  # at once, without a click
    receipt = paper(page)
    assert [round(float(sheet.mediabox.height)) for sheet in receipt.pages] == [A5_HEIGHT] * 2
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Mở biên bản tiếp nhận").click()
    minutes = opened.value
    minutes.wait_for_load_state()
    printed = paper(minutes)
    assert [round(float(sheet.mediabox.height)) for sheet in printed.pages] == [A4_HEIGHT]
    assert "Người báo 01" in printed.pages[0].extract_text()
    page.reload()
    expect(page.locator("main")).not_to_contain_text("Người báo 01")
    page.goto(page.url.replace("/phieu/", "/bia-ho-so/"))
    page.get_by_role("button", name="In bìa hồ sơ").click()
    assert page.evaluate("window.printed") == 1  # one click, one sheet
    assert [round(float(sheet.mediabox.height)) for sheet in paper(page).pages] == [A4_HEIGHT]


def test_what_was_typed_is_kept_on_the_server_and_restored_without_names(page_of):
    page = page_of("truc-ban-xa")
    page.goto(NEW)
    type_report(page, "Đang ghi dở thì mất điện")
    page.keyboard.press("Control+s")
    expect(page.locator(".draft-state")).to_contain_text("Đã lưu nháp lúc")
    page.goto(NEW)
    page.get_by_role("link", name="Khôi phục bản nháp").click()
    expect(page.locator("[name=summary]")).to_have_value("Đang ghi dở thì mất điện")
    expect(page.locator("[name=reporter_name]")).to_have_value("")
    page.goto(NEW)
    page.get_by_role("button", name="Bỏ bản nháp").click()
    expect(page.get_by_role("link", name="Khôi phục bản nháp")).to_have_count(0)


def test_back_and_the_same_form_again_lead_to_the_item_already_made(page_of):
    page = page_of("truc-ban-xa")
    page.goto(NEW)
    type_report(page, "Cãi nhau to tiếng ở chợ, ném vỡ cửa kính hàng nước")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile(r"/phieu/$"))
    page.goto(NEW)
    type_report(page, "Cãi nhau to tiếng ở chợ, ném vỡ cửa kính hàng nước")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".error-summary")).to_contain_text("Nội dung này đã được lưu thành TB-12433-2022-")
    expect(page.get_by_role("button", name="Đây là tin khác, lưu tin mới")).to_be_visible()
    expect(page.locator("[name=summary]")).to_have_value("Cãi nhau to tiếng ở chợ, ném vỡ cửa kính hàng nước")


@pytest.mark.parametrize("height", [600, 768, 800])
def test_a_click_on_the_words_of_a_choice_chooses_it_at_once(page_of, height):
    page = page_of("truc-ban-xa")
    page.set_viewport_size({"width": 1366, "height": height})
    page.goto(NEW)
    for words, name, value in (("Từ chối nêu tên", "reporter_kind", "refused"), ("Tố giác", "kind", "TG")):
        before = page.evaluate("scrollY")
        page.get_by_text(words, exact=True).first.click()
        assert page.locator(f"[name={name}]:checked").get_attribute("value") == value
        assert abs(page.evaluate("scrollY") - before) < 400


def test_words_that_name_no_commune_are_told_and_not_sent(page_of):
    page = page_of("truc-ban-xa")
    page.goto(NEW)
    page.fill("[name=summary]", "Mất gà ở đầu thôn")
    place = page.get_by_role("combobox", name="Xã, phường, thị trấn xảy ra")
    place.fill("ha noi")
    page.locator("[name=summary]").focus()
    expect(page.get_by_role("alert")).to_contain_text("Không có trong danh sách.")
    page.keyboard.press("Control+Enter")
    expect(place).to_be_focused()
    assert page.url.endswith(NEW)
    place.fill("Lê Hồng Phong")
    page.keyboard.press("Tab")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_likely_duplicates_appear_while_typing(page_of):
    page = page_of("truc-ban-xa")
    page.goto(NEW)
    type_report(page, "Kẻ gian cắt trộm dây cáp điện sau nhà văn hóa")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile(r"/phieu/$"))
    page.goto(NEW)
    type_report(page, "cat trom day cap dien gan nha van hoa")
    expect(page.locator("#likely")).to_contain_text("Có thể trùng (1)")
    expect(page.locator("#likely")).to_contain_text("cùng ngày")


def test_without_scripts_a_report_is_checked_kept_and_saved(page_of):
    page = page_of("truc-ban-xa", javascript=False)
    page.goto(NEW)
    page.fill("[name=summary]", "Mất gà trong đêm ở cuối thôn")
    page.get_by_role("button", name="Kiểm tra trùng").click()
    expect(page.locator("#likely")).to_contain_text("Không thấy tin nào")
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.locator("[name=summary]")).to_have_value("Mất gà trong đêm ở cuối thôn")
    page.get_by_role("button", name="Lưu tin").click()
    expect(page.locator("h1")).to_contain_text("TB-12433-2022-")


@pytest.mark.parametrize("width", [320, 390, 683])
def test_the_page_is_never_wider_than_the_screen(page_of, width):
    page = page_of("truc-ban-xa")
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(NEW)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_an_odd_number_is_asked_back_and_then_taken_as_said_without_scripts(page_of):
    page = page_of("truc-ban-xa", javascript=False)
    page.goto(NEW)
    page.fill("[name=summary]", "Gà vịt trong chuồng mất hết, số người báo đọc không rõ")
    page.fill("[name=reporter_phone]", "091 hay 093")
    page.get_by_role("button", name="Lưu tin").click()
    expect(page.locator(".error-summary")).to_contain_text("Không giống số điện thoại")
    page.get_by_label("Ghi nguyên văn theo lời người báo").check()
    page.get_by_role("button", name="Lưu tin").click()
    expect(page.locator("h1")).to_contain_text("TB-12433-2022-")


def test_a_surrender_prints_its_own_minutes(page_of):
    page = page_of("truc-ban-xa")
    page.goto(NEW)
    page.get_by_label("Đầu thú").check()
    page.fill("[name=reporter_name]", "Người khai 01")
    page.fill("[name=summary]", "Khai đã bỏ trốn sau khi đánh nhau ở quán nước")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(re.compile(r"/bien-ban/$"))
    printed = paper(page)
    assert [round(float(sheet.mediabox.height)) for sheet in printed.pages] == [A4_HEIGHT]
    assert "Người khai 01" in printed.pages[0].extract_text()
    expect(page.locator("main h1")).to_contain_text("tiếp nhận người phạm tội ra đầu thú")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_report_is_sent_to_the_body_proposed_or_to_one_of_the_list(page_of, javascript):
    page = page_of("truc-ban-xa", javascript=javascript)
    page.goto(NEW)
    page.fill("[name=summary]", f"Lấy trộm dây đồng ở trạm bơm ({'có' if javascript else 'không'} kịch bản)")
    page.get_by_role("button", name="Lưu tin").click()
    page.get_by_role("link", name="Chuyển tin").first.click()
    expect(page.locator("[name=to]:checked")).to_have_value("CAH-336")
    page.fill("[name=reason]", "Thuộc thẩm quyền nơi khác")
    page.locator("[name=to][value=other]").check()
    if javascript:
        page.get_by_role("combobox", name="Đơn vị khác trong tỉnh").fill("cah-338")
        page.keyboard.press("Enter")
    else:
        page.select_option("[name=to_code]", "CAH-338")
    page.get_by_role("button", name="Chuyển tin").click()
    expect(page.locator("h1")).to_contain_text("Đã chuyển, chưa thụ lý")
