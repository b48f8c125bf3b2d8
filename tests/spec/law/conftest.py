"""Asks the program itself, so that tables are read through core and through the command."""

from __future__ import annotations

import json

import pytest

from tongket.entry.cli import main


@pytest.fixture
def ask(capsys):
    """`ask("term", "--start", day, …)` → the object `tongket clock … --json` prints; findings end with code 1."""

    def go(*words: object) -> dict:
        ended = main(["clock", *(str(word) for word in words), "--json"])
        answer = json.loads(capsys.readouterr().out)
        assert ended == (1 if answer.get("findings") else 0)
        return answer

    return go
