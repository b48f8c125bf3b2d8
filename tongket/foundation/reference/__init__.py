"""Packaged reference tables (bảng tham chiếu): units over time, lineage, holidays, the reference year. No Django."""

from __future__ import annotations

from tongket.foundation.reference.areas import area_edges, area_units
from tongket.foundation.reference.bodies import agency_units, police_edges, police_units
from tongket.foundation.reference.boundaries import boundaries
from tongket.foundation.reference.committee import COMMITTEE, Seat, seats
from tongket.foundation.reference.nation import Province, provinces_2022
from tongket.foundation.reference.registry import ALIASES, all_edges, all_units, commune_lineage, find_unit, history
from tongket.foundation.reference.year_2022 import Clause, Instruction, clauses, instructions

__all__ = [
    "ALIASES",
    "COMMITTEE",
    "Clause",
    "Instruction",
    "Province",
    "Seat",
    "agency_units",
    "all_edges",
    "all_units",
    "area_edges",
    "area_units",
    "boundaries",
    "clauses",
    "commune_lineage",
    "find_unit",
    "history",
    "instructions",
    "police_edges",
    "police_units",
    "provinces_2022",
    "seats",
]
