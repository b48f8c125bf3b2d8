"""Numbers that lead to a person (số giấy tờ, số điện thoại) found in free text, so that they are not stored there.

A number is looked for however it is written: in groups, with any short marks between them, in digits of other scripts,
with invisible characters among them. What officers write every day in figures – sums, days, hours, months, numbers of
papers, codes of this house, postal items – is put aside first. What must be found and what must pass is a table:
tests/spec/viet/identifiers.md. Numbers spelled out in words are not found.
"""

from __future__ import annotations

import re
import unicodedata

# A phone has nine digits or more, a passport a letter and seven; only texts with so many are looked at closely.
_FEWEST = 7
# Digits that are no plain digits (category No): superscript, subscript, circled, with a stop or in brackets.
_RARE_DIGITS = re.compile("[²³¹⁰-⁹₀-₉፩-፱᧚①-⒛⓪-⓿❶-➓㉈-㉏㉑-㉟㊱-㊿㋀-㋋㍘-㍰㏠-㏾𐩀-𐩃𐹠-𐹨𑁒-𑁚🄀-🄌🯰-🯹]")
_DIGITS = re.compile(r"\d")

_ASIDE = "¤"  # stands for what was put aside: no number goes on across it
# Between two digits of one number: nothing or up to three marks. What lists, adds or divides a table parts numbers,
# unless it stands between them alone.
_S = rf"(?:[^\w,;|+=%{_ASIDE}]|_){{0,3}}"
_LISTED = r"[,;|+=]?"
_UNIT = r"\s*(?:đồng|đ(?!\w)|vnđ|vnd|usd|triệu|tỷ|tỉ|nghìn|ngàn|euro|đô la|nhân dân tệ)"

_D, _M, _Y = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_TIME = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-4])[:hg][0-5]\d(?::[0-5]\d)?(?![\d:])", re.IGNORECASE)
_WHOLE_DAYS = tuple(
    re.compile(rf"(?<!\d){before}{day}(?: ?- ?{day})?(?!\d)(?!{sep}\d)")
    for sep, before in (("/", rf"(?:{_D}(?:/{_M})? ?- ?)?"), (r"\.", ""), ("-", ""))
    for day in (rf"{_D}{sep}{_M}{sep}{_Y}", rf"{_Y}{sep}{_M}{sep}{_D}")
)
_SHORT_DAYS = tuple(
    re.compile(rf"(?<!\d){day}(?: ?- ?{day})?(?!\d)(?!{sep}\d)")
    for sep in ("/", r"\.", "-")
    for day in (rf"{_D}{sep}{_M}{sep}\d\d", rf"{_M}{sep}{_Y}")
)
# Only a text with so many digits near to each other, or a letter before seven, is taken apart.
_CHAIN = re.compile(rf"\d(?:(?:{_S}|{_LISTED})\d){{8}}|[a-z][ .\-]?\d(?:[ .\-]?\d){{6}}", re.IGNORECASE)
# TB-12433-2022-000005, TB-CAH-338-2022-000123, TNA-PC04-2020-0005, NP-2022-11-14-fdceb16e7101; hashes; postal items
# RR123456789VN. Behind a word that announces a number of a person nothing is a code.
_CODES = re.compile(
    rf"(?<![^\W_])(?:(?!S?[ĐD]T-|TEL-|CCCD|CMND|CMT|GPLX)[A-ZĐ]{{2,4}}(?:-[A-Z]{{2,4}}\d{{0,2}})?(?:-\d{{2,5}})?-{_Y}"
    r"(?:-(?:\d{1,6}|[0-9a-f]{12})){0,2}|[0-9a-f]{40,}|[A-Z]{2}\d{9}[A-Z]{2})(?![^\W_])(?!-\d)"
)
# The running number of an article at the end of its address; a phone or a citizen's number there is still one.
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<!\d)(?!84)[1-9]\d{8,}(?!\d)|(?<=-)[a-z]\d{7,8}(?!\d)")
_SUM = re.compile(
    rf"(?P<first>[1-9]\d{{0,2}})(?P<sep>[ .,])\d{{3}}(?:(?P=sep)\d{{3}})+(?![.,]?\d)(?P<unit>{_UNIT})?", re.IGNORECASE
)
# What follows here belongs to the digits before it; a whole day only where it is written on to them.
_GOES_ON = re.compile(rf"[\d+]{_S}$")
_WRITTEN_ON = re.compile(r"[\d+][./\-_:)]?$")

