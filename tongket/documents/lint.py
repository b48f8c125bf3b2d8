"""The linter of Word files: does a document keep the layout rules, and is every number bound?

Findings have a stable rule name, a place and a message. The demo profile accepts exactly three empty places: the
number, the signatory's name and the seal (a demo document can have none of them).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from tongket.core.checks.claims import Reviewed, bare_claims
from tongket.core.law.decree_30_2020 import MOTTO, SLOGAN, Profile
from tongket.documents.fonts import OFFICE_FAMILY
from tongket.documents.outline import Block, Figure, Heading, Outline, Paragraph, Run, Text

EMPTY_PLACES = ("number", "signatory", "seal")
_NUMBER = re.compile(r"Số:\s*(\d*)\s*/[A-ZĐ]")
_FIGURES = "{urn:tongket:figures}figure"
_MM = 36000
_TOLERANCE = 18000  # half a millimetre: Word rounds to twentieths of a point
# Digits in prose that are no results: dates, years, names of documents, articles, lists and ordinals.
_HARMLESS = re.compile(
    r"\d{1,2}/\d{1,2}(/\d{4})?|\d+/\d{4}/[A-ZĐ-]+(-[A-ZĐ]+)*"
    r"|(năm|tháng|ngày|Điều|khoản|quý|Phụ lục|Thông tư số|số) \d+(/\d+)*(/[A-ZĐ-]+)*"
    r"|\d+/[A-ZĐ]{2,}[-A-ZĐ0-9]*|(BCĐ|Ban Chỉ đạo) ?138|[A-ZĐ]+-\d+|24:00"
)


@dataclass(frozen=True)
class Finding:
    """One fault: the rule, the place and what is wrong."""

    rule: str
    place: str
    message: str


def lint(data: bytes, profile: Profile, *, empty_places: tuple[str, ...] = ()) -> list[Finding]:
    """The findings of one Word file; `empty_places` are accepted when empty (a demo passes EMPTY_PLACES)."""
    document = Document(io.BytesIO(data))
    return [
        *_page(document, profile), *_fonts(document), *_head(document, profile), *_page_number(document),
        *_empty(document, empty_places), *_bound(document),
    ]  # fmt: skip


def _page(document: WordDocument, profile: Profile) -> Iterator[Finding]:
    for number, section in enumerate(document.sections, 1):
        where = f"section {number}"
        short, long = sorted((int(section.page_width or 0), int(section.page_height or 0)))
        for side, wanted in zip((short, long), profile.page, strict=True):
            if abs(side - wanted * _MM) > _TOLERANCE:
                yield Finding("PAGE-SIZE", where, f"{side // _MM} mm instead of {wanted} mm")
        sides = (
            ("top", section.top_margin, profile.allowed_top_bottom),
            ("bottom", section.bottom_margin, profile.allowed_top_bottom),
            ("left", section.left_margin, profile.allowed_left), ("right", section.right_margin, profile.allowed_right),
        )  # fmt: skip
        for name, margin, allowed in sides:
            size = int(margin or 0)
            if not allowed.low * _MM - _TOLERANCE <= size <= allowed.high * _MM + _TOLERANCE:
                yield Finding(
                    "MARGIN", f"{where}, {name}", f"{size // _MM} mm, allowed {allowed.low}–{allowed.high} mm"
                )
    if document.sections[0].orientation:
        yield Finding("ORIENTATION", "section 1", "the body stands on a landscape page")


def _fonts(document: WordDocument) -> Iterator[Finding]:
    """Every font named anywhere must be the one of the decree; theme fonts are not named and so refused."""
    roots = [("document", document.element), ("styles", document.styles.element)]
    roots += [(f"header {number}", section.header._element) for number, section in enumerate(document.sections, 1)]
    for where, root in roots:
        for fonts in root.iter(qn("w:rFonts")):
            for name, value in fonts.attrib.items():
                attribute = name.rsplit("}", 1)[-1]
                if "Theme" in attribute:
                    yield Finding("FONT-THEME", where, f"{attribute} = {value}")
                elif attribute in ("ascii", "hAnsi", "eastAsia", "cs") and value != OFFICE_FAMILY:
                    yield Finding("FONT", where, f"{value} instead of {OFFICE_FAMILY}")
    default = next(document.styles.element.iter(qn("w:rFonts")), None)
    if default is None:
        yield Finding("FONT", "styles", "no default font is named")


def _head_lines(document: WordDocument) -> list[Any]:
    if not document.tables:
        return []
    return [paragraph for row in document.tables[0].rows for cell in row.cells for paragraph in cell.paragraphs]


def _head(document: WordDocument, profile: Profile) -> Iterator[Finding]:
    texts = [paragraph.text.strip() for paragraph in _head_lines(document)]
    for rule, wanted in (("MOTTO", MOTTO), ("SLOGAN", SLOGAN)):
        if wanted not in texts:
            yield Finding(rule, "head", f"“{wanted}” is missing")
    if not any("ngày" in text and "tháng" in text and "năm" in text for text in texts):
        yield Finding("PLACE-DATE", "head", "place and date are missing")
    size = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:sz')}")
    points = int(size.get(qn("w:val"), "0")) // 2 if size is not None else 0
    if not profile.body_sizes.holds(points):
        yield Finding(
            "BODY-SIZE", "styles", f"{points} pt, allowed {profile.body_sizes.low}–{profile.body_sizes.high} pt"
        )


def _page_number(document: WordDocument) -> Iterator[Finding]:
    section = document.sections[0]
    if not section.different_first_page_header_footer:
        yield Finding("PAGE-NUMBER", "section 1", "page 1 shows a number")
    header = section.header._element
    fields = [part for part in header.iter(qn("w:instrText")) if "PAGE" in (part.text or "")]
    if not fields:
        yield Finding("PAGE-NUMBER", "header", "no page number in the top margin")
        return
    paragraph = fields[0].getparent().getparent()
    align = paragraph.find(f"{qn('w:pPr')}/{qn('w:jc')}")
    if align is None or align.get(qn("w:val")) != "center":
        yield Finding("PAGE-NUMBER", "header", "the page number is not centred")


def _empty(document: WordDocument, accepted: tuple[str, ...]) -> Iterator[Finding]:
    numbers = [match for paragraph in _head_lines(document) if (match := _NUMBER.match(paragraph.text))]
    if not numbers:
        yield Finding("NUMBER-LINE", "head", "the line “Số: …/…” is missing")
    elif not numbers[0][1] and "number" not in accepted:
        yield Finding("EMPTY-NUMBER", "head", "the document has no number")
    closing = _closing(document)
    if closing is not None and not closing[-1].text.strip() and "signatory" not in accepted:
        yield Finding("EMPTY-SIGNATORY", "signature", "nobody's name stands under the document")
    if closing is not None and "seal" not in accepted and not _pictures(closing):
        yield Finding("EMPTY-SEAL", "signature", "the document bears no seal")


def _pictures(paragraphs: list[Any]) -> bool:
    return any(next(paragraph._p.iter(qn("w:drawing")), None) is not None for paragraph in paragraphs)


def _closing(document: WordDocument) -> list[Any] | None:
    """The paragraphs of the signature: the right cell of the table that holds "Nơi nhận:"."""
    for table in document.tables[1:]:
        cells = table.rows[0].cells
        if len(cells) == 2 and cells[0].text.startswith("Nơi nhận:"):
            return list(cells[1].paragraphs)
    return None


def _bound(document: WordDocument) -> Iterator[Finding]:
    """Every bookmarked figure still reads as it was written, and every recorded figure still has its mark."""
    recorded = {mark: text for mark, text in _recorded(document)}
    shown = dict(_marked(document))
    for mark, text in recorded.items():
        if mark not in shown:
            yield Finding("FIGURE-LOST", mark, f"“{text}” is no longer bound")
        elif shown[mark] != text:
            yield Finding("FIGURE-CHANGED", mark, f"“{shown[mark]}” instead of “{text}”")


def _recorded(document: WordDocument) -> Iterator[tuple[str, str]]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/customXml"):
            for figure in ElementTree.fromstring(relation.target_part.blob).iter(_FIGURES):
                yield figure.get("mark", ""), figure.get("text", "")


def _marked(document: WordDocument) -> Iterator[tuple[str, str]]:
    for start in document.element.body.iter(qn("w:bookmarkStart")):
        name = start.get(qn("w:name"), "")
        if re.fullmatch(r"F\d{5}", name):
            words = []
            for element in start.itersiblings():
                if element.tag == qn("w:bookmarkEnd"):
                    break
                words += [part.text or "" for part in element.iter(qn("w:t"))]
            yield name, "".join(words)


def unbound_numbers(outline: Outline) -> list[Finding]:
    """Numbers in the prose of an outline that are neither figures nor dates, years or names of documents."""
    found = []
    for index, block in enumerate(outline.blocks, 1):
        for run in _prose(block):
            if isinstance(run, Text) and not run.given and re.search(r"\d", _HARMLESS.sub("", run.text)):
                found.append(Finding("NUMBER-UNBOUND", f"block {index}", run.text.strip()))
    return found


def bare_claims_in(outline: Outline, reviewed: Iterable[Reviewed] = ()) -> list[Finding]:
    """Paragraphs that say nobody was wronged or missed and name no recorded review that looked."""
    known, found = tuple(reviewed), []
    for index, block in enumerate(outline.blocks, 1):
        text = "".join(run.text for run in _prose(block))
        found += [
            Finding("SAFEGUARDS-CLAIM-WITHOUT-REVIEW", f"block {index}", claim) for claim in bare_claims(text, known)
        ]
    return found


def _prose(block: Block) -> Iterator[Run | Figure]:
    if isinstance(block, Paragraph):
        yield from block.runs
    elif isinstance(block, Heading):
        yield Text(block.text)
