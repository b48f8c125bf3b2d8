"""The command `clock`: terms, the clock of a crime report, the limit of investigation. No Django, no database."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, NoReturn

from tongket.core.clock import (
    ClockReading,
    DayOutsideCalendar,
    Due,
    EventBeforeStart,
    ReportDecisions,
    Stage,
    TermNotPositive,
    TooManyExtensions,
    day_term,
    hour_term,
    month_term,
    pauses_of,
    read_crime_report,
    read_investigation,
    working_day_term,
)
from tongket.core.law.civil_and_labour_codes import FIRST_DAY_EXCLUDED, ROLLS_OVER_DAYS_OFF, days_off
from tongket.core.law.criminal_procedure_code import COUNTING, CRIME_CLASSES
from tongket.core.law.limits import LawNotInForce
from tongket.entry.cli_contract import DONE, FINDINGS, STDIN, InputRefused, batch, emit, parser, stdin_lines, utf8
from tongket.entry.cli_tables import iso_day, vi_day
from tongket.foundation.reference import holidays

_USAGE = (
    (r"the following arguments are required: (.+)", "Thiếu {0}."),
    (r"one of the arguments (.+) is required", "Thiếu một trong {0}."),
    (r"argument (.+): expected (?:one|at least one) argument", "Sau {0} chưa ghi giá trị."),
    (r"argument (.+): not allowed with argument (.+)", "Không ghi {0} cùng với {1}."),
    (r"argument (.+): invalid choice: '?(.*?)'? \(choose from (.+)\)", "{0} không nhận “{1}”, chọn trong {2}."),
    (r"argument (.+): invalid int value: '(.*)'", "{0} phải là số nguyên, không phải “{1}”."),
    (r"argument (.+): (.+)", "{0}: {1}."),
    (r"unrecognized arguments: (.+)", "Không có tùy chọn {0}."),
)

_LOCAL = timedelta(hours=7)  # Vietnam has one zone and no summer time.
_LONGEST = 100_000

# Unit of the term → how it is counted, and on what text.
_TERMS = {
    "days": (day_term, (COUNTING, FIRST_DAY_EXCLUDED, ROLLS_OVER_DAYS_OFF)),
    "months": (month_term, (COUNTING,)),
    "working_days": (working_day_term, ()),
}
_LATER = " – sau ngày xem"
_STATES = {
    "running": "đang trong thời hạn",
    "grace": "hết hạn theo số ngày, còn trong ngày làm việc kế tiếp",
    "overdue": "quá hạn",
    "suspended": "đang tạm đình chỉ",
    "resumed": "đã phục hồi, đang trong thời hạn",
    "done": "đã giải quyết",
}
_STAGES = {
    "first": "Thời hạn đầu",
    "agency_extension": "Cơ quan gia hạn",
    "ask_procuracy_by": "Đề nghị Viện kiểm sát chậm nhất",
    "procuracy_extension": "Viện kiểm sát gia hạn",
    "after_resumption": "Sau phục hồi",
    "after_cancellation": "Sau khi nhận hủy tạm đình chỉ",
}


class _LineParser(argparse.ArgumentParser):
    """A parser whose wrong usage refuses one line of a batch instead of leaving the program."""

    def error(self, message: str) -> NoReturn:
        raise InputRefused("LINE-WRONG-USAGE", _in_vietnamese(message))


def _in_vietnamese(message: str) -> str:
    """What the standard parser says of wrong usage, in Vietnamese; names of options stay as they are."""
    for pattern, words in _USAGE:
        found = re.fullmatch(pattern, message)
        if found is not None:
            return words.format(*found.groups())
    return f"Viết sai cách dùng: {message}."


def clock(argv: list[str]) -> int:
    """clock term|crime-report|investigation OPTIONS; with - each line holds the options of one question."""
    if argv[:1] == ["--json"]:
        argv = [*argv[1:], "--json"]
    if not argv or argv[0] not in _COMMANDS:
        words = parser("clock", "Thời hạn theo luật: term, crime-report, investigation.")
        words.add_argument("what", choices=tuple(_COMMANDS))
        words.parse_args(argv)
        words.error(f"viết một trong {', '.join(_COMMANDS)} ngay sau clock")
    what, rest = argv[0], argv[1:]
    add, answer, description = _COMMANDS[what]
    if STDIN not in rest:
        words = parser(f"clock {what}", description)
        add(words)
        return _guarded(answer, words.parse_args(rest))
    line = _LineParser(prog=f"clock {what}", add_help=False, allow_abbrev=False)
    line.add_argument("--json", action="store_true")
    add(line)
    joined = _words_of_a_line(line, rest)
    return batch(
        stdin_lines(), lambda raw: _guarded(answer, line.parse_args(joined(_split(raw)))), as_json="--json" in rest
    )


def _words_of_a_line(line: argparse.ArgumentParser, rest: list[str]) -> Callable[[list[str]], list[str]]:
    """How the words of the command and those of a line make one question.

    Words beside - stand for every line, and a line that says otherwise is read its own way; after an option that takes
    a value, - is that value: the line begins with it.
    """
    valued = {name for action in line._actions if action.nargs is None for name in action.option_strings}
    place = rest.index(STDIN)
    before, after = rest[:place], [word for word in rest[place + 1 :] if word != STDIN]
    if before and before[-1] in valued:
        return lambda words: [*before[:-1], *after, before[-1], *words]
    return lambda words: [*before, *after, *words]


def _split(raw: bytes) -> list[str]:
    try:
        return shlex.split(utf8(raw))
    except ValueError as fault:
        raise InputRefused("LINE-WRONG-USAGE", f"Không đọc được dòng: {fault}.") from fault


def _guarded(answer: Callable[[argparse.Namespace], int], asked: argparse.Namespace) -> int:
    """The answer; what the core refuses becomes a refusal of the command."""
    try:
        return answer(asked)
    except DayOutsideCalendar as refusal:
        message = f"Lịch nghỉ lễ chỉ có từ {vi_day(refusal.first)} đến {vi_day(refusal.last)}."
        raise InputRefused(refusal.code, f"{message} Không tính được ngày {vi_day(refusal.day)}.") from refusal
    except LawNotInForce as refusal:
        message = f"{refusal.provision} có hiệu lực từ {vi_day(refusal.since)}, chưa áp dụng ngày {vi_day(refusal.on)}."
        raise InputRefused(refusal.code, message) from refusal
    except EventBeforeStart as refusal:
        message = f"Ngày {vi_day(refusal.on)} đứng trước ngày bắt đầu tính thời hạn {vi_day(refusal.start)}."
        raise InputRefused(refusal.code, message) from refusal
    except TooManyExtensions as refusal:
        message = f"Loại tội phạm này chỉ được gia hạn {refusal.allowed} lần, không phải {refusal.asked}."
        raise InputRefused(refusal.code, message) from refusal
    except TermNotPositive as refusal:
        raise InputRefused(refusal.code, "Thời hạn phải từ 1 trở lên.") from refusal
    except OverflowError as refusal:
        raise InputRefused("DATE-OUT-OF-RANGE", "Kết quả vượt ngoài các năm tính được.") from refusal


def _moment(word: str) -> tuple[datetime, bool]:
    """A day, or a day with its hour; the flag tells which."""
    with_hour = "T" in word
    try:
        moment = datetime.fromisoformat(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{word}” không phải ngày YYYY-MM-DD hay giờ YYYY-MM-DDTHH:MM") from None
    if len(word) != len("2022-12-14T16:30" if with_hour else "2022-12-14"):
        raise argparse.ArgumentTypeError(f"“{word}” không phải ngày YYYY-MM-DD hay giờ YYYY-MM-DDTHH:MM")
    return moment, with_hour


def _add_term(words: argparse.ArgumentParser) -> None:
    words.add_argument("--start", required=True, type=_moment, metavar="NGÀY[THH:MM]")
    amount = words.add_mutually_exclusive_group(required=True)
    for unit in (*_TERMS, "hours"):
        amount.add_argument(f"--{unit.replace('_', '-')}", dest=unit, type=int, metavar="N")
    words.add_argument("--count-first-day", action="store_true", help="tính cả ngày đầu")


def _term(asked: argparse.Namespace) -> int:
    start, with_hour = asked.start
    unit = next(unit for unit in (*_TERMS, "hours") if getattr(asked, unit) is not None)
    amount: int = getattr(asked, unit)
    if amount > _LONGEST:
        raise InputRefused("TERM-TOO-LONG", f"Thời hạn dài nhất tính được là {_LONGEST}.")
    if unit == "hours":
        if not with_hour:
            raise InputRefused("TERM-NEEDS-HOUR", "Thời hạn theo giờ cần giờ bắt đầu, ví dụ 2022-12-30T16:30.")
        end = hour_term(start, amount)
        text = f"{end:%H:%M} ngày {vi_day(end.date())}"
        return _print_term(f"{end:%Y-%m-%dT%H:%M}", f"{end:%Y-%m-%dT%H:%M}", text, COUNTING.cites, asked.json)
    count, bases = _TERMS[unit]
    due: Due = count(start.date(), amount, holidays.calendar(), count_first_day=asked.count_first_day)
    if asked.count_first_day:
        bases = tuple(basis for basis in bases if basis is not FIRST_DAY_EXCLUDED)
    if unit == "working_days":
        bases = (days_off(start.date()),)
    return _print_term(str(due.strict), str(due.rolled), _both(due), "; ".join(b.cites for b in bases), asked.json)


def _print_term(strict: str, rolled: str, text: str, cites: str, as_json: bool) -> int:
    emit({"strict": strict, "rolled": rolled, "cites": cites}, f"{text}  ({cites})", as_json=as_json)
    return DONE


def _add_crime_report(words: argparse.ArgumentParser) -> None:
    words.add_argument("--received", required=True, type=iso_day, metavar="NGÀY", help="cơ quan có thẩm quyền nhận")
    for name in ("agency-extension", "procuracy-extension", "refused", "resolved"):
        words.add_argument(f"--{name}", type=iso_day, metavar="NGÀY")
    # A report may be suspended several times: these may be written several times.
    for name in ("suspended", "resumed", "cancelled"):
        words.add_argument(f"--{name}", type=iso_day, metavar="NGÀY", action="append", default=[])
    words.add_argument("--on", type=iso_day, metavar="NGÀY", help="đồng hồ như đã báo tại ngày này (mặc định hôm nay)")


def _crime_report(asked: argparse.Namespace) -> int:
    decisions = ReportDecisions(
        asked.received, asked.agency_extension, asked.procuracy_extension, resolved=asked.resolved,
        refused=asked.refused, pauses=pauses_of(asked.suspended, asked.resumed, asked.cancelled),
    )  # fmt: skip
    # Without a day asked for, decisions still to come are planned for, so they count.
    on = asked.on or max([_today(), asked.received, *(day for _name, day in decisions.days())])
    return _print_reading(read_crime_report(decisions, holidays.calendar(), on=on), asked.json)


def _add_investigation(words: argparse.ArgumentParser) -> None:
    words.add_argument("--initiated", required=True, type=iso_day, metavar="NGÀY", help="ngày khởi tố vụ án")
    classes = tuple(name.replace("_", "-") for name in CRIME_CLASSES)
    words.add_argument("--class", dest="crime_class", required=True, choices=classes)
    words.add_argument("--extensions", type=int, default=0, metavar="N", help="số lần đã gia hạn")
    words.add_argument("--on", type=iso_day, metavar="NGÀY", help="trạng thái tại ngày này (mặc định hôm nay)")


def _investigation(asked: argparse.Namespace) -> int:
    crime_class = next(name for name in CRIME_CLASSES if name.replace("_", "-") == asked.crime_class)
    on = asked.on or max(_today(), asked.initiated)
    reading = read_investigation(
        asked.initiated, crime_class, holidays.calendar(), on=on, extensions=asked.extensions
    )
    return _print_reading(reading, asked.json)


def _print_reading(reading: ClockReading, as_json: bool) -> int:
    record = {
        "stages": [_stage_record(stage) for stage in reading.stages],
        "state": reading.state,
        "findings": [
            {"code": f.code, "on": str(f.on), "against": str(f.against) if f.against else None, "message": f.message,
             "later": f.later}
            for f in reading.findings
        ],
    }
    lines = [
        f"{_stage_name(stage.stage):<32} {_both(stage.due)}{_other_base(stage)}  {stage.cites}"
        f"{_LATER if stage.later else ''}"
        for stage in reading.stages
    ]
    lines.append(f"{'Trạng thái':<32} {_STATES[reading.state]}")
    lines += [f"{found.code}: {found.message}{_LATER if found.later else ''}" for found in reading.findings]
    emit(record, "\n".join(lines), as_json=as_json)
    return FINDINGS if reading.findings else DONE


def _other_base(stage: Stage) -> str:
    """The end counted from the rolled expiry before it, where the text leaves open from which it counts."""
    other = stage.other_base
    return f" (nếu tính từ ngày đã lùi: {vi_day(other.strict)})" if other and other.strict != stage.due.strict else ""


def _stage_record(stage: Stage) -> dict[str, Any]:
    record: dict[str, Any] = {
        "stage": stage.stage, "strict": str(stage.due.strict), "rolled": str(stage.due.rolled), "cites": stage.cites,
        "effective_from": str(stage.effective_from) if stage.effective_from else None, "verified": stage.verified,
        "later": stage.later,
    }  # fmt: skip
    if stage.other_base is not None:
        record["from_rolled"] = {"strict": str(stage.other_base.strict), "rolled": str(stage.other_base.rolled)}
    return record


def _stage_name(stage: str) -> str:
    return _STAGES.get(stage) or f"Gia hạn lần {stage.rpartition('_')[2]}"


def _both(due: Due) -> str:
    strict = vi_day(due.strict)
    return strict if due.strict == due.rolled else f"{strict}, ngày nghỉ nên đến hết {vi_day(due.rolled)}"


def _today() -> date:
    return (datetime.now(UTC) + _LOCAL).date()


_COMMANDS = {
    "term": (_add_term, _term, "Ngày hết một thời hạn: theo số ngày và sau khi lùi qua ngày nghỉ."),
    "crime-report": (_add_crime_report, _crime_report, "Thời hạn giải quyết tố giác, tin báo, kiến nghị khởi tố."),
    "investigation": (_add_investigation, _investigation, "Thời hạn điều tra theo loại tội phạm (BLTTHS Điều 172)."),
}
