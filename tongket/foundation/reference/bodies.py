"""Police bodies (cơ quan Công an) and member agencies; each police post follows the life of its area."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from tongket.core.org import Edge, Unit
from tongket.foundation.reference.areas import HUNG_YEN, MERGER, THAI_BINH, area_edges, area_units
from tongket.foundation.reference.tables import day, rows

# Decree 01/2018/NĐ-CP gave the police its present order; what these bodies were before is not stated here.
POLICE_FIRST_DAY = date(2018, 8, 6)
# Decree 02/2025/NĐ-CP: no police at district level from this day on.
DISTRICT_POLICE_END = date(2025, 3, 1)


@cache
def police_units() -> tuple[Unit, ...]:
    """CA-34 (CA-33 from the merger), its divisions, CAH-… until 01/03/2025, CAX-… for each commune."""
    provincial = f"CA-{THAI_BINH}"
    found = [
        Unit(provincial, "Công an tỉnh Thái Bình", "province", "", POLICE_FIRST_DAY, MERGER, "police", THAI_BINH,
             "Công an tỉnh"),
        Unit(f"CA-{HUNG_YEN}", "Công an tỉnh Hưng Yên", "province", "", MERGER, None, "police", HUNG_YEN,
             "Công an tỉnh"),
    ]  # fmt: skip
    found += [
        Unit(row["code"], row["name"], "division", provincial, POLICE_FIRST_DAY, MERGER, "police", "",
             row["short_name"])
        for row in rows("police_divisions.csv")
    ]  # fmt: skip
    for area in area_units():
        found += _posts(area)
    return tuple(found)


@cache
def agency_units() -> tuple[Unit, ...]:
    """Member agencies of the committee, and no other."""
    return tuple(
        Unit(row["code"], row["name"], "agency", "", POLICE_FIRST_DAY, day(row["valid_to"]), "agency", "",
             row["short_name"])
        for row in rows("agencies.csv")
    )  # fmt: skip


@cache
def police_edges() -> tuple[Edge, ...]:
    """District police pass to the province's (01/03/2025); commune police follow their communes."""
    provincial = f"CA-{THAI_BINH}"
    bodies = {unit.code for unit in police_units()}
    edges = [
        Edge(DISTRICT_POLICE_END, unit.code, provincial, "transfer", paper="02/2025/NĐ-CP")
        for unit in police_units()
        if unit.level == "district"
    ]
    for edge in area_edges():
        prefix = "CA" if len(edge.source) == 2 else "CAX"
        source, target = f"{prefix}-{edge.source}", f"{prefix}-{edge.target}"
        if edge.effective_on >= POLICE_FIRST_DAY and source in bodies and _was_thai_binh(edge):
            edges.append(replace(edge, source=source, target=target))
    return tuple(edges)


def _posts(area: Unit) -> Iterator[Unit]:
    """The police posts of one validity row of a district or commune."""
    if area.level == "district" and area.parent_code == THAI_BINH:
        yield from _post("CAH", area, f"CA-{THAI_BINH}", POLICE_FIRST_DAY, DISTRICT_POLICE_END)
    elif area.level == "commune" and area.parent_code == HUNG_YEN:
        yield from _post("CAX", area, f"CA-{HUNG_YEN}", MERGER, None)
    elif area.level == "commune" and area.parent_code in _thai_binh_districts():
        yield from _post("CAX", area, f"CAH-{area.parent_code}", POLICE_FIRST_DAY, DISTRICT_POLICE_END)
        yield from _post("CAX", area, f"CA-{THAI_BINH}", DISTRICT_POLICE_END, MERGER)


def _post(prefix: str, area: Unit, parent: str, not_before: date, not_after: date | None) -> Iterator[Unit]:
    start = max(area.valid_from, not_before)
    end = min((day for day in (area.valid_to, not_after) if day is not None), default=None)
    if end is None or start < end:
        name = f"Công an {area.name[0].lower()}{area.name[1:]}"
        yield Unit(f"{prefix}-{area.code}", name, area.level, parent, start, end, "police", area.code)


@cache
def _thai_binh_districts() -> frozenset[str]:
    return frozenset(u.code for u in area_units() if u.level == "district" and u.parent_code == THAI_BINH)


def _was_thai_binh(edge: Edge) -> bool:
    return edge.source == THAI_BINH or edge.source in _thai_binh_communes()


@cache
def _thai_binh_communes() -> frozenset[str]:
    return frozenset(u.code for u in area_units() if u.parent_code in _thai_binh_districts())
