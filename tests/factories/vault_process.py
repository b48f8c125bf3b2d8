"""A vault as a real process behind a real socket, and a site that knows its public keys, socket and token."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tongket.vault import folder as folders
from tongket.vault import log
from tongket.vault.store import Store


class VaultProcess:
    """It can be stopped and started again; its log can be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running: subprocess.Popen[bytes] | None = None
        folders.make(folder, retention_months=24)

    def start(self) -> None:
        """Start and wait until the socket stands."""
        command = [sys.executable, "-m", "tongket.entry.cli", "vault", "serve", "--folder", str(self.folder)]
        self.running = subprocess.Popen(
            [*command, "--until-stdin-closes"], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        for _ in range(400):
            if (self.folder / folders.SOCKET).exists():
                return
            time.sleep(0.05)
        raise AssertionError("the vault did not start")

    def stop(self) -> None:
        """Stop as its starter would: by closing its standard input."""
        if self.running is not None:
            self.running.stdin.close()
            self.running.wait(timeout=20)
            self.running = None

    def log(self) -> list[tuple[str, ...]]:
        """Verb, who, who agreed, outcome; the chain holds."""
        store = Store(self.folder / folders.DATABASE)
        rows = store.connection.execute("SELECT verb, asked_by, approved_by, outcome FROM log ORDER BY seq").fetchall()
        assert log.first_broken(store) is None
        store.close()
        return rows


    def ready_for(self, settings: Any) -> None:
        """Running, as empty as on its first day, and known to the site: what every test starts from.

        Starting a process costs more than any test does; the vault keeps nothing in memory but its keys.
        """
        if self.running is None:
            self.start()
        store = Store(self.folder / folders.DATABASE)
        tables = "".join(f"DELETE FROM {table};" for table in ("record", "number", "log"))
        store.connection.executescript(f"BEGIN IMMEDIATE; DROP TRIGGER log_no_delete; {tables} COMMIT;")
        store.close()
        Store(self.folder / folders.DATABASE).close()  # opening it sets the trigger again
        settings.TONGKET_VAULT_SOCKET = str(self.folder / folders.SOCKET)
        settings.TONGKET_VAULT_RECIPIENTS = str(self.folder / folders.RECIPIENTS)
        settings.TONGKET_VAULT_TOKEN = str(self.folder / folders.TOKEN)


@contextmanager
def vault_process() -> Iterator[VaultProcess]:
    """A vault in a folder of its own, started when it is first needed."""
    with tempfile.TemporaryDirectory(prefix="vault") as home:
        process = VaultProcess(Path(home) / "v")
        try:
            yield process
        finally:
            process.stop()


def every_row(database: Any) -> bytes:
    """Every column of every row of every table, texts in UTF-8 and bytes as they are."""
    parts = []
    with database.cursor() as cursor:
        for table in database.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {database.ops.quote_name(table)}")
            parts += [bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for row in cursor for v in row]
    return b"\n".join(parts)
