"""Every page: accessible, whole at every width, marked as simulated, nothing from elsewhere, policy kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, Request

AXE = (Path(__file__).resolve().parents[1] / "vendor" / "axe" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = (
    f"axe.run(document, {{runOnly: {json.dumps(RULES)}, resultTypes: ['violations']}}).then(found => JSON.stringify("
    "found.violations.map(one => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 160)])))"
)
# The style sheet changes at 1100 and 800 px: axe reads both sides, the width is measured at all four.
WIDTHS = (320, 1920, 1366, 390)
READ_AT = {1366, 390}
# Rows of a list repeat: once every width is measured, axe reads the first ones only.
SHORTEN = """() => { for (const body of document.querySelectorAll('tbody, .records, select')) {
[...body.children].slice(12).forEach(row => row.remove()); } }"""
MARK = "SỐ LIỆU MÔ PHỎNG – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"

# Who opens which page; a second text names a link to follow from there (the first whose address starts so).
PAGES = [
    ("thuong-truc", "/", ""),
    ("thuong-truc", "/tong-quan/", ""),
    ("thuong-truc", "/tong-quan/?don-vi=338&ky=2022", ""),
    ("thuong-truc", "/chi-tieu/", ""),
    ("thuong-truc", "/chi-tieu/clearance_rate/?don-vi=338&ky=2022", ""),
    ("thuong-truc", "/chi-tieu/offences_occurred/?don-vi=34&ky=2022-11", ""),
    ("thuong-truc", "/doi-chieu/2022/", ""),
    ("thuong-truc", "/van-ban/", ""),
    ("thuong-truc", "/van-ban/tong-ket/?don-vi=12520&ky=2022", ""),
    ("thuong-truc", "/chot/", ""),
    ("thuong-truc", "/chot/moi/", ""),
    ("thuong-truc", "/tim/?q=quynh", ""),
    ("thuong-truc", "/viec/qua-han/", ""),
    ("thuong-truc", "/tin-bao/", ""),
    ("thuong-truc", "/tin-bao/", "/tin-bao/TB-"),
    ("thuong-truc", "/vu-an/", ""),
    ("thuong-truc", "/vu-an/", "/vu-an/VV-"),
    ("thuong-truc", "/vu-an/an/", ""),
    ("thuong-truc", "/vu-an/bang-nhom/", ""),
    ("thuong-truc", "/vu-an/ra-soat/", ""),
    ("thuong-truc", "/su-co/", ""),
    ("thuong-truc", "/su-co/", "/su-co/SC-"),
    ("thuong-truc", "/bao-cao/", ""),
    ("thuong-truc", "/bao-cao/2022-12/12520/", ""),
    ("thuong-truc", "/muc-tieu/", ""),
    ("thuong-truc", "/muc-tieu/", "/muc-tieu/MT-"),
    ("thuong-truc", "/muc-tieu/moi/", ""),
    ("thuong-truc", "/chi-dao/", ""),
    ("thuong-truc", "/chi-dao/", "/chi-dao/nhiem-vu/"),
    ("thuong-truc", "/chi-dao/moi/", ""),
    ("thuong-truc", "/khen-thuong/", ""),
    ("thuong-truc", "/khen-thuong/", "/khen-thuong/DKT-"),
    ("thuong-truc", "/hoi-nghi/", ""),
    ("thuong-truc", "/hoi-nghi/", "/hoi-nghi/HN-"),
    ("thuong-truc", "/hoi-nghi/moi/", ""),
    ("thuong-truc", "/tin-tuc/", ""),
    ("thuong-truc", "/tin-tuc/moi/", ""),
    ("thuong-truc", "/don-vi/", ""),
    ("thuong-truc", "/don-vi/338/", ""),
    ("thuong-truc", "/don-vi/ban-chi-dao/", ""),
    ("thuong-truc", "/don-vi/dia-gioi/", ""),
    ("thuong-truc", "/vu-an/thay-doi/", ""),
    ("thuong-truc", "/te-nan/", ""),
    ("thuong-truc", "/te-nan/", "/te-nan/TNXH-"),
    ("thuong-truc", "/te-nan/truy-na/", ""),
    ("thuong-truc", "/thong-bao/", ""),
    ("thuong-truc", "/tin-bao/xa-di-lai-kho-khan/", ""),
    ("thuong-truc", "/tin-bao/ban-giao/", ""),
    ("thuong-truc", "/viec/han-da-giu/", ""),
    ("thuong-truc", "/vu-an/chuyen/", ""),
    ("thuong-truc", "/te-nan/de-nghi-huy/", ""),
    ("quan-tri", "/viec/kiem-tra-dem/", ""),
    ("lanh-dao", "/viec/qua-han/", ""),
    ("lanh-dao", "/tin-bao/", ""),
    ("truc-ban-huyen", "/", ""),
    ("truc-ban-huyen", "/tin-bao/thong-bao/", ""),
    ("dieu-tra-vien", "/tin-bao/?trang_thai=open", "/tin-bao/TB-"),
    ("dieu-tra-vien", "/tin-bao/tim-so/", ""),
    ("dieu-tra-vien", "/vu-an/an/", "/vu-an/VA-"),
    ("thanh-tra", "/tin-bao/danh-tinh/", ""),
    ("kiem-sat", "/kiem-sat/", ""),
    ("kiem-sat", "/kiem-sat/so-lieu/", ""),
    ("kiem-sat", "/viec/han-da-giu/", ""),
    ("thu-truong", "/viec/qua-han/", ""),
    ("dieu-tra-vien", "/te-nan/moi/", ""),
    ("kiem-sat", "/kiem-sat/ghi/yeu-cau/", ""),
    ("truc-ban-xa", "/", ""),
    ("truc-ban-xa", "/tin-bao/moi/", ""),
    ("truc-ban-xa", "/su-co/moi/", ""),
    ("dieu-tra-vien", "/vu-an/moi/", ""),
    ("thu-truong", "/", ""),
    ("thi-dua", "/khen-thuong/moi/", ""),
    ("thanh-vien", "/viec/qua-han/", ""),
    ("quan-tri", "/nguoi-dung/", ""),
    ("quan-tri", "/toi/", ""),
]


def listen(page: Page) -> list[str]:
    """What the page did wrong, filled while it is open: policy breaches, script faults, requests to elsewhere."""
    faults: list[str] = []

    def console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            faults.append(f"console: {message.text}")

    def request(sent: Request) -> None:
        if not sent.url.startswith(("http://127.0.0.1:", "data:")):
            faults.append(f"external: {sent.url}")

    page.on("console", console)
    page.on("request", request)
    page.on("pageerror", lambda fault: faults.append(f"script: {fault}"))
    return faults


def axe(page: Page) -> list[list[object]]:
    """Violations; injected through the debugger, because the page's own policy forbids foreign scripts."""
    tools = page.context.new_cdp_session(page)
    tools.send("Runtime.evaluate", {"expression": AXE})
    answer = tools.send("Runtime.evaluate", {"expression": RUN, "awaitPromise": True, "returnByValue": True})
    tools.detach()
    return json.loads(answer["result"]["value"])


