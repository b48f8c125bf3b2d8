"""The year-end report as one outline."""

from __future__ import annotations

from tongket.core.law.decree_30_2020 import NO_BREAK
from tongket.core.viet.dates import format_span
from tongket.documents.outline import Letterhead, Outline, Provenance, Signature
from tongket.documents.year_end.annexes import annexes, references
from tongket.documents.year_end.data import Report, UnitName
from tongket.documents.year_end.part_four import directions
from tongket.documents.year_end.part_one import situation
from tongket.documents.year_end.part_three import shortcomings
from tongket.documents.year_end.part_two import results
from tongket.documents.year_end.teller import Teller


def signature(unit: UnitName) -> Signature:
    """The authority line of a committee's report: its head also signs with the post in the People's Committee."""
    post = "CHỦ TỊCH" if unit.level == "commune" else "PHÓ CHỦ TỊCH"
    level = unit.name.removesuffix(unit.short).strip().upper()
    return Signature(("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"), (f"{post} UBND {level}",))


def summary(year: int) -> str:
    """The summary line under the type of the document."""
    return (
        "Tổng kết công tác phòng, chống tội phạm, tệ nạn xã hội và xây dựng phong trào Toàn dân bảo vệ an ninh Tổ quốc "
        f"năm {year}, phương hướng, nhiệm vụ năm {year + 1}"
    )


def place(unit: UnitName) -> str:
    """The place beside the date; a unit named after a person or an event keeps its common noun (Annex I, box 4)."""
    return unit.name if unit.name[:1].isupper() else unit.short


def _unbroken(committee: str, unit: str) -> str:
    """The name of the committee, broken over lines before the name of its unit and not inside it."""
    return committee.replace(unit, unit.replace(" ", NO_BREAK))


def build(report: Report) -> Outline:
    """Parts I to IV and the annexes, from one snapshot; the same data gives the same outline."""
    attached = annexes(report, Teller(report.source, report.frame))
    teller = Teller(report.source, report.frame, references(attached))
    blocks = (
        *situation(report, teller),
        *results(report, teller),
        *shortcomings(report, teller),
        *directions(report),
    )
    period = report.frame.period
    return Outline(
        kind="year-end",
        title="Báo cáo",
        summary=summary(report.frame.year),
        letterhead=Letterhead(
            report.superior or f"UBND {report.frame.unit.name}",
            _unbroken(report.committee, report.frame.unit.name),
            report.symbol,
            place(report.frame.unit),
            report.issued_on,
        ),
        blocks=blocks,
        period_text=f"(Số liệu {format_span(period.start, period.last_day)})",
        addressees=report.addressees,
        recipients=report.recipients or ("Như trên", "Thành viên Ban Chỉ đạo", "Lưu: VT, cơ quan thường trực"),
        signature=report.signature or signature(report.frame.unit),
        annexes=attached,
        demo_mark=report.demo_mark,
        provenance=Provenance(report.snapshot, report.cut_off, report.catalogue),
    )
