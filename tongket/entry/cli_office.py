"""Commands that need the database: demo, import, seal, compute, report, daily …; the pages' own operations."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tongket.entry.cli_contract import DONE, FINDINGS, InputRefused, emit, parser

Command = Callable[[list[str]], int]


def with_office(command: Callable[..., int]) -> Command:
    """Set Django up, then run the command; refusals of the office become refusals of the command line."""

    def run(argv: list[str]) -> int:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tongket.entry.settings")
        import django

        django.setup()
        from tongket.entry import office
        from tongket.entry.wiring import wire

        wire()
        with office.refusals():
            return command(argv, office)

    return run


def progress(part: str, done: int, total: int) -> None:
    """Progress of long work, on standard error so that answers stay clean."""
    print(f"  {part}: {done}/{total}", file=sys.stderr)


def a_day(text: str) -> date:
    """An ISO date argument."""
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise InputRefused("DATE-UNREADABLE", f"“{text}” không phải ngày dạng 2022-12-14.") from fault


@with_office
def demo(argv: list[str], office: Any) -> int:
    """Load the reference province, seal, compute, write the report into out/, serve the site."""
    options = parser("demo", "Nạp tỉnh mô phỏng, chốt, tính, viết báo cáo, mở trang.")
    options.add_argument("--no-serve", action="store_true", help="dừng sau khi viết xong các tệp")
    options.add_argument("--seed", type=int, default=138, help="hạt giống của số liệu mô phỏng")
    options.add_argument("--port", type=int, default=8138)
    options.add_argument("--out", type=Path, default=None)
    given = options.parse_args(argv)
    made = office.make_demo(seed=given.seed, out=given.out, tell=progress)
    for path in made["files"]:
        emit({"file": str(path)}, str(path), as_json=given.json)
    emit(made["summary"], made["text"], as_json=given.json)
    if given.no_serve:
        return DONE
    print(f"http://127.0.0.1:{given.port}", file=sys.stderr)
    sys.stdout.flush()
    office.serve(given.port)
    return DONE


@with_office
def seal(argv: list[str], office: Any) -> int:
    """Seal the figures up to a cut-off."""
    options = parser("seal", "Chốt số liệu: ghi ảnh chụp Parquet có mã băm.")
    options.add_argument("--cut-off", required=True, help="ngày chốt, dạng 2022-12-14")
    given = options.parse_args(argv)
    snapshot = office.seal(a_day(given.cut_off), progress)
    rows = {name: entry["rows"] for name, entry in snapshot.manifest["tables"].items()}
    emit(
        {"hash": snapshot.hash, "path": str(snapshot.path), "cut_off": given.cut_off, "rows": rows},
        f"Đã chốt đến {snapshot.cut_off:%d/%m/%Y}: {snapshot.hash}\n{snapshot.path}",
        as_json=given.json,
    )
    return DONE


@with_office
def compute(argv: list[str], office: Any) -> int:
    """Compute the whole sub-cube of a seal."""
    options = parser("compute", "Tính toàn bộ chỉ tiêu của một bản chốt.")
    options.add_argument("--seal", required=True, help="mã băm của bản chốt (đủ phần đầu để phân biệt)")
    given = options.parse_args(argv)
    answer = office.compute(given.seal, progress)
    emit(answer, f"Đã tính {answer['values']} giá trị: {answer['path']}", as_json=given.json)
    return DONE


@with_office
def report(argv: list[str], office: Any) -> int:
    """Write a report as Word, PDF and HTML."""
    options = parser("report", "Viết báo cáo ra .docx, .pdf, .html.")
    options.add_argument("kind", help="year-end")
    options.add_argument("--year", help="năm, ví dụ 2022")
    options.add_argument("--period", help="kỳ, ví dụ 2022")
    options.add_argument("--unit", required=True, help="mã đơn vị, hoặc thai-binh")
    options.add_argument("--out", type=Path, required=True, help="thư mục ghi tệp")
    options.add_argument("--calendar", default="admin")
    given = options.parse_args(argv)
    if not (given.year or given.period):
        options.error("cần --year hoặc --period")
    files = office.report(given.kind, given.period or given.year, given.calendar, given.unit, given.out)
    for file in files:
        emit(file, f"{file['path']}  ({file['bytes']} byte, sha256 {file['sha256'][:12]})", as_json=given.json)
    return DONE


@with_office
def explain(argv: list[str], office: Any) -> int:
    """Walk a figure back to its records."""
    options = parser("explain", "Giải thích một số liệu đến từng bản ghi.")
    options.add_argument("indicator")
    options.add_argument("--unit", required=True)
    options.add_argument("--period", required=True)
    options.add_argument("--calendar", default="admin")
    options.add_argument("--compare", action="store_true", help="so với cùng kỳ năm trước")
    given = options.parse_args(argv)
    record, text = office.explain(given.indicator, given.unit, given.period, given.calendar, given.compare)
    emit(record, text, as_json=given.json)
    return FINDINGS if record["status"] == "over_100" else DONE


@with_office
def trace(argv: list[str], office: Any) -> int:
    """The reference publication, clause by clause."""
    options = parser("trace", "Đối chiếu tin tổng kết của năm mẫu, từng mệnh đề.")
    options.add_argument("year")
    given = options.parse_args(argv)
    lines = office.trace(given.year)
    for line in lines:
        people = f"{line['id']}  {line['status']:<7}  {line['clause']}\n      {line['value']}  [{line['carried_by']}]"
        emit(line, people, as_json=given.json)
    return DONE if all(line["status"] == "full" for line in lines) else FINDINGS


@with_office
def import_workbook(argv: list[str], office: Any) -> int:
    """Import a workbook through a declared layout."""
    options = parser("import", "Nhập một tệp Excel theo mẫu đã khai.")
    options.add_argument("layout", help="tên mẫu, ví dụ month-34")
    options.add_argument("file", type=Path)
    options.add_argument("--month", help="tháng của báo cáo, dạng 2022-12 (nếu tệp không ghi)")
    given = options.parse_args(argv)
    answer = office.import_workbook(given.layout, given.file, given.month)
    for finding in answer["findings"]:
        emit(finding, f"{finding['cell']}: {finding['message']} ({finding['code']})", as_json=given.json)
    emit(answer["summary"], answer["text"], as_json=given.json)
    return FINDINGS if answer["findings"] else DONE


@with_office
def daily(argv: list[str], office: Any) -> int:
    """The evening's scheduled work; what is through for the day is not done again."""
    options = parser("daily", "Việc chạy đêm: ghi trạng thái cuối ngày, kiểm tra, báo lên, chuyển danh tính, dọn nháp.")
    options.add_argument("--date", help="ngày được chốt việc, mặc định hôm nay")
    options.add_argument("--again", action="store_true", help="làm lại cả các bước đã xong của ngày này")
    given = options.parse_args(argv)
    found = 0
    for done in office.daily(a_day(given.date) if given.date else None, given.again, progress):
        found += len(done["findings"])
        findings = "".join(f"\n      {one['code']} {one['subject']}: {one['message']}" for one in done["findings"])
        emit(done, f"{done['words']}: {done['said']}{findings}", as_json=given.json)
    return FINDINGS if found else DONE
