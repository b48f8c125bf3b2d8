"""Counts, rates and changes as the report prints them; the words themselves come from core.viet."""

from __future__ import annotations

from fractions import Fraction

from tongket.core.indicators.figures import Comparison
from tongket.core.viet import numbers, trends

DONG = "đồng"
_REASONS = {
    "re_entered": "kỳ trước chỉ có số tổng hợp năm nhập lại từ báo cáo cũ, không có số liệu chi tiết trong hệ thống",
    "not_reported": "kỳ trước chưa có số liệu chi tiết trong hệ thống",
    "not_comparable": "khác phạm vi, cách tính hoặc kỳ trước không có số liệu chi tiết trong hệ thống",
    "not_applicable": "kỳ trước chưa áp dụng chỉ tiêu này",
    "not_arising": "kỳ trước không phát sinh",
}


def counted(value: int | Fraction, noun: str) -> str:
    """681 vụ; money in the office's short form."""
    if noun == DONG:
        return numbers.format_money(int(value))
    return trends.counted(int(value), noun)


def trend(found: Comparison, noun: str) -> str:
    """giảm 36 vụ (5,02%) · tăng 1,20 điểm % · bằng cùng kỳ."""
    if found.points is not None:
        return trends.points_phrase(found.points)
    now, before = int(found.current.value or 0), int(found.previous.value or 0)
    if before and not now:
        return f"giảm {counted(before, noun)} (100%)"
    change = trends.change(now, before)
    if noun != DONG or change.status in ("same", "no_base"):
        return trends.phrase(change, noun=noun)
    exact: Fraction = trends.percent(change) or Fraction(0)
    share = numbers.format_percent(exact if exact > 0 else -exact)
    way = "tăng" if now > before else "giảm"
    return f"{way} {numbers.format_money(abs(now - before))} ({share})"


def reason(found: Comparison) -> str:
    """Why two periods cannot be compared."""
    if found.previous.shown and found.previous.vintage == "re_entered":
        return _REASONS["re_entered"]
    if found.previous.shown:
        if set(found.current.coverage.missing) != set(found.previous.coverage.missing):
            return "đơn vị báo cáo đủ của hai kỳ khác nhau"
        return _REASONS["not_comparable"]
    return _REASONS[found.previous.status]
