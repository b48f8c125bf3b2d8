"""Traces of what was deleted (dấu vết): SQLite's log of the last writes keeps old pages until it is emptied.

The database file itself is overwritten at once (`secure_delete` in the settings). The log beside it is written over
only when its turn comes, so the evening's work empties it.
"""

from __future__ import annotations

from pathlib import Path

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

PATIENCE = 1000  # milliseconds; a reader in the middle of something is not waited for longer


def file_of(database: BaseDatabaseWrapper) -> Path:
    """The file of an SQLite database."""
    return Path(str(database.settings_dict["NAME"]))


def empty_write_ahead_log(database: BaseDatabaseWrapper | None = None) -> bool:
    """Move the log into the database and cut it to nothing. False where somebody still reads from it.

    Outside a transaction only. Other databases keep no such log and answer True.
    """
    using = database or connection
    if using.vendor != "sqlite":
        return True
    with using.cursor() as cursor:
        patience = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout={PATIENCE}")
        busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout={patience}")
    return busy == 0
