"""Typed text comes in as one form, in the body and in the address."""

from __future__ import annotations

import unicodedata

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tongket.foundation.middleware import ComposedText

TYPED = unicodedata.normalize("NFD", "Đề Thám")


def seen(request: HttpRequest) -> HttpRequest:
    got: list[HttpRequest] = []

    def respond(request: HttpRequest) -> HttpResponse:
        got.append(request)
        return HttpResponse()

    ComposedText(respond)(request)
    return got[0]


def test_a_sent_form_is_composed_with_all_its_values():
    request = seen(RequestFactory().post("/x/", {"a": [TYPED, "b"], "n": "1"}))
    assert request.POST.getlist("a") == ["Đề Thám", "b"]
    assert request.POST["n"] == "1"


def test_an_address_is_composed():
    assert seen(RequestFactory().get("/x/", {"tim": TYPED})).GET["tim"] == "Đề Thám"


def test_files_pass_untouched(tmp_path):
    paper = tmp_path / "a.txt"
    paper.write_text(TYPED, encoding="utf-8")
    with paper.open("rb") as sent:
        request = seen(RequestFactory().post("/x/", {"paper": sent, "name": TYPED}))
    assert request.FILES["paper"].read().decode() == TYPED
    assert request.POST["name"] == "Đề Thám"
