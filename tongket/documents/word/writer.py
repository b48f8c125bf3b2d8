"""An outline as a Word document."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.section import Section
from docx.shared import Mm

from tongket.core.law.decree_30_2020 import Profile, profile_on
from tongket.core.viet.words import roman
from tongket.documents.outline import (
    Annex,
    Block,
    Chart,
    Heading,
    Outline,
    PageBreak,
    Paragraph,
    Table,
    plain,
    with_ending,
)
from tongket.documents.picture import png
from tongket.documents.word.letterhead import closing_xml, letterhead_xml, title_xml
from tongket.documents.word.tables import table_xml
from tongket.documents.word.template import new_document
from tongket.documents.word.xml import Binding, Layout, Look, elements, paragraph_xml, run_xml, runs_xml, words_xml

_STYLES = {"body": "VanBan", "lead": "VanBan", "basis": "CanCu", "note": "GhiChu", "item": "VanBan"}
_PAGE_FIELD = (
    '<w:r><w:rPr>{size}</w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:rPr>{size}</w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:rPr>{size}</w:rPr><w:fldChar w:fldCharType="separate"/></w:r>'
    "<w:r><w:rPr>{size}</w:rPr><w:t>2</w:t></w:r>"
    '<w:r><w:rPr>{size}</w:rPr><w:fldChar w:fldCharType="end"/></w:r>'
)
_PLACE = re.compile(rb"<\?bang (\d+)\?>")
_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"


def docx_bytes(outline: Outline) -> bytes:
    """The document; the same outline gives the same bytes."""
    return _Writer(outline).bytes()


class _Writer:
    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.profile: Profile = profile_on(outline.letterhead.on)
        self.document: WordDocument = new_document(self.profile)
        self.body = self.document.element.body
        self.binding = Binding()
        self.pictures = 0
        self.tables: list[str] = []  # put in as text at the end: moving large trees into a tree takes quadratic time

    def bytes(self) -> bytes:
        outline = self.outline
        self._section(self.document.sections[0], landscape=False)
        self._header(self.document.sections[0])
        self._add(letterhead_xml(outline, self.profile) + title_xml(outline, self.profile))
        self._blocks(with_ending(outline.blocks, outline.ending))
        if outline.signature.lines or outline.recipients:
            self._keep_last_line()
            self._add(paragraph_xml("", Layout(style="Normal", before=0, after=0, plain=True, keep_next=True)))
            self._add(closing_xml(outline, self.profile))
        for number, annex in enumerate(outline.annexes, 1):
            self._annex(annex, roman(number) if len(outline.annexes) > 1 else "")
        if note := outline.provenance.sentence():
            self._add(paragraph_xml(words_xml(note), Layout(style="GhiChu", before=120)))
        self._properties()
        self._bind()
        return _repacked(self.document, outline, self.tables)

    def _add(self, xml: str) -> None:
        end = self.body.sectPr
        for element in list(elements(xml)):
            end.addprevious(element)

    def _keep_last_line(self) -> None:
        """The last lines of the text go over the page together with the signature."""
        last = self.document.paragraphs[-1] if self.document.paragraphs else None
        if last is not None:
            last.paragraph_format.keep_with_next = True

    def _blocks(self, blocks: tuple[Block, ...], *, landscape: bool = False) -> None:
        width = self.profile.text_width(landscape=landscape)
        for block in blocks:
            if isinstance(block, Chart):
                self._chart(block)
            else:
                self._add(self._block(block, width))

    def _block(self, block: Heading | Paragraph | Table | PageBreak, width: int) -> str:
        if isinstance(block, Heading):
            words = f"{block.number} {block.text}".strip()
            return paragraph_xml(
                run_xml(words.upper() if block.level == 1 else words, Look()),
                Layout(style=f"Heading{block.level}"),
            )
        if isinstance(block, Paragraph):
            return paragraph_xml(runs_xml(block.runs, Look(), self.binding), Layout(style=_STYLES[block.style]))
        if isinstance(block, PageBreak):
            return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        caption = paragraph_xml(words_xml(block.caption), Layout(style="Caption")) if block.caption else ""
        note = paragraph_xml(words_xml(block.note), Layout(style="GhiChu")) if block.note else ""
        gap = paragraph_xml("", Layout(style="Normal", before=0, after=0, exact=120, plain=True))
        self.tables.append(table_xml(block, self.profile, self.binding, width=width))
        return f"{caption}<?bang {len(self.tables) - 1}?>{note or gap}"

    def _chart(self, chart: Chart) -> None:
        self.pictures += 1
        paragraph = self.document.add_paragraph(style="caption")
        run = paragraph.add_run()
        run.add_picture(io.BytesIO(png(chart.picture)), width=Mm(chart.width_mm))
        for properties in paragraph._p.iter(
            "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
        ):
            properties.set("descr", chart.description)
            properties.set("title", plain(chart.title))
            properties.set("name", f"Hình {self.pictures}")
        caption = runs_xml(chart.title, Look(), self.binding)
        self._add(paragraph_xml(run_xml(f"Hình {self.pictures}. ", Look()) + caption, Layout(style="Caption")))
        self._add(paragraph_xml(words_xml(chart.source), Layout(style="GhiChu", align="center")))

    def _annex(self, annex: Annex, number: str) -> None:
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        self._section(section, landscape=annex.landscape)
        _restart_pages(section)
        centre = Layout(style="Normal", align="center", before=0, after=60, plain=True, keep_next=True)
        size = self.profile.sizes.annex_title
        head = paragraph_xml(words_xml(f"Phụ lục {number}".strip(), Look(size, bold=True)), centre)
        head += paragraph_xml(words_xml(annex.title.upper(), Look(size, bold=True)), centre)
        if annex.note:
            head += paragraph_xml(words_xml(annex.note, Look(size - 1, italic=True)), centre)
        self._add(head)
        self._blocks(annex.blocks, landscape=annex.landscape)

    def _section(self, section: Section, *, landscape: bool) -> None:
        short, long = (Mm(side) for side in self.profile.page)
        margins = self.profile.margins
        sides = (margins.left, margins.right, margins.top, margins.bottom)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (long, short) if landscape else (short, long)
        section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = (
            Mm(one) for one in sides
        )
        section.header_distance, section.footer_distance = Mm(8), Mm(8)
        section.different_first_page_header_footer = True

    def _header(self, section: Section) -> None:
        mark = self.outline.demo_mark
        size = self.profile.sizes.page_number * 2
        field = _PAGE_FIELD.format(size=f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>')
        top = Layout(style="Header", align="center")
        marked = paragraph_xml(words_xml(mark, Look(self.profile.sizes.mark, bold=True)), top) if mark else ""
        _fill(section.header, paragraph_xml(field, top) + marked)
        _fill(section.first_page_header, marked or paragraph_xml("", top))
        _fill(section.footer, paragraph_xml("", Layout(style="Footer")))
        _fill(section.first_page_footer, paragraph_xml("", Layout(style="Footer")))

    def _properties(self) -> None:
        outline, core = self.outline, self.document.core_properties
        made = datetime(outline.letterhead.on.year, outline.letterhead.on.month, outline.letterhead.on.day, tzinfo=UTC)
        core.title = outline.subject()[:255]
        core.author = core.last_modified_by = outline.letterhead.author()[:255]
        core.subject = (outline.demo_mark or outline.period_text)[:255]
        core.category = outline.kind
        core.keywords = "; ".join(
            part for part in (outline.demo_mark, outline.provenance.snapshot, outline.provenance.catalogue) if part
        )[:255]
        core.comments = " ".join(part for part in (outline.demo_mark, outline.provenance.sentence()) if part)[:255]
        core.language = "vi-VN"
        core.revision = 1
        core.created = core.modified = made.replace(tzinfo=None)

    def _bind(self) -> None:
        blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{self.binding.part()}'.encode()
        package = self.document.part.package
        part = Part(PackURI("/customXml/item1.xml"), "application/xml", blob, package)
        self.document.part.relate_to(part, _CUSTOM_XML)


def _fill(place: Any, xml: str) -> None:
    place.is_linked_to_previous = False
    root = place._element
    for child in list(root):
        root.remove(child)
    for element in list(elements(xml)):
        root.append(element)


def _restart_pages(section: Section) -> None:
    """Annexes are numbered by themselves (Annex I of the decree)."""
    properties = section._sectPr
    for old in properties.findall("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}pgNumType"):
        properties.remove(old)
    (number,) = elements('<w:pgNumType w:start="1"/>')
    margins = properties.find("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}pgMar")
    margins.addnext(number)


def _repacked(document: WordDocument, outline: Outline, tables: list[str]) -> bytes:
    """The saved package with its tables, and the document's own date on every part: equal outlines, equal bytes."""
    saved = io.BytesIO()
    document.save(saved)
    on = outline.letterhead.on
    out = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, (on.year, on.month, on.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            content = source.read(name)
            if name == "word/document.xml":
                content = _PLACE.sub(lambda match: tables[int(match[1])].encode(), content)
            target.writestr(info, content)
    return out.getvalue()
