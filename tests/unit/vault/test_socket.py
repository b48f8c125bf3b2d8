"""The vault as a process: a socket of its own, a token, no verb that lists, gone with whoever started it."""

from __future__ import annotations

import base64
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pyrage
import pytest
from pyrage import x25519

from tongket.core import identity
from tongket.entry.cli_vault import vault
from tongket.vault import folder as folders
from tongket.vault import log
from tongket.vault.log import Asked
from tongket.vault.server import LOOK_EVERY, VaultServer
from tongket.vault.store import Store


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


@contextmanager
def serving(home: Path, *words: str):
    process = subprocess.Popen(
        [*command("serve", "--folder", str(home)), "--until-stdin-closes", *words],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    wait_for((home / folders.SOCKET).exists)
    wait_for(lambda: (home / folders.SOCKET).stat().st_mode & 0o777 == 0o600)
    yield process
    process.stdin.close()
    process.wait(timeout=10)
    process.stderr.close()


@pytest.fixture
def served(home):
    folders.make(home, retention_months=12)
    with serving(home) as process:
        yield process


def taken_in_until(home: Path, record: str, **other: str) -> str:
    """Seal somebody as the site does and hand the envelope over; until when the key is kept."""
    keys = [x25519.Recipient.from_str(line) for line in folders.lines_of(home / folders.RECIPIENTS)]
    envelope = pyrage.encrypt(identity.pack(record, {"reporter": {"full_name": "Người báo 01"}}), keys)
    question = {"token": folders.lines_of(home / folders.TOKEN)[0], "verb": "take_in", "record": record,
                "envelope": base64.b64encode(envelope).decode()} | other  # fmt: skip
    return ask(home, json.dumps(question).encode())["value"]["keep_until"]


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
    vault = SimpleNamespace(shred_due=lambda: 0, term_day=lambda: "2022-12-27")
    for pause in (None, 0.0, 0.05):
        path = tmp_path / "v.sock"
        with VaultServer(path, vault, frozenset()) as server:
            serving = Thread(target=server.serve_until_stopped)
            if pause is None:
                server.stop()
            serving.start()
            if pause is not None:
                time.sleep(pause)
                server.stop()
            serving.join(timeout=LOOK_EVERY / 10)
            assert not serving.is_alive()


def test_no_day_in_a_question_moves_a_term(home, served):
    """Whoever owns the site cannot end terms early, nor make them longer."""
    told = {name: "1990-01-01" for name in ("day", "now", "at", "on", "today", "keep_until", "demo_clock")}
    honest, lying = taken_in_until(home, "TB-1"), taken_in_until(home, "TB-2", **told)
    assert honest == lying > datetime.now(tz=UTC).date().isoformat()
    early = {"token": folders.lines_of(home / folders.TOKEN)[0], "verb": "shred", "record": "TB-2", "reason": "term",
             "case": "TB-2", "asked_by": "account:1"}  # fmt: skip
    assert ask(home, json.dumps(early | told).encode()) == {"refused": "SECOND-PERSON-NEEDED"}


def test_the_demo_clock_is_refused_to_a_vault_that_is_no_demo(home):
    folders.make(home, retention_months=12)
    words = command("serve", "--folder", str(home), "--demo-clock", "2052-12-27T08:00:00+07:00")
    refused = subprocess.run(words, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert refused.returncode == 3 and "chính nó" in refused.stderr
    assert not (home / folders.SOCKET).exists()


@pytest.mark.parametrize("text", ["x", "2022-12-27", "2022-12-27T08:00:00"])
def test_a_moment_that_is_none_or_of_no_place_is_wrong_usage(text, home, capsys):
    with pytest.raises(SystemExit) as left:
        vault(["serve", "--folder", str(home), "--demo-clock", text])
    assert left.value.code == 2 and text in capsys.readouterr().err


def test_a_demo_counts_terms_from_its_own_day_and_writes_its_log_by_the_real_one(home):
    folders.make(home, retention_months=12, demo=True)
    with serving(home, "--demo-clock", "2022-12-27T08:00:00+07:00"):
        assert taken_in_until(home, "TB-1") == "2023-12-27"
    store = Store(home / folders.DATABASE)
    assert abs(log.last_at(store) - datetime.now(tz=UTC)) < timedelta(minutes=5)
    store.close()
    # Without the switch it is a vault like any other: the demo's term passed long ago.
    with serving(home):
        store = Store(home / folders.DATABASE)
        wait_for(lambda: store.record("TB-1").key is None)
        store.close()


def test_a_clock_behind_the_log_is_refused(home):
    folders.make(home, retention_months=12)
    store = Store(home / folders.DATABASE)
    later = datetime.now(tz=UTC) + timedelta(hours=1)
    log.write(store, now=later, verb="open", record="", asked=Asked(), outcome="done")
    store.close()
    words = command("serve", "--folder", str(home))
    refused = subprocess.run(words, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert refused.returncode == 3 and "Đồng hồ" in refused.stderr


def test_the_vault_starts_without_django(home):
    code = "import sys, tongket.entry.cli_vault; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], env=os.environ | {}, check=False).returncode == 0