@pytest.mark.parametrize(("username", "path", "link"), PAGES, ids=lambda value: value or "-")
def test_a_page_is_whole_accessible_and_marked(page_of, username, path, link):
    page = page_of(username)
    faults = listen(page)
    answer = page.goto(path)
    if link:
        target = page.locator(f'main a[href^="{link}"]').first.get_attribute("href", timeout=3000)
        answer = page.goto(target)
    assert answer.status == 200
    assert MARK in page.inner_text("body")
    assert page.locator("h1").count() == 1
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844 if width < 800 else 768})
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider == 0, f"{wider} px too wide at {width}"
        if width in READ_AT:
            page.evaluate(SHORTEN)
            assert axe(page) == [], f"at {width}"
    assert faults == []


def test_every_slide_fits_a_small_projector(page_of):
    page = page_of("lanh-dao")
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto("/hoi-nghi/HN-34-2022-01/trinh-chieu/")
    heights = page.evaluate("[...document.querySelectorAll('.slide')].map(one => one.getBoundingClientRect().height)")
    assert len(heights) == 3 and max(heights) < 769


def test_the_conference_screen_is_accessible_and_large(page_of):
    page = page_of("lanh-dao")
    faults = listen(page)
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto("/hoi-nghi/HN-34-2022-01/trinh-chieu/")
    assert axe(page) == []
    small = page.evaluate(
        """() => [...document.querySelectorAll('.slide *:not(svg *)')].filter(node =>
        [...node.childNodes].some(child => child.nodeType === 3 && child.textContent.trim()) &&
        !node.closest('.sr') && node.offsetParent && parseFloat(getComputedStyle(node).fontSize) < 28)
        .map(node => node.textContent.trim().slice(0, 40))"""
    )
    assert small == []
    assert faults == []
