"""The first and the last lines of a document: motto and issuing body, number and date, signature and recipients."""

from __future__ import annotations

from tongket.core.law.decree_30_2020 import MOTTO, SLOGAN, Profile, number_line, place_and_date
from tongket.documents.fonts import metrics
from tongket.documents.outline import Outline
from tongket.documents.word.xml import Layout, Look, mm, paragraph_xml, words_xml


def letterhead_xml(outline: Outline, profile: Profile) -> str:
    """Two columns without borders: the body on the left, the State's motto on the right."""
    whole = profile.text_width()
    left = whole * profile.left_column_percent // 100
    head, sizes = outline.letterhead, profile.sizes
    superior = _line(head.superior.upper(), Look(sizes.superior)) if head.superior else ""
    name = _line(head.body.upper(), Look(sizes.body_name, bold=True))
    first = superior + name + _rule(left, left * 2 // 5)
    slogan_width = metrics.width_mm(SLOGAN, sizes.slogan, bold=True)
    second = _line(MOTTO, Look(sizes.motto, bold=True)) + _line(SLOGAN, Look(sizes.slogan, bold=True))
    second += _rule(whole - left, slogan_width)
    number = _line(number_line(head.symbol, head.number), Look(sizes.number), before=60)
    dated = _line(place_and_date(head.place, head.on), Look(sizes.place_date, italic=True), before=60)
    return _columns((left, whole - left), ((first, second), (number, dated)))


def title_xml(outline: Outline, profile: Profile) -> str:
    """Type, summary, the rule under it, the period of the figures and the addressees."""
    bold = Look(profile.sizes.title, bold=True)
    out = paragraph_xml("", Layout(style="Normal", before=0, after=0, plain=True))
    out += _line(outline.title.upper(), bold, before=60)
    if outline.summary:
        out += _line(outline.summary, bold)
        out += _rule(profile.text_width(), profile.text_width() // 3)
    if outline.period_text:
        out += _line(outline.period_text, Look(profile.sizes.body - 1, italic=True), before=60, after=120)
    if len(outline.addressees) == 1:
        out += _line(f"Kính gửi: {outline.addressees[0]}.", Look(profile.sizes.body), before=120, after=120)
    elif outline.addressees:
        out += _line("Kính gửi:", Look(profile.sizes.body), before=120)
        last = len(outline.addressees) - 1
        for index, name in enumerate(outline.addressees):
            out += _line(f"- {name}{'.' if index == last else ';'}", Look(profile.sizes.body))
    return out + paragraph_xml("", Layout(style="Normal", before=0, after=0, exact=120, plain=True))


def closing_xml(outline: Outline, profile: Profile) -> str:
    """Recipients on the left, authority and the empty place of the signature on the right."""
    whole = profile.text_width()
    half = whole // 2
    left = ""
    flush = Layout(style="Normal", align="left", before=0, after=0, plain=True)
    if outline.recipients:
        left = paragraph_xml(words_xml("Nơi nhận:", Look(profile.sizes.recipients_head, True, True)), flush)
        last = len(outline.recipients) - 1
        for index, name in enumerate(outline.recipients):
            words = f"- {name}{'.' if index == last else ';'}"
            left += paragraph_xml(words_xml(words, Look(profile.sizes.recipients)), flush)
    right = "".join(_line(line, Look(profile.sizes.signature, bold=True)) for line in outline.signature.lines)
    right += "".join(_line("", Look(profile.sizes.signature)) for _ in range(4))
    right += "".join(_line(line, Look(profile.sizes.signature, bold=True)) for line in outline.signature.below)
    right += _line(outline.signature.name, Look(profile.sizes.signature, bold=True))
    return _columns((half, whole - half), ((left or _line("", Look()), right),))


def _line(text: str, look: Look, *, before: int = 0, after: int = 0) -> str:
    layout = Layout(style="Normal", align="center", before=before, after=after, plain=True)
    return paragraph_xml(words_xml(text, look) if text else "", layout)


def _rule(column: int, length: int) -> str:
    """A rule of a given length, centred in its column: the upper border of a thin empty paragraph."""
    side = mm(max(column - length, 0)) // 2
    layout = Layout(
        style="Normal",
        before=20,
        after=0,
        left=side,
        right=side,
        exact=60,
        rule_above=True,
        plain=True,
    )
    return paragraph_xml("", layout)


def _columns(widths: tuple[int, int], rows: tuple[tuple[str, str], ...]) -> str:
    """A table without borders whose rows never split over two pages."""
    twips = [mm(width) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    body = ""
    for row in rows:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
            for width, content in zip(twips, row, strict=True)
        )
        body += f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )
