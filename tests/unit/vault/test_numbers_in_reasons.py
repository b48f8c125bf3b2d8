"""What the house refuses as a number in a text the vault refuses in a reason, and nothing else: one table for both."""

from __future__ import annotations

import pytest

from tests.spec.viet.test_identifiers import ACCEPTED, REFUSED, shown
from tongket.vault.refusals import VaultRefusal


@pytest.fixture
def asked_with(cast):
    cast.kept("TB-1")

    def ask(text: str) -> str:
        try:
            cast.vault.match(number="0000000001", asked=cast.asked(reason=text))
        except VaultRefusal as refused:
            return refused.code
        return ""

    return ask


def test_a_reason_that_holds_a_number_is_refused_and_not_logged(asked_with, cast):
    texts = [shown(row["text"]) for row in REFUSED]
    assert [text for text in texts if asked_with(text) != "REASON-HOLDS-NUMBER"] == []
    log = [str(tuple(row)) for row in cast.store.connection.execute("SELECT * FROM log")]
    assert not [text for text in texts if any(text in row for row in log)]


def test_a_reason_that_holds_none_is_not(asked_with):
    texts = [shown(row["text"]) for row in ACCEPTED]
    assert [text for text in texts if asked_with(text) == "REASON-HOLDS-NUMBER"] == []
