"""What registers yield, brought to one shape: pairs of table name and full row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from tongket.core.facts import TABLES, FactFinding, findings_in
from tongket.core.indicators.tree import UnitRow

FactSource = Callable[[date, datetime], Iterable[Any]]
# Dates that may lie ahead of the cut-off are kept out of the snapshot and counted in its manifest.
_DEFAULTS: dict[str, Any] = {"place": None, "handler": None, "receiver": None, "origin_on": None, "n": 1}


class FactsRefused(ValueError):
    """Rows that must not be sealed; carries every finding, the first ones in the message."""

    code = "FACTS-REFUSED"

    def __init__(self, findings: list[FactFinding]) -> None:
        first = "; ".join(f"{f.code} {f.table} {f.record}: {f.message}" for f in findings[:5])
        super().__init__(f"{len(findings)} dòng bị từ chối. {first}")
        self.findings = findings


class UnnamedTable(ValueError):
    """A source yielded a row that does not say to which table it belongs."""

    code = "FACT-UNNAMED-TABLE"

    def __init__(self, source: str) -> None:
        super().__init__(f"nguồn {source!r} trả về dòng không ghi tên bảng")
        self.source = source


def named_rows(name: str, rows: Iterable[Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Accepts pairs (table, row), rows with a "table" key, or plain rows of a source named like its table."""
    own = name if name in TABLES else ""
    for item in rows:
        table, row = item if isinstance(item, tuple) else (item.get("table", own), item)
        if not table:
            raise UnnamedTable(name)
        full = _DEFAULTS | dict(row)
        full.pop("table", None)
        for dim in TABLES[table].dims if table in TABLES else ():
            full.setdefault(dim, "")
        yield table, full


def gather(
    sources: Mapping[str, FactSource], cut_off: date, known_at: datetime, units: Iterable[UnitRow]
) -> tuple[dict[str, list[dict[str, Any]]], int]:
    """All rows up to the cut-off by table, and how many lay behind it; anything wrong refuses the whole."""
    lives = {unit.id: (unit.valid_from, unit.valid_to) for unit in units}
    tables: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}
    findings: list[FactFinding] = []
    ahead = 0
    for name, source in sources.items():
        for table, row in named_rows(name, source(cut_off, known_at)):
            wrong = findings_in(table, row, lives)
            if wrong:
                findings += wrong
            elif row["on"] > cut_off:
                ahead += 1
            else:
                tables[table].append(row)
    if findings:
        raise FactsRefused(findings)
    return tables, ahead


def unit_row(unit: Mapping[str, Any] | Any) -> UnitRow:
    """A unit as the register's queries give it (mapping or object)."""
    if isinstance(unit, UnitRow):
        return unit

    def get(name: str) -> Any:
        return unit.get(name) if isinstance(unit, Mapping) else getattr(unit, name, None)

    parent = get("parent_id") if get("parent_id") is not None else get("parent")
    area = get("area_id") if get("area_id") is not None else get("area")
    return UnitRow(
        id=get("id"), code=get("code"), name=get("name"), kind=get("kind"), level=get("level"),
        parent=getattr(parent, "id", parent), area=getattr(area, "id", area),
        valid_from=get("valid_from"), valid_to=get("valid_to"),
    )  # fmt: skip
