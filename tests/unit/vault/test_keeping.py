"""Terms, the log, the folder: what is kept how long, and what cannot be changed unseen."""

from __future__ import annotations

from datetime import timedelta

import pyrage
import pysqlite3
import pytest

from tests.unit.vault.conftest import PERSONS
from tongket.core import identity
from tongket.vault import folder as folders
from tongket.vault import log
from tongket.vault.log import Asked
from tongket.vault.refusals import VaultRefusal
from tongket.vault.store import Store
from tongket.vault.verbs import NotADemo, Vault


def test_a_vault_without_a_retention_term_is_neither_made_nor_opened(tmp_path):
    with pytest.raises(folders.TermMissing):
        folders.make(tmp_path / "a", retention_months=0)
    folders.make(tmp_path / "b", retention_months=12)
    (tmp_path / "b" / folders.SETTINGS).write_text("{}", encoding="utf-8")
    with pytest.raises(folders.TermMissing):
        folders.read_terms(tmp_path / "b")


def test_a_key_is_never_overwritten_and_read_by_its_owner_alone(tmp_path):
    folders.make(tmp_path, retention_months=12)
    with pytest.raises(folders.VaultExists):
        folders.make(tmp_path, retention_months=12)
    rights = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert rights.pop(folders.RECIPIENTS) == 0o644
    assert set(rights.values()) == {0o600}


def test_a_public_key_that_is_none_is_refused(tmp_path):
    with pytest.raises(folders.NotARecipient):
        folders.make(tmp_path, retention_months=12, also=["age1nonsense"])
    assert not (tmp_path / folders.KEY).exists()


def test_a_record_is_shredded_on_the_day_and_not_before(cast):
    kept = cast.kept("TB-1")
    cast.later(days=730)  # two years, one of them a leap year: the eve
    assert cast.vault.shred_due() == 0
    cast.later(days=1)
    assert cast.vault.shred_due() == 1
    with pytest.raises(VaultRefusal, match="RECORD-SHREDDED"):
        cast.vault.open(record="TB-1", envelope=kept, asked=cast.asked())
    assert cast.vault.match(number="0000000001", asked=cast.asked()).value == []
    assert cast.store.record("TB-1").key is None


def test_an_arriving_envelope_of_a_shredded_record_does_not_bring_it_back(cast):
    envelope = cast.seal("TB-1")
    cast.vault.take_in(record="TB-1", envelope=envelope)
    cast.vault.shred(record="TB-1", asked=cast.asked())
    with pytest.raises(VaultRefusal, match="RECORD-SHREDDED"):
        cast.vault.take_in(record="TB-1", envelope=envelope)


def test_shredding_before_the_term_takes_two_persons(cast):
    cast.kept("TB-1")
    for asked in (Asked(), cast.asked(approved_by=""), cast.asked(approved_by="account:1")):
        with pytest.raises(VaultRefusal):
            cast.vault.shred(record="TB-1", asked=asked)
    assert cast.vault.shred(record="TB-1", asked=cast.asked()).value is True


def test_early_shreds_are_few_a_day_whoever_is_named_and_those_that_are_due_are_not_counted(cast):
    """A site taken over names two new persons each time; it does not empty the vault in a night."""
    for n in range(8):
        cast.kept(f"TB-{n}")
    for n in range(6):
        asked = cast.asked(asked_by=f"account:{n}", approved_by=f"account:{n + 50}")
        if n < 5:
            cast.vault.shred(record=f"TB-{n}", asked=asked)
    with pytest.raises(VaultRefusal, match="OVER-BUDGET"):
        cast.vault.shred(record="TB-6", asked=asked)
    cast.later(hours=24)
    cast.vault.shred(record="TB-6", asked=asked)
    cast.later(days=731)
    assert cast.vault.shred_due() == 2


def test_terms_count_from_the_demos_day_in_a_demo_only(cast, tmp_path):
    def long_ago():
        return cast.time - timedelta(days=3650)

    with pytest.raises(NotADemo):
        Vault(folders.read_keys(cast.folder), folders.read_terms(cast.folder), cast.store, lambda: cast.time, long_ago)
    folders.make(tmp_path / "demo", retention_months=24, demo=True)
    store, keys = Store(tmp_path / "demo" / folders.DATABASE), folders.read_keys(tmp_path / "demo")
    vault = Vault(keys, folders.read_terms(tmp_path / "demo"), store, lambda: cast.time, long_ago)
    sealed = pyrage.encrypt(identity.pack("TB-1", PERSONS), list(keys.recipients))
    assert vault.take_in(record="TB-1", envelope=sealed).value["keep_until"] == "2014-12-29"
    assert log.last_at(store) == cast.time and vault.shred_due() == 0
    cast.later(days=800)
    assert vault.shred_due() == 1
    store.close()


def test_the_log_cannot_be_changed_through_sql(cast):
    cast.kept("TB-1")
    for statement in ("UPDATE log SET reason = 'x'", "DELETE FROM log", "INSERT OR REPLACE INTO log SELECT * FROM log"):
        with pytest.raises(pysqlite3.Error):
            cast.store.connection.execute(statement)


@pytest.mark.parametrize("change", ["UPDATE log SET reason = 'x' WHERE seq = 2", "DELETE FROM log WHERE seq = 2"])
def test_a_change_behind_the_triggers_breaks_the_chain_where_it_was_made(cast, change):
    for n in range(4):
        cast.kept(f"TB-{n}")
    assert log.first_broken(cast.store) is None
    cast.store.connection.executescript("DROP TRIGGER log_no_update; DROP TRIGGER log_no_delete;" + change)
    assert log.first_broken(cast.store) == 2


def test_every_answer_carries_the_end_of_the_log(cast):
    first = cast.vault.take_in(record="TB-1", envelope=cast.seal("TB-1")).head
    second = cast.vault.take_in(record="TB-2", envelope=cast.seal("TB-2")).head
    assert (first.seq, second.seq) == (1, 2)
    assert second == log.head(cast.store)
