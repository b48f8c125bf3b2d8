"""Penal Code (Bộ luật Hình sự 2015, amended 2017): articles, frames, and the class of crime of each frame (Điều 9).

The class follows from the highest penalty of the frame (khung hình phạt) applied, never from the article and never from
what somebody types.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tongket.core.law.criminal_procedure_code import CRIME_CLASSES, CrimeClass
from tongket.core.law.penal_code_table import ARTICLES, CLAUSES

IN_FORCE = date(2018, 1, 1)
# Law 86/2025/QH15 changes penalties from this day; it was not read.
AMENDED = date(2025, 7, 1)
CLASS_CITES = "BLHS 2015, Điều 9"
CLASS_CITES_EN = "Penal Code 2015, art. 9"
CLASS_LABELS: dict[CrimeClass, str] = dict(
    zip(CRIME_CLASSES, ("Ít nghiêm trọng", "Nghiêm trọng", "Rất nghiêm trọng", "Đặc biệt nghiêm trọng"), strict=True)
)
CLASS_LABELS_EN: dict[CrimeClass, str] = dict(
    zip(CRIME_CLASSES, ("Less serious", "Serious", "Very serious", "Extremely serious"), strict=True)
)
_ARTICLE = re.compile(r"([1-9]\d{0,2})[a-z]?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Article:
    """An article (điều) with its name and chapter."""

    number: str
    name: str
    chapter: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame (khung, khoản) with its highest penalty and its class."""

    article: str
    clause: str
    crime_class: CrimeClass
    highest_penalty: str
    verified: bool = True


class PenalCodeRefusal(LookupError):
    """The offence cannot be described by this article and clause; `code` is stable."""

    code = "LAW-REFUSED"

    def __init__(self, article: str, clause: str = "") -> None:
        self.article, self.clause = article, clause
        super().__init__(f"{self.code}: article {article!r}, clause {clause!r}")


class UnknownArticle(PenalCodeRefusal):
    """The code has no such article."""

    code = "LAW-ARTICLE-UNKNOWN"


class UnknownClause(PenalCodeRefusal):
    """The article has no such clause."""

    code = "LAW-CLAUSE-UNKNOWN"


class NotAFrame(PenalCodeRefusal):
    """The clause is no frame of penalty: additional penalties, legal persons, or no crime."""

    code = "LAW-NOT-A-FRAME"


def article_number(article: str) -> int:
    """The number without its letter: 217a → 217."""
    found = _ARTICLE.fullmatch(article)
    if found is None or article not in ARTICLES:
        raise UnknownArticle(article)
    return int(found[1])


def article_of(number: str) -> Article:
    if number not in ARTICLES:
        raise UnknownArticle(number)
    name, chapter = ARTICLES[number]
    clauses = tuple(clause for art, clause in CLAUSES if art == number)
    return Article(number, name, chapter, clauses)


def frame_of(article: str, clause: str, on: date = IN_FORCE) -> Frame:
    """The frame of an article and clause. Refused: unknown article or clause, a clause that is no frame."""
    if article not in ARTICLES:
        raise UnknownArticle(article, clause)
    if (article, clause) not in CLAUSES:
        raise UnknownClause(article, clause)
    penalty, index = CLAUSES[article, clause]
    if index is None:
        raise NotAFrame(article, clause)
    return Frame(article, clause, CRIME_CLASSES[index], penalty, verified=on < AMENDED)


def frames_of(article: str) -> tuple[Frame, ...]:
    """Every frame of an article, in order of clause."""
    return tuple(
        Frame(art, clause, CRIME_CLASSES[index], penalty)
        for (art, clause), (penalty, index) in CLAUSES.items()
        if art == article and index is not None
    )
