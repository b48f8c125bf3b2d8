"""The vault's folder (thư mục kho): private key, index key, public recipients, the site's token, settings.

Everything but the public recipients is readable by the vault's own user alone.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyrage
from pyrage import x25519

KEY, INDEX_KEY, RECIPIENTS, TOKEN = "vault.key", "index.key", "recipients.txt", "site.token"
NEXT_KEY, OLD_KEYS = "vault.key.next", "vault.key.old-*"  # while the key is changed; after it, until destroyed
SETTINGS, DATABASE, SOCKET, LOCK = "settings.json", "vault.sqlite3", "vault.sock", "vault.lock"
OPENINGS_A_DAY = 5  # per person
MATCHES_A_DAY = 30  # per person
LONGEST_MONTHS = 1200


class VaultExists(Exception):
    """The folder already holds a vault; its key is never overwritten."""


class NoVault(Exception):
    """The folder holds no vault, or not a whole one."""


class VaultBusy(Exception):
    """Another process already works with this vault."""


class NotARecipient(ValueError):
    """A text that is no public key of age."""


class TermMissing(ValueError):
    """No retention term, or one that is no number of months."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What an open vault holds in memory: its private keys (its own first), the index key, the public recipients.

    Beside its own key there may be the next one (a change under way) and an old one not yet destroyed: what was
    sealed before a change still has to be read.
    """

    identities: tuple[x25519.Identity, ...]
    index_key: bytes
    recipients: tuple[x25519.Recipient, ...]

    @property
    def fingerprint(self) -> str:
        """Which set of recipients a record's key is sealed to."""
        return fingerprint(map(str, self.recipients))


@dataclass(frozen=True, slots=True)
class Terms:
    """The settings of a vault: retention, budgets, hashes of the tokens it answers to, whether it is a demo's."""

    retention_months: int
    openings_a_day: int
    matches_a_day: int
    tokens: frozenset[str]
    demo: bool


def make(folder: Path, *, retention_months: int, also: Sequence[str] = (), demo: bool = False) -> None:
    """Make a vault: key pair, index key, recipients (the vault's own and `also`), token, settings."""
    if (folder / KEY).exists():
        raise VaultExists
    if not 0 < retention_months <= LONGEST_MONTHS:
        raise TermMissing
    others = [_public(text) for text in also]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    identity = x25519.Identity.generate()
    token = secrets.token_urlsafe(32)
    lines = [f"{identity.to_public()}  # vault", *(f"{key}  # other holder" for key in others)]
    terms = {
        "retention_months": retention_months, "openings_a_day": OPENINGS_A_DAY, "matches_a_day": MATCHES_A_DAY,
        "tokens": [digest(token)], "demo": demo,
    }  # fmt: skip
    _write(folder / INDEX_KEY, secrets.token_hex(32))
    _write(folder / TOKEN, token)
    _write(folder / SETTINGS, json.dumps(terms, indent=1))
    _write(folder / RECIPIENTS, "\n".join(lines), mode=0o644)
    _write(folder / KEY, str(identity))  # last: a folder with a key is a whole vault


def read_keys(folder: Path) -> Keys:
    """The keys of a vault."""
    try:
        paths = [folder / KEY, *(path for path in (folder / NEXT_KEY,) if path.exists()), *old_keys(folder)]
        identities = tuple(x25519.Identity.from_str(line) for path in paths for line in lines_of(path))
        index_key = bytes.fromhex(lines_of(folder / INDEX_KEY)[0])
        recipients = tuple(_public(line) for line in lines_of(folder / RECIPIENTS))
    except (OSError, ValueError, IndexError, pyrage.IdentityError) as fault:
        raise NoVault(str(folder)) from fault
    if not identities or not recipients:
        raise NoVault(str(folder))
    return Keys(identities, index_key, recipients)


def read_terms(folder: Path) -> Terms:
    """The settings of a vault; without a retention term it does not open."""
    try:
        given = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise NoVault(str(folder)) from fault
    months = given.get("retention_months")
    if not isinstance(months, int) or not 0 < months <= LONGEST_MONTHS:
        raise TermMissing
    return Terms(
        months, int(given.get("openings_a_day", OPENINGS_A_DAY)), int(given.get("matches_a_day", MATCHES_A_DAY)),
        frozenset(given.get("tokens", ())), bool(given.get("demo", False)),
    )  # fmt: skip


def old_keys(folder: Path) -> list[Path]:
    """Private keys of before a change that nobody has destroyed yet."""
    return sorted(folder.glob(OLD_KEYS))


def fingerprint(recipients: Iterable[str]) -> str:
    """The short name of a set of public keys."""
    return hashlib.sha256("\n".join(sorted(recipients)).encode()).hexdigest()[:16]


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """One process per vault: two would give two keys to one record."""
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fault:
            raise VaultBusy from fault
        yield


def digest(token: str) -> str:
    """What the vault keeps of a token: its hash (the token is random and long)."""
    return hashlib.sha256(token.encode()).hexdigest()


def _public(text: str) -> x25519.Recipient:
    try:
        return x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError as fault:
        raise NotARecipient(text) from fault


def lines_of(path: Path) -> list[str]:
    """The lines of a key file without comments."""
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def put(path: Path, text: str, mode: int = 0o600) -> None:
    """A whole file at once or none: written beside, then moved into its place, which may be taken."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    _write(part, text, mode)
    part.replace(path)
    keep_names(path.parent)


def keep_names(folder: Path) -> None:
    """Bring what was made, moved or removed in a folder onto the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(path: Path, text: str, mode: int = 0o600) -> None:
    """A new file with exactly these rights, on the disk before anything is sealed to it."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), mode)
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
