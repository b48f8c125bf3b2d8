"""Changing the vault's key (đổi khóa kho): a new pair, each record's key sealed to it, the old kept until destroyed.

What the site keeps is sealed to the key of each record; those keys stay, with their records' codes. Only the seal
around them changes. Killed anywhere, the vault can be served (it reads the old key and the next one), and the next
call goes on:

1. the next key is written whole beside the present one;
2. record keys are sealed anew, some at a time, each read back with the next key before the old seal is overwritten;
3. the old key gets its second name, the public keys change, the next key takes the place of the old one.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyrage
from pyrage import x25519

from tongket.vault import folder as folders
from tongket.vault import log
from tongket.vault.log import Asked
from tongket.vault.store import Store

BATCH = 200  # record keys sealed anew in one transaction: what a kill costs
VERB = "rotate_key"
Tell = Callable[[str, int, int], None]


class OldKeyLeft(Exception):
    """The old key of the last change is still there: it is destroyed before the key is changed again."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class SealDoesNotHold(Exception):
    """A record's key cannot be read with the keys there are, or not read back: nothing of its batch was changed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Rotated:
    """What this call did: records sealed anew, whether it went on with a change begun before, where the old key is."""

    resealed: int
    resumed: bool
    old_key: Path
    public_key: str


def rotate(folder: Path, now: Callable[[], datetime], tell: Tell = lambda *_progress: None) -> Rotated:
    """Change the key of the vault in this folder, or go on with a change that was interrupted."""
    os.umask(0o077)
    keys = folders.read_keys(folder)
    with folders.alone(folder), _opened(folder) as store:
        resumed = (folder / folders.NEXT_KEY).exists()
        if not resumed:
            for path in folders.old_keys(folder):
                raise OldKeyLeft(path)
            folders.put(folder / folders.NEXT_KEY, str(x25519.Identity.generate()))
        # Read anew: the next key is among them now.
        keys = folders.read_keys(folder)
        following = x25519.Identity.from_str(folders.lines_of(folder / folders.NEXT_KEY)[0])
        texts = _recipients_after(folder, following)
        note = f"{folders.fingerprint(map(str, keys.recipients))} → {folders.fingerprint(texts)}"
        _log(store, now, note, "resumed" if resumed else "begun")
        tell("next_key", 1, 1)
        resealed = _reseal(store, keys, following, texts, tell)
        _log(store, now, f"{note}, {resealed}", "done")
        old_key = _exchange(folder, following, texts, tell)
    return Rotated(resealed, resumed, old_key, str(following.to_public()))


def _recipients_after(folder: Path, following: x25519.Identity) -> list[str]:
    """The public keys as they will be: the next key in the place of the vault's own, other holders as they are."""
    own = {str(x25519.Identity.from_str(line).to_public()) for line in folders.lines_of(folder / folders.KEY)}
    others = [text for text in folders.lines_of(folder / folders.RECIPIENTS) if text not in own]
    public = str(following.to_public())
    return [public, *(text for text in others if text != public)]


def _reseal(
    store: Store, keys: folders.Keys, following: x25519.Identity, texts: Sequence[str], tell: Tell
) -> int:  # fmt: skip
    """Seal every record's key to the new set of recipients; how many there were left to do."""
    recipients = [x25519.Recipient.from_str(text) for text in texts]
    sealed_to = folders.fingerprint(texts)
    total, done, last = store.count_sealed_otherwise(sealed_to), 0, ""
    while batch := store.sealed_otherwise(sealed_to, last, BATCH):
        with store.transaction():
            for code, sealed in batch:
                store.reseal(code, _sealed_anew(code, sealed, keys, following, recipients), sealed_to)
        done, last = done + len(batch), batch[-1][0]
        tell("records", done, total)
    return done


def _sealed_anew(
    code: str, sealed: bytes, keys: folders.Keys, following: x25519.Identity, recipients: list[x25519.Recipient]
) -> bytes:  # fmt: skip
    try:
        record_key = pyrage.decrypt(sealed, list(keys.identities))
        anew = bytes(pyrage.encrypt(record_key, recipients))
        whole = pyrage.decrypt(anew, [following]) == record_key
    except pyrage.DecryptError as fault:
        raise SealDoesNotHold(code) from fault
    if not whole:
        raise SealDoesNotHold(code)
    return anew


def _exchange(folder: Path, following: x25519.Identity, texts: Sequence[str], tell: Tell) -> Path:
    """Give the old key its second name, then put the new public keys and the new key in place; each step whole."""
    key, next_key = folder / folders.KEY, folder / folders.NEXT_KEY
    own = str(x25519.Identity.from_str(folders.lines_of(key)[0]).to_public())
    old_key = key.with_name(folders.OLD_KEYS.replace("*", folders.fingerprint([own])))
    if not old_key.exists():
        os.link(key, old_key)
        folders.keep_names(folder)
    tell("old_key", 1, 1)
    lines = [f"{text}  # {'vault' if text == str(following.to_public()) else 'other holder'}" for text in texts]
    folders.put(folder / folders.RECIPIENTS, "\n".join(lines), mode=0o644)
    tell("recipients", 1, 1)
    next_key.replace(key)
    folders.keep_names(folder)
    tell("key", 1, 1)
    return old_key


def _log(store: Store, now: Callable[[], datetime], note: str, outcome: str) -> None:
    """An entry of the vault's log: which set of recipients became which; who, as far as a console knows."""
    asked = Asked(reason=note, asked_by=f"uid:{os.getuid()}")
    with store.transaction():
        log.write(store, now=now(), verb=VERB, record="", asked=asked, outcome=outcome)


@contextmanager
def _opened(folder: Path) -> Iterator[Store]:
    store = Store(folder / folders.DATABASE)
    try:
        yield store
    finally:
        store.close()
