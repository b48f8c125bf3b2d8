"""How an administrative document looks: Decree 30/2020/NĐ-CP, Annex I, as dated data.

The writers read their sizes here and the linter compares files against the allowed ranges; a new decree is a new
`Profile` with its date of effect.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tongket.core.viet.dates import format_long_date

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
NO_BREAK = "\u00a0"
LONG_PLACE = 16  # letters; with the day more than the column holds on one line
SLOGAN = "Độc lập - Tự do - Hạnh phúc"


class NoProfile(LookupError):
    """No layout rule is recorded for that day."""

    def __init__(self, on: date) -> None:
        super().__init__(f"no document layout profile in force on {on.isoformat()}")
        self.on = on


@dataclass(frozen=True)
class Range:
    """What the decree allows, both ends included."""

    low: int
    high: int

    def holds(self, value: int) -> bool:
        """Whether a value is allowed."""
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Margins:
    """Millimetres from the edges of the page."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True)
class Sizes:
    """Letter sizes in points, one for each element of the document."""

    motto: int = 12
    slogan: int = 13
    superior: int = 12
    body_name: int = 12
    number: int = 13
    place_date: int = 13
    title: int = 14
    body: int = 14
    signature: int = 14
    recipients_head: int = 12
    recipients: int = 11
    annex_title: int = 14
    page_number: int = 14
    table: int = 12
    table_wide: int = 11
    table_widest: int = 10
    note: int = 11
    mark: int = 10


@dataclass(frozen=True)
class Profile:
    """One layout rule: what we set, and what is allowed."""

    code: str
    cites: str
    effective_from: date
    page: tuple[int, int]
    margins: Margins
    allowed_top_bottom: Range
    allowed_left: Range
    allowed_right: Range
    sizes: Sizes
    body_sizes: Range
    first_line_hundredths_mm: int
    paragraph_gap_points: int
    line_spacing_percent: int
    left_column_percent: int

    def text_width(self, *, landscape: bool = False) -> int:
        """Millimetres between the margins."""
        across = self.page[1] if landscape else self.page[0]
        return across - self.margins.left - self.margins.right


DECREE_30_2020 = Profile(
    code="ND-30-2020",
    cites="Nghị định 30/2020/NĐ-CP ngày 05/3/2020, Phụ lục I, Phần I",
    effective_from=date(2020, 3, 5),
    page=(210, 297),
    margins=Margins(top=20, bottom=20, left=30, right=15),
    allowed_top_bottom=Range(20, 25),
    allowed_left=Range(30, 35),
    allowed_right=Range(15, 20),
    sizes=Sizes(),
    body_sizes=Range(13, 14),
    first_line_hundredths_mm=1270,
    paragraph_gap_points=6,
    line_spacing_percent=110,
    left_column_percent=45,
)

PROFILES = (DECREE_30_2020,)


def profile_on(on: date) -> Profile:
    """The layout rule in force on a day."""
    for profile in sorted(PROFILES, key=lambda one: one.effective_from, reverse=True):
        if profile.effective_from <= on:
            return profile
    raise NoProfile(on)


def place_and_date(place: str, on: date) -> str:
    """Place, then the day in words; after a long place the day goes whole to the next line."""
    day = format_long_date(on)
    return f"{place}, {day.replace(' ', NO_BREAK) if len(place) > LONG_PLACE else day}"


def number_line(symbol: str, number: str) -> str:
    """The number and symbol; a number not yet given leaves its place empty."""
    return f"Số: {number.zfill(2) if number else '     '}/{symbol}"


def table_size(profile: Profile, columns: int) -> int:
    """The letter size of a table of so many columns."""
    if columns <= 6:
        return profile.sizes.table
    return profile.sizes.table_wide if columns <= 9 else profile.sizes.table_widest
