"""No text of any act may hold a phone or identity number: every operation, every text it takes, every depth."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import re
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from enum import Enum
from fractions import Fraction
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from django import forms
from django.http import QueryDict

import tongket
from tongket.foundation import drafts
from tongket.foundation.actor import Actor, Role
from tongket.foundation.clock import LOCAL
from tongket.foundation.http import tell_refusal
from tongket.foundation.identifiers import CODE, reasons_against_identifiers
from tongket.foundation.refusals import Refused

AT = datetime(2022, 11, 16, 8, 15, tzinfo=LOCAL)
BY = Actor(1, "Trực ban 01", Role.DUTY_OFFICER, 1, "CAX-12433")
TEXT = "Gọi số 0912345678, CCCD 034099123456"
# What is sealed or hashed; what an act looks at itself, to tell that fault with its others.
EXCEPTIONS = {
    "receive_report": (("persons",), ("summary", "details")),
    "open_account": (("password",), ()),
}
NO_TEXT = (int, float, bool, bytes, date, datetime, time, type(None), Fraction, Enum)


def operations() -> dict[str, Any]:
    """Every operation of the house by module and verb."""
    found = {}
    for module in pkgutil.walk_packages(tongket.__path__, "tongket."):
        part = module.name.split(".")
        if part[1] in ("registers", "foundation", "entry", "screens") and "migrations" not in part and (
            part[-1] not in ("__main__", "wsgi", "settings")
        ):  # fmt: skip
            for one in vars(importlib.import_module(module.name)).values():
                if hasattr(one, "verb") and hasattr(one, "__wrapped__"):
                    found[f"{one.__module__.removeprefix('tongket.')}.{one.verb}"] = one
    return found


OPERATIONS = operations()


def holding(hint: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Values of a type with the text in one place each, and the field that place is known by."""
    if hint is str or hint is Any:
        yield name, TEXT
    elif get_origin(hint) in (Union, types.UnionType):
        yield from (found for one in get_args(hint) for found in holding(one, name))
    elif get_origin(hint) is not None:
        yield from holding_several(get_origin(hint), get_args(hint), name)
    elif dataclasses.is_dataclass(hint):
        hints = get_type_hints(hint)
        for one in dataclasses.fields(hint):
            yield from ((field, with_one(hint, one.name, value)) for field, value in holding(hints[one.name], one.name))
    else:
        # A new kind of argument: see to it that the guard looks into it, then name it here.
        assert isinstance(hint, type) and issubclass(hint, NO_TEXT), f"{name}: {hint}"


def holding_several(kind: type, inner: tuple[Any, ...], name: str) -> Iterator[tuple[str, Any]]:
    """The same for mappings (key and value), pairs and lists."""
    if issubclass(kind, Mapping):
        yield from ((field, {value: None}) for field, value in holding(inner[0], name))
        yield from ((field, {"summary": value}) for field, value in holding(inner[1], "summary"))
    elif kind is tuple and inner[-1] is not Ellipsis:
        for place, one in enumerate(inner):
            nothing = [None] * len(inner)
            yield from (
                (field, (*nothing[:place], value, *nothing[place + 1 :])) for field, value in holding(one, name)
            )
    else:
        assert issubclass(kind, Iterable), f"{name}: {kind}"
        yield from ((field, [value]) for field, value in holding(inner[0], name))


def with_one(kind: type, name: str, value: Any) -> Any:
    made = object.__new__(kind)
    for field in dataclasses.fields(kind):
        object.__setattr__(made, field.name, value if field.name == name else None)
    return made


def places() -> Iterator[Any]:
    for path, one in OPERATIONS.items():
        hints = get_type_hints(one.__wrapped__)
        for name, hint in hints.items():
            if name not in ("by", "at", "return", *one.sealed, *one.looked_at_within):
                for number, (field, value) in enumerate(holding(hint, name)):
                    yield pytest.param(one, name, field, value, id=f"{path}-{name}-{field}-{number}")


def test_every_operation_is_looked_at():
    assert len(OPERATIONS) >= 200


def test_the_exceptions_are_these_and_no_others():
    declared = {one.verb: (tuple(one.sealed), tuple(one.looked_at_within)) for one in OPERATIONS.values()}
    assert {verb: names for verb, names in declared.items() if any(names)} == EXCEPTIONS


