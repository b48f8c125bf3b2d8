"""Changing the vault's key: every record stays readable under its code, with the new key alone, killed or not."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from datetime import UTC, datetime
from types import SimpleNamespace

import pyrage
import pytest
from pyrage import x25519

from tests.unit.vault.conftest import PERSONS, Cast
from tongket.vault import folder as folders
from tongket.vault import log, rotation
from tongket.vault.refusals import VaultRefusal
from tongket.vault.store import Store
from tongket.vault.verbs import Vault

CODES = [f"TB-{n:03d}" for n in range(1, 8)]


class Killed(BaseException):
    """As the process would see a kill: nothing catches it."""


def now() -> datetime:
    return datetime.now(tz=UTC)


@pytest.fixture
def filled(tmp_path):
    """A vault with an escrow holder, seven records and an arrived envelope that is still on its way; not open."""
    escrow = x25519.Identity.generate()
    cast = Cast(tmp_path / "vault", also=[str(escrow.to_public())])
    kept = {code: cast.kept(code) for code in CODES}
    cast.vault.shred(record=CODES[0], asked=cast.asked())
    on_its_way = cast.seal("TB-900")
    cast.store.close()
    return SimpleNamespace(folder=cast.folder, cast=cast, kept=kept, on_its_way=on_its_way, escrow=escrow)


def check(filled, *, envelope: str = "") -> None:
    """Served as it stands: what was kept opens under its code, what is shredded stays so, numbers are found."""
    store = Store(filled.folder / folders.DATABASE)
    vault = Vault(folders.read_keys(filled.folder), folders.read_terms(filled.folder), store, now)
    for code in CODES[1:]:
        number = f"{code}:{log.head(store).seq}"  # each a person of its own: the day's budget is not what is tried here
        asked = filled.cast.asked(asked_by=f"account:{number}", request=number)
        assert vault.open(record=code, envelope=filled.kept[code], asked=asked).value == PERSONS
    asked = filled.cast.asked(asked_by=f"account:{log.head(store).seq}")
    assert CODES[0] not in vault.match(number="0000000001", asked=asked).value
    assert set(CODES[1:]) <= set(vault.match(number="0000000001", asked=asked).value)
    with pytest.raises(VaultRefusal, match="RECORD-SHREDDED"):
        vault.open(record=CODES[0], envelope=filled.kept[CODES[0]], asked=filled.cast.asked())
    if envelope:
        vault.take_in(record=envelope, envelope=filled.cast.seal(envelope))
    assert log.first_broken(store) is None
    store.close()


def test_after_the_change_the_new_key_alone_opens_everything_under_the_same_codes(filled):
    before = folders.lines_of(filled.folder / folders.KEY)
    done = rotation.rotate(filled.folder, now)
    assert (done.resealed, done.resumed) == (6, False)
    assert folders.lines_of(done.old_key) == before != folders.lines_of(filled.folder / folders.KEY)
    assert done.old_key.stat().st_mode & 0o777 == 0o600
    check(filled)
    done.old_key.unlink()
    check(filled, envelope="TB-500")
    store = Store(filled.folder / folders.DATABASE)
    assert store.count_sealed_otherwise(folders.read_keys(filled.folder).fingerprint) == 0
    # The old key opens none of it any more, the escrow's does.
    old = [x25519.Identity.from_str(line) for line in before]
    for code in CODES[1:]:
        sealed = store.record(code).key
        with pytest.raises(pyrage.DecryptError):
            pyrage.decrypt(sealed, old)
        assert pyrage.decrypt(sealed, [filled.escrow])
    store.close()


def test_what_was_sealed_to_the_old_public_key_is_taken_in_until_the_old_key_is_destroyed(filled):
    done = rotation.rotate(filled.folder, now)
    for destroyed in (False, True):
        if destroyed:
            done.old_key.unlink()
        store = Store(filled.folder / folders.DATABASE)
        vault = Vault(folders.read_keys(filled.folder), folders.read_terms(filled.folder), store, now)
        if destroyed:
            with pytest.raises(VaultRefusal, match="ENVELOPE-NOT-OF-RECORD"):
                vault.take_in(record="TB-900", envelope=filled.on_its_way)
        else:
            assert vault.take_in(record="TB-900", envelope=filled.on_its_way).value["keep_until"]
        store.close()


def test_the_log_says_begun_and_done_and_from_which_keys_to_which(filled):
    before = folders.read_keys(filled.folder).fingerprint
    rotation.rotate(filled.folder, now)
    after = folders.read_keys(filled.folder).fingerprint
    store = Store(filled.folder / folders.DATABASE)
    rows = store.connection.execute("SELECT outcome, reason FROM log WHERE verb = 'rotate_key' ORDER BY seq").fetchall()
    assert rows == [("begun", f"{before} → {after}"), ("done", f"{before} → {after}, 6")]
    assert log.first_broken(store) is None
    store.close()


def test_killed_after_any_step_the_vault_can_be_served_and_the_next_call_ends_the_change(filled, monkeypatch):
    """Kill at the first step, serve, go on to the second, kill, serve … until a call comes through."""
    monkeypatch.setattr(rotation, "BATCH", 2)
    seen: list[str] = []

    def kill_at_what_is_new(step: str, done: int, total: int) -> None:
        """Record keys done before are not done again, so each round's batch is a new step, three of them."""
        name = f"{step} {total}"
        if name not in seen:
            seen.append(name)
            raise Killed

    rounds = 0
    while rounds < 30:
        try:
            rotation.rotate(filled.folder, now, kill_at_what_is_new)
        except Killed:
            check(filled)
        except rotation.OldKeyLeft:  # killed after the very last step: the change is complete
            break
        rounds += 1
    assert seen == ["next_key 1", "records 6", "records 4", "records 2", "old_key 1", "recipients 1", "key 1"]
    assert rounds == len(seen)
    (old,) = folders.old_keys(filled.folder)
    old.unlink()
    check(filled)
    assert not (filled.folder / folders.NEXT_KEY).exists()


