"""Seal (chốt số liệu): every fact known at a cut-off as dated, hashed Parquet that is never edited."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from tongket.analytics.parquet import (
    read_facts,
    read_lineage,
    read_units,
    rows_hash,
    write_facts,
    write_lineage,
    write_units,
)
from tongket.analytics.rows import FactSource, gather, unit_row
from tongket.core.catalogue import CATALOGUE_HASH, CATALOGUE_VERSION
from tongket.core.facts import SCHEMA_VERSION, TABLES
from tongket.core.indicators.tree import UnitRow, UnitTree
from tongket.core.law.report_kinds import KINDS

MANIFEST = "manifest.json"
DATA_START = date(2020, 10, 1)
Progress = Callable[[str, int, int], None]


class SnapshotMissing(LookupError):
    """No sealed snapshot answers to this name."""

    code = "SNAPSHOT-MISSING"

    def __init__(self, wanted: str, folder: Path) -> None:
        what = f"không có bản chốt số liệu “{wanted}”" if wanted else "chưa có bản chốt số liệu nào"
        super().__init__(f"{what} trong {folder}; hãy chạy `tongket seal --cut-off NGÀY` (hoặc `tongket demo`)")
        self.wanted, self.folder = wanted, folder


class SnapshotTampered(ValueError):
    """A file differs from what was sealed."""

    code = "SNAPSHOT-TAMPERED"

    def __init__(self, path: Path, part: str) -> None:
        super().__init__(f"bản chốt {path.name}: {part} không khớp với lúc chốt; không dùng bản này")
        self.path, self.part = path, part


@dataclass(frozen=True)
class Snapshot:
    """One sealed folder; open it through `open_snapshot`, which verifies it."""

    path: Path
    manifest: Mapping[str, Any]

    @property
    def hash(self) -> str:
        return str(self.manifest["hash"])

    @property
    def short(self) -> str:
        return self.hash[:12]

    @property
    def cut_off(self) -> date:
        return date.fromisoformat(self.manifest["cut_off"])

    @property
    def data_start(self) -> date:
        return date.fromisoformat(self.manifest["data_start"])

    @property
    def sealed_at(self) -> datetime:
        return datetime.fromisoformat(self.manifest["sealed_at"])

    def file(self, table: str) -> Path:
        return self.path / f"{table}.parquet"

    @cached_property
    def units(self) -> list[UnitRow]:
        return read_units(self.file("units"))

    @cached_property
    def tree(self) -> UnitTree:
        return UnitTree(self.units, read_lineage(self.file("lineage")))

    def facts(self) -> dict[str, list[dict[str, Any]]]:
        """All rows, for the reference engine."""
        return {name: read_facts(self.file(name)) if self.has(name) else [] for name in TABLES}

    def has(self, table: str) -> bool:
        """Whether the table was sealed: one declared later is empty in an older snapshot, and so not reported."""
        return table in self.manifest["tables"]


def seal(
    cut_off: date,
    sources: Mapping[str, FactSource],
    units: Iterable[Any],
    out_dir: Path,
    *,
    code_version: str,
    by: str,
    known_at: datetime,
    sealed_at: datetime,
    lineage: Iterable[tuple[int, int, date]] = (),
    data_start: date = DATA_START,
    progress: Progress | None = None,
    mark: str = "",
) -> Snapshot:
    """Write into a temporary folder and rename at the end: an interrupted seal leaves nothing that can be opened."""
    rows = [unit_row(unit) for unit in units]
    tables, ahead = gather(sources, cut_off, known_at, rows)
    out_dir.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=out_dir))
    try:
        entries = _write_tables(draft, tables, rows, list(lineage), progress)
        logical = {name: entry["rows_sha256"] for name, entry in entries.items()}
        core = {"cut_off": cut_off.isoformat(), "data_start": data_start.isoformat(), "schema": SCHEMA_VERSION}
        digest = _hash(core | {"tables": logical})
        manifest = core | {
            "hash": digest, "known_at": known_at.isoformat(), "sealed_at": sealed_at.isoformat(), "by": by,
            "code_version": code_version, "catalogue_version": CATALOGUE_VERSION, "catalogue_hash": CATALOGUE_HASH,
            "left_out_after_cut_off": ahead, "tables": entries, "previous": _previous(out_dir), "mark": mark,
            "codes": {"report_flow.kind": {kind.stored: kind.paper for kind in KINDS.values()}},
        }  # fmt: skip
        return _settle(draft, out_dir, digest, manifest)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _write_tables(
    draft: Path,
    tables: Mapping[str, list[dict[str, Any]]],
    units: list[UnitRow],
    lineage: list[tuple[int, int, date]],
    progress: Progress | None,
) -> dict[str, dict[str, Any]]:
    entries: dict[str, dict[str, Any]] = {}
    for done, (name, rows) in enumerate(tables.items(), 1):
        path = draft / f"{name}.parquet"
        digest = write_facts(name, rows, path)
        totals: Counter[str] = Counter()
        for row in rows:
            totals[row["event"]] += row["n"]
        entries[name] = {"rows": len(rows), "totals": dict(sorted(totals.items())), "rows_sha256": digest,
                         "file_sha256": _file_hash(path)}  # fmt: skip
        if progress is not None:
            progress(name, done, len(tables))
    for name, count, digest in (
        ("units", len(units), write_units(units, draft / "units.parquet")),
        ("lineage", len(lineage), write_lineage(lineage, draft / "lineage.parquet")),
    ):
        path = draft / f"{name}.parquet"
        entries[name] = {"rows": count, "totals": {}, "rows_sha256": digest, "file_sha256": _file_hash(path)}
    return entries


def _settle(draft: Path, out_dir: Path, digest: str, manifest: dict[str, Any]) -> Snapshot:
    """Give the folder its final name; the same facts sealed again are the same snapshot."""
    target = out_dir / f"{manifest['cut_off']}-{digest[:12]}"
    if not target.exists():
        (draft / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
        draft.chmod(0o755)
        draft.rename(target)
    return open_snapshot(target, out_dir)


def open_snapshot(wanted: str | Path, folder: Path | None = None) -> Snapshot:
    """By path, or by hash prefix within a folder; refused when anything differs from what was sealed."""
    path = Path(wanted)
    if not (path / MANIFEST).exists():
        found = [s for s in _sealed(folder or Path()) if s.hash.startswith(str(wanted))] if str(wanted) else []
        if len(found) != 1:
            raise SnapshotMissing(str(wanted), folder or Path())
        path = found[0].path
    snapshot = Snapshot(path, _read_manifest(path))
    verify_files(snapshot)
    return snapshot


def latest_snapshot(folder: Path) -> Snapshot:
    """The newest seal: by cut-off, then by the time of sealing."""
    found = _sealed(folder)
    if not found:
        raise SnapshotMissing("", folder)
    return open_snapshot(found[-1].path)


def snapshots(folder: Path) -> list[Snapshot]:
    """Every sealed snapshot of the folder, oldest first, unverified."""
    return _sealed(folder)


def verify_files(snapshot: Snapshot) -> None:
    """The manifest's own hash and the bytes of every file."""
    manifest = snapshot.manifest
    logical = {name: entry["rows_sha256"] for name, entry in manifest["tables"].items()}
    core = {name: manifest[name] for name in ("cut_off", "data_start", "schema")}
    if _hash(core | {"tables": logical}) != manifest["hash"]:
        raise SnapshotTampered(snapshot.path, MANIFEST)
    for name, entry in manifest["tables"].items():
        path = snapshot.file(name)
        if not path.exists() or _file_hash(path) != entry["file_sha256"]:
            raise SnapshotTampered(snapshot.path, path.name)


def verify_rows(snapshot: Snapshot) -> None:
    """The slow check: row counts and the logical hash of the rows themselves."""
    for name in (name for name in TABLES if snapshot.has(name)):
        rows = read_facts(snapshot.file(name))
        entry = snapshot.manifest["tables"][name]
        if len(rows) != entry["rows"] or rows_hash(name, rows) != entry["rows_sha256"]:
            raise SnapshotTampered(snapshot.path, name)


def _sealed(folder: Path) -> list[Snapshot]:
    found = [Snapshot(path.parent, _read_manifest(path.parent)) for path in folder.glob(f"*/{MANIFEST}")
             if not path.parent.name.startswith(".")]  # fmt: skip
    return sorted(found, key=lambda snapshot: (snapshot.cut_off, snapshot.sealed_at))


def _read_manifest(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
    return loaded


def _previous(out_dir: Path) -> str:
    """The hash of the newest manifest before this one, so that seals form a chain."""
    found = _sealed(out_dir)
    return _file_hash(max(found, key=lambda snapshot: snapshot.sealed_at).path / MANIFEST) if found else ""


def _hash(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _file_hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
