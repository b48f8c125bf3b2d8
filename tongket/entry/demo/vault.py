"""The demo's vault: a throw-away key beside the demo's database, a process of its own while the site is served."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings

from tongket.foundation import clock
from tongket.foundation.actor import system_actor
from tongket.foundation.sealing import vault_file
from tongket.registers.intake.operations import identity
from tongket.vault import folder as folders

RETENTION_MONTHS = 60
TRIES, PAUSE = 100, 0.1  # ten seconds for the vault to start


def make_vault() -> Path:
    """The demo's vault in TONGKET_VAR; its key is made once and has no worth: it lies beside the data."""
    folder = Path(settings.VAR) / "vault-demo"
    if not (folder / folders.KEY).exists():
        folders.make(folder, retention_months=RETENTION_MONTHS, demo=True)
    return folder


def start_vault() -> bool:
    """Start the vault and hand waiting envelopes over. It stops when this process, or what takes its place, stops."""
    folder, path = make_vault(), vault_file("TONGKET_VAULT_SOCKET", folders.SOCKET)
    reading, writing = os.pipe()
    command = [
        sys.executable, "-m", "tongket.entry.cli", "vault", "serve", "--folder", str(folder), "--socket", str(path),
        "--until-stdin-closes", "--demo-clock", clock.now().isoformat(),
    ]  # fmt: skip
    process = subprocess.Popen(command, stdin=reading)
    os.close(reading)
    os.set_inheritable(writing, True)  # the server that takes this process's place holds the pipe open
    if not _answers(path, process):
        return False
    identity.take_in_waiting(by=system_actor("Bản chạy thử"), at=clock.now())
    return True


def _answers(path: Path, process: subprocess.Popen[bytes]) -> bool:
    for _try in range(TRIES):
        with socket.socket(socket.AF_UNIX) as line:
            try:
                line.connect(str(path))
            except OSError:
                if process.poll() is not None:
                    return False
            else:
                return True
        time.sleep(PAUSE)
    return False
