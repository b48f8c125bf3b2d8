"""What the office's commands do, with Django set up: the same functions and operations as the pages."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.core.management import call_command

from tongket.analytics import compute as computing
from tongket.analytics.results import ALIASES, open_results
from tongket.analytics.snapshot import Snapshot, open_snapshot
from tongket.core.periods import Period, PeriodMistake, UnknownCalendar, parse_period
from tongket.entry.cli_contract import InputRefused
from tongket.entry.demo import load
from tongket.entry.demo import vault as demo_vault
from tongket.entry.demo.chance import LOCAL
from tongket.entry.demo.posts import Posts
from tongket.entry.demo.press import publish_news
from tongket.entry.demo.windows import CUT_OFF
from tongket.entry.schedule.daily import run_day
from tongket.foundation import clock
from tongket.foundation.actor import Role, system_actor
from tongket.foundation.demo import mark
from tongket.foundation.refusals import Refused
from tongket.foundation.scope import Scope
from tongket.screens import importing, reporting, sealing
from tongket.screens.beside import results_beside
from tongket.screens.trace.build import trace_lines

Tell = Callable[[str, int, int], None]
SENTENCES = {
    "INDICATOR-UNKNOWN": "Không có chỉ tiêu “%s”. Xem danh mục trong docs/indicators.md.",
    "CALENDAR-UNKNOWN": (
        "Không có lịch báo cáo ấy (%s). Dùng: admin, assembly, procuracy, safe-area, safe-area-village, civil."
    ),
    "PERIOD-UNREADABLE": (
        "Kỳ không đọc được (%s). Ghi như 2022, 2022-H1, 2022-Q3, 2022-9M, 2022-11 hoặc "
        "2022-01-15..2022-03-14."
    ),
}
EVERY_RECORD = 1_000_000  # a terminal may take them all; a page shows the first few hundred
SEALED_AT = datetime(2022, 12, 20, 9, 0, tzinfo=LOCAL)


@contextmanager
def refusals() -> Iterator[None]:
    """Refusals of registers, analytics and core leave as refusals of the command line: a code and a sentence."""
    try:
        yield
    except Refused as refused:
        raise InputRefused(refused.code, refused.sentence()) from refused
    except load.DatabaseNotEmpty as fault:
        raise InputRefused(
            "DEMO-DATABASE-NOT-EMPTY", "Cơ sở dữ liệu đã có số liệu khác. Xóa thư mục var/ rồi chạy lại."
        ) from fault
    except (LookupError, ValueError) as fault:
        code = getattr(fault, "code", "")
        if not code:
            raise
        raise InputRefused(str(code), SENTENCES.get(str(code), "%s") % (fault,)) from fault


def make_demo(*, seed: int, out: Path | None, tell: Tell) -> dict[str, Any]:
    """Migrate, load, seal, compute, hold the conference, write the report. Every stage can be repeated."""
    settings.DEMO_MARKER.parent.mkdir(parents=True, exist_ok=True)
    settings.DEMO_MARKER.write_text("tongket demo\n", encoding="utf-8")
    settings.TONGKET_DEMO = True
    tell("migrate", 0, 1)
    call_command("migrate", verbosity=0, interactive=False)
    tell("migrate", 1, 1)
    demo_vault.make_vault()
    acts = 0 if load.already_loaded(seed) else load.load_records(seed, tell)
    with clock.simulated(SEALED_AT):
        snapshot = sealing.seal_figures(
            by=Posts().actor(Role.STATISTICS, "CA-34", 1), at=SEALED_AT, cut_off=CUT_OFF, progress=tell
        )
    computed = computing.compute(snapshot, tell)
    if not load.conference_held():
        load.hold_conference()
        publish_news(open_results(snapshot.path), load.conference_codes()["conference"])
    files = report("year-end", "2022", "admin", "34", out or settings.OUT)
    summary = {
        "operations": acts, "seal": snapshot.hash, "figures": computed.figures, "mark": mark(),
        "files": [file["path"] for file in files],
    }  # fmt: skip
    text = f"{mark()}\nBản chốt {snapshot.short} · {computed.figures} giá trị · {acts} nghiệp vụ"
    return {"files": [file["path"] for file in files], "summary": summary, "text": text}


def seal(cut_off: date, tell: Tell) -> Snapshot:
    """Seal now; a cut-off that has not passed is refused."""
    if cut_off > clock.today():
        raise InputRefused("SEAL-IN-THE-FUTURE", f"Ngày chốt {cut_off:%d/%m/%Y} chưa tới. Chọn ngày không sau hôm nay.")
    return sealing.seal_figures(by=system_actor("Lệnh chốt số liệu"), at=clock.now(), cut_off=cut_off, progress=tell)


def compute(seal_hash: str, tell: Tell) -> dict[str, Any]:
    """Fill the sub-cube of a sealed snapshot."""
    answer = computing.compute(open_snapshot(seal_hash, settings.SNAPSHOTS), tell).as_json()
    return answer | {"values": answer["figures"]}


def report(kind: str, period: str, calendar: str, unit: str, out: Path) -> list[dict[str, Any]]:
    """Write a report's three files."""
    if kind != "year-end":
        raise InputRefused("REPORT-KIND-UNKNOWN", f"Chưa có mẫu báo cáo “{kind}”. Hiện có: year-end.")
    return reporting.write_files(open_results(), ALIASES.get(unit, unit), _period(period, calendar), out)