def test_a_half_written_next_key_is_no_key(filled):
    (filled.folder / (folders.NEXT_KEY + ".part")).write_text("AGE-SECRET-KEY-1HALF", encoding="utf-8")
    check(filled)
    assert not rotation.rotate(filled.folder, now).resumed
    check(filled)


def test_a_second_change_waits_until_the_old_key_is_destroyed(filled):
    first = rotation.rotate(filled.folder, now)
    with pytest.raises(rotation.OldKeyLeft) as left:
        rotation.rotate(filled.folder, now)
    assert left.value.path == first.old_key
    first.old_key.unlink()
    assert rotation.rotate(filled.folder, now).resealed == 6
    check(filled)


def test_a_seal_that_cannot_be_read_stops_the_change_and_loses_nothing(filled):
    store = Store(filled.folder / folders.DATABASE)
    store.connection.execute("UPDATE record SET key = x'00' WHERE code = ?", [CODES[3]])
    store.close()
    with pytest.raises(rotation.SealDoesNotHold, match=CODES[3]):
        rotation.rotate(filled.folder, now)
    store = Store(filled.folder / folders.DATABASE)
    vault = Vault(folders.read_keys(filled.folder), folders.read_terms(filled.folder), store, now)
    assert vault.open(record=CODES[1], envelope=filled.kept[CODES[1]], asked=filled.cast.asked()).value == PERSONS
    store.close()


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "tongket.entry.cli", "vault", *words]


def test_the_command_shows_progress_says_where_the_old_key_is_and_check_goes_on_saying_so(filled):
    ran = subprocess.run(command("rotate-key", "--folder", str(filled.folder)), capture_output=True, text=True)
    (old,) = folders.old_keys(filled.folder)
    assert ran.returncode == 0, ran.stderr
    assert "6/6" in ran.stderr and str(old) in ran.stdout and "hủy" in ran.stdout
    again = subprocess.run(command("rotate-key", "--folder", str(filled.folder)), capture_output=True, text=True)
    assert again.returncode == 3 and str(old) in again.stderr
    checked = subprocess.run(command("check", "--json", "--folder", str(filled.folder)), capture_output=True, text=True)
    answer = json.loads(checked.stdout)
    assert (checked.returncode, answer["old_keys"], answer["sealed_to_old"]) == (1, [str(old)], 0)
    old.unlink()
    checked = subprocess.run(command("check", "--json", "--folder", str(filled.folder)), capture_output=True, text=True)
    assert (checked.returncode, json.loads(checked.stdout)["old_keys"]) == (0, [])


def test_a_vault_that_is_being_served_is_not_changed_under_its_feet(filled):
    with folders.alone(filled.folder):
        ran = subprocess.run(command("rotate-key", "--folder", str(filled.folder)), capture_output=True, text=True)
    assert ran.returncode == 3 and "đang chạy" in ran.stderr
    assert not (filled.folder / folders.NEXT_KEY).exists()


def test_killed_by_the_system_half_way_through_a_thousand_records_nothing_is_lost(filled):
    """A real SIGKILL at a moment the process does not choose."""
    store = Store(filled.folder / folders.DATABASE)
    keys = folders.read_keys(filled.folder)
    with store.transaction():
        for n in range(1000):
            key = pyrage.encrypt(str(x25519.Identity.generate()).encode(), list(keys.recipients))
            store.connection.execute(
                "INSERT INTO record (code, key, taken_in_at, keep_until, sealed_to) VALUES (?, ?, '', '2099-01-01', ?)",
                [f"TB-X{n:04d}", key, keys.fingerprint],
            )
    store.close()
    running = subprocess.Popen(command("rotate-key", "--folder", str(filled.folder)), stderr=subprocess.PIPE, text=True)
    for line in running.stderr:
        if "400/" in line:
            running.send_signal(signal.SIGKILL)
            break
    running.wait()
    running.stderr.close()
    check(filled, envelope="TB-700")
    store = Store(filled.folder / folders.DATABASE)
    left = store.count_sealed_otherwise(folders.fingerprint(map(str, folders.read_keys(filled.folder).recipients)))
    store.close()
    assert 0 < left < 1007  # some are sealed to the next key already: the half-way state is real
    done = rotation.rotate(filled.folder, now)
    assert done.resumed and 0 < done.resealed < 1007
    done.old_key.unlink()
    check(filled)
    store = Store(filled.folder / folders.DATABASE)
    identities = list(folders.read_keys(filled.folder).identities)
    rows = store.connection.execute("SELECT key FROM record WHERE key IS NOT NULL").fetchall()
    assert len(rows) == 1007 and all(pyrage.decrypt(key, identities) for (key,) in rows)
    store.close()
