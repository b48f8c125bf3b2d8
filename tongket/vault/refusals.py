"""Why the vault says no: a stable code; words for people are made where the question came from."""

from __future__ import annotations


class VaultRefusal(Exception):
    """The vault refused; `code` says why and holds nothing of what was asked."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