@pytest.mark.parametrize(("act", "argument", "field", "value"), list(places()))
def test_a_number_in_any_text_of_any_act_is_refused_before_it_begins(act, argument, field, value):
    """No database is there: the act has not begun."""
    with pytest.raises(Refused) as refused:
        act(by=BY, at=AT, **{argument: value})
    assert (refused.value.code, refused.value.data["field"]) == (CODE, field)


@pytest.mark.django_db
def test_the_texts_an_act_looks_at_itself_are_refused_too(actor, at):
    act = OPERATIONS["registers.intake.operations.reception.receive_report"]
    hints = get_type_hints(act.__wrapped__)
    for name in act.looked_at_within:
        for field, value in holding(hints[name], name):
            with pytest.raises(Refused) as refused:
                act(by=actor(), at=at, kind="TB", channel="phone", receiver_code="CAX-12433", **{name: value})
            assert (CODE, field) in {(one.code, one.data.get("field")) for one in refused.value.reasons}


def test_the_refusal_shows_where_and_not_the_whole_number():
    [reason] = reasons_against_identifiers({"summary": TEXT})
    assert "091…, 034…" in reason.sentence()
    assert "0912345678" not in reason.sentence() + str(reason.data)


def test_every_field_at_fault_is_named():
    values = {
        "code": "TB-12433-2022-000005",
        "changes": {"summary": TEXT, "kind": "TB"},
        "reason": TEXT,
        "n": 912345678,
    }
    assert [one.data["field"] for one in reasons_against_identifiers(values)] == ["summary", "reason"]


def test_what_can_be_read_once_is_looked_at_and_still_there():
    with pytest.raises(Refused, match=CODE):
        OPERATIONS["registers.units.operations.load_units"](by=BY, at=AT, units=(one for one in [TEXT]), edges=[])


class Form(forms.Form):
    note = forms.CharField(required=False)
    amount = forms.IntegerField(required=False)
    phone = forms.CharField(required=False, widget=forms.TextInput(attrs={"data-private": ""}))


def checked(**data: str) -> Form:
    form = Form(data)
    assert form.is_valid()
    return form


@pytest.mark.parametrize("named", ["note", "reason"], ids=["as the form names it", "as the act names it"])
def test_the_refusal_stands_at_the_field_of_the_page(named):
    form = checked(note=TEXT, phone="0912345678")
    tell_refusal(form, reasons_against_identifiers({named: TEXT})[0])
    assert list(form.errors) == ["note"]


def test_a_refusal_of_what_the_form_does_not_hold_stands_above_it():
    form = checked(note="Mất xe", phone="0912345678")
    tell_refusal(form, reasons_against_identifiers({"reason": TEXT})[0])
    assert list(form.errors) == ["__all__"]


def test_a_draft_keeps_the_text_without_the_number():
    data = QueryDict(mutable=True)
    data.update({"note": f"Mất xe. {TEXT}; đã tắt máy", "amount": "912345678", "phone": "0912345678"})
    assert drafts.values_to_keep(Form(), data) == {
        "note": ["Mất xe. Gọi số …, CCCD …; đã tắt máy"], "amount": ["912345678"],
    }  # fmt: skip


def test_what_is_written_outside_acts_is_known():
    """Drafts leave numbers out; keys, their answers and the trail hold what an act has let pass."""
    house = Path(tongket.__file__).parent
    write = re.compile(r"\.(?:create|bulk_create|update_or_create|get_or_create|save)\(")
    writers = {
        path.relative_to(house).as_posix() for path in house.rglob("*.py")
        if write.search(path.read_text(encoding="utf-8"))
        and not {"operations", "operations.py", "migrations"} & set(path.relative_to(house).parts)
    }  # fmt: skip
    assert writers == {
        "foundation/audit.py", "foundation/drafts.py", "foundation/nightly.py", "foundation/operation.py",
        "foundation/repeats.py",
        "entry/demo/load.py",  # the ledger of the demo
        "entry/messages.py", "documents/word/writer.py",  # files, no rows
    }  # fmt: skip


def test_sequences_are_of_the_known_kinds():
    """The walk above knows what the annotations of this house are made of."""
    assert list(holding(Sequence[str], "codes")) == [("codes", [TEXT])]
