"""The vault's own database: one key per record, the blind index of numbers, the log. No name, no number lies in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pysqlite3 as sqlite3

# Rollback journal: a vault writes little, and a deleted key is overwritten on the spot.
PRAGMAS = "PRAGMA journal_mode=DELETE; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA recursive_triggers=ON;"
TABLES = """
CREATE TABLE IF NOT EXISTS record (
    code TEXT PRIMARY KEY, key BLOB, numbers BLOB, content_mac TEXT, taken_in_at TEXT NOT NULL,
    keep_until TEXT NOT NULL, shredded_at TEXT, sealed_to TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS number (tag INTEGER NOT NULL, record TEXT NOT NULL, PRIMARY KEY (tag, record)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS log (
    seq INTEGER PRIMARY KEY, at TEXT NOT NULL, day TEXT NOT NULL, verb TEXT NOT NULL, record TEXT NOT NULL,
    request TEXT NOT NULL, case_code TEXT NOT NULL, reason TEXT NOT NULL, asked_by TEXT NOT NULL,
    approved_by TEXT NOT NULL, outcome TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL UNIQUE
);
CREATE TRIGGER IF NOT EXISTS log_no_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'append only'); END;
CREATE TRIGGER IF NOT EXISTS log_no_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'append only'); END;
"""

_OTHERWISE = "FROM record WHERE key IS NOT NULL AND sealed_to <> ?"


@dataclass(frozen=True, slots=True)
class Record:
    """One record of the vault; after shredding only the code and the days remain."""

    code: str
    key: bytes | None
    numbers: bytes | None
    content_mac: str | None
    keep_until: str
    shredded_at: str | None


class Store:
    """The database file, one connection, used by one verb at a time."""

    def __init__(self, path: Path) -> None:
        path.touch(mode=0o600)
        self.connection = sqlite3.connect(str(path), check_same_thread=False, isolation_level=None)
        self.connection.executescript(PRAGMAS + TABLES)
        with self.transaction():  # a vault made before keys could be changed does not know what its keys are sealed to
            columns = [row[1] for row in self.connection.execute("PRAGMA table_info(record)")]
            if "sealed_to" not in columns:
                self.connection.execute("ALTER TABLE record ADD COLUMN sealed_to TEXT NOT NULL DEFAULT ''")

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, on the disk when the block ends."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def record(self, code: str) -> Record | None:
        """The record of that code."""
        columns = "code, key, numbers, content_mac, keep_until, shredded_at"
        row = self.connection.execute(f"SELECT {columns} FROM record WHERE code = ?", [code]).fetchone()
        return Record(*row) if row else None

    def add(self, record: Record, taken_in_at: str, sealed_to: str, tags: Iterable[int]) -> None:
        """Keep a record's key and index its numbers."""
        self.connection.execute(
            "INSERT INTO record (code, key, numbers, content_mac, taken_in_at, keep_until, sealed_to)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            [record.code, record.key, record.numbers, record.content_mac, taken_in_at, record.keep_until, sealed_to],
        )
        self.connection.executemany(
            "INSERT INTO number VALUES (?, ?)", [(tag, record.code) for tag in sorted(set(tags))]
        )

    def candidates(self, tags: Iterable[int]) -> list[Record]:
        """Records that carry one of the tags: the ones asked for and some that merely coincide."""
        wanted = list(tags)
        marks = ", ".join("?" * len(wanted))
        rows = self.connection.execute(f"SELECT DISTINCT record FROM number WHERE tag IN ({marks})", wanted).fetchall()
        found = (self.record(code) for (code,) in sorted(rows))
        return [record for record in found if record is not None and record.key is not None]

    def sealed_otherwise(self, sealed_to: str, after: str, limit: int) -> list[tuple[str, bytes]]:
        """Codes and keys of the next records whose key is not sealed to that set of recipients."""
        return list(
            self.connection.execute(
                f"SELECT code, key {_OTHERWISE} AND code > ? ORDER BY code LIMIT ?", [sealed_to, after, limit]
            )
        )

    def count_sealed_otherwise(self, sealed_to: str) -> int:
        """How many record keys are not sealed to that set of recipients."""
        return int(self.connection.execute(f"SELECT count(*) {_OTHERWISE}", [sealed_to]).fetchone()[0])

    def reseal(self, code: str, key: bytes, sealed_to: str) -> None:
        """Put the same key, sealed anew, in the place of the old seal."""
        self.connection.execute("UPDATE record SET key = ?, sealed_to = ? WHERE code = ?", [key, sealed_to, code])

    def shred(self, code: str, at: str) -> None:
        """Destroy a record's key and its numbers; what was sealed with the key cannot be read any more."""
        self.connection.execute("DELETE FROM number WHERE record = ?", [code])
        self.connection.execute(
            "UPDATE record SET key = NULL, numbers = NULL, content_mac = NULL, shredded_at = ? WHERE code = ?",
            [at, code],
        )

    def due(self, day: str) -> list[str]:
        """Codes whose term has passed by that day."""
        rows = self.connection.execute(
            "SELECT code FROM record WHERE shredded_at IS NULL AND keep_until <= ? ORDER BY code", [day]
        )
        return [code for (code,) in rows.fetchall()]
