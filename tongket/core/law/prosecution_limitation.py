"""Limitation of prosecution (thời hiệu truy cứu trách nhiệm hình sự): Penal Code Điều 27, and Điều 28, where none runs.

The term follows the class of crime of the frame. Read in the code of 2015. Of the code of 1999, and of what Law
86/2025/QH15 changes, the text was not read: dated configuration, a proposal and never a bar.
"""

from __future__ import annotations

from datetime import date

from tongket.core.law import penal_code
from tongket.core.law.criminal_procedure_code import CRIME_CLASSES, CrimeClass
from tongket.core.law.limits import Limit, Version

CODE, CITES, CITES_EN = "BLHS-27", "BLHS 2015, Điều 27", "Penal Code 2015, art. 27"
CODE_OF_1999 = date(2000, 7, 1)
# Crimes against national security; against peace, humanity, and war crimes.
_CHAPTERS_WITHOUT = ("XIII", "XXVI")
# Embezzlement and taking bribes, by their two gravest frames.
_FRAMES_WITHOUT = (("353", "3"), ("353", "4"), ("354", "3"), ("354", "4"))


def _term(point: str, years: int) -> Limit:
    return Limit(
        f"BLHS-27.2{point}", "months", f"BLHS 2015, Điều 27 khoản 2 điểm {point}",
        f"Penal Code 2015, art. 27.2.{point}",
        (
            Version(CODE_OF_1999, years * 12, verified=False, cites=f"BLHS 1999, Điều 23 khoản 2 điểm {point}",
                    cites_en=f"Penal Code 1999, art. 23.2.{point}"),
            Version(penal_code.IN_FORCE, years * 12),
            Version(penal_code.AMENDED, years * 12, verified=False,
                    cites=f"BLHS 2015 (sửa đổi bởi Luật số 86/2025/QH15), Điều 27 khoản 2 điểm {point}",
                    cites_en=f"Penal Code 2015 (amended by Law 86/2025/QH15), art. 27.2.{point}"),
        ),
    )  # fmt: skip


LIMITS = (_term("a", 5), _term("b", 10), _term("c", 15), _term("d", 20))
TERMS: dict[CrimeClass, Limit] = dict(zip(CRIME_CLASSES, LIMITS, strict=True))


def term_for(article: str, clause: str = "") -> Limit | None:
    """The term of an article and clause; without a clause that of its gravest frame, so that nothing ends too early.

    None where no limitation runs (Điều 28), or the article has no frame. Refused: unknown article or clause, a clause
    that is no frame.
    """
    number = penal_code.article_of(article)
    frames = (penal_code.frame_of(article, clause),) if clause else penal_code.frames_of(article)
    if not frames or number.chapter in _CHAPTERS_WITHOUT:
        return None
    gravest = max(frames, key=lambda frame: CRIME_CLASSES.index(frame.crime_class))
    if (article, gravest.clause) in _FRAMES_WITHOUT:
        return None
    return TERMS[gravest.crime_class]
