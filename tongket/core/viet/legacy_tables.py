"""The two old encodings as tables: TCVN3 (ABC fonts, with the capitals of TCVN 5712) and VNI Windows."""

from __future__ import annotations

# TCVN 5712:1993 (VN1). Rows of sixteen from the code given; · marks codes without a letter.
_TCVN3_ROWS = {
    0x80: "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ",
    0x90: "ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ",
    0xA0: "·ĂÂÊÔƠƯĐăâêôơưđẰ",
    0xB0: "·····àảãáạẲằẳẵắẴ",
    0xC0: "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ",
    0xD0: "éẹềểễếệìỉỄẾỒĩíịò",
    0xE0: "Ổỏõóọồổỗốộờởỡớợù",
    0xF0: "ỖủũúụừửữứựỳỷỹýỵỐ",
}
# Capitals that the standard put on control codes.
_TCVN3_CONTROLS = {
    0x01: "Ú", 0x02: "Ụ", 0x04: "Ừ", 0x05: "Ử", 0x06: "Ữ", 0x11: "Ứ",
    0x12: "Ự", 0x13: "Ỳ", 0x14: "Ỷ", 0x15: "Ỹ", 0x16: "Ý", 0x17: "Ỵ",
}  # fmt: skip
TCVN3: dict[int, str] = _TCVN3_CONTROLS | {
    first + place: letter for first, row in _TCVN3_ROWS.items() for place, letter in enumerate(row) if letter != "·"
}

# What Windows-1252 shows for the codes 80–9F, where Latin-1 has control characters.
WINDOWS_1252_CHARS: dict[int, str] = {
    code: char for code in range(0x80, 0xA0) if (char := bytes([code]).decode("cp1252", "ignore"))
}
WINDOWS_1252: dict[str, int] = {char: code for code, char in WINDOWS_1252_CHARS.items()}
# Quotes, dashes, dots: in ABC documents these codes are far more often punctuation than capitals.
TYPOGRAPHIC: dict[int, str] = {WINDOWS_1252[char]: char for char in "‚„…‘’“”•–—"}

# VNI writes a vowel and then a mark.
_VNI_TONE_MARKS = "ùøûõï"
_VNI_TONED = {
    "a": "áàảãạ", "e": "éèẻẽẹ", "o": "óòỏõọ", "ô": "ớờởỡợ", "u": "úùủũụ", "ö": "ứừửữự", "y": "ýỳỷỹỵ",
}  # fmt: skip
_VNI_CIRCUMFLEX_MARKS = "âáàåãä"
_VNI_CIRCUMFLEXED = {"a": "âấầẩẫậ", "e": "êếềểễệ", "o": "ôốồổỗộ"}
_VNI_BREVE_MARKS = "êéèúüë"
_VNI_BREVED = {"a": "ăắằẳẵặ"}


def _pairs(marks: str, forms: dict[str, str]) -> dict[str, str]:
    return {vowel + mark: form for vowel, row in forms.items() for mark, form in zip(marks, row, strict=True)}


VNI_PAIRS: dict[str, str] = (
    _pairs(_VNI_TONE_MARKS, _VNI_TONED)
    | _pairs(_VNI_CIRCUMFLEX_MARKS, _VNI_CIRCUMFLEXED)
    | _pairs(_VNI_BREVE_MARKS, _VNI_BREVED)
)
VNI_SINGLES: dict[str, str] = {
    "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ", "ô": "ơ", "ö": "ư",
}  # fmt: skip
VNI_MARKS = frozenset(_VNI_TONE_MARKS + _VNI_CIRCUMFLEX_MARKS + _VNI_BREVE_MARKS)
