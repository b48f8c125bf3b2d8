"""A province small enough to count by hand: two districts, four communes, one of which is merged in 2022."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tongket.analytics.engine import Engine
from tongket.analytics.parquet import read_facts  # noqa: F401  (read back in tests)
from tongket.analytics.snapshot import Snapshot, seal
from tongket.core.facts import TABLES
from tongket.core.indicators.indicator import Indicator
from tongket.core.indicators.nodes import Node, Ratio
from tongket.core.indicators.reference import ReferenceEngine
from tongket.core.indicators.tree import UnitRow, UnitTree

LONG_AGO = date(2004, 1, 1)
MERGED_ON = date(2022, 7, 1)
CUT_OFF = date(2022, 12, 26)
DATA_START = date(2020, 10, 1)
KNOWN = datetime(2022, 12, 26, 18, tzinfo=UTC)


def _unit(id: int, code: str, kind: str, level: str, parent: int | None, area: int | None = None,
          start: date = LONG_AGO, end: date | None = None) -> UnitRow:  # fmt: skip
    return UnitRow(id, code, f"Đơn vị {code}", kind, level, parent, area, start, end)


# Communes 11, 12 under district 1; 21, 22 under district 2. On 01/07/2022 commune 12 joins 11.
UNITS = [
    _unit(100, "34", "area", "province", None),
    _unit(1, "336", "area", "district", 100),
    _unit(2, "338", "area", "district", 100),
    _unit(11, "12401", "area", "commune", 1),
    _unit(12, "12402", "area", "commune", 1, end=MERGED_ON),
    _unit(21, "12501", "area", "commune", 2),
    _unit(22, "12502", "area", "commune", 2),
    _unit(500, "CA-34", "police", "province", None, 100),
    _unit(501, "CAH-336", "police", "district", 500, 1),
    _unit(502, "CAH-338", "police", "district", 500, 2),
    _unit(503, "PC02", "police", "division", 500),
    _unit(511, "CAX-12401", "police", "commune", 501, 11),
    _unit(521, "CAX-12501", "police", "commune", 502, 21),
    _unit(900, "SO-TP", "agency", "agency", 100),
]
LINEAGE = [(12, 11, MERGED_ON)]
TREE = UnitTree(UNITS, LINEAGE)


def row(table: str, **values: Any) -> tuple[str, dict[str, Any]]:
    """A full row with defaults; dates may be ISO texts."""
    base: dict[str, Any] = {"record": "R-1", "known_at": KNOWN, "place": None, "handler": None, "receiver": None,
                            "origin_on": None, "n": 1} | dict.fromkeys(TABLES[table].dims, "")  # fmt: skip
    base |= values
    for name in ("on", "origin_on"):
        if isinstance(base.get(name), str):
            base[name] = date.fromisoformat(base[name])
    return table, base


def by_table(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {name: [] for name in TABLES}
    for table, one in rows:
        found[table].append(one)
    return found


def sealed(rows: Sequence[tuple[str, Mapping[str, Any]]], folder: Path, **changes: Any) -> Snapshot:
    settings: dict[str, Any] = {
        "cut_off": CUT_OFF, "units": UNITS, "lineage": LINEAGE, "data_start": DATA_START, "code_version": "test",
        "by": "test", "known_at": KNOWN, "sealed_at": KNOWN,
    } | changes  # fmt: skip
    return seal(sources={"rows": lambda cut_off, known_at: rows}, out_dir=folder, **settings)


def reference(rows: Iterable[tuple[str, Mapping[str, Any]]], tree: UnitTree = TREE) -> ReferenceEngine:
    return ReferenceEngine(by_table(rows), tree, CUT_OFF, DATA_START)


def both_engines(rows: Sequence[tuple[str, Mapping[str, Any]]], folder: Path) -> tuple[ReferenceEngine, Engine]:
    return reference(rows), Engine(sealed(rows, folder))


def indicator_of(node: Node, register: str = "", **changes: Any) -> Indicator:
    """An indicator with just enough meaning to be accepted."""
    labels = {"n_label": "n", "n_label_en": "n", "of_label": "of", "of_label_en": "of"}
    values: dict[str, Any] = {
        "id": "asked", "node": node, "label": "a", "label_en": "a", "unit": "vụ", "unit_en": "cases",
        "definition": "d", "definition_en": "d", "cites": ("c",), "cites_en": ("c",), "chapter": "x", "owner": "o",
        "register": register, "levels": ("province", "district", "commune", "agency"),
    } | (labels if isinstance(node, Ratio) else {}) | changes  # fmt: skip
    return Indicator(**values)
