"""Sealing (niêm phong): persons of a report go into an envelope for public keys; this house cannot open it again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyrage
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from pyrage import x25519

from tongket.core import identity
from tongket.foundation.refusals import Refused


class NoRecipients(Refused):
    """No public key is configured: nothing can be sealed, so nothing of a person may be kept."""

    def __init__(self) -> None:
        super().__init__(
            "SEALING-NO-RECIPIENTS",
            _("Chưa có khóa công khai của kho niêm phong nên không lưu danh tính."),
            _("Ghi danh tính trên giấy và báo quản trị kỹ thuật."),
        )


@dataclass(frozen=True, slots=True)
class Envelope:
    """Sealed bytes, and which set of public keys they are sealed to."""

    data: bytes
    fingerprint: str


def seal(record: str, persons: Mapping[str, Any]) -> Envelope:
    """Seal the persons of that record (`core.identity.clean`ed) to the configured public keys."""
    texts = _recipients()
    if not texts:
        raise NoRecipients
    data = pyrage.encrypt(identity.pack(record, persons), [x25519.Recipient.from_str(text) for text in texts])
    return Envelope(data, _fingerprint(texts))


def ready() -> bool:
    """Whether persons can be sealed here; where not, they stay on paper."""
    return bool(_recipients())


def vault_file(setting: str, name: str) -> Path:
    """A file of the vault the site may read: where the setting says, else in the vault's folder under TONGKET_VAR."""
    given = getattr(settings, setting)
    folder = "vault-demo" if settings.TONGKET_DEMO else "vault"
    return Path(given) if given else Path(settings.VAR) / folder / name


def _recipients() -> list[str]:
    """The public keys of the recipients' file, one a line, text after # left out; a line that is no key is no key."""
    path = vault_file("TONGKET_VAULT_RECIPIENTS", "recipients.txt")
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    texts = [line.partition("#")[0].strip() for line in lines]
    return [text for text in texts if _is_key(text)]


def _is_key(text: str) -> bool:
    try:
        x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def _fingerprint(texts: list[str]) -> str:
    return hashlib.sha256("\n".join(sorted(texts)).encode()).hexdigest()[:16]
