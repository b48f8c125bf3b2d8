"""Layouts (mẫu biểu): where a workbook keeps what, declared; a new form is a new row here and no new code."""

from __future__ import annotations

from dataclasses import dataclass

from tongket.core.facts import FORM_MONTH, MEASURES, MONTH_ITEMS


@dataclass(frozen=True, slots=True)
class KeyColumn:
    """A column that says to what the numbers of a row belong; `role` "unit" names the reporting unit."""

    column: int
    name: str
    header: str
    role: str = "dim"


@dataclass(frozen=True, slots=True)
class ValueColumn:
    """A column of counts: the item it fills, and the fact it becomes (table, event, fixed dimensions)."""

    column: int
    item: str
    header: str
    table: str
    event: str
    dims: tuple[tuple[str, str], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Zero-based rows and columns; data run from `first_row` until a row without keys."""

    id: str
    label: str
    label_en: str
    sheet: str
    header_row: int
    first_row: int
    keys: tuple[KeyColumn, ...]
    values: tuple[ValueColumn, ...]
    # Where the workbook states its period, when it does.
    period_cell: tuple[int, int] | None = None
    # An empty cell of an official table means nothing; in a unit's return it is a gap to be filled.
    empty_is_finding: bool = True
    # Headers are compared without line breaks and hyphens, which official workbooks scatter freely.
    loose_headers: bool = False

    @property
    def unit_key(self) -> KeyColumn:
        return next(key for key in self.keys if key.role == "unit")


class UnknownLayout(LookupError):
    """No layout has this id."""

    code = "LAYOUT-UNKNOWN"

    def __init__(self, layout: str) -> None:
        super().__init__(f"không có mẫu biểu {layout!r}; có: {', '.join(LAYOUTS)}")
        self.layout = layout


def _month_values() -> tuple[ValueColumn, ...]:
    return tuple(
        ValueColumn(
            column, item.code, f"{item.label} ({MEASURES[item.measure].noun})", "return_value", "value",
            (("form", FORM_MONTH), ("item", item.code)),
            "Số có đến cuối kỳ" if item.kind == "level" else "Số phát sinh trong kỳ",
        )
        for column, item in enumerate(MONTH_ITEMS.values(), 2)
    )  # fmt: skip


MONTH_34 = Layout(
    FORM_MONTH,
    "Biểu tháng của Công an cấp xã",
    "Monthly return of commune police",
    sheet="Số liệu",
    header_row=3,
    first_row=4,
    keys=(KeyColumn(0, "unit", "Mã xã", "unit"), KeyColumn(1, "unit_name", "Tên xã", "label")),
    values=_month_values(),
    period_cell=(1, 1),
)
PKS_2019 = Layout(
    "pks-2019",
    "Thống kê cảnh sát liên bang Đức 2019, bảng T01",
    "German federal police statistics 2019, table T01",
    sheet="T01_LÜ",
    header_row=0,
    first_row=1,
    keys=(
        KeyColumn(0, "article", "Schlüssel"),
        KeyColumn(1, "title", "Straftat", "label"),
        KeyColumn(2, "unit", "Bundesland", "unit"),
    ),
    values=(
        ValueColumn(3, "recorded", "erfasste Fälle", "offence", "occurred"),
        ValueColumn(7, "cleared", "Aufklärung", "offence", "cleared"),
    ),
    empty_is_finding=False,
    loose_headers=True,
)
LAYOUTS: dict[str, Layout] = {layout.id: layout for layout in (MONTH_34, PKS_2019)}


def layout_by_id(layout: str) -> Layout:
    if layout not in LAYOUTS:
        raise UnknownLayout(layout)
    return LAYOUTS[layout]
