"""Verdicts in words (câu đánh giá). "Vượt" of a rate is in points, and says so: vượt 14,00 điểm %, never "vượt 14%"."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from tongket.core.targets.kinds import AtLeast, CutBy, MustBeAll, Rank, Target
from tongket.core.targets.verdicts import Verdict
from tongket.core.viet import numbers

OUTCOMES = {
    "achieved": "đạt",
    "not_achieved": "chưa đạt",
    "not_yet": "chưa đến kỳ đánh giá",
    "not_comparable": "không so sánh được",
}


def target_phrase(target: Target, *, noun: str = "") -> str:
    """giảm ít nhất 5% (không quá 646 vụ) · từ 90% trở lên · trên 75% · 100% · từ hạng 20 trở lên."""
    match target:
        case CutBy():
            most = f"{numbers.format_integer(target.limit)} {noun}".rstrip()
            return f"giảm ít nhất {_short_percent(target.share)} (không quá {most})"
        case AtLeast(strictly=True):
            return f"trên {_short_percent(target.share)}"
        case AtLeast():
            return f"từ {_short_percent(target.share)} trở lên"
        case MustBeAll():
            return "100%"
        case Rank():
            return f"từ hạng {target.place} trở lên"
        case _:
            assert_never(target)


def verdict_phrase(verdict: Verdict, *, noun: str = "", decimals: int = 2) -> str:
    """đạt, vượt 14,00 điểm % · chưa đạt, thấp hơn 2,50 điểm % · đạt, thấp hơn mức cho phép 3 vụ."""
    outcome = OUTCOMES[verdict.outcome]
    if not verdict.margin or verdict.outcome == "not_comparable":
        return outcome
    return f"{outcome}, {_margin(verdict, noun, decimals)}"


def _margin(verdict: Verdict, noun: str, decimals: int) -> str:
    margin = Fraction(verdict.margin or 0)
    beyond, size = margin > 0, abs(margin)
    if verdict.unit == "point":
        return f"{'vượt' if beyond else 'thấp hơn'} {numbers.format_points(size, decimals)}"
    amount = numbers.format_decimal(size, 0)
    if verdict.unit == "place":
        return f"{'hơn' if beyond else 'kém'} {amount} bậc"
    return f"{'thấp hơn' if beyond else 'vượt'} mức cho phép {amount} {noun}".rstrip()


def _short_percent(share: Fraction) -> str:
    """5%, 7,5%: a target's own percentage, without trailing zeros."""
    percent = share * 100
    places = next((places for places in range(4) if (percent * 10**places).denominator == 1), 4)
    return numbers.format_percent(percent, places)
