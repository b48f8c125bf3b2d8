"""The Word file against the schema of WordprocessingML, as far as it can be read without the network.

Word refuses or repairs files whose properties stand in another order than the schema's sequences; LibreOffice does not
mind, so the order is checked here (ECMA-376, part 1, wml.xsd, transitional).
"""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import pytest

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDERS = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
        "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
        "lang eastAsianLayout specVanish oMath"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
        "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
    ),
    "tcPr": ("cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
        "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
    ),
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
        "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
    ),
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
}
REPEATED = {"headerReference", "footerReference", "tr", "tc", "tblStylePr"}


def parts_of(data: bytes) -> dict[str, ElementTree.Element]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}


def disorder(root: ElementTree.Element, name: str) -> list[str]:
    order = {word: at for at, word in enumerate(ORDERS[name].split())}
    wrong = []
    for element in root.iter(W + name):
        children = [child.tag.removeprefix(W) for child in element]
        places = [order.get(child, -1) for child in children]
        twice = {child for child in children if children.count(child) > 1} - REPEATED
        if -1 in places or places != sorted(places) or twice:
            wrong.append(" ".join(children))
    return wrong


@pytest.mark.parametrize("name", ORDERS)
def test_properties_stand_in_the_order_of_the_schema(report_file: bytes, name: str) -> None:
    found = {part: disorder(root, name)[:3] for part, root in parts_of(report_file).items() if part.startswith("word/")}
    assert {part: wrong for part, wrong in found.items() if wrong} == {}


def test_the_check_of_the_order_finds_a_fault() -> None:
    wrong = f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:jc w:val="left"/><w:keepNext/></w:pPr></w:p>'
    assert disorder(ElementTree.fromstring(wrong), "pPr") == ["jc keepNext"]


def test_every_cell_ends_with_a_paragraph_and_every_row_fills_its_grid(report_file: bytes) -> None:
    body = parts_of(report_file)["word/document.xml"]
    for table in body.iter(W + "tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(W + "tr"):
            cells = row.findall(W + "tc")
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in cells]
            assert sum(1 if span is None else int(span.get(W + "val", "1")) for span in spans) == columns
            assert all(cell[-1].tag == W + "p" for cell in cells)


def test_bookmarks_open_and_close_once_and_have_names_of_their_own(report_file: bytes) -> None:
    body = parts_of(report_file)["word/document.xml"]
    starts = [one.get(W + "id") for one in body.iter(W + "bookmarkStart")]
    names = [one.get(W + "name") for one in body.iter(W + "bookmarkStart")]
    assert sorted(starts) == sorted(one.get(W + "id") for one in body.iter(W + "bookmarkEnd"))
    assert len(set(starts)) == len(starts) and len(set(names)) == len(names)


def test_every_part_that_is_referred_to_is_in_the_package(report_file: bytes) -> None:
    archive = zipfile.ZipFile(io.BytesIO(report_file))
    names = set(archive.namelist())
    relations = ElementTree.fromstring(archive.read("word/_rels/document.xml.rels"))
    targets = [one.get("Target", "") for one in relations]
    inside = [target.lstrip("/") if target.startswith("/") else f"word/{target}" for target in targets]
    assert {path.replace("word/../", "") for path in inside} <= names
