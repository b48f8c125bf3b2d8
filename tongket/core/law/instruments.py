"""Instruments in force by date (văn bản áp dụng theo thời điểm): what an act of a day is judged by.

Between 01/12/2021 and 14/02/2022 five texts took effect: reports of one January stand under different combinations.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Instrument:
    """A text from a day on; `replaces` names the one it puts out of force."""

    code: str
    effective_from: date
    cites: str
    cites_en: str
    replaces: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground of suspension (căn cứ tạm đình chỉ) and the day from which it may be used."""

    code: str
    effective_from: date
    cites: str
    cites_en: str


INSTRUMENTS = (
    Instrument("BLTTHS", date(2018, 1, 1), "Bộ luật Tố tụng hình sự số 101/2015/QH13", "Criminal Procedure Code 2015"),
    Instrument("BLHS", date(2018, 1, 1), "Bộ luật Hình sự số 100/2015/QH13 (sửa đổi 2017)", "Penal Code 2015"),
    Instrument("L99-2015", date(2018, 1, 1), "Luật Tổ chức cơ quan điều tra hình sự số 99/2015/QH13",
               "Law on investigation bodies 2015"),
    # The day of effect of the old forms was not read.
    Instrument("TT61-2017", date(2018, 1, 1), "Thông tư số 61/2017/TT-BCA (biểu mẫu)", "Circular 61/2017 (forms)",
               verified=False),
    Instrument("TTLT01-2017", date(2018, 3, 1), "TTLT số 01/2017/TTLT-BCA-BQP-BTC-BNN&PTNT-VKSNDTC",
               "Joint circular 01/2017 (crime reports)"),
    Instrument("TTLT04-2018", date(2018, 12, 10), "TTLT số 04/2018/TTLT-VKSNDTC-BCA-BQP",
               "Joint circular 04/2018 (investigation and procuracy)"),
    Instrument("TTLT05-2018", date(2019, 1, 1), "TTLT số 05/2018 (thống kê hình sự)",
               "Joint circular 05/2018 (statistics)"),
    Instrument("TT28-2020", date(2020, 5, 15), "Thông tư số 28/2020/TT-BCA", "Circular 28/2020/TT-BCA"),
    Instrument("TTLT01-2020", date(2020, 7, 15), "TTLT số 01/2020 (tạm đình chỉ)",
               "Joint circular 01/2020 (suspended matters)"),
    Instrument("L02-2021", date(2021, 12, 1), "Luật số 02/2021/QH15 sửa đổi BLTTHS", "Law 02/2021 amending the code"),
    Instrument("TTLT01-2021", date(2022, 1, 14), "TTLT số 01/2021 sửa đổi TTLT 01/2017",
               "Joint circular 01/2021 amending 01/2017"),
    Instrument("TT119-2021", date(2022, 1, 22), "Thông tư số 119/2021/TT-BCA (biểu mẫu)", "Circular 119/2021 (forms)",
               replaces="TT61-2017"),
    Instrument("TT124-2021", date(2022, 2, 10), "Thông tư số 124/2021/TT-BCA", "Circular 124/2021/TT-BCA"),
    Instrument("TT129-2021", date(2022, 2, 14), "Thông tư số 129/2021/TT-BCA sửa đổi Thông tư 28/2020",
               "Circular 129/2021 amending 28/2020"),
    Instrument("ND02-2025", date(2025, 3, 1), "Nghị định số 02/2025/NĐ-CP; TTLT 02/2025",
               "Decree 02/2025; joint circular 02/2025 (district police ended)", verified=False),
    Instrument("L99-2025", date(2025, 7, 1), "Luật số 99/2025/QH15 sửa đổi BLTTHS", "Law 99/2025 amending the code",
               verified=False),
    Instrument("L59-2024", date(2026, 1, 1), "Luật Tư pháp người chưa thành niên số 59/2024/QH15",
               "Juvenile Justice Law 2024", verified=False),
    Instrument("L128-2025", date(2026, 7, 1), "Luật số 128/2025/QH15 (tạm giữ, tạm giam, cấm đi khỏi nơi cư trú)",
               "Law 128/2025 (custody and detention)", verified=False),
)  # fmt: skip

_148 = "BLTTHS 2015, Điều 148 khoản 1 điểm"
_148_EN = "Criminal Procedure Code 2015, art. 148.1"
SUSPENSION_GROUNDS = (
    Ground("expertise", date(2018, 1, 1), f"{_148} a", f"{_148_EN}.a"),
    Ground("documents", date(2018, 1, 1), f"{_148} b", f"{_148_EN}.b"),
    Ground("force_majeure", date(2021, 12, 1), f"{_148} c (bổ sung bởi Luật số 02/2021/QH15)",
           f"{_148_EN}.c (added by Law 02/2021)"),
)  # fmt: skip


def instruments_on(day: date) -> tuple[Instrument, ...]:
    """The texts in force on a day, oldest first."""
    begun = [row for row in INSTRUMENTS if row.effective_from <= day]
    replaced = {row.replaces for row in begun}
    return tuple(row for row in begun if row.code not in replaced)


def forms_on(day: date) -> Instrument | None:
    """The set of forms of a day; what was filled in on the older forms stays valid."""
    found = [row for row in instruments_on(day) if row.code in ("TT61-2017", "TT119-2021")]
    return found[-1] if found else None


def suspension_grounds_on(day: date) -> tuple[Ground, ...]:
    """The grounds a suspension of that day may name."""
    return tuple(ground for ground in SUSPENSION_GROUNDS if ground.effective_from <= day)
