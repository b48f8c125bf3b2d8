"""Compute (tính toán): fill the sub-cube of a snapshot, keep it with its hashes, and derive every figure once."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from tongket.analytics.batch import Batch
from tongket.analytics.engine import Engine
from tongket.analytics.snapshot import Snapshot
from tongket.analytics.subcube import Key, Series, keys_of
from tongket.core.catalogue import CATALOGUE, CATALOGUE_HASH
from tongket.core.indicators.indicator import Indicator
from tongket.core.indicators.nodes import Latest, Level, Ratio, bases
from tongket.core.indicators.verdicts import AS_LEVEL
from tongket.core.periods import CALENDARS, Kind, NoSuchPeriod, Period, make_period

CUBES = "cubes"
_KINDS: tuple[tuple[Kind, int], ...] = (("month", 12), ("quarter", 4), ("half", 2), ("nine_months", 1), ("year", 1))
_SCHEMA = pa.schema([("key", pa.int32()), ("unit", pa.int64()), ("cell", pa.int64()), ("origin", pa.int64()),
                     ("n", pa.int64())])  # fmt: skip
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Computed:
    """What a run derived; `checksum` is the same whenever facts, catalogue and calendars are the same."""

    snapshot: str
    catalogue: str
    path: Path
    indicators: int
    units: int
    periods: int
    figures: int
    statuses: dict[str, int]
    checksum: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"path": str(self.path)}


def compute(snapshot: Snapshot, progress: Progress | None = None) -> Computed:
    """All indicators × units × periods of every calendar within the records; the sub-cube is kept, figures are not."""
    indicators = list(CATALOGUE.values())
    keys = keys_of(indicators)
    engine = Engine(snapshot)
    engine.prepare(keys)
    path = _keep(snapshot, {key: engine.series(key) for key in keys})
    digest, statuses = hashlib.sha256(), Counter[str]()
    batches = _batches(engine, periods_of(snapshot))
    for done, indicator in enumerate(indicators, 1):
        for batch in batches:
            _derive(batch, indicator, digest, statuses)
        if progress is not None:
            progress(indicator.id, done, len(indicators))
    units, periods = max(len(b.view.units) for b in batches), sum(len(b.periods) for b in batches)
    return Computed(snapshot.hash, CATALOGUE_HASH, path, len(indicators), units, periods,
                    statuses.total(), dict(sorted(statuses.items())), digest.hexdigest())  # fmt: skip


def _batches(engine: Engine, periods: list[Period]) -> list[Batch]:
    """Periods that end under the same map, together."""
    groups: dict[int, list[Period]] = {}
    for period in periods:
        groups.setdefault(engine.maps.version(period.last_day), []).append(period)
    return [Batch(engine, engine.maps.view(group[0].last_day), group) for group in groups.values()]


def periods_of(snapshot: Snapshot) -> list[Period]:
    """Named periods of every calendar that the records cover from their start and that began before the cut-off."""
    found: list[Period] = []
    for calendar in CALENDARS.values():
        for year in range(snapshot.data_start.year, snapshot.cut_off.year + 2):
            for kind, count in _KINDS:
                for number in range(1, count + 1):
                    try:
                        period = make_period(kind, year, number, calendar)
                    except NoSuchPeriod:
                        continue
                    if period.start >= snapshot.data_start and period.start <= snapshot.cut_off:
                        found.append(period)
    return found


def _derive(batch: Batch, indicator: Indicator, digest: Any, statuses: Counter[str]) -> None:
    """Numbers of every unit and period at once; the statuses are counted, the numbers go into the checksum."""
    node = indicator.node
    levels = np.array([AS_LEVEL.get(unit.level, unit.level) in indicator.levels for unit in batch.view.units])
    applicable = np.repeat(levels[:, None], len(batch.periods), axis=1)
    silent = _silent(batch, indicator)
    asked = applicable & ~silent
    found = Counter(not_applicable=_size(~applicable), not_reported=_size(applicable & silent))
    if isinstance(node, Latest):
        found["rank"] = _size(asked)
    elif isinstance(node, Ratio):
        n, of = batch.numbers(node.n), batch.numbers(node.of)
        digest.update(n[asked].tobytes() + of[asked].tobytes())
        over = (n > of) & (node.kind == "share")
        found["not_arising"] = _size(asked & (of <= 0))
        found["over_100"] = _size(asked & (of > 0) & over)
        found["zero"] = _size(asked & (of > 0) & (n == 0))
        found["value"] = _size(asked & (of > 0) & (n != 0) & ~over)
    else:
        n = batch.numbers(node)
        digest.update(n[asked].tobytes())
        found["zero"], found["value"] = _size(asked & (n == 0)), _size(asked & (n != 0))
    statuses.update(found)


def _silent(batch: Batch, indicator: Indicator) -> NDArray[np.bool_]:
    """Units of which no book was closed, and levels whose first month has not ended."""
    parts = bases(indicator.node)
    levels = [isinstance(base, Level) for base in parts]
    kind = (indicator.register, any(levels), all(levels))
    if kind not in batch.silent:
        silent = np.zeros((len(batch.view.units), len(batch.periods)), dtype=bool)
        if any(levels):
            silent[:, ~batch.has_level] = True
        if indicator.register:
            for column, period in enumerate(batch.periods):
                silent[batch.engine.covered(indicator, period, batch.view).silent, column] = True
        batch.silent[kind] = silent
    return batch.silent[kind]


def _size(mask: NDArray[np.bool_]) -> int:
    return int(np.count_nonzero(mask))


def cube_folder(snapshot: Snapshot) -> Path:
    return snapshot.path.parent / CUBES / f"{snapshot.short}-{CATALOGUE_HASH[:12]}"


def _keep(snapshot: Snapshot, series: dict[Key, Series]) -> Path:
    """Write the sub-cube beside the snapshots; its note says of what it is the sub-cube."""
    folder = cube_folder(snapshot)
    folder.mkdir(parents=True, exist_ok=True)
    columns: dict[str, list[Any]] = {name: [] for name in _SCHEMA.names}
    for index, one in enumerate(series.values()):
        columns["key"].append(np.full(len(one.n), index, dtype=np.int32))
        for name, values in (("unit", one.units), ("cell", one.cells), ("origin", one.origins), ("n", one.n)):
            columns[name].append(values)
    table = pa.table({name: np.concatenate(parts) for name, parts in columns.items()}, schema=_SCHEMA)
    draft = folder / ".subcube.parquet"
    pq.write_table(table, draft, compression="zstd")
    note = {"snapshot": snapshot.hash, "catalogue": CATALOGUE_HASH, "calendars": calendars_hash(),
            "keys": [repr(key) for key in series], "rows": table.num_rows,
            "file_sha256": _file_hash(draft)}  # fmt: skip
    draft.rename(folder / "subcube.parquet")
    (folder / "cube.json").write_text(json.dumps(note, ensure_ascii=False, indent=1), encoding="utf-8")
    return folder


def kept_series(snapshot: Snapshot) -> dict[Key, Series] | None:
    """The kept sub-cube when it is exactly that of this snapshot, catalogue and calendars; else None: count again."""
    folder = cube_folder(snapshot)
    note_path, path = folder / "cube.json", folder / "subcube.parquet"
    if not (note_path.exists() and path.exists()):
        return None
    note = json.loads(note_path.read_text(encoding="utf-8"))
    keys = keys_of(CATALOGUE.values())
    wanted = {"snapshot": snapshot.hash, "catalogue": CATALOGUE_HASH, "calendars": calendars_hash(),
              "keys": [repr(key) for key in keys], "file_sha256": _file_hash(path)}  # fmt: skip
    if any(note.get(name) != value for name, value in wanted.items()):
        return None
    table = pq.read_table(path)
    column = {name: table.column(name).to_numpy() for name in _SCHEMA.names}
    edges = np.searchsorted(column["key"], np.arange(len(keys) + 1))
    return {key: Series(*(column[name][edges[i] : edges[i + 1]] for name in ("unit", "cell", "origin", "n")))
            for i, key in enumerate(keys)}  # fmt: skip


def calendars_hash() -> str:
    return hashlib.sha256("\n".join(map(repr, CALENDARS.values())).encode()).hexdigest()


def _file_hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


__all__ = ["CUBES", "Computed", "compute", "cube_folder", "kept_series", "periods_of"]
