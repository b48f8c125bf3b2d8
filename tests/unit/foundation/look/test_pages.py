"""The frame of every page: headers, language, menu, parts, error pages."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from tongket.foundation import context, errors, language, middleware, style_gallery
from tongket.foundation.context import MenuGroup, MenuItem
from tongket.foundation.demo import MARK


class Tags(HTMLParser):
    """Collects every start tag with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def attribute(self, name: str) -> list[str]:
        return [value or "" for _tag, attributes in self.found for key, value in attributes.items() if key == name]


def gallery(query: str = "", code: str = "vi") -> str:
    request = RequestFactory().get(f"/kieu-dang/{query}")
    with translation.override(code):
        return style_gallery.style_gallery(request).content.decode()


def test_the_content_policy_allows_nothing_inline_and_nothing_from_elsewhere():
    answer = middleware.SecurityHeaders(lambda request: HttpResponse("x"))(RequestFactory().get("/"))
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy and "http" not in policy and "data:" not in policy


def test_pages_are_not_kept_on_shared_computers():
    answer = middleware.SecurityHeaders(lambda request: HttpResponse("x"))(RequestFactory().get("/"))
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_site_is_vietnamese_whatever_the_browser_prefers():
    request = RequestFactory().get("/", headers={"accept-language": "en-US"})
    answer = middleware.Language(lambda request: HttpResponse(translation.get_language()))(request)
    assert answer.content == b"vi" and answer.headers["Content-Language"] == "vi"


def test_the_language_chosen_is_kept_in_a_cookie_and_obeyed():
    answer = language.switch_language(
        RequestFactory().post("/ngon-ngu/", {"ngon_ngu": "en", "toi": "/su-co/?nam=2022"})
    )
    assert answer.headers["Location"] == "/su-co/?nam=2022"
    request = RequestFactory().get("/")
    request.COOKIES = {"ngon_ngu": answer.cookies["ngon_ngu"].value}
    assert middleware.Language(lambda request: HttpResponse(translation.get_language()))(request).content == b"en"


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_the_language_switch_leads_nowhere_else(target):
    answer = language.switch_language(RequestFactory().post("/ngon-ngu/", {"ngon_ngu": "en", "toi": target}))
    assert answer.headers["Location"] == "/"


def test_an_unknown_language_sets_no_cookie():
    answer = language.switch_language(RequestFactory().post("/ngon-ngu/", {"ngon_ngu": "xx"}))
    assert "ngon_ngu" not in answer.cookies


def test_the_menu_marks_the_entry_with_the_longest_matching_address():
    menu = [
        MenuGroup(
            "", (MenuItem("home", "a", "/"), MenuItem("home", "b", "/tin-bao/"), MenuItem("home", "c", "/tin-bao/moi/"))
        )
    ]
    marked = context.mark_current(menu, "/tin-bao/moi/")
    assert [item.current for item in marked[0].items] == [False, False, True]


def test_the_home_entry_is_current_on_the_home_page_only():
    menu = [MenuGroup("", (MenuItem("home", "a", "/"),))]
    assert context.mark_current(menu, "/")[0].items[0].current
    assert not context.mark_current(menu, "/su-co/")[0].items[0].current


@pytest.mark.parametrize("query", ["", "?loi=1", "?don_vi=339&tu_khoa=xe"])
def test_no_page_part_carries_inline_style_script_or_handler(query):
    tags = Tags(gallery(query))
    names = {name for _tag, attributes in tags.found for name in attributes}
    assert "style" not in names and not {name for name in names if name.startswith("on")}
    assert all(attributes.get("src") for tag, attributes in tags.found if tag == "script")
    assert "style" not in {tag for tag, _attributes in tags.found}


@pytest.mark.parametrize("query", ["", "?loi=1"])
def test_ids_are_unique_and_every_reference_finds_its_element(query):
    tags = Tags(gallery(query))
    ids = tags.attribute("id")
    assert len(ids) == len(set(ids))
    for attribute in ("for", "aria-labelledby", "aria-describedby"):
        for value in tags.attribute(attribute):
            assert set(value.split()) <= set(ids), (attribute, value)


def test_every_icon_used_is_in_the_sprite():
    sprite = (middleware.__file__.rsplit("/", 1)[0]) + "/static/vendor/icons.svg"
    with open(sprite, encoding="utf-8") as file:
        drawn = set(re.findall(r'<symbol id="([^"]+)"', file.read()))
    used = {value.rsplit("#", 1)[1] for value in Tags(gallery("?loi=1")).attribute("href") if "icons.svg#" in value}
    assert used and used <= drawn


def test_faults_are_listed_at_the_top_with_links_and_said_again_at_the_field():
    page = gallery("?loi=1")
    assert "<title>Có lỗi: " in page
    assert page.count("Ghi ít nhất 20 ký tự (hiện có 1).") == 2
    assert 'href="#id_summary"' in page and 'aria-invalid="true"' in page


def test_each_active_filter_is_a_chip_whose_link_drops_only_itself_and_the_position():
    page = gallery("?don_vi=339&tu_khoa=xe&sau=abc")
    assert 'href="?tu_khoa=xe"' in page and 'href="?don_vi=339"' in page
    assert "<b>Hưng Hà</b>" in page


def test_the_pager_keeps_the_filters():
    assert 'rel="next" href="?don_vi=339&amp;sau=next"' in gallery("?don_vi=339")


def test_the_english_page_has_english_words_and_numbers():
    page = gallery(code="en")
    assert '<html lang="en">' in page and "Clearance rate" in page and "87.4%" in page and "1,704" in page


def test_the_mark_stands_on_every_page_of_the_demo_and_nowhere_else(settings):
    settings.TONGKET_DEMO = True
    assert MARK in gallery() and MARK in gallery(code="en")
    settings.TONGKET_DEMO = False
    assert MARK not in gallery()


def test_a_fault_of_the_system_names_an_incident_code_without_the_request(caplog):
    request = RequestFactory().get("/su-co/")
    request.resolver_match = None
    answer = errors.server_error(request)
    incident = re.search(r'class="incident">([0-9A-F]{6})<', answer.content.decode())
    assert answer.status_code == 500 and incident is not None
    assert incident[1] in caplog.text and "/su-co/" not in caplog.text
