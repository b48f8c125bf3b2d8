"""docs/rules.md: every provision of core/law with its citation, versions, and where it is used and tested."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import ModuleType
from typing import Any

from tongket.core import law
from tongket.core.law.limits import Limit, Provision
from tongket.core.law.penal_code import CLASS_LABELS, CLASS_LABELS_EN, CRIME_CLASSES
from tongket.core.law.penal_code_table import ARTICLES, CLAUSES
from tongket.entry.docs.limit_tables import Placed, amount_of, clock_catalogue, every_limit
from tongket.entry.docs.uses import COLLECTIONS, Uses, uses_of
from tongket.entry.docs.words import cell, table

_HEAD = """# Quy định có số trong luật – Provisions of the law

Tệp này sinh ra từ `tongket/core/law` và cây cú pháp của mã nguồn; không sửa tay. Generated from `tongket/core/law` and
the syntax trees of the code; do not edit.

*đã đọc – verified*: số lấy từ văn bản. *cấu hình – configuration*: chưa đọc được văn bản, hoặc là quy ước của ta; không
bao giờ dùng để từ chối. Verified: read in the text of the law. Configuration: not read, or a convention of ours.
"""
NAMED = 4
# Tables of thousands of rows, and modules that only gather or define.
NOT_LISTED = frozenset({"limits", "catalogue", "penal_code_table", "penal_code"})


def document() -> str:
    """The whole page."""
    lines = [_HEAD, *every_limit(placed_limits()), "", *clock_catalogue(), ""]
    for module in law_modules():
        lines += [f"## `core/law/{module.__name__.rpartition('.')[2]}.py`", "", *_purpose(module), ""]
        for name, value in constants_of(module):
            lines += _entry(module, name, value)
    return "\n".join([*lines, *_penal_code()])


def placed_limits() -> Iterator[Placed]:
    """Every limit with the constant that holds it, in the order in which they stand."""
    for module in law_modules():
        for name, value in constants_of(module):
            yield from (Placed(module.__name__, name, limit) for limit in limits_in(value))


def law_modules() -> list[ModuleType]:
    """The modules of core/law that state something, by name."""
    names = sorted(found.name for found in pkgutil.iter_modules(law.__path__))
    return [importlib.import_module(f"{law.__name__}.{name}") for name in names if name not in NOT_LISTED]


def constants_of(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """Public constants made in the module, in the order in which they stand: articles come in order."""
    for name, value in vars(module).items():
        if name.isupper() and name not in COLLECTIONS and (_instances(value) or _is_plain(value)):
            yield name, value


def _is_plain(value: Any) -> bool:
    """A number, a set of words or a table of words: conventions that stand beside the provisions."""
    words = isinstance(value, Mapping) and all(isinstance(inner, str) for inner in value.values())
    return isinstance(value, int | frozenset) or words


def limits_in(value: Any) -> list[Limit]:
    """The limits a constant holds: itself, or those in its tuples and mappings."""
    return [found for found in _instances(value) if isinstance(found, Limit)]


def _instances(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return [found for inner in value.values() for found in _instances(inner)]
    if isinstance(value, tuple):
        return [found for inner in value for found in _instances(inner)]
    return [value] if is_dataclass(value) and not isinstance(value, type) else []


def _purpose(module: ModuleType) -> list[str]:
    return (module.__doc__ or "").strip().splitlines()


def _entry(module: ModuleType, name: str, value: Any) -> list[str]:
    held = _instances(value)
    lines = [f"### `{name}`", ""]
    if not held:
        named = isinstance(value, Mapping)
        lines += ["; ".join(f"`{key}`: {text}" for key, text in value.items()) if named else cell(value), ""]
    elif isinstance(held[0], Limit):
        lines += _limits(held)
    elif isinstance(held[0], Provision):
        for rule in held:
            lines += [f"`{rule.code}` · {rule.cites} – *{rule.cites_en}*", ""]
            lines += [f"- từ – from {cell(rule.effective_from)} · {cell(rule.verified)}"]
    else:
        lines += _rows(held)
    return [*lines, *_where(uses_of(module.__name__, name)), ""]


def _limits(limits: list[Limit]) -> list[str]:
    lines = []
    for cites in dict.fromkeys((limit.cites, limit.cites_en) for limit in limits):
        lines += [f"{cites[0]} – *{cites[1]}*", ""]
    return lines + table(
        ("mã – code", "từ – from", "thời hạn – limit", "nguồn – source"),
        [
            (f"`{limit.code}`", version.effective_from, amount_of(limit, version),
             cell(version.verified) + (f" ({version.note})" if version.note else ""))
            for limit in limits
            for version in limit.versions
        ],
    )  # fmt: skip


def _rows(held: list[Any]) -> list[str]:
    names = [field.name for field in fields(held[0])]
    return table(names, [[_plain(name, getattr(row, name)) for name in names] for row in held])


def _plain(name: str, value: Any) -> str:
    """Only `verified` speaks of sources; other yes-and-no columns say yes or no."""
    if isinstance(value, bool) and name != "verified":
        return "có – yes" if value else "không – no"
    return cell(value)


def _where(uses: Uses) -> list[str]:
    """Three lines: functions of the core, functions of the house, tests."""
    return [
        f"- Hàm của lõi – functions of the core: {_short(uses.core)}",
        f"- Nơi dùng – used in: {_short(uses.house)}",
        f"- Kiểm thử – tests: {_short(uses.tests)}",
    ]


def _short(names: tuple[str, ...]) -> str:
    """Names by module, so that a module with ten functions is named once; of many only their number."""
    grouped: dict[str, list[str]] = {}
    for dotted in names:
        module, _, function = dotted.rpartition(".")
        grouped.setdefault(module.removeprefix("tongket.").removeprefix("tests."), []).append(function)
    return "; ".join(
        f"`{module}`: {', '.join(found) if len(found) <= NAMED else f'{len(found)} hàm – functions'}"
        for module, found in grouped.items()
    ) or "–"  # fmt: skip


def _penal_code() -> list[str]:
    lines = ["## `core/law/penal_code.py`", "", *_purpose(importlib.import_module("tongket.core.law.penal_code")), ""]
    lines += [f"{len(ARTICLES)} điều – articles · {len(CLAUSES)} khoản – clauses."
              " Lớp tội theo khung – class of crime by frame:", ""]  # fmt: skip
    counts = [sum(1 for _, index in CLAUSES.values() if index == place) for place in range(len(CRIME_CLASSES))]
    rows = [
        (f"`{name}`", CLASS_LABELS[name], CLASS_LABELS_EN[name], count)
        for name, count in zip(CRIME_CLASSES, counts, strict=True)
    ]
    none = sum(1 for _, index in CLAUSES.values() if index is None)
    rows.append(("–", "không phải khung hình phạt", "not a frame of penalty", none))  # type: ignore[arg-type]
    lines += table(("lớp – class", "Việt", "English", "khoản – clauses"), rows)
    return [*lines, *_where(uses_of("tongket.core.law.penal_code", "frame_of")), ""]
