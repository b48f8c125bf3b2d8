"""The vault as a process: a socket of its own, a token, no verb that lists, gone with whoever started it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest

from tongket.vault import folder as folders
from tongket.vault.server import LOOK_EVERY, VaultServer


@pytest.fixture
def home():
    with tempfile.TemporaryDirectory(prefix="vault") as folder:
        yield Path(folder) / "v"


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "tongket.entry.cli", "vault", *words]


def ask(home: Path, line: bytes) -> dict:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(home / folders.SOCKET))
        connection.sendall(line + b"\n")
        return json.loads(connection.makefile("rb").readline())


def wait_for(condition) -> None:
    for _ in range(200):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("not in ten seconds")


@pytest.fixture
def served(home):
    folders.make(home, retention_months=12)
    process = subprocess.Popen(
        [*command("serve", "--folder", str(home)), "--until-stdin-closes"],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    wait_for((home / folders.SOCKET).exists)
    wait_for(lambda: (home / folders.SOCKET).stat().st_mode & 0o777 == 0o600)
    yield process
    process.stdin.close()
    process.wait(timeout=10)
    process.stderr.close()


def test_init_wants_a_term_and_makes_a_vault_once(home):
    def run(*words: str) -> subprocess.CompletedProcess:
        return subprocess.run(command(*words), capture_output=True, text=True, check=False)

    without = run("init", "--folder", str(home), "--json")
    assert (without.returncode, json.loads(without.stderr)["error"]) == (3, "VAULT-TERM-MISSING")
    made = run("init", "--folder", str(home), "--retention-months", "60", "--json")
    assert made.returncode == 0 and json.loads(made.stdout)["retention_months"] == 60
    assert run("init", "--folder", str(home), "--retention-months", "60").returncode == 3
    checked = run("check", "--folder", str(home), "--json")
    assert checked.returncode == 0 and json.loads(checked.stdout)["first_broken"] is None


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ({"verb": "match", "number": "0000000001"}, "TOKEN-UNKNOWN"),
        ({"token": "guess", "verb": "open"}, "TOKEN-UNKNOWN"),
        ({"token": True, "verb": "list"}, "QUESTION-MALFORMED"),
        ({"token": True, "verb": "take_in", "record": "TB-1", "envelope": "?"}, "QUESTION-MALFORMED"),
        ({"token": True, "verb": "take_in", "record": "TB-1", "envelope": "AAAA"}, "ENVELOPE-NOT-OF-RECORD"),
        ({"token": True, "verb": "match", "number": 1}, "QUESTION-MALFORMED"),
        ([1], "QUESTION-MALFORMED"),
    ],
)
def test_a_strange_question_is_refused(home, served, question, code):
    if isinstance(question, dict) and question.get("token") is True:
        question["token"] = (home / folders.TOKEN).read_text(encoding="utf-8").strip()
    assert ask(home, json.dumps(question).encode()) == {"refused": code}


def test_no_json_is_refused_and_the_vault_goes_on(home, served):
    assert ask(home, b"\xff\x00") == {"refused": "QUESTION-MALFORMED"}
    assert ask(home, b"{}") == {"refused": "TOKEN-UNKNOWN"}


def test_a_second_process_is_refused(home, served):
    second = subprocess.run(command("serve", "--folder", str(home)), capture_output=True, text=True, check=False)
    assert second.returncode == 3 and "đang chạy" in second.stderr
    assert ask(home, b"{}") == {"refused": "TOKEN-UNKNOWN"}


def test_the_vault_leaves_with_its_starter_and_takes_its_socket_along(home, served):
    served.stdin.close()
    served.wait(timeout=10)
    assert not (home / folders.SOCKET).exists()


def test_a_vault_told_to_stop_stops_at_once_and_not_at_its_next_look(tmp_path):
    """Asked before, asked after, asked while it waits: no stop is slept through."""
    vault = SimpleNamespace(shred_due=lambda: 0)
    for pause in (None, 0.0, 0.05):
        path = tmp_path / "v.sock"
        with VaultServer(path, vault, frozenset(), lambda: datetime.now(tz=UTC)) as server:
            serving = Thread(target=server.serve_until_stopped)
            if pause is None:
                server.stop()
            serving.start()
            if pause is not None:
                time.sleep(pause)
                server.stop()
            serving.join(timeout=LOOK_EVERY / 10)
            assert not serving.is_alive()


def test_the_vault_starts_without_django(home):
    code = "import sys, tongket.entry.cli_vault; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], env=os.environ | {}, check=False).returncode == 0
