"""Fact tables as zstd Parquet with integer keys, and the hash of their rows whatever bytes a writer makes of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tongket.core.facts import TABLES, FactTable
from tongket.core.indicators.tree import UnitRow
from tongket.core.periods import cell_of

_UNITS = pa.schema([
    ("id", pa.int32()), ("code", pa.string()), ("name", pa.string()), ("kind", pa.string()), ("level", pa.string()),
    ("parent", pa.int32()), ("area", pa.int32()), ("valid_from", pa.date32()), ("valid_to", pa.date32()),
])  # fmt: skip
_LINEAGE = pa.schema([("source", pa.int32()), ("target", pa.int32()), ("effective_on", pa.date32())])


def schema_of(table: FactTable) -> pa.Schema:
    """Frame, dimensions, and the two keys of the time grid (NULL outside it)."""
    frame = [
        ("record", pa.string()), ("event", pa.string()), ("on", pa.date32()), ("known_at", pa.timestamp("us", "UTC")),
        ("place", pa.int32()), ("handler", pa.int32()), ("receiver", pa.int32()), ("origin_on", pa.date32()),
        ("n", pa.int64()),
    ]  # fmt: skip
    return pa.schema(
        frame + [(dim, pa.string()) for dim in table.dims] + [("cell", pa.int32()), ("origin_cell", pa.int32())]
    )


def write_facts(table: str, rows: Sequence[Mapping[str, Any]], path: Path) -> str:
    """Write the rows in one fixed order and return their logical hash."""
    declared = TABLES[table]
    ordered = sorted(((_line(declared, row), row) for row in rows), key=lambda pair: pair[0])
    columns: dict[str, list[Any]] = {name: [row[name] for _, row in ordered] for name in declared.columns}
    columns["cell"] = [cell_of(day) for day in columns["on"]]
    columns["origin_cell"] = [None if day is None else cell_of(day) for day in columns["origin_on"]]
    _write(pa.table(columns, schema=schema_of(declared)), path)
    return _digest(line for line, _ in ordered)


def write_units(units: Iterable[UnitRow], path: Path) -> str:
    rows = sorted(units, key=lambda unit: unit.id)
    columns = {name: [getattr(unit, name) for unit in rows] for name in _UNITS.names}
    _write(pa.table(columns, schema=_UNITS), path)
    return _digest("\x1f".join(_text(getattr(unit, name)) for name in _UNITS.names) for unit in rows)


def write_lineage(edges: Iterable[tuple[int, int, date]], path: Path) -> str:
    rows = sorted(set(edges))
    columns = {name: [row[index] for row in rows] for index, name in enumerate(_LINEAGE.names)}
    _write(pa.table(columns, schema=_LINEAGE), path)
    return _digest("\x1f".join(map(_text, row)) for row in rows)


def read_units(path: Path) -> list[UnitRow]:
    return [UnitRow(**row) for row in pq.read_table(path).to_pylist()]


def read_lineage(path: Path) -> list[tuple[int, int, date]]:
    return [(row["source"], row["target"], row["effective_on"]) for row in pq.read_table(path).to_pylist()]


def read_facts(path: Path) -> list[dict[str, Any]]:
    """Rows as dictionaries: for the reference engine and for checks, never for the fast path."""
    return list(pq.read_table(path).to_pylist())


def rows_hash(table: str, rows: Iterable[Mapping[str, Any]]) -> str:
    """The logical hash of rows read back, in whatever order they come."""
    declared = TABLES[table]
    return _digest(sorted(_line(declared, row) for row in rows))


def _write(table: pa.Table, path: Path) -> None:
    pq.write_table(table, path, compression="zstd", row_group_size=262_144, store_schema=False)


def _line(table: FactTable, row: Mapping[str, Any]) -> str:
    return "\x1f".join(_text(row[name]) for name in table.columns)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value)


def _digest(lines: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()
