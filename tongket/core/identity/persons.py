"""Persons of a crime report (nhân thân): the groups and fields that are sealed, and no others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

# Group → whether it holds several persons. TT 28/2020/TT-BCA Đ5.3 names what is written down of each.
GROUPS = {"reporter": False, "suspects": True, "victims": True, "witnesses": True}
FIELDS = (
    "full_name", "birth_year", "phone", "other_phone", "id_number", "id_issued_on", "id_issuer", "address",
    "description", "note",
)  # fmt: skip
NUMBER_FIELDS = ("phone", "other_phone", "id_number")
Person = dict[str, str]


class UnknownField(ValueError):
    """A group or field of a person that is not on the list: it would be sealed and shown to nobody."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def clean(persons: Mapping[str, Any]) -> dict[str, Any]:
    """The same persons without empty fields, empty persons and empty groups."""
    answer: dict[str, Any] = {}
    for group, value in persons.items():
        if group not in GROUPS:
            raise UnknownField(group)
        if GROUPS[group]:
            several = [person for person in (_person(group, one) for one in value or ()) if person]
            if several:
                answer[group] = several
        elif person := _person(group, value or {}):
            answer[group] = person
    return answer


def people_of(persons: Mapping[str, Any]) -> Iterator[tuple[str, Person]]:
    """Every person with the group, reporter first."""
    for group, several in GROUPS.items():
        value = persons.get(group)
        if value:
            for person in value if several else [value]:
                yield group, dict(person)


def numbers_of(persons: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Every phone and paper number as (field, text)."""
    return [(name, person[name]) for _group, person in people_of(persons) for name in NUMBER_FIELDS if name in person]


def _person(group: str, person: Mapping[str, Any]) -> Person:
    strange = sorted(set(person) - set(FIELDS))
    if strange:
        raise UnknownField(f"{group}.{strange[0]}")
    texts = ((name, str(person.get(name) or "").strip()) for name in FIELDS)
    return {name: text for name, text in texts if text}
