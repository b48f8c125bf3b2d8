"""One fact row: made by the registers with `fact`, checked by `findings_in` before it is sealed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tongket.core.facts.items import MONTH_LAST_DAY
from tongket.core.facts.tables import FRAME, TABLES, FactTable

Row = Mapping[str, Any]
Life = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class FactFinding:
    """Why a row is refused: stable code, where, and what to do."""

    code: str
    table: str
    record: str
    message: str
    hint: str


def fact(
    table: str,
    event: str,
    *,
    record: str,
    on: date,
    known_at: datetime,
    place: int | None = None,
    handler: int | None = None,
    receiver: int | None = None,
    origin_on: date | None = None,
    n: int = 1,
    **dims: str,
) -> tuple[str, dict[str, Any]]:
    """The pair (table, row) that a register's `facts_as_of` yields."""
    row: dict[str, Any] = {
        "record": record, "event": event, "on": on, "known_at": known_at, "place": place,
        "handler": handler, "receiver": receiver, "origin_on": origin_on, "n": n,
    }  # fmt: skip
    row.update(dims)
    return table, row


def findings_in(table: str, row: Row, lives: Mapping[int, Life] | None = None) -> list[FactFinding]:
    """Everything wrong with a row; with `lives` (unit id → validity) its units and dates too."""
    record = str(row.get("record") or "?")
    if table not in TABLES:
        return [
            FactFinding("FACT-UNKNOWN-TABLE", table, record, f"Không có bảng sự kiện {table!r}.", "Xem core/facts.")
        ]
    declared = TABLES[table]
    found: list[FactFinding] = []
    for code, message, hint in _problems(declared, row, lives):
        found.append(FactFinding(code, table, record, message, hint))
    return found


Problem = tuple[str, str, str]


def _problems(table: FactTable, row: Row, lives: Mapping[int, Life] | None) -> list[Problem]:
    event = row.get("event")
    if event not in table.events:
        return [("FACT-UNKNOWN-EVENT", f"Sự kiện {event!r} không có trong bảng {table.name}.", "Sửa tên sự kiện.")]
    checks: tuple[Callable[[FactTable, Row], list[Problem]], ...] = (_frame, _count, _dims, _origin, _month_end)
    problems = [problem for check in checks for problem in check(table, row)]
    if lives is not None and isinstance(row.get("on"), date):
        problems += _units(table, row, lives)
    return problems


def _frame(table: FactTable, row: Row) -> list[Problem]:
    problems: list[Problem] = []
    if not row.get("record"):
        problems.append(("FACT-NO-RECORD", "Dòng không có mã hồ sơ.", "Ghi mã hồ sơ của sổ."))
    if not isinstance(row.get("on"), date):
        problems.append(("FACT-NO-DATE", "Dòng không có ngày tính.", "Ghi ngày mà sự kiện được tính."))
    role = table.events[row["event"]].by
    if row.get(role) is None and not (table.whole_province or (table.name == "closing" and row.get("handler"))):
        problems.append(("FACT-NO-UNIT", f"Thiếu đơn vị ({role}) của sự kiện.", "Ghi đơn vị được tính."))
    return problems


def _count(table: FactTable, row: Row) -> list[Problem]:
    n = row.get("n", 1)
    if not isinstance(n, int) or isinstance(n, bool):
        return [("FACT-COUNT-NOT-WHOLE", f"Số đếm {n!r} không phải số nguyên.", "Ghi số nguyên.")]
    if n < 0:
        return [("FACT-NEGATIVE-COUNT", f"Số đếm {n} là số âm.", "Ghi số không âm; sai thì đính chính ở sổ.")]
    return []


def _dims(table: FactTable, row: Row) -> list[Problem]:
    problems: list[Problem] = []
    for name, value in row.items():
        if name in FRAME:
            continue
        words = table.words.get(name)
        if name not in table.dims:
            problems.append(("FACT-UNKNOWN-DIMENSION", f"Bảng {table.name} không có chiều {name!r}.", "Bỏ cột này."))
        elif not isinstance(value, str) or (value and words is not None and value not in words):
            problems.append(("FACT-UNKNOWN-VALUE", f"Giá trị {value!r} không hợp lệ ở {name}.", "Dùng mã đã khai báo."))
    return problems


def _origin(table: FactTable, row: Row) -> list[Problem]:
    on, origin = row.get("on"), row.get("origin_on")
    if not (isinstance(on, date) and isinstance(origin, date)) or origin <= on:
        return []
    text = f"Ngày {on:%d/%m/%Y} đứng trước ngày xảy ra {origin:%d/%m/%Y}."
    code = "OFFENCE-CLEARED-BEFORE-OCCURRED" if table.name == "offence" else "FACT-BEFORE-ORIGIN"
    return [(code, text, "Kiểm tra lại hai ngày trong sổ.")]


def _month_end(table: FactTable, row: Row) -> list[Problem]:
    on = row.get("on")
    if table.name not in ("return_value", "closing") or not isinstance(on, date) or on.day == MONTH_LAST_DAY:
        return []
    return [("RETURN-NOT-AT-MONTH-END", f"Ngày {on:%d/%m/%Y} không phải ngày cuối kỳ tháng.", "Ghi ngày cuối kỳ.")]


def _units(table: FactTable, row: Row, lives: Mapping[int, Life]) -> list[Problem]:
    problems: list[Problem] = []
    on, event = row["on"], table.events[row["event"]]
    for role in ("place", "handler", "receiver"):
        unit = row.get(role)
        if unit is None:
            continue
        if unit not in lives:
            problems.append(("FACT-UNKNOWN-UNIT", f"Không có đơn vị {unit} ({role}).", "Kiểm tra danh mục đơn vị."))
            continue
        start, end = lives[unit]
        # Later events of an old record keep the unit at which its life began, even after that unit has ended.
        late = end is not None and on >= end and event.opening and role == event.by
        if on < start or late:
            text = f"Ngày {on:%d/%m/%Y} nằm ngoài thời gian tồn tại của đơn vị {unit}."
            problems.append(("FACT-OUTSIDE-UNIT-LIFE", text, "Chọn đơn vị có hiệu lực vào ngày đó."))
    return problems
