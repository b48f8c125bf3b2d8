"""All packaged units together: history, lineage of communes, and finding one unit by code or alias."""

from __future__ import annotations

from datetime import date
from functools import cache

from tongket.core.org import Edge, History, Lineage, Unit
from tongket.foundation.reference.areas import HUNG_YEN, THAI_BINH, area_edges, area_units
from tongket.foundation.reference.bodies import agency_units, police_edges, police_units
from tongket.foundation.reference.committee import COMMITTEE

ALIASES = {"thai-binh": THAI_BINH, "hung-yen": HUNG_YEN}


@cache
def all_units() -> tuple[Unit, ...]:
    """Every validity row, parents before children: areas, police, agencies, the committee."""
    return (*area_units(), *police_units(), *agency_units(), COMMITTEE)


@cache
def all_edges() -> tuple[Edge, ...]:
    return (*area_edges(), *police_edges())


@cache
def history() -> History:
    return History(all_units())


@cache
def commune_lineage() -> Lineage:
    return Lineage.of_level(History(area_units()), "commune", area_edges())


def find_unit(code_or_alias: str, on: date) -> Unit:
    """The unit valid on a day. Refused: UNIT-UNKNOWN, UNIT-NOT-ALIVE."""
    return history().unit(ALIASES.get(code_or_alias, code_or_alias), on)
