"""WordprocessingML made as text: runs, paragraphs and the marks that bind numbers to their indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml

from tongket.documents.outline import Figure, Run

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARE = f'xmlns:w="{MAIN}"'
_TABOO = {code: None for code in range(32) if code not in (9, 10)}


def clean(text: str) -> str:
    """Text without the control characters that XML refuses."""
    return text.translate(_TABOO)


def twips(hundredths_mm: int) -> int:
    """Hundredths of a millimetre as twentieths of a point."""
    return round(hundredths_mm * 1440 / 2540)


def mm(millimetres: int) -> int:
    """Millimetres as twentieths of a point."""
    return twips(millimetres * 100)


@dataclass
class Binding:
    """The figures met so far; each gets a bookmark, and the list travels inside the file."""

    figures: list[Figure] = field(default_factory=list)

    def wrap(self, figure: Figure, run: str) -> str:
        """The run between its bookmark's two ends."""
        self.figures.append(figure)
        number = len(self.figures)
        return f'<w:bookmarkStart w:id="{number}" w:name="F{number:05d}"/>{run}<w:bookmarkEnd w:id="{number}"/>'

    def part(self) -> str:
        """The list of bindings as a custom XML part."""
        rows = []
        for number, figure in enumerate(self.figures, 1):
            integers = "".join(
                f' {name}="{value}"' for name, value in (("n", figure.n), ("of", figure.of)) if value is not None
            )
            rows.append(
                f'<figure mark="F{number:05d}" indicator={quoteattr(figure.indicator)} unit={quoteattr(figure.unit)}'
                f" period={quoteattr(figure.period)} calendar={quoteattr(figure.calendar)}"
                f" status={quoteattr(figure.status)} text={quoteattr(clean(figure.text))}{integers}/>"
            )
        return f'<figures xmlns="urn:tongket:figures">{"".join(rows)}</figures>'


@dataclass(frozen=True)
class Look:
    """How a run looks; sizes in points, 0 leaves the style's own."""

    size: int = 0
    bold: bool = False
    italic: bool = False
    caps: bool = False


def run_xml(text: str, look: Look) -> str:
    """One run; line feeds become line breaks."""
    marks = ("<w:b/>" if look.bold else "") + ("<w:i/>" if look.italic else "") + ("<w:caps/>" if look.caps else "")
    size = f'<w:sz w:val="{look.size * 2}"/><w:szCs w:val="{look.size * 2}"/>' if look.size else ""
    properties = f"<w:rPr>{marks}{size}</w:rPr>" if marks or size else ""
    lines = clean(text).split("\n")
    body = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:r>{properties}{body}</w:r>"


def runs_xml(runs: Iterable[Run], look: Look, binding: Binding) -> str:
    """Runs with their own emphasis added to the look of the place."""
    out = []
    for run in runs:
        own = Look(look.size, look.bold or run.bold, look.italic or run.italic, look.caps)
        made = run_xml(run.text, own)
        out.append(binding.wrap(run, made) if isinstance(run, Figure) else made)
    return "".join(out)


@dataclass(frozen=True)
class Layout:
    """How a paragraph lies: spacing in twentieths of a point, indents too, None leaves the style's own."""

    style: str = ""
    align: str = ""
    before: int | None = None
    after: int | None = None
    left: int = 0
    right: int = 0
    exact: int = 0
    keep_next: bool = False
    rule_above: bool = False
    plain: bool = False


def paragraph_xml(body: str, layout: Layout) -> str:
    """One paragraph; the order of the properties is the schema's."""
    parts = []
    if layout.style:
        parts.append(f'<w:pStyle w:val="{layout.style}"/>')
    if layout.keep_next:
        parts.append("<w:keepNext/>")
    if layout.rule_above:
        parts.append('<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>')
    parts.append(_spacing(layout))
    if layout.left or layout.right or layout.plain:
        parts.append(f'<w:ind w:left="{layout.left}" w:right="{layout.right}" w:firstLine="0"/>')
    if layout.align:
        parts.append(f'<w:jc w:val="{layout.align}"/>')
    return f"<w:p><w:pPr>{''.join(parts)}</w:pPr>{body}</w:p>"


def _spacing(layout: Layout) -> str:
    values = []
    if layout.before is not None:
        values.append(f'w:before="{layout.before}"')
    if layout.after is not None:
        values.append(f'w:after="{layout.after}"')
    if layout.exact:
        values.append(f'w:line="{layout.exact}" w:lineRule="exact"')
    elif layout.plain:
        values.append('w:line="240" w:lineRule="auto"')
    return f"<w:spacing {' '.join(values)}/>" if values else ""


def words_xml(text: str, look: Look = Look()) -> str:
    """Plain words as one run."""
    return run_xml(text, look)


def elements(xml: str) -> Iterator[Any]:
    """The elements of a piece of WordprocessingML."""
    yield from parse_xml(f"<w:body {DECLARE}>{xml}</w:body>")