_PAPER_WORDS = r"cmnd|cmt|cccd|căn cước|can cuoc|chứng minh|chung minh|giấy tờ|giay to|định danh|dinh danh"
_PHONE_WORDS = (
    r"sđt|sdt|điện thoại|dien thoai|di động|di dong|zalo|viber|hotline|liên hệ|lien he|(?<!tên )(?<!kêu )\bgọi\b"
    r"|\bđt\b|\btel\b"
)
# After a word that says what it is, nine to twelve digits in any grouping are such a number.
_NAMED = re.compile(
    rf"(?:{_PAPER_WORDS}|{_PHONE_WORDS})[^\d\n;{_ASIDE}]{{0,20}}(\d(?:{_S}\d){{8,11}}?)(?!\d)(?!{_S}\d)(?!{_UNIT})",
    re.IGNORECASE,
)
_NUMBERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Ten or eleven digits led by 0 are a phone, twelve a citizen's number, whatever follows.
        rf"(?<!\d)0(?:{_S}\d){{9,11}}?(?!\d)",
        rf"(?<![\d,.])(?:\+?84|0)(?:{_LISTED}\d){{9,11}}?(?!\d)",
        rf"(?:\+{_S}|(?<!\d)00{_S})84(?:{_S}\d){{9,11}}?(?!\d)",
        rf"(?<!\d)84{_S}[2-9](?:{_S}\d){{8,9}}?(?!\d)",
        # Old cards have nine digits, citizens' numbers and driving licences twelve; a sum is never led by 0.
        rf"(?<!\d)(?<!\d[.,])\d{{3}}(?P<a>[ \-]?)\d{{3}}(?P=a)\d{{3}}(?:(?P=a)\d{{3}})?(?![.,]?\d)(?!{_UNIT})",
        rf"(?<!\d)(?<!\d[.,])0\d\d{_S}\d{{3}}{_S}\d{{3}}(?![.,]?\d)",
        # Passports; the number of an engine or a frame may look alike.
        r"(?<![^\W_])(?<!máy )(?<!máy: )(?<!khung )(?<!khung: )(?-i:[A-Z]|(?<![\-/])[a-z])\d{7,8}(?![^\W_])",
        r"(?:hộ chiếu|ho chieu|passport)[^\d\n]{0,12}?\b(?P<n>[a-z][ .\-]?\d(?:[ .\-]?\d){6,7})(?!\d)",
    )
)


class _Shapes(dict[int, str | None]):
    """Code point → how it is read here; filled as characters are met."""

    def __missing__(self, code: int) -> str | None:
        self[code] = shape = _shape(chr(code))
        return shape


_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800"  # letters and patterns that show nothing
_LOOKALIKES = {"−": "-", "⁄": "/", "∕": "/", "·": ".", "•": ".", "∙": ".", "‧": ".", "・": "."}
_BREAKS = {"Zl": "\n", "Zp": "\n", "Zs": " ", "Pd": "-", "Cf": None, "Mn": None, "Me": None}


def _shape(char: str) -> str | None:
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    if char in _BLANK_LETTERS or char == "\t":
        return " "
    category = unicodedata.category(char)
    if category == "Cc":
        return "\n" if char.isspace() else None
    return _LOOKALIKES[char] if char in _LOOKALIKES else _BREAKS.get(category, char)


_SHAPES = _Shapes()


def plain(text: str) -> str:
    """The text with every digit as 0–9, every blank and dash as one kind, and nothing invisible."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).translate(_SHAPES))


def may_hold_number(text: str) -> bool:
    """Whether a text has digits enough to be looked at: a quick answer, without which every act would wait."""
    if len(_DIGITS.findall(text)) >= _FEWEST:
        return True
    return not text.isascii() and _RARE_DIGITS.search(text) is not None


def personal_numbers(text: str) -> tuple[str, ...]:
    """Identity and phone numbers in the text, in the order they stand: "CCCD 000000000001" → ("000000000001",)."""
    if not may_hold_number(text) or _CODES.fullmatch(text):
        return ()
    read = plain(text)
    return tuple(read[start:end].strip() for start, end in _places(read))


def without_numbers(text: str) -> str:
    """The text with "…" in the place of every such number: what may be kept of it where it is not yet refused."""
    if not personal_numbers(text):
        return text
    read = plain(text)
    for start, end in reversed(_places(read)):
        read = f"{read[:start]}…{read[end:]}"
    return read


def _places(read: str) -> list[tuple[int, int]]:
    """From where to where each number stands in a text already made plain; of two that overlap the earlier, longer."""
    if _CHAIN.search(read) is None:
        return []
    rest = _without_papers_and_days(read)
    found = [match.span(1) for match in _NAMED.finditer(rest)]
    rest = _SUM.sub(_sum_aside, rest)
    found += [match.span("n" if "n" in one.groupindex else 0) for one in _NUMBERS for match in one.finditer(rest)]
    answer: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda one: (one[0], -one[1])):
        if not answer or start >= answer[-1][1]:
            answer.append((start, end))
    return answer


def _aside(match: re.Match[str]) -> str:
    """As long as what it stands for, so that places stay comparable."""
    return _ASIDE * len(match[0])


def _without_papers_and_days(text: str) -> str:
    text = _LINK.sub(lambda link: _ARTICLE.sub(_aside, link[0]), text)
    for pattern in (_CODES, _TIME):
        text = pattern.sub(_aside, text)
    for pattern in _WHOLE_DAYS:
        text = _days_aside(pattern, text, _WRITTEN_ON)
    for pattern in _SHORT_DAYS:
        text = _days_aside(pattern, text, _GOES_ON)
    return text


def _days_aside(pattern: re.Pattern[str], text: str, goes_on: re.Pattern[str]) -> str:
    """Days put aside, one after the other; what other digits lead up to is part of a longer number."""
    done = 0

    def aside(match: re.Match[str]) -> str:
        nonlocal done
        if goes_on.search(text[max(done, match.start() - 4) : match.start()]):
            return match[0]
        done = match.end()
        return _aside(match)

    return pattern.sub(aside, text)


def _sum_aside(match: re.Match[str]) -> str:
    """A sum in groups of three: with its unit, or with points as sums are written; never the end of a longer number."""
    told = match["unit"] or (match["sep"] != " " and match["first"] != "84")
    goes_on = _GOES_ON.search(match.string[max(0, match.start() - 4) : match.start()])
    return _aside(match) if told and not goes_on else match[0]
