"""Refusals (từ chối): a stable code, what happened, what to do. Text is made at the edge, from lazy strings."""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """An operation was refused by a rule of the office.

    `code` is stable ASCII ("REPORT-ALREADY-RESOLVED"); `message` says what happened, `hint` what to do (both lazy
    translatable strings); `data` carries the offending values.
    """

    def __init__(self, code: str, message: object, hint: object = "", /, **data: Any) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.hint = hint
        self.data = data

    def sentence(self) -> str:
        """What happened and what to do, as one text in the active language."""
        message = str(self.message)
        if self.data:
            message = message % self.data if "%(" in message else message
        return f"{message} {self.hint}".strip()


class NotFound(Refused):
    """The thing does not exist, or not for this reader: both look alike on purpose."""


def refuse_first(reasons: list[Refused]) -> None:
    """Raise the first of the reasons against an act, if there is any."""
    if reasons:
        raise reasons[0]
