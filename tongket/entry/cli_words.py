"""Commands on numbers and words: `compare`, `rate`, `text`. They need core.viet only."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from tongket.core.viet import keys, legacy, numbers, order, rates, trends
from tongket.entry.cli_contract import (
    DONE,
    FINDINGS,
    STDIN,
    InputRefused,
    batch,
    emit,
    parser,
    stdin_lines,
    utf8,
)

MOST_DECIMALS = 6
NOT_COMPARABLE = "không so sánh được: có kỳ không phát sinh"


def compare(argv: list[str]) -> int:
    """compare CURRENT PREVIOUS, or --rates N/OF N/OF, or - for lines of two."""
    words = parser("compare", "So sánh một số với cùng kỳ: thay đổi, tỷ lệ và câu viết.")
    words.add_argument("values", nargs="+", metavar="SỐ", help="kỳ này và kỳ trước; hoặc - để đọc từng dòng")
    _add_decimals(words)
    words.add_argument("--noun", default="", help="danh từ sau số, ví dụ: vụ")
    words.add_argument(
        "--long", action="store_true", help="cả câu: 391 vụ, giảm 43 vụ (9,91%%) so với cùng kỳ năm trước"
    )
    words.add_argument("--rates", action="store_true", help="so sánh hai tỷ lệ N/OF, theo điểm %%")
    asked = words.parse_intermixed_args(argv)
    answer = _compare_rates if asked.rates else _compare_counts
    return _answer_pairs(words, asked, answer)


def rate(argv: list[str]) -> int:
    """rate N OF, or - for lines of two."""
    words = parser("rate", "Tỷ lệ N trên OF; trên 100% là một phát hiện (mã thoát 1).")
    words.add_argument("values", nargs="+", metavar="SỐ", help="tử số và mẫu số; hoặc - để đọc từng dòng")
    _add_decimals(words)
    asked = words.parse_intermixed_args(argv)
    return _answer_pairs(words, asked, _rate)


def text(argv: list[str]) -> int:
    """text key|sort|decode TEXT… or - for lines."""
    words = parser("text", "Khóa tìm kiếm, thứ tự từ điển, chuyển bảng mã cũ sang Unicode.")
    words.add_argument("action", choices=("key", "sort", "decode"))
    words.add_argument("lines", nargs="+", metavar="DÒNG", help="các dòng; hoặc - để đọc đầu vào chuẩn")
    asked = words.parse_intermixed_args(argv)
    if STDIN in asked.lines and len(asked.lines) > 1:
        words.error("dấu - phải đứng một mình")
    typed = (line.encode("utf-8", "surrogateescape") for line in asked.lines)
    lines = stdin_lines() if asked.lines == [STDIN] else enumerate(typed, start=1)
    if asked.action == "sort":
        return _sort(lines, as_json=asked.json)
    answer = _key if asked.action == "key" else _decode
    return batch(lines, lambda raw: answer(raw, as_json=asked.json), as_json=asked.json)


def whole(word: str) -> int:
    """A count on the command line: plain digits. Anything else is refused, never repaired."""
    if re.fullmatch(rf"[0-9]{{1,{numbers.MOST_DIGITS}}}", word):
        return int(word)
    if re.fullmatch(rf"[-{numbers.MINUS}][0-9]+", word):
        raise InputRefused("COUNT-NEGATIVE", f"“{word}” là số âm; số đếm phải từ 0 trở lên.")
    raise InputRefused("COUNT-NOT-WHOLE", f"“{word[:40]}” không phải số nguyên viết bằng chữ số, ví dụ 1704.")


def fraction_of(word: str) -> rates.Rate:
    """N/OF, as 687/776."""
    n, slash, of = word.partition("/")
    if not slash:
        raise InputRefused("RATE-NOT-TWO-INTEGERS", f"“{word[:40]}” không có dạng N/OF, ví dụ 687/776.")
    return rates.rate(whole(n), whole(of))


def _add_decimals(words: argparse.ArgumentParser) -> None:
    words.add_argument(
        "--decimals", type=int, default=2, choices=range(MOST_DECIMALS + 1), metavar=f"0–{MOST_DECIMALS}",
        help="số chữ số thập phân (mặc định 2)",
    )  # fmt: skip


def _answer_pairs(
    words: argparse.ArgumentParser,
    asked: argparse.Namespace,
    answer: Callable[..., int],
) -> int:
    if asked.values == [STDIN]:
        lines = ((number, raw) for number, raw in stdin_lines() if raw.strip())
        return batch(lines, lambda raw: answer(*_two(raw), asked=asked), as_json=asked.json)
    if len(asked.values) != 2 or STDIN in asked.values:
        words.error("cần đúng hai số, hoặc một dấu -")
    return answer(*asked.values, asked=asked)


def _two(raw: bytes) -> tuple[str, str]:
    found = utf8(raw).split()
    if len(found) != 2:
        raise InputRefused("LINE-NOT-TWO-NUMBERS", f"Dòng có {len(found)} từ; cần đúng hai số cách nhau bằng dấu cách.")
    return found[0], found[1]


def _compare_counts(current: str, previous: str, asked: argparse.Namespace) -> int:
    change = trends.change(whole(current), whole(previous))
    write = trends.long_phrase if asked.long else trends.phrase
    phrase = write(change, noun=asked.noun, decimals=asked.decimals)
    record = {
        "current": change.current,
        "previous": change.previous,
        "change": trends.difference(change),
        "percent": _decimal(trends.percent(change), asked.decimals),
        "status": change.status,
        "phrase": phrase,
    }
    emit(record, phrase, as_json=asked.json)
    return DONE


def _compare_rates(current: str, previous: str, asked: argparse.Namespace) -> int:
    now, then = fraction_of(current), fraction_of(previous)
    points = rates.points(now.value, then.value) if now.value is not None and then.value is not None else None
    phrase = NOT_COMPARABLE if points is None else trends.points_phrase(points, decimals=asked.decimals)
    if asked.long:
        phrase = f"{rates.rate_text(now, asked.decimals)}, {phrase}"
        phrase += f" {trends.AGAINST}" if points else " năm trước" if points == 0 else ""
    record = {
        "current": _rate_record(now, asked.decimals),
        "previous": _rate_record(then, asked.decimals),
        "points": _decimal(points, asked.decimals),
        "status": _points_status(points),
        "phrase": phrase,
    }
    emit(record, phrase, as_json=asked.json)
    return FINDINGS if now.is_finding or then.is_finding else DONE


def _points_status(points: Fraction | None) -> str:
    if points is None:
        return "not_comparable"
    return "same" if points == 0 else "increase" if points > 0 else "decrease"


def _rate(n: str, of: str, asked: argparse.Namespace) -> int:
    found = rates.rate(whole(n), whole(of))
    words = rates.rate_text(found, asked.decimals)
    if found.is_finding:
        words += ": tử số lớn hơn mẫu số, kiểm tra lại"
    emit(_rate_record(found, asked.decimals), words, as_json=asked.json)
    return FINDINGS if found.is_finding else DONE


def _rate_record(found: rates.Rate, decimals: int) -> dict[str, Any]:
    return {"n": found.n, "of": found.of, "percent": _decimal(found.percent, decimals), "status": found.status}


def _decimal(value: Fraction | None, decimals: int) -> str | None:
    return None if value is None else numbers.decimal_text(value, decimals)


def _key(raw: bytes, *, as_json: bool) -> int:
    line = utf8(raw)
    key = keys.fold(line)
    emit({"text": keys.nfc(line), "key": key}, key, as_json=as_json)
    return DONE


def _decode(raw: bytes, *, as_json: bool) -> int:
    try:
        found = legacy.decode(raw.removeprefix(b"\xef\xbb\xbf"))
    except legacy.AmbiguousText as fault:
        readings = "; ".join(f"“{one.text}” ({one.encoding})" for one in fault.readings)
        raise InputRefused("TEXT-AMBIGUOUS", f"Đọc được hơn một cách: {readings}. Hãy cho biết bảng mã.") from fault
    except legacy.UnreadableText as fault:
        raise InputRefused("TEXT-UNREADABLE", "Không phải UTF-8, TCVN3 hay VNI.") from fault
    emit({"text": found.text, "encoding": found.encoding}, f"{found.text}\t{found.encoding}", as_json=as_json)
    return DONE


def _sort(lines: Iterable[tuple[int, bytes]], *, as_json: bool) -> int:
    found: list[str] = []

    def collect(raw: bytes) -> int:
        found.append(utf8(raw))
        return DONE

    code = batch(lines, collect, as_json=as_json)
    for line in order.in_order(found):
        emit({"text": line}, line, as_json=as_json)
    return code
