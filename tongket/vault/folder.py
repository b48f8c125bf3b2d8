"""The vault's folder (thư mục kho): private key, index key, public recipients, the site's token, settings.

Everything but the public recipients is readable by the vault's own user alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyrage
from pyrage import x25519

KEY, INDEX_KEY, RECIPIENTS, TOKEN = "vault.key", "index.key", "recipients.txt", "site.token"
SETTINGS, DATABASE, SOCKET, LOCK = "settings.json", "vault.sqlite3", "vault.sock", "vault.lock"
OPENINGS_A_DAY = 5  # per person
MATCHES_A_DAY = 30  # per person
LONGEST_MONTHS = 1200


class VaultExists(Exception):
    """The folder already holds a vault; its key is never overwritten."""


class NoVault(Exception):
    """The folder holds no vault, or not a whole one."""


class NotARecipient(ValueError):
    """A text that is no public key of age."""


class TermMissing(ValueError):
    """No retention term, or one that is no number of months."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What an open vault holds in memory: its private keys (newest first), the index key, the public recipients."""

    identities: tuple[x25519.Identity, ...]
    index_key: bytes
    recipients: tuple[x25519.Recipient, ...]


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
        identities = tuple(x25519.Identity.from_str(line) for line in _lines(folder / KEY))
        index_key = bytes.fromhex(_lines(folder / INDEX_KEY)[0])
        recipients = tuple(_public(line) for line in _lines(folder / RECIPIENTS))
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


def digest(token: str) -> str:
    """What the vault keeps of a token: its hash (the token is random and long)."""
    return hashlib.sha256(token.encode()).hexdigest()


def _public(text: str) -> x25519.Recipient:
    try:
        return x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError as fault:
        raise NotARecipient(text) from fault


def _lines(path: Path) -> list[str]:
    """The lines of a key file without comments."""
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line]


def _write(path: Path, text: str, mode: int = 0o600) -> None:
    """A new file with exactly these rights, on the disk before anything is sealed to it."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), mode)
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
