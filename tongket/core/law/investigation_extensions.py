"""Which procuracy signs an extension of an investigation (thẩm quyền gia hạn điều tra), BLTTHS Điều 172 khoản 3 và 5.

The paragraphs were read as they stood until the district police ended. What joint circular 02/2025 and Law 99/2025 put
in their place was not: from 01/03/2025 the rows say which levels the press and the reorganisation make possible, as
configuration that warns and never bars. Điều 174 khoản 1 sends extensions after a resumption to the same paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tongket.core.law.competence import DISTRICTS_END
from tongket.core.law.criminal_procedure_code import AMENDED, IN_FORCE

# Investigating bodies as the paragraph tells them apart; divisions, and communes since 2025, act for the province.
DISTRICT_BODY, PROVINCE_BODY = "district", "province"


@dataclass(frozen=True, slots=True)
class ExtensionSignatory:
    """The procuracies (Viện kiểm sát) one of which signs an extension: by class, its number, the investigating body."""

    crime_class: str
    number: int
    body: str
    levels: tuple[str, ...]
    effective_from: date
    cites: str
    cites_en: str
    verified: bool = True


def _read(crime_class: str, number: int, body: str, level: str, paragraph: str) -> ExtensionSignatory:
    clause, _, point = paragraph.partition(".")
    vi = f"BLTTHS 2015, Điều 172 khoản {clause}" + (f" điểm {point}" if point else "")
    return ExtensionSignatory(
        crime_class, number, body, (level,), IN_FORCE, vi, f"Criminal Procedure Code 2015, art. 172.{paragraph}"
    )


_TTLT_02 = ("TTLT 02/2025/TTLT-BCA-VKSNDTC-TANDTC (chưa đọc được văn bản)", "Joint circular 02/2025 (not read)")
_LAW_99 = ("BLTTHS 2015 (sửa đổi bởi Luật số 99/2025/QH15), Điều 172 (chưa đọc được văn bản)",
           "Criminal Procedure Code 2015 (amended by Law 99/2025), art. 172 (not read)")  # fmt: skip
# Class and number of the extension → whether the lowest procuracy may sign in the years not read, and who else.
_UNREAD = {
    ("less_serious", 1): (True, "province"),
    ("serious", 1): (True, "province"),
    ("serious", 2): (True, "province"),
    ("very_serious", 1): (True, "province"),
    ("very_serious", 2): (False, "province"),
    ("extremely_serious", 1): (False, "province"),
    ("extremely_serious", 2): (False, "province"),
    ("extremely_serious", 3): (False, "supreme"),
    ("extremely_serious", 4): (False, "supreme"),
    ("extremely_serious", 5): (False, "supreme"),
}


def _unread(since: date, lowest: str, cites: tuple[str, str]) -> tuple[ExtensionSignatory, ...]:
    return tuple(
        ExtensionSignatory(crime_class, number, PROVINCE_BODY, (lowest, level) if low else (level,), since, *cites,
                           verified=False)
        for (crime_class, number), (low, level) in _UNREAD.items()
    )  # fmt: skip


EXTENSION_SIGNATORIES: tuple[ExtensionSignatory, ...] = (
    *(_read("less_serious", 1, body, body, "5.a") for body in (DISTRICT_BODY, PROVINCE_BODY)),
    *(_read("serious", n, body, body, "5.b") for n in (1, 2) for body in (DISTRICT_BODY, PROVINCE_BODY)),
    _read("very_serious", 1, DISTRICT_BODY, "district", "5.c"),
    _read("very_serious", 2, DISTRICT_BODY, "province", "5.c"),
    *(_read("very_serious", n, PROVINCE_BODY, "province", "5.c") for n in (1, 2)),
    *(_read("extremely_serious", n, body, "province" if n < 3 else "supreme", "5.d")
      for n in (1, 2, 3) for body in (DISTRICT_BODY, PROVINCE_BODY)),
    *(_read("extremely_serious", n, body, "supreme", "3") for n in (4, 5) for body in (DISTRICT_BODY, PROVINCE_BODY)),
    *_unread(DISTRICTS_END, "district", _TTLT_02),
    *_unread(AMENDED, "regional", _LAW_99),
)  # fmt: skip


def body_of(level: str) -> str:
    """Which investigating body of Điều 172 a unit of the police of this level is."""
    return DISTRICT_BODY if level == "district" else PROVINCE_BODY


def extension_signatory(crime_class: str, number: int, body: str, on: date) -> ExtensionSignatory | None:
    """Who signs the extension with this number in the limit now running; None where the law knows no such extension."""
    found = [
        row for row in EXTENSION_SIGNATORIES
        if (row.crime_class, row.number, row.body) == (crime_class, number, body) and row.effective_from <= on
    ]  # fmt: skip
    return found[-1] if found else None
