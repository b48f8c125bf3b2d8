"""docs/indicators.md out of the catalogue: `python -m tongket.core.catalogue.document > docs/indicators.md`."""

from __future__ import annotations

import sys

from tongket.core.catalogue import CATALOGUE, CATALOGUE_VERSION, CHAPTERS
from tongket.core.indicators.indicator import Indicator
from tongket.core.indicators.nodes import Count, Latest, Level, Node, Ratio, Stock, Sum, Where, bases
from tongket.core.law.report_kinds import paper_code

_HEAD = """# Danh mục chỉ tiêu – Indicators

Tệp này sinh ra từ `tongket/core/catalogue`; không sửa tay. Generated from the catalogue; do not edit.

Phiên bản – version: `{version}` · {real} chỉ tiêu và {slices} phần tách – {real} indicators and {slices} slices.
"""


def document() -> str:
    """The whole page."""
    slices = sum(1 for indicator in CATALOGUE.values() if indicator.slice_of)
    parts = [_HEAD.format(version=CATALOGUE_VERSION, real=len(CATALOGUE) - slices, slices=slices)]
    for chapter in CHAPTERS:
        parts.append(f"## {chapter.title[0]} – {chapter.title[1]}\n")
        parts += [_entry(indicator) for indicator in chapter.indicators]
    return "\n".join(parts)


def _entry(indicator: Indicator) -> str:
    lines = [
        f"### `{indicator.id}`",
        "",
        f"**{indicator.label}** ({indicator.unit}) – *{indicator.label_en}* ({indicator.unit_en})",
        "",
        indicator.definition,
        "",
        f"*{indicator.definition_en}*",
        "",
        f"- Công thức – formula: `{formula(indicator.node)}`",
        f"- Cộng theo – adds over: {', '.join(sorted(indicator.node.adds_over)) or 'không – nothing'}",
        f"- Tính theo – counted by: {indicator.node.by} · cấp – levels: {', '.join(indicator.levels)}"
        f" · sổ chốt – register: {indicator.register or '–'} · tốt hơn – better: {indicator.better}",
    ]
    if indicator.slice_of:
        lines.append(f"- Phần tách của – slice of: `{indicator.slice_of}`")
    for vi, en in zip(indicator.cites, indicator.cites_en, strict=True):
        lines.append(f"- Căn cứ – source: {vi} / *{en}*")
    return "\n".join(lines) + "\n"


def formula(node: Node) -> str:
    """The node in one line, readable by a person; kinds of reports all counts share stand once, at the end."""
    counts = [base for base in bases(node) if isinstance(base, Count)]
    kinds = {condition for count in counts for condition in count.where if condition[0] == "kind"}
    shared = len(counts) > 1 and len(kinds) == 1 and all("kind" in dict(count.where) for count in counts)
    if not shared:
        return _formula(node, frozenset())
    return f"{_formula(node, frozenset(kinds))} · {_conditions(counts[0].table, tuple(kinds), frozenset())}"


def _formula(node: Node, shared: frozenset[tuple[str, tuple[str, ...]]]) -> str:
    match node:
        case Count():
            name = f"{node.table}.{node.event}{_conditions(node.table, node.where, shared)}"
            return name + (" of the period" if node.of_period else "")
        case Level():
            return f"last month of {node.item}"
        case Latest():
            return f"newest {node.table}.{node.event}{_conditions(node.table, node.where, shared)}"
        case Stock():
            ins = " + ".join(_formula(one, shared) for one in node.plus)
            outs = " − ".join(_formula(one, shared) for one in node.minus)
            return f"stock at {node.at} ({ins}{' − ' + outs if outs else ''})"
        case Sum():
            text = " ".join(f"{'+' if sign > 0 else '−'} {_formula(term, shared)}" for sign, term in node.terms)
            return f"({text.removeprefix('+ ')})"
        case Ratio():
            return f"{_formula(node.n, shared)} / {_formula(node.of, shared)}"


def _conditions(table: str, conditions: Where, shared: frozenset[tuple[str, tuple[str, ...]]]) -> str:
    shown = [one for one in conditions if one not in shared]
    return "[" + ", ".join(f"{name}={_values(table, name, values)}" for name, values in shown) + "]" if shown else ""


def _values(table: str, name: str, values: tuple[str, ...]) -> str:
    """Kinds of reports by their code on paper: the stored word of one is the code of another."""
    if (table, name) == ("report_flow", "kind"):
        values = tuple(sorted(map(paper_code, values)))
    return "|".join(values)


if __name__ == "__main__":
    sys.stdout.write(document())
