"""Crime groups of reports (nhóm tội phạm) over articles of the Penal Code: dated, many to many, one of them primary.

The police's own mapping is not published; everything here is configuration.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tongket.core.law.penal_code import article_number

IN_FORCE = date(2018, 1, 1)


@dataclass(frozen=True, slots=True)
class CrimeGroup:
    """A group as reports name it; only additive groups are primary."""

    code: str
    label: str
    label_en: str
    primary: bool


@dataclass(frozen=True, slots=True)
class Membership:
    """Articles first..last belong to a group from a day on."""

    group: str
    first: int
    last: int
    valid_from: date = IN_FORCE
    valid_to: date | None = None
    verified: bool = False


GROUPS = {
    group.code: group
    for group in (
        CrimeGroup("social_order", "Trật tự xã hội", "Social order", True),
        CrimeGroup("economic", "Trật tự quản lý kinh tế", "Economic order", True),
        CrimeGroup("corruption", "Tham nhũng, chức vụ", "Corruption and office", True),
        CrimeGroup("environment", "Môi trường, tài nguyên, an toàn thực phẩm", "Environment and food safety", True),
        CrimeGroup("drugs", "Ma túy", "Drugs", True),
        CrimeGroup("high_tech", "Công nghệ thông tin, mạng viễn thông", "Information technology", True),
        CrimeGroup("national_security", "An ninh quốc gia", "National security", True),
        CrimeGroup("other", "Nhóm khác", "Other", True),
        CrimeGroup("smuggling", "Buôn lậu, gian lận thương mại, hàng giả", "Smuggling and counterfeit", False),
        CrimeGroup("corruption_proper", "Tham nhũng", "Corruption proper", False),
        CrimeGroup("trafficking", "Mua bán người", "Human trafficking", False),
        CrimeGroup("usury", "Tín dụng đen", "Usury", False),
        CrimeGroup("traffic", "An toàn giao thông", "Traffic safety", False),
        CrimeGroup("weapons", "Vũ khí, vật liệu nổ", "Weapons and explosives", False),
        CrimeGroup("fire_safety", "Phòng cháy, chữa cháy", "Fire safety", False),
        CrimeGroup("gambling", "Cờ bạc", "Gambling", False),
        CrimeGroup("prostitution", "Mại dâm", "Prostitution", False),
        CrimeGroup("judicial", "Hoạt động tư pháp", "Judicial activity", False),
    )
}
# Groups whose offences have a date of occurrence and so a clearance rate; of the others "detected" is counted.
WITH_OCCURRENCE = frozenset({"social_order"})

# Single articles stand before the ranges that would swallow them: minerals (227) and forestry (232) go by custom
# with the environment.
_PRIMARY = (
    Membership("environment", 227, 227), Membership("environment", 232, 232), Membership("environment", 317, 317),
    Membership("national_security", 108, 122),
    Membership("social_order", 123, 156), Membership("social_order", 168, 180), Membership("social_order", 304, 306),
    Membership("social_order", 318, 318), Membership("social_order", 321, 322), Membership("social_order", 327, 330),
    Membership("economic", 188, 234), Membership("environment", 235, 246), Membership("drugs", 247, 259),
    Membership("high_tech", 285, 294), Membership("corruption", 353, 366),
)  # fmt: skip
_SECONDARY = (
    Membership("smuggling", 188, 190), Membership("smuggling", 192, 195), Membership("corruption_proper", 353, 359),
    Membership("trafficking", 150, 151), Membership("usury", 201, 201), Membership("traffic", 260, 284),
    Membership("weapons", 304, 306), Membership("fire_safety", 313, 313), Membership("gambling", 321, 322),
    Membership("prostitution", 327, 329), Membership("judicial", 367, 391),
)  # fmt: skip


def primary_group(article: str, on: date) -> str:
    """The one group in which an offence under this article is added up."""
    return next((row.group for row in _PRIMARY if _holds(row, article, on)), "other")


def groups_of(article: str, on: date) -> tuple[str, ...]:
    """The primary group first, then every other group the article belongs to."""
    return (primary_group(article, on), *(row.group for row in _SECONDARY if _holds(row, article, on)))


def _holds(row: Membership, article: str, on: date) -> bool:
    in_force = row.valid_from <= on and (row.valid_to is None or on < row.valid_to)
    return in_force and row.first <= article_number(article) <= row.last
