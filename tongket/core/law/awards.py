"""Commendation law (pháp luật về thi đua, khen thưởng): regimes by date, authority, money (AWD-1, -7, -10).

What is marked `verified=False` was not read in the text of the law: it is dated configuration and never blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class AwardRegime:
    """The instruments a decision cites from a date on."""

    effective_from: date
    bases: tuple[str, ...]
    verified: bool = True


@dataclass(frozen=True, slots=True)
class BaseSalary:
    """The base salary (mức lương cơ sở) from a date on, in đồng a month."""

    effective_from: date
    amount: int
    cites: str


@dataclass(frozen=True, slots=True)
class Coefficient:
    """Money of one form for one kind of recipient, as a multiple of the base salary."""

    form: str
    recipient: str
    value: Fraction
    verified: bool


class NoAwardLaw(ValueError):
    """No regime, salary or coefficient is known for this date or form."""


# AWD-1. The decree of 2025 is dated configuration: its date of effect was not read.
REGIMES = (
    AwardRegime(
        date(2017, 10, 1),
        (
            "Luật Thi đua, khen thưởng năm 2003 (sửa đổi, bổ sung các năm 2005, 2009, 2013)",
            "Nghị định số 91/2017/NĐ-CP ngày 31/7/2017 của Chính phủ",
        ),
    ),
    AwardRegime(
        date(2024, 1, 1),
        (
            "Luật Thi đua, khen thưởng số 06/2022/QH15",
            "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ",
        ),
    ),
    AwardRegime(
        date(2025, 7, 1),
        ("Luật Thi đua, khen thưởng số 06/2022/QH15", "Nghị định số 152/2025/NĐ-CP của Chính phủ"),
        verified=False,
    ),
)

BASE_SALARIES = (
    BaseSalary(date(2019, 7, 1), 1_490_000, "Nghị định số 38/2019/NĐ-CP, Điều 3 khoản 2"),
    BaseSalary(date(2023, 7, 1), 1_800_000, "Nghị định số 24/2023/NĐ-CP, Điều 3 khoản 2"),
    BaseSalary(date(2024, 7, 1), 2_340_000, "Nghị định số 73/2024/NĐ-CP, Điều 3 khoản 2"),
)

# AWD-10: the first two were checked against printed amounts, the others are general knowledge.
COEFFICIENTS = (
    Coefficient("government_flag", "collective", Fraction(12), True),
    Coefficient("national_fighter", "individual", Fraction(9, 2), True),
    Coefficient("province_flag", "collective", Fraction(8), False),
    Coefficient("province_certificate", "individual", Fraction(3, 2), False),
    Coefficient("province_certificate", "household", Fraction(3, 2), False),
    Coefficient("province_certificate", "collective", Fraction(3), False),
    Coefficient("police_commendation", "individual", Fraction(3, 10), False),
    Coefficient("police_commendation", "household", Fraction(3, 10), False),
    Coefficient("police_commendation", "collective", Fraction(3, 5), False),
)

# AWD-7: the template chooses; the press says "bằng khen của UBND tỉnh", the legal form is that of its Chairman.
AUTHORITIES = {
    "province_certificate": "Chủ tịch Ủy ban nhân dân tỉnh",
    "police_commendation": "Giám đốc Công an tỉnh",
}

# Many years running (nhiều năm liền): an editorial threshold of ours, no law; two years are said as "hai năm liền".
MANY_YEARS_RUNNING = 3


def regime_on(on: date) -> AwardRegime:
    """The regime a decision of that day cites."""
    found = [regime for regime in REGIMES if regime.effective_from <= on]
    if not found:
        raise NoAwardLaw(f"no commendation law known on {on.isoformat()}")
    return found[-1]


def base_salary_on(on: date) -> BaseSalary:
    """The base salary in force on that day."""
    found = [salary for salary in BASE_SALARIES if salary.effective_from <= on]
    if not found:
        raise NoAwardLaw(f"no base salary known on {on.isoformat()}")
    return found[-1]


def coefficient_of(form: str, recipient: str) -> Coefficient:
    """The multiple of the base salary for a form and a kind of recipient."""
    for row in COEFFICIENTS:
        if (row.form, row.recipient) == (form, recipient):
            return row
    raise NoAwardLaw(f"no coefficient known for {form} to {recipient}")


def award_money(form: str, recipient: str, on: date) -> int:
    """Money of one award decided on a day, in đồng; a part of a đồng would be a mistake in the coefficients."""
    amount = coefficient_of(form, recipient).value * base_salary_on(on).amount
    if amount.denominator != 1:
        raise NoAwardLaw(f"{form} to {recipient} on {on.isoformat()} is not a whole amount")
    return amount.numerator


def authority_for(form: str) -> str:
    """Who decides a form, as the template of the decision prints it."""
    if form not in AUTHORITIES:
        raise NoAwardLaw(f"no authority known for {form}")
    return AUTHORITIES[form]
