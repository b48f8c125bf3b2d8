"""Administrative areas of Thái Bình and Hưng Yên since 2004, and what became of each commune."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction
from functools import cache

from tongket.core.org import Edge, Unit
from tongket.foundation.reference.tables import day, rows, spaced

THAI_BINH, HUNG_YEN = "34", "33"
FIRST_DAY = date(2004, 8, 31)
MERGER = date(2025, 7, 1)
# The GSO's list was updated on these days; the changes took effect on those (the lineage table wins).
_IN_EFFECT = {"2020-06-01": "2020-03-01", "2024-12-30": "2025-01-01"}
_PROVINCES = {THAI_BINH: "Tỉnh Thái Bình", HUNG_YEN: "Tỉnh Hưng Yên"}


@cache
def area_units() -> tuple[Unit, ...]:
    """Every validity row: two provinces and the one they became, districts until 01/07/2025, communes."""
    provinces = [Unit(code, name, "province", "", FIRST_DAY, MERGER) for code, name in _PROVINCES.items()]
    provinces.append(Unit(HUNG_YEN, _PROVINCES[HUNG_YEN], "province", "", MERGER))
    return (*provinces, *_districts(), *_communes())


@cache
def area_edges() -> tuple[Edge, ...]:
    """Lineage of communes (2020, 2024, 2025) and of the two provinces."""
    table = rows("chuyen_doi_xa.csv")
    into = Counter((row["hieu_luc"], row["den_ma"]) for row in table)
    out_of = Counter((row["hieu_luc"], row["tu_ma"]) for row in table)
    edges = [_edge(row, into, out_of) for row in table]
    paper = "202/2025/QH15 ngày 12/06/2025"
    edges += [Edge(MERGER, code, HUNG_YEN, "merge", Fraction(1), paper) for code in (HUNG_YEN, THAI_BINH)]
    return tuple(edges)


def _edge(row: dict[str, str], into: Counter[tuple[str, str]], out_of: Counter[tuple[str, str]]) -> Edge:
    when = row["hieu_luc"]
    if out_of[when, row["tu_ma"]] > 1:
        kind = "split"
    elif into[when, row["den_ma"]] > 1:
        kind = "merge"
    else:
        kind = "keep" if spaced(row["tu_ten"]) == spaced(row["den_ten"]) else "rename"
    return Edge(
        date.fromisoformat(when), row["tu_ma"], row["den_ma"], kind, Fraction(row["ty_le_dien_tich"]), row["van_ban"]
    )


def _life(row: dict[str, str]) -> tuple[date, date | None]:
    start, end = (_IN_EFFECT.get(text, text) for text in (row["tu_ngay_gso"], row["den_ngay_gso"]))
    return date.fromisoformat(start), day(end)


def _districts() -> list[Unit]:
    lives: dict[tuple[str, str, str], list[tuple[date, date]]] = {}
    for row in rows("lich_su_xa_2004_2025.csv"):
        start, end = _life(row)
        if row["ma_huyen"]:
            key = row["ma_huyen"], row["ten_huyen"], row["ma_tinh"]
            lives.setdefault(key, []).append((start, end or MERGER))
    return [
        Unit(code, spaced(name), "district", province, min(s for s, _ in spans), max(e for _, e in spans))
        for (code, name, province), spans in sorted(lives.items())
    ]


def _communes() -> list[Unit]:
    coastal = {
        era: {row["ma_xa"] for row in rows(name) if row["giap_bien_hinh_hoc"] == "1"}
        for era, name in (("before", "xa_2022.csv"), ("after", "xa_2025.csv"))
    }
    found = []
    for row in rows("lich_su_xa_2004_2025.csv"):
        start, end = _life(row)
        era = "after" if start >= MERGER else "before"
        parent = row["ma_huyen"] or row["ma_tinh"]
        name, by_sea = spaced(row["ten_xa"]), row["ma_xa"] in coastal[era]
        found.append(Unit(row["ma_xa"], name, "commune", parent, start, end, coastal=by_sea))
    return sorted(found, key=lambda unit: (unit.code, unit.valid_from))
