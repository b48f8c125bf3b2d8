"""What every provision with a number is made of: code, citation, and its versions by date of effect.

`verified=False` marks what was not read in the text of the law: dated configuration, never a bar.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

LimitUnit = Literal["hours", "days", "working_days", "months"]


@dataclass(frozen=True, slots=True)
class Version:
    """The number from a day on; with its own citation where an amending text has to be named."""

    effective_from: date
    amount: int
    verified: bool = True
    note: str = ""
    cites: str = ""
    cites_en: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of time (thời hạn) with its citation; `on` gives the version in force when the act happened."""

    code: str
    unit: LimitUnit
    cites: str
    cites_en: str
    versions: tuple[Version, ...]
    count_first_day: bool = False

    def on(self, day: date) -> Version:
        found = [version for version in self.versions if version.effective_from <= day]
        if not found:
            raise LawNotInForce(self.code, day, self.versions[0].effective_from)
        return found[-1]

    def in_force(self, day: date) -> bool:
        return self.versions[0].effective_from <= day

    def cited_on(self, day: date) -> tuple[str, str]:
        """The citation of the version in force on a day, in both languages."""
        version = self.on(day)
        return version.cites or self.cites, version.cites_en or self.cites_en

    def said_on(self, day: date) -> tuple[str, str]:
        """The citation as people read it: with the date of effect, and a mark where the text was not read."""
        version = self.on(day)
        cites, cites_en = self.cited_on(day)
        since = f"{version.effective_from:%d/%m/%Y}"
        unread, unread_en = ("", "") if version.verified else (", chưa đối chiếu văn bản", ", text not checked")
        return f"{cites} (hiệu lực {since}{unread})", f"{cites_en} (in force {since}{unread_en})"


@dataclass(frozen=True, slots=True)
class Provision:
    """A rule without a number of its own."""

    code: str
    cites: str
    cites_en: str
    effective_from: date
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Quota:
    """How many times something may be done at most."""

    code: str
    amount: int
    cites: str
    cites_en: str
    effective_from: date
    verified: bool = True


class LawNotInForce(ValueError):
    """The provision did not apply yet."""

    code = "LAW-NOT-IN-FORCE"

    def __init__(self, provision: str, on: date, since: date) -> None:
        self.provision, self.on, self.since = provision, on, since
        super().__init__(f"{provision} applies from {since}, not on {on}")