def explain(indicator: str, unit: str, period: str, calendar: str, compare: bool) -> tuple[dict[str, Any], str]:
    """A figure with everything behind it, as one object and as text."""
    results, code, asked = open_results(), ALIASES.get(unit, unit), _period(period, calendar)
    evidence = results.evidence(indicator, code, asked, limit=EVERY_RECORD)
    others = results_beside(results, indicator, code, asked)
    record = evidence.as_json()
    if others:
        record["beside"] = reporting.beside_json(others)
    if compare:
        record["comparison"] = reporting.comparison_json(evidence)
    return record, reporting.evidence_text(evidence, with_comparison=compare, beside=others)


def trace(year: str) -> list[dict[str, Any]]:
    """The reference publication clause by clause."""
    if year != "2022":
        raise InputRefused("TRACE-YEAR-UNKNOWN", f"Chỉ có tin tổng kết mẫu của năm 2022, không có năm {year}.")
    lines = trace_lines(open_results(), "34", _period("2022", "admin"), Scope.everything())
    return [line.as_json() for line in lines]


def import_workbook(layout: str, file: Path, month: str | None) -> dict[str, Any]:
    """Read a workbook, check it, enter what is right."""
    return importing.import_file(
        by=system_actor("Lệnh nhập Excel"), at=clock.now(), layout=layout, path=file, month=month
    )


def daily(day: date | None, again: bool, tell: Tell) -> Iterator[dict[str, Any]]:
    """The evening's scheduled work, step by step; a day that has not come is refused."""
    today = clock.today()
    if day is not None and day != today:
        # The state of a day is recorded from the reports as they stand: another day's cannot be made up afterwards.
        raise InputRefused("DAILY-NOT-TODAY", f"Việc chạy đêm chỉ chốt cho ngày {today:%d/%m/%Y}.")
    for done in run_day(today, again=again, tell=tell):
        outcome = done.outcome
        said = "đã xong từ trước" if outcome is None else outcome.said
        yield {
            "day": today.isoformat(), "step": done.step, "words": done.words, "ran": outcome is not None, "said": said,
            "handled": outcome.handled if outcome else 0,
            "findings": [asdict(one) for one in outcome.findings] if outcome else [],
        }  # fmt: skip


def serve(port: int) -> NoReturn:
    """Serve the site until stopped, and the demo's vault beside it."""
    if settings.TONGKET_DEMO:
        demo_vault.start_vault()  # one that does not start says so itself; the pages say that it does not answer
    environment = os.environ | {"TONGKET_DEMO": "1" if settings.TONGKET_DEMO else "0"}
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "1", "--blocking-threads", "4", "--log-level", "warning", "tongket.entry.wsgi:application",
    ]  # fmt: skip
    os.execvpe(command[0], command, environment)  # the server takes this process's place, and its signals


def _period(text: str, calendar: str) -> Period:
    try:
        return parse_period(text, calendar)
    except (PeriodMistake, UnknownCalendar) as fault:
        sentence = SENTENCES["CALENDAR-UNKNOWN" if isinstance(fault, UnknownCalendar) else "PERIOD-UNREADABLE"]
        raise InputRefused(fault.code, sentence % (fault,)) from fault
