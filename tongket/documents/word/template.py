"""Our own clean Word template: no theme, no theme fonts, every style written here."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from tongket.core.law.decree_30_2020 import Profile
from tongket.documents.fonts import OFFICE_FAMILY
from tongket.documents.word.xml import DECLARE, twips

_NEEDED = ("/styles", "/settings", "/header", "/footer", "/image")
_SETTINGS_DROPPED = ("w:themeFontLang", "w:clrSchemeMapping", "w:rsids", "w:attachedTemplate")


def new_document(profile: Profile) -> WordDocument:
    """An empty document with our styles and nothing of the stock template."""
    document = Document()
    _drop_parts(document)
    styles = document.styles.element
    for child in list(styles):
        styles.remove(child)
    for child in parse_xml(f"<w:styles {DECLARE}>{_styles(profile)}</w:styles>"):
        styles.append(child)
    settings = document.settings.element
    for name in _SETTINGS_DROPPED:
        for child in settings.findall(qn(name)):
            settings.remove(child)
    return document


def _drop_parts(document: WordDocument) -> None:
    """Theme, effects, thumbnail and sample parts of the stock template go."""
    for rels in (document.part.rels, document.part.package.rels):
        for key, relation in list(rels.items()):
            kind = relation.reltype
            if rels is document.part.rels:
                if not kind.endswith(_NEEDED):
                    del rels[key]
            elif kind.endswith("/thumbnail"):
                del rels[key]


def _fonts() -> str:
    names = " ".join(f'w:{which}="{OFFICE_FAMILY}"' for which in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f"<w:rFonts {names}/>"


def _styles(profile: Profile) -> str:
    size = profile.sizes.body * 2
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_fonts()}<w:color w:val="000000"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        + _paragraph_style("Normal", "Normal", default=True)
        + '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="57" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        + _body_styles(profile)
        + _table_style()
    )


def _body_styles(profile: Profile) -> str:
    gap, line = profile.paragraph_gap_points * 20, 240 * profile.line_spacing_percent // 100
    indent = twips(profile.first_line_hundredths_mm)
    body = f'<w:spacing w:before="0" w:after="{gap}" w:line="{line}" w:lineRule="auto"/>'
    first = f'<w:ind w:firstLine="{indent}"/><w:jc w:val="both"/>'
    head = f'<w:keepNext/><w:spacing w:before="{gap}" w:after="{gap}" w:line="{line}" w:lineRule="auto"/>{first}'
    small = profile.sizes.note * 2
    note = f'<w:sz w:val="{small}"/><w:szCs w:val="{small}"/>'
    centred = '<w:spacing w:before="60" w:after="60"/><w:jc w:val="center"/>'
    return (
        _paragraph_style("VanBan", "Van ban", body + first)
        + _paragraph_style("CanCu", "Can cu", body + first, "<w:i/><w:iCs/>")
        + _paragraph_style(
            "GhiChu", "Ghi chu", '<w:spacing w:before="40" w:after="80"/><w:jc w:val="both"/>', "<w:i/>" + note
        )
        + _paragraph_style("Heading1", "heading 1", head + '<w:outlineLvl w:val="0"/>', "<w:b/><w:bCs/>")
        + _paragraph_style("Heading2", "heading 2", head + '<w:outlineLvl w:val="1"/>', "<w:b/><w:bCs/>")
        + _paragraph_style("Heading3", "heading 3", head + '<w:outlineLvl w:val="2"/>', "<w:b/><w:bCs/><w:i/><w:iCs/>")
        + _paragraph_style("Caption", "caption", "<w:keepNext/>" + centred, "<w:b/><w:bCs/>" + note)
        + _paragraph_style("BangO", "Bang o", '<w:spacing w:before="20" w:after="20"/>')
        + _paragraph_style("Header", "header", '<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>')
        + _paragraph_style("Footer", "footer", '<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>')
    )


def _paragraph_style(key: str, name: str, layout: str = "", look: str = "", *, default: bool = False) -> str:
    first = ' w:default="1"' if default else ""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    paragraph = f"<w:pPr>{layout}</w:pPr>" if layout else ""
    letters = f"<w:rPr>{look}</w:rPr>" if look else ""
    return (
        f'<w:style w:type="paragraph"{first} w:styleId="{key}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
        f"{paragraph}{letters}</w:style>"
    )


def _table_style() -> str:
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr></w:style>"
    )


def theme_parts(document: WordDocument) -> list[Any]:
    """The theme parts still reachable; the tests want none."""
    return [part for part in document.part.package.iter_parts() if "theme" in str(part.partname)]
