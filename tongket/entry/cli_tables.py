"""Commands on the packaged tables: `units`, `recast`. They need neither Django nor a database."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from tongket.core.org import (
    BadSeries,
    Lineage,
    NotComparable,
    OrgRefusal,
    Recast,
    Unit,
    UnitNotAlive,
    read_series,
)
from tongket.core.org import (
    recast as restate,
)
from tongket.entry.cli_contract import DONE, FINDINGS, STDIN, InputRefused, emit, parser, stdin_lines, utf8
from tongket.foundation import reference

_LEVELS = ("province", "district", "commune")
_HEADER = ("unit", "value")


def units(argv: list[str]) -> int:
    """units --on DATE [--level L] [--under CODE]: administrative areas of the two provinces on a day."""
    words = parser("units", "Đơn vị hành chính của Thái Bình và Hưng Yên tại một ngày.")
    words.add_argument("--on", required=True, type=iso_day, metavar="NGÀY", help="ngày, ví dụ 2022-12-14")
    words.add_argument("--level", choices=_LEVELS, help="chỉ một cấp")
    words.add_argument("--under", metavar="MÃ", help="chỉ các đơn vị thuộc đơn vị này (mã hoặc thai-binh)")
    asked = words.parse_args(argv)
    for unit in _areas(asked.on, asked.level or "", asked.under or ""):
        record = {
            "code": unit.code, "name": unit.name, "level": unit.level, "parent": unit.parent_code or None,
            "valid_from": str(unit.valid_from), "valid_to": str(unit.valid_to) if unit.valid_to else None,
        }  # fmt: skip
        emit(record, f"{unit.code:<6} {unit.name}", as_json=asked.json)
    return DONE


def recast(argv: list[str]) -> int:
    """recast --from DATE --to DATE FILE|-: a series of communes on the map of another day."""
    words = parser("recast", "Chuyển số liệu theo xã từ địa giới ngày này sang địa giới ngày khác.")
    words.add_argument("--from", dest="from_date", required=True, type=iso_day, metavar="NGÀY")
    words.add_argument("--to", dest="to_date", required=True, type=iso_day, metavar="NGÀY")
    words.add_argument("file", metavar="TỆP", help="CSV hai cột unit,value; hoặc - để đọc đầu vào chuẩn")
    asked = words.parse_args(argv)
    lineage = reference.commune_lineage()
    values = _series(asked.file)
    _refuse_strangers(values, lineage, asked.from_date)
    try:
        result = restate(values, lineage, from_date=asked.from_date, to_date=asked.to_date)
    except NotComparable as refusal:
        raise InputRefused(refusal.code, _not_comparable(refusal)) from refusal
    _print_values(result, as_json=asked.json)
    _tell_shares(result)
    _tell_findings(result, as_json=asked.json)
    return FINDINGS if result.findings else DONE


def iso_day(word: str) -> date:
    """A day as YYYY-MM-DD and in no other form."""
    if len(word) != len("2022-12-14"):
        raise argparse.ArgumentTypeError(f"“{word}” không phải ngày dạng YYYY-MM-DD")
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{word}” không phải ngày dạng YYYY-MM-DD") from None


def vi_day(day: date) -> str:
    """The day as people read it."""
    return day.strftime("%d/%m/%Y")


def _areas(on: date, level: str, under: str) -> list[Unit]:
    tree = reference.history().as_of(on)
    rows: Iterable[Unit] = tree.units(level, "area")
    if under:
        try:
            above = reference.find_unit(under, on)
        except OrgRefusal as refusal:
            raise InputRefused(refusal.code, _stranger(under, on, refusal)) from refusal
        rows = [unit for unit in tree.descendants(above.code) if unit.kind == "area" and level in ("", unit.level)]
    return sorted(rows, key=lambda unit: (_LEVELS.index(unit.level), unit.code))


def _series(source: str) -> dict[str, int]:
    try:
        values = read_series(_numbered_rows(source))
    except BadSeries as refusal:
        told = "; ".join(f"dòng {bad.line}: “{bad.found[:60]}” – {_BAD_LINE[bad.code]}" for bad in refusal.lines[:20])
        raise InputRefused(refusal.lines[0].code, f"Không nhận số liệu. {told}.") from refusal
    except csv.Error as fault:
        raise InputRefused("FILE-UNREADABLE", f"Không đọc được CSV: {fault}.") from fault
    return values


_BAD_LINE = {
    "SERIES-NOT-UNIT-VALUE": "phải có đúng hai cột: mã đơn vị, số nguyên",
    "SERIES-REPEATED-UNIT": "đơn vị này đã có ở dòng trên",
    "SERIES-NOT-AN-INTEGER": "không phải số nguyên",
    "SERIES-NEGATIVE": "là số âm",
}


def _numbered_rows(source: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    lines = [utf8(raw) for _number, raw in stdin_lines()] if source == STDIN else _file_lines(source)
    reader = csv.reader(lines)
    for number, cells in enumerate(reader, start=1):
        row = tuple(cells)
        is_header = number == 1 and tuple(cell.strip().casefold() for cell in row) == _HEADER
        if any(cell.strip() for cell in row) and not is_header:
            yield number, row


def _file_lines(source: str) -> list[str]:
    try:
        raw = Path(source).read_bytes()
    except OSError as fault:
        raise InputRefused("FILE-UNREADABLE", f"Không đọc được tệp {source}: {fault.strerror}.") from fault
    return utf8(raw).splitlines()


def _refuse_strangers(values: dict[str, int], lineage: Lineage, on: date) -> None:
    """Every code that is no commune of that day, told at once."""
    told = []
    first = ""
    for code in values:
        if lineage.unit(code, on) is not None:
            continue
        refusal = UnitNotAlive(code, on, lineage.lives(code)) if lineage.known(code) else None
        first = first or (refusal.code if refusal else "UNIT-UNKNOWN")
        told.append(_stranger(code, on, refusal))
    if told:
        raise InputRefused(first, " ".join(told[:20]))


def _stranger(code: str, on: date, refusal: OrgRefusal | None) -> str:
    if isinstance(refusal, UnitNotAlive):
        ends = [f" đến trước {vi_day(end)}" if end else "" for _start, end in refusal.lives]
        spans = "; ".join(f"từ {vi_day(life[0])}{end}" for life, end in zip(refusal.lives, ends, strict=True))
        return f"Đơn vị {code} không tồn tại vào ngày {vi_day(on)} (có {spans})."
    return f"Không có đơn vị cấp xã mang mã {code}." if refusal is None else f"Không có đơn vị mang mã {code}."


def _not_comparable(refusal: NotComparable) -> str:
    because = f"gồm {', '.join(refusal.others)}" if refusal.others else "không có đơn vị tương ứng"
    return f"Không so sánh được: đơn vị {refusal.unit} {because} (ngày {vi_day(refusal.on)})."


def _print_values(result: Recast, *, as_json: bool) -> None:
    if not as_json:
        print(",".join(_HEADER))
    for unit, value in result.values.items():
        emit({"unit": unit, "value": value}, f"{unit},{value}", as_json=as_json)


def _tell_shares(result: Recast) -> None:
    for used in result.shares:
        edge = used.edge
        print(
            f"Tỷ trọng dùng ngày {vi_day(edge.effective_on)}: {edge.source} → {edge.target} = {edge.share} "
            f"({used.given} trên {used.value})",
            file=sys.stderr,
        )


def _tell_findings(result: Recast, *, as_json: bool) -> None:
    """Beside CSV a finding would spoil the table, so it goes to standard error; with --json it is one more line."""
    for finding in result.findings:
        if as_json:
            print(json.dumps({"finding": finding.code, "unit": finding.target, "missing": list(finding.missing)}))
        else:
            missing = ", ".join(finding.missing)
            print(f"{finding.target}: số liệu chưa đủ, thiếu {missing} ({finding.code})", file=sys.stderr)
