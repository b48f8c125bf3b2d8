"""A phone or identity number in an open field of a page stops the act and stands at its field; no search finds it."""

from __future__ import annotations

import importlib
import pkgutil

import pytest
from django import forms

import tongket.registers
from tongket.foundation.scope import Scope
from tongket.registers.intake import queries

NUMBERS = "Gọi (0912) 345/678, CCCD 034.099.123.456"
AMEND = {"version": "1", "kind": "TB", "channel": "phone", "reporter_kind": "individual", "place_code": "12433",
         "occurred_on": "20/09/2022", "summary": "Mất trộm xe máy", "reason": "Sửa"}  # fmt: skip
# The only fields that take such numbers: their content is sealed, or asked of the vault and not kept.
PRIVATE = {
    "NumberForm": {"number"},
    "ReceiptForm": {
        "reporter_name", "reporter_phone", "reporter_address", "reporter_id", "reporter_id_on", "reporter_id_by",
        "how_known", "others_knowing", "suspects", "victims", "witnesses",
    },
}  # fmt: skip


def every_form() -> set[type[forms.Form]]:
    """Every form of every register."""
    for module in pkgutil.walk_packages(tongket.registers.__path__, "tongket.registers."):
        if ".forms" in module.name or module.name.endswith(".signin"):
            importlib.import_module(module.name)
    found, waiting = set(), [forms.Form]
    while waiting:
        waiting += (below := waiting.pop().__subclasses__())
        found |= {one for one in below if one.__module__.startswith("tongket.registers.")}
    return found


def test_only_these_fields_of_all_forms_take_numbers_of_a_person():
    private = {
        form.__name__: {name for name, field in form.base_fields.items() if "data-private" in field.widget.attrs}
        for form in every_form()
    }
    assert {form: names for form, names in private.items() if names} == PRIVATE


@pytest.mark.parametrize(
    ("who", "slug", "form", "field"),
    [
        ("xa", "sua", AMEND, "summary"), ("xa", "sua", AMEND, "reason"),
        ("dtv", "tach", {"kind": "TB", "summary": "Một việc khác", "on": "16/11/2022"}, "summary"),
        ("dtv", "tach", {"kind": "TB", "summary": "Một việc khác", "on": "16/11/2022"}, "reason"),
        ("dtv", "phoi-hop", {"number": "12/CV", "on": "16/11/2022"}, "reason"),
        ("dtv", "phoi-hop", {"on": "16/11/2022"}, "number"),
        ("tp", "phan-cong", {"number": "12/QĐ", "on": "16/11/2022"}, "investigator"),
        ("tp", "huy", {"number": "12/QĐ", "on": "16/11/2022"}, "reason"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_page_tells_it_at_the_field_and_nothing_is_written(sign_in, office, who, slug, form, field):
    code = office.receive(1, 10) if slug == "sua" else office.accepted(1, 10)
    before = office.read(code)
    answer = sign_in(who).post(f"/tin-bao/{code}/{slug}/", form | {field: NUMBERS})
    errors = answer.context["form"].errors
    assert answer.status_code == 422
    assert list(errors) == [field] and "091…, 034…" in errors[field][0]
    after = office.read(code)
    assert (after.state, after.version, after.summary) == (before.state, before.version, before.summary)
    for words in ("0912", "345/678", "034.099.123.456"):
        assert not queries.reports(Scope.everything(), queries.ReportFilter(words=words)).exists()


def test_the_search_page_finds_no_number_that_was_refused(sign_in, office):
    code = office.receive(1, 10)
    sign_in("xa").post(f"/tin-bao/{code}/sua/", AMEND | {"summary": NUMBERS})
    assert code not in sign_in("tp").get("/tim/?q=0912+345+678").content.decode()
