"""The vault behind a Unix domain socket: one line of JSON asks, one line answers, then the connection is closed."""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import os
import resource
import selectors
import socketserver
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pysqlite3 as sqlite3

from tongket.vault import folder as folders
from tongket.vault import log
from tongket.vault.log import Asked
from tongket.vault.refusals import VaultRefusal
from tongket.vault.store import Store
from tongket.vault.verbs import Answer, Vault

LONGEST_LINE = 256 * 1024
LONGEST_PATH = 100
PATIENCE = 5.0  # seconds a client may take to ask
CLOCK_SLACK = timedelta(seconds=5)
LOOK_EVERY = 30.0  # seconds between two looks at the day, where nobody asks
ASKED = ("reason", "case", "asked_by", "approved_by", "request")


class SocketPathTooLong(Exception):
    """A socket's path holds about a hundred characters."""


class ClockBehindLog(Exception):
    """The machine's clock stands before the newest entry of the log."""

    def __init__(self, last: datetime) -> None:
        super().__init__(last.isoformat())
        self.last = last


class VaultServer(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    """Answers while it lives; looks once a day whether a term has passed."""

    daemon_threads = True
    request_queue_size = 64
    timeout = 0  # a question that was there and is gone again is not waited for

    def __init__(self, socket: Path, vault: Vault, tokens: frozenset[str]) -> None:
        self.vault = vault
        self.tokens = tokens
        self._shredded_on = ""
        self._stopped, self._stopping = os.pipe()
        socket.unlink(missing_ok=True)
        super().__init__(str(socket), _Conversation)

    def service_actions(self) -> None:
        """Called between two looks at the socket."""
        today = self.vault.term_day()
        if today != self._shredded_on:
            self.vault.shred_due()
            self._shredded_on = today

    def serve_until_stopped(self) -> None:
        """Answer until `stop`: a pipe wakes the loop, which therefore need not look every half second."""
        with selectors.DefaultSelector() as selector:
            selector.register(self, selectors.EVENT_READ)
            selector.register(self._stopped, selectors.EVENT_READ)
            while True:
                self.service_actions()
                ready = {key.fd for key, _events in selector.select(LOOK_EVERY)}
                if self._stopped in ready:
                    return
                if ready:
                    self.handle_request()

    def stop(self) -> None:
        """Let `serve_until_stopped` return at once; from any thread, also before it has begun."""
        os.write(self._stopping, b"x")

    def server_close(self) -> None:
        """Close the socket and the pipe."""
        super().server_close()
        os.close(self._stopped)
        os.close(self._stopping)

    def answer(self, line: bytes) -> dict[str, Any]:
        """One question, one answer; what cannot be understood is refused without a word of it."""
        try:
            asked = json.loads(line)
            self._refuse_stranger(str(asked.pop("token", "")))
            answer = VERBS[asked.pop("verb")](self.vault, asked)
        except VaultRefusal as refusal:
            return {"refused": refusal.code}
        except (ValueError, KeyError, TypeError, AttributeError, binascii.Error):
            return {"refused": "QUESTION-MALFORMED"}
        except sqlite3.Error:
            return {"refused": "STORE-FAILED"}
        return {"value": _plain(answer.value), "head": {"seq": answer.head.seq, "hash": answer.head.hash}}

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Name the kind of fault on the error stream, never its content."""
        print(f"vault: {type(sys.exc_info()[1]).__name__}", file=sys.stderr)  # noqa: T201  (the process has no logger)

    def _refuse_stranger(self, token: str) -> None:
        given = folders.digest(token)
        if not any(hmac.compare_digest(given, known) for known in self.tokens):
            raise VaultRefusal("TOKEN-UNKNOWN")


class _Conversation(socketserver.StreamRequestHandler):
    timeout = PATIENCE

    def handle(self) -> None:
        try:
            line = self.rfile.readline(LONGEST_LINE + 1)
            if not line.endswith(b"\n"):
                return
            answer = self.server.answer(line)  # type: ignore[attr-defined]
            self.wfile.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
        except OSError:  # the other side left or took too long
            return


def serve(
    folder: Path, now: Callable[[], datetime], *, socket: Path | None = None, group_id: int | None = None,
    ready: Callable[[Path], None] = lambda path: None, until_stdin_closes: bool = False,
    demo_from: datetime | None = None,
) -> None:  # fmt: skip
    """Serve the vault in this folder until stopped. The socket answers this user only, or one group where given.

    `demo_from` is the moment a demo's terms are counted from, running on from now; refused for any other vault. A clock
    that stands behind the log is refused too: terms would end late, budgets would begin anew.
    """
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # no memory of this process on any disk
    keys, terms = folders.read_keys(folder), folders.read_terms(folder)
    path = socket or folder / folders.SOCKET
    if len(os.fsencode(path)) > LONGEST_PATH:
        raise SocketPathTooLong
    with ExitStack() as stack:
        stack.enter_context(folders.alone(folder))
        store = Store(folder / folders.DATABASE)
        stack.callback(store.close)
        last = log.last_at(store)
        if last is not None and now() < last - CLOCK_SLACK:
            raise ClockBehindLog(last)
        vault = Vault(keys, terms, store, now, _running_from(demo_from) if demo_from else None)
        server = stack.enter_context(VaultServer(path, vault, terms.tokens))
        stack.callback(path.unlink, missing_ok=True)
        if group_id is not None:
            os.chown(path, -1, group_id)
        path.chmod(0o600 if group_id is None else 0o660)
        if until_stdin_closes:
            Thread(target=_stop_at_end_of_input, args=[server], daemon=True).start()
        ready(path)
        server.serve_until_stopped()


def _running_from(start: datetime) -> Callable[[], datetime]:
    """A clock that shows `start` now and runs on."""
    begun = time.monotonic()
    return lambda: start + timedelta(seconds=time.monotonic() - begun)


def _stop_at_end_of_input(server: VaultServer) -> None:
    """Whoever started the vault holds the other end of its standard input; when that one is gone, so is the vault."""
    while os.read(0, 1024):
        pass
    server.stop()


def _take_in(vault: Vault, asked: dict[str, Any]) -> Answer:
    return vault.take_in(record=_text(asked, "record"), envelope=_bytes(asked, "envelope"))


def _open(vault: Vault, asked: dict[str, Any]) -> Answer:
    return vault.open(
        record=_text(asked, "record"), envelope=_bytes(asked, "envelope"), asked=_asked(asked),
        danger_to_life=asked.get("danger_to_life") is True,
    )  # fmt: skip


def _match(vault: Vault, asked: dict[str, Any]) -> Answer:
    return vault.match(number=_text(asked, "number"), asked=_asked(asked))


def _shred(vault: Vault, asked: dict[str, Any]) -> Answer:
    return vault.shred(record=_text(asked, "record"), asked=_asked(asked))


# There is no verb that lists records, and none that opens more than one.
VERBS = {"take_in": _take_in, "open": _open, "match": _match, "shred": _shred}


def _asked(question: dict[str, Any]) -> Asked:
    return Asked(**{name: _text(question, name) for name in ASKED if name in question})


def _text(question: dict[str, Any], name: str) -> str:
    value = question[name]
    if not isinstance(value, str):
        raise TypeError(name)
    return value


def _bytes(question: dict[str, Any], name: str) -> bytes:
    return base64.b64decode(_text(question, name), validate=True)


def _plain(value: Any) -> Any:
    """As JSON carries it: bytes in base64."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return value
