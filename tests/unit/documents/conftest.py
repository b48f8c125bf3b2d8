"""An invented province: every indicator of the catalogue has a figure, a few are silent on purpose."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from tongket.core.catalogue import CATALOGUE, find
from tongket.core.indicators.figures import Comparison, Coverage, Result
from tongket.core.indicators.indicator import Indicator
from tongket.core.periods import Period, parse_period
from tongket.documents import word
from tongket.documents.year_end import AwardLine, Directive, Frame, Index, Report, Ring, Target, UnitName, build

COUNTS = {
    ("offences_occurred", "34", "2022"): 681, ("offences_occurred", "34", "2021"): 717,
    ("fires_explosions", "34", "2022"): 37, ("fires_explosions", "34", "2021"): 44,
}  # fmt: skip
RATES = {
    ("clearance_rate", "34", "2022"): (595, 681), ("serious_clearance_rate", "34", "2022"): (12, 12),
    ("resolution_rate", "34", "2022"): (1918, 2078), ("resolution_rate_incl_suspended", "34", "2022"): (1982, 2078),
    ("id_collected_rate", "34", "2022"): (1_281_800, 1_300_000),
}  # fmt: skip
DISTRICTS = tuple(f"33{number}" for number in range(1, 5))
FIRST_KNOWN = date(2020, 10, 1)


def invented(*parts: str, most: int) -> int:
    """A number that is always the same for the same words."""
    return int(hashlib.sha256("|".join(parts).encode()).hexdigest()[:8], 16) % most


class Invented:
    """The shape of analytics.results with made-up figures."""

    def __init__(self) -> None:
        self.silent: set[str] = set()
        self.unknown_before: set[str] = set()
        self.zero_before: set[str] = set()
        self.changed: dict[str, Result] = {}

    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(CATALOGUE.values())

    def result(self, indicator: str, unit: str, period: Period) -> Result:
        found = find(indicator)
        coverage = Coverage(260, 258, ("12433", "12436")) if found.register else Coverage()
        base = Result(
            indicator, unit, period, "not_reported", coverage=coverage, snapshot="ab" * 32, catalogue="2022.1",
            unit_name=f"Huyện Số {unit}" if len(unit) == 3 else f"Xã Số {unit}",
        )  # fmt: skip
        if indicator in self.changed and period.key == "2022":
            return replace(self.changed[indicator], unit_code=unit)
        unknown = period.key != "2022" and indicator in self.unknown_before
        if period.start < FIRST_KNOWN:
            return replace(base, coverage=Coverage())  # before the system nobody had to close a book
        if indicator in self.silent or unknown:
            return base
        level = {2: "province", 3: "district", 5: "commune"}[len(unit)]
        if level not in found.levels:
            return replace(base, status="not_applicable")
        key = (indicator, unit, period.key)
        if found.is_ratio:
            n, of = RATES.get(key) or (60 + invented(*key, most=20), 80 + invented(*key, "of", most=10))
            return replace(base, status="value", value=Fraction(n, of), n=n, of=of)
        if period.key != "2022" and indicator in self.zero_before:
            return replace(base, status="zero", value=0, n=0)
        value = COUNTS.get(key, invented(*key, most=400 if level == "province" else 60))
        return replace(base, status="value" if value else "zero", value=value, n=value)

    def compare(self, indicator: str, unit: str, period: Period) -> Comparison:
        now, before = (self.result(indicator, unit, one) for one in (period, period.same_period_last_year()))
        if not now.shown or not before.shown:
            return Comparison(now, before, "not_comparable")
        if now.is_ratio:
            points = (Fraction(now.value) - Fraction(before.value)) * 100
            return Comparison(now, before, "increase" if points > 0 else "decrease", points=points)
        change = int(now.value) - int(before.value)
        if not change:
            return Comparison(now, before, "same", 0)
        if not before.value:
            return Comparison(now, before, "no_base", change)
        status = "increase" if change > 0 else "decrease"
        return Comparison(now, before, status, change, Fraction(100 * change, int(before.value)))

    def children(self, indicator: str, unit: str, period: Period) -> list[Result]:
        if len(unit) == 5:
            return []
        codes = DISTRICTS if len(unit) == 2 else tuple(f"{unit}{number:02d}" for number in range(1, 9))
        return [self.result(indicator, code, period) for code in codes]

    def leaves(self, indicator: str, unit: str, period: Period) -> list[Result]:
        if len(unit) == 5:
            return []
        above = DISTRICTS if len(unit) == 2 else (unit,)
        return [one for code in above for one in self.children(indicator, code, period)]

    def months(self, indicator: str, unit: str, period: Period) -> list[Result]:
        if period.start < FIRST_KNOWN:
            return []
        whole = int(self.result(indicator, unit, period).value or 0)
        parts = [whole * (month + 1) // 12 - whole * month // 12 for month in range(12)]
        return [
            Result(indicator, unit, month, "value", part, part)
            for month, part in zip(period.months(), parts, strict=True)
        ]

    def years(self, indicator: str, unit: str, period: Period, count: int = 5) -> list[Result]:
        wanted = [parse_period(str(period.year - back)) for back in range(count)]
        found = [self.result(indicator, unit, one) for one in wanted]
        return [
            one if one.period.start >= FIRST_KNOWN or find(indicator).is_ratio
            else replace(one, status="value", value=700 + one.period.year % 10, n=700, vintage="re_entered")
            for one in found
        ]  # fmt: skip


PROVINCE = UnitName("34", "tỉnh Thái Bình", "Thái Bình", "province")
DISTRICT = UnitName("331", "huyện Đông Hưng", "Đông Hưng", "district")
COMMUNE = UnitName("33101", "xã Đông Hà", "Đông Hà", "commune")
COMMITTEE = "Ban Chỉ đạo phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào Toàn dân bảo vệ an ninh Tổ quốc"
MARK = "SỐ LIỆU MÔ PHỎNG – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"


def square(west: float, south: float) -> dict[str, Any]:
    """A square of a tenth of a degree."""
    east, north = west + 0.1, south + 0.1
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


def make_report(unit: UnitName = PROVINCE, year: int = 2022, **more: Any) -> Report:
    """A report on the invented figures."""
    awards = tuple(
        AwardLine(f"Điều tra viên {number:02d}", kind, "Công an tỉnh", form, "Có thành tích công tác")
        for form, count, collectives in (("province_certificate", 10, 4), ("police_commendation", 16, 6))
        for number, kind in enumerate(["collective"] * collectives + ["individual"] * (count - collectives), 1)
    )  # fmt: skip
    settings: dict[str, Any] = {
        "source": Invented(), "frame": Frame(unit, parse_period(str(year))), "issued_on": date(year, 12, 27),
        "committee": COMMITTEE, "demo_mark": MARK, "snapshot": "ab" * 32,
        "cut_off": "24:00 ngày 14/12/2022", "catalogue": "2022.1", "awards": awards,
        "addressees": ("Ủy ban nhân dân tỉnh Thái Bình",),
        "target_now": Target("offences_occurred", 5, 717, 681, year),
        "target_next": Target("offences_occurred", 5, 681, 646, year + 1),
        "rings": (Ring("Đường dây số 1", "Đường dây", date(2022, 5, 6), 7, "Phòng Cảnh sát hình sự", 3),),
        "documents": (Directive("Kế hoạch công tác năm 2022", "KH ngày 10/01/2022"),),
        "next_tasks": (Directive("Thực hiện kế hoạch giảm tội phạm", "", "Công an tỉnh", "31/12/2023"),),
        "index": Index("Chỉ số cải cách hành chính", "Bộ Công an", "Công an tỉnh", 2022, 18, 63, 38),
        "boundaries": {code: square(106 + number * 0.1, 20.4) for number, code in enumerate(DISTRICTS)},
    }  # fmt: skip
    return Report(**(settings | more))


@pytest.fixture
def report() -> Callable[..., Report]:
    return make_report


@pytest.fixture(scope="session")
def report_file() -> bytes:
    """The Word file of the invented report, made once."""
    return word.docx_bytes(build(make_report()))


@pytest.fixture
def province() -> UnitName:
    return PROVINCE


@pytest.fixture
def district() -> UnitName:
    return DISTRICT


@pytest.fixture
def commune() -> UnitName:
    return COMMUNE
