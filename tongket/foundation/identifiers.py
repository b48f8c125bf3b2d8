"""The guard of every act (chốt chặn số nhân thân): no phone or identity number in a text that is not sealed.

`operation` asks it about all values of an act before the act begins, so that such a number is neither written, nor
searched, nor left in a rolled-back row. What is looked at is text: in strings, lists, mappings, dataclasses. Numbers by
nature (counts, sums, days) are no text.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.core.viet.identifiers import personal_numbers
from tongket.foundation.refusals import Refused

CODE = "IDENTIFIER-IN-TEXT"
SHORTEST = 5  # five signs such as ⑩ are ten digits
_NO_TEXT = frozenset((int, bool, float, type(None), date, datetime))

# Type → how its values are looked into: "text", "map", "list", the names of a dataclass's fields, or None.
_ways: dict[type, str | tuple[str, ...] | None] = {}


def reasons_against_identifiers(values: Mapping[str, Any], aside: Collection[str] = ()) -> list[Refused]:
    """Why the values of an act cannot be written down: by argument, or by the field or key it is found under.

    `aside` names the arguments that are sealed or hashed and lie nowhere in the open.
    """
    found: list[tuple[str, str]] = []
    for name, value in values.items():
        if name not in aside:
            _look(name, value, found)
    return [_reason(field, text) for field, text in dict(found).items()] if found else []


def field_with_identifier(form: forms.Form) -> str | None:
    """The open field of a form whose text holds such a number, where the act knows it by another name."""
    for name, field in form.fields.items():
        value = form.cleaned_data.get(name) if "data-private" not in field.widget.attrs else None
        if isinstance(value, str) and personal_numbers(value):
            return name
    return None


def read_once(values: dict[str, Any]) -> dict[str, Any]:
    """The same values with lists in the place of iterators: what is looked at here must still be there for the act."""
    return {name: list(value) if isinstance(value, Iterator) else value for name, value in values.items()}


def _reason(field: str, text: str) -> Refused:
    # The beginning is enough to find the place; the whole number would stand in messages and logs.
    numbers = ", ".join(f"{number[:3]}…" for number in personal_numbers(text))
    return Refused(
        CODE, _("Có số điện thoại hoặc số giấy tờ (%(numbers)s) trong nội dung."),
        _("Số đó chỉ ghi ở ô nhân thân được niêm phong hoặc trong hồ sơ giấy; nếu là số tiền, ghi thêm “đồng”."),
        numbers=numbers, field=field,
    )  # fmt: skip


def _look(field: str, value: Any, found: list[tuple[str, str]]) -> None:
    kind = type(value)
    try:
        way = _ways[kind]
    except KeyError:
        way = _ways[kind] = _way(kind)
    if way is None:
        return
    if way == "text":
        if len(value) >= SHORTEST and personal_numbers(value):
            found.append((field, value))
    elif way == "list":
        for one in value:
            _look(field, one, found)
    elif way == "map":
        for key, one in value.items():
            _look(field, key, found)
            _look(key if isinstance(key, str) and key.isidentifier() else field, one, found)
    else:
        _look_at_fields(way, value, found)


def _look_at_fields(names: Collection[str], value: Any, found: list[tuple[str, str]]) -> None:
    for name in names:
        one = getattr(value, name)
        if type(one) not in _NO_TEXT:  # most fields of a load are counts: the call is spared
            _look(name, one, found)


def _way(kind: type) -> str | tuple[str, ...] | None:
    if issubclass(kind, str):
        return "text"
    if issubclass(kind, (bytes, bytearray)):
        return None
    if is_dataclass(kind):
        return tuple(field.name for field in fields(kind))
    if issubclass(kind, Mapping):
        return "map"
    return "list" if issubclass(kind, Iterable) else None
