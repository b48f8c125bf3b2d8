"""docs/indicators.md out of the catalogue: `python -m tongket.core.catalogue.document > docs/indicators.md`."""

from __future__ import annotations

import sys

from tongket.core.catalogue import CATALOGUE, CATALOGUE_VERSION, CHAPTERS
from tongket.core.indicators.indicator import Indicator
from tongket.core.indicators.nodes import Count, Latest, Level, Node, Ratio, Stock, Sum, Where

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
    """The node in one line, readable by a person."""
    match node:
        case Count():
            name = f"{node.table}.{node.event}{_conditions(node.where)}"
            return name + (" of the period" if node.of_period else "")
        case Level():
            return f"last month of {node.item}"
        case Latest():
            return f"newest {node.table}.{node.event}{_conditions(node.where)}"
        case Stock():
            ins, outs = " + ".join(map(formula, node.plus)), " − ".join(map(formula, node.minus))
            return f"stock at {node.at} ({ins}{' − ' + outs if outs else ''})"
        case Sum():
            text = " ".join(f"{'+' if sign > 0 else '−'} {formula(term)}" for sign, term in node.terms)
            return f"({text.removeprefix('+ ')})"
        case Ratio():
            return f"{formula(node.n)} / {formula(node.of)}"


def _conditions(conditions: Where) -> str:
    if not conditions:
        return ""
    return "[" + ", ".join(f"{name}={'|'.join(values)}" for name, values in conditions) + "]"


if __name__ == "__main__":
    sys.stdout.write(document())
