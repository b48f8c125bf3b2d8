"""Tables of docs/rules.md a lawyer looks up: every limit on one line a version, and the clock catalogue K1–K19."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tongket.core.law.catalogue import FOLLOW_UPS
from tongket.core.law.limits import Limit, Version
from tongket.entry.docs.uses import ROOT, uses_of
from tongket.entry.docs.words import cell, table

UNITS = {
    "hours": "giờ – hours",
    "days": "ngày – days",
    "working_days": "ngày làm việc – working days",
    "months": "tháng – months",
}
SPECIFICATIONS = "tests/spec/law"


@dataclass(frozen=True, slots=True)
class Placed:
    """A limit and the constant that holds it."""

    module: str
    constant: str
    limit: Limit


def amount_of(limit: Limit, version: Version) -> str:
    """3 ngày – days (tính cả ngày đầu – first day counted)"""
    first_day = " (tính cả ngày đầu – first day counted)" if limit.count_first_day else ""
    return f"{version.amount} {UNITS[limit.unit]}{first_day}"


def every_limit(placed: Iterable[Placed]) -> list[str]:
    """One line for each version of each limit, with the code that counts it and the tables that specify it."""
    lines = [
        "## Mọi thời hạn – Every limit", "",
        "Mỗi dòng là một con số có hiệu lực trong một khoảng ngày. One number in force over a span of days.", "",
    ]  # fmt: skip
    rows = [row for found in placed for row in _rows(found)]
    heads = ("mã – code", "con số – number", "từ – from", "đến – to", "điều – article", "nguồn – source",
             "hằng số – constant", "hàm – functions", "bảng đặc tả – specification")  # fmt: skip
    return [*lines, *table(heads, rows)]


def _rows(found: Placed) -> list[tuple[object, ...]]:
    limit, versions = found.limit, found.limit.versions
    ends: list[date | None] = [version.effective_from for version in versions[1:]]
    uses = uses_of(found.module, found.constant)
    core = sorted({_short(name) for name in uses.core})
    constant = f"`{found.module.rpartition('.')[2]}.{found.constant}`"
    return [
        (f"`{limit.code}`", amount_of(limit, version), version.effective_from, _day(end),
         " – ".join(limit.cited_on(version.effective_from)), _source(version), constant, ", ".join(core) or "–",
         ", ".join(_specifications(limit.code, uses.tests)))
        for version, end in zip(versions, [*ends, None], strict=True)
    ]  # fmt: skip


def _day(end: date | None) -> str:
    """The first day on which the next version stands; – while none is known."""
    return cell(end) if end is not None else "–"


def _source(version: Version) -> str:
    return cell(version.verified) + (f" ({version.note})" if version.note else "")


def _short(dotted: str) -> str:
    module, _, function = dotted.rpartition(".")
    return f"`{module.rpartition('.')[2]}.{function}`"


def _specifications(code: str, tests: Iterable[str]) -> list[str]:
    """Tests of the specification that reach the limit, and the tables that name it."""
    reached = {test.removeprefix("tests.").rpartition(".")[0] for test in tests if test.startswith("tests.spec.")}
    named = {
        path.name for path in (ROOT / SPECIFICATIONS).glob("*.md") if f"| {code} |" in path.read_text(encoding="utf-8")
    }
    return [f"`{name}`" for name in (*sorted(named), *sorted(reached))]


def clock_catalogue() -> list[str]:
    """K1 to K19: which act must follow which, how soon, under which article; versions of the limits apart."""
    lines = [
        "## Việc phải làm tiếp theo – Follow-up clocks", "",
        "Việc nào phải theo sau việc nào, và nhanh đến đâu. Which act must follow which, and how soon. "
        f"Từng đồng hồ với ví dụ – each clock with examples: `{SPECIFICATIONS}/follow_up_clocks.md`.", "",
    ]  # fmt: skip
    heads = ("", "khi – trigger", "phải – act", "thời hạn – limit", "từ – from", "điều – article", "nguồn – source")
    rows = [
        (follow.id, f"{follow.trigger} – {follow.trigger_en}", f"{follow.act} – {follow.act_en}",
         ("trước – before: " if follow.before else "") + f"{amount_of(limit, version)} (`{limit.code}`)",
         version.effective_from, " – ".join(limit.cited_on(version.effective_from)), _source(version))
        for follow in FOLLOW_UPS
        for limit in follow.limits
        for version in limit.versions
    ]  # fmt: skip
    return lines + table(heads, rows)
