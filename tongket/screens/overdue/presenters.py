"""The board as its page shows it: buckets, filters, lines of one page; outside the police only counts by unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tongket.core.clock.nearing import nearing
from tongket.core.viet.keys import fold
from tongket.foundation import formats
from tongket.foundation.actor import Actor
from tongket.foundation.http import opens
from tongket.registers.directives import queries as directives
from tongket.screens.overdue import forms
from tongket.screens.overdue.duties import Line

PAGE = 100
LONGEST, LONG, SHORT, SOON, SILENT = "tren-10", "4-10", "1-3", "den-han", "chua-ly-do"
# Buckets above the list: display only, no law.
BUCKETS: dict[str, Callable[[Line], bool]] = {
    LONGEST: lambda line: line.late > 10,
    LONG: lambda line: 4 <= line.late <= 10,
    SHORT: lambda line: 1 <= line.late <= 3,
    SOON: lambda line: not line.late and not line.early,
    SILENT: lambda line: bool(line.late) and not line.reason,
}
ORDERS: dict[str, Callable[[Line], Any]] = {
    "": lambda line: (-line.late, line.rolled, line.code, line.key.duty),
    "moi": lambda line: (line.late or 10**6, line.rolled, line.code, line.key.duty),
    "don-vi": lambda line: (line.unit_code, -line.late, line.rolled, line.code),
}
# The board's own registers that are not procedure: everybody who sees the unit may read these lines.
OFFICE_KINDS = frozenset({"task", "return"})


@dataclass(frozen=True, slots=True)
class BoardPage:
    """The lines of one page, the key after which the next one starts, how many lines are left after it."""

    rows: list[Line]
    total: int
    next_token: str
    left: int
    first: bool


def page_of(found: list[Line], token: str) -> BoardPage:
    """One page of lines that are already in order; the page after `token` (the key of the last line seen)."""
    keys = [str(line.key) for line in found]
    start = keys.index(token) + 1 if token in keys else 0
    rows = found[start : start + PAGE]
    left = len(found) - start - len(rows)
    return BoardPage(rows, len(found), keys[start + len(rows) - 1] if left else "", left, start == 0)


def narrowed(found: Iterable[Line], wanted: dict[str, Any], unit_ids: frozenset[int] | None) -> list[Line]:
    """The lines of some units, of one kind, of one person; without the bucket, which the counters need apart."""
    words = fold(wanted.get("nguoi", "")).split()
    rows = [
        line for line in found
        if (unit_ids is None or line.unit_id in unit_ids)
        and (not wanted.get("loai") or line.kind == wanted["loai"])
        and all(word in fold(f"{line.person} {line.unit}") for word in words)
    ]  # fmt: skip
    return sorted(rows, key=ORDERS.get(wanted.get("xep", ""), ORDERS[""]))


def in_bucket(found: list[Line], bucket: str) -> list[Line]:
    """The lines of one bucket; of an unknown one, all."""
    return [line for line in found if BUCKETS[bucket](line)] if bucket in BUCKETS else found


def counters(found: list[Line], bucket: str, wanted: dict[str, Any], today: date) -> list[dict[str, Any]]:
    """The buckets as links that keep the other filters; the one open leads back to the whole list."""
    ahead = formats.whole(nearing(today).board_days)
    names = {
        LONGEST: (_("Quá hạn trên 10 ngày"), "bad"), LONG: (_("Quá hạn 4–10 ngày"), "bad"),
        SHORT: (_("Quá hạn 1–3 ngày"), "bad"), SOON: (_("Đến hạn trong %(n)s ngày") % {"n": ahead}, "warn"),
        SILENT: (_("Chưa ghi lý do chậm"), "wait"),
    }  # fmt: skip
    rest = {name: value for name, value in wanted.items() if value and name != "muc"}
    answer = []
    for name, (label, kind) in names.items():
        n = len(in_bucket(found, name))
        query = urlencode(rest if name == bucket else rest | {"muc": name})
        answer.append(
            {"value": n, "label": label, "kind": kind if n else "idle", "url": f"?{query}", "current": bucket == name}
        )
    return answer


def unit_choices(found: Iterable[Line]) -> list[tuple[str, str]]:
    """Units that have a line on the board, and the bodies above them, by name."""
    named = {line.unit_code: line.unit for line in found}
    return sorted(named.items(), key=lambda unit: (unit[0].startswith("CAX"), fold(unit[1])))


def shown(line: Line, base: str, actor: Actor) -> dict[str, Any]:
    """One line in words: what, who, until when, how late, why; its page where this person may open it."""
    return {
        "line": line, "url": line.url if opens(actor, line.url) else "", "kind_word": forms.KINDS[line.kind],
        "status": status_of(line), "word": word_of(line),
        "strict": moment(line, "strict"), "rolled": moment(line, "rolled"), "moved": line.strict != line.rolled,
        "explain": f"{base}?{urlencode({'viec': str(line.key)})}",
    }  # fmt: skip


def moment(line: Line, which: str) -> str:
    """An end in words: a limit of hours ends at a minute, a limit of days with its day."""
    at = line.strict if which == "strict" else line.rolled
    if line.by_the_hour:
        return f"{formats.clock_time(at)}, {formats.day(at)}"
    return formats.day(line.strict_on if which == "strict" else line.due_on)


def status_of(line: Line) -> str:
    """The kind of state: late; in the days off after the end or ending soon."""
    return "bad" if line.late else "warn"


def word_of(line: Line) -> str:
    """How the duty stands, in words; colour and drawing only repeat them."""
    if line.late:
        return ngettext("Quá %(n)s ngày", "Quá %(n)s ngày", line.late) % {"n": formats.whole(line.late)}
    if line.state == "grace":
        return _("Trong ngày nghỉ sau hạn")
    if not line.left:
        return _("Hết hạn hôm nay")
    return ngettext("Còn %(n)s ngày", "Còn %(n)s ngày", line.left) % {"n": formats.whole(line.left)}


def by_unit(found: Iterable[Line]) -> list[dict[str, Any]]:
    """Outside the police and the procuracy: a unit, its head, how many, the longest; never a record."""
    units: dict[int, list[Line]] = defaultdict(list)
    for line in found:
        units[line.unit_id].append(line)
    rows = [
        {
            "key": f"unit:{unit_id}", "unit_id": unit_id, "code": rows[0].unit_code, "unit": rows[0].unit,
            "above": rows[0].above, "post": rows[0].head, "late": sum(1 for row in rows if row.late),
            "soon": sum(1 for row in rows if BUCKETS[SOON](row)), "days": max(row.late for row in rows),
            "silent": sum(1 for row in rows if BUCKETS[SILENT](row)),
        }
        for unit_id, rows in units.items()
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (-int(str(row["days"])), -int(str(row["late"])), str(row["code"])))


def rule_words() -> str:
    """The rule of escalation as the head of the board prints it."""
    steps = {step.name: step.after for step in directives.ESCALATION}
    return _("quá %(unit)s ngày tự báo thủ trưởng đơn vị, quá %(above)s ngày báo thủ trưởng cấp trên") % steps


def about(line: Line) -> str:
    """The duty in one line for a message: never content of a record."""
    what = line.act if len(line.act) <= 200 else line.act[:199] + "…"
    return _("%(what)s, hạn %(due)s") % {"what": what, "due": moment(line, "rolled")}


def about_unit(row: dict[str, Any]) -> str:
    """A unit's late duties in one line for a message to its head."""
    return _("%(n)s việc quá hạn, lâu nhất %(days)s ngày") % {
        "n": formats.whole(int(row["late"])), "days": formats.whole(int(row["days"])),
    }  # fmt: skip


