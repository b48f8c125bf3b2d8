"""The frame of an offence (khung hình phạt): class, primary group and serious set follow from article and clause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from tongket.core.law import penal_code
from tongket.core.law.crime_groups import primary_group
from tongket.core.law.serious_set import in_serious_set
from tongket.foundation.refusals import Refused


@dataclass(frozen=True, slots=True)
class OffenceFrame:
    """What an offence is in law on a day."""

    article: str
    clause: str
    group: str
    crime_class: str
    serious_set: str


def frame_of(article: str, clause: str, on: date) -> OffenceFrame:
    """The frame of an article and clause on a day. Refused: OFFENCE-FRAME-UNKNOWN, OFFENCE-FRAME-WITHOUT-CLASS."""
    article, clause = article.strip().lower(), clause.strip()
    try:
        return _frame(article, clause, on)
    except penal_code.NotAFrame as fault:
        raise Refused(
            "OFFENCE-FRAME-WITHOUT-CLASS", _("Khoản %(clause)s Điều %(article)s không phải khung hình phạt."),
            _("Chọn khoản quy định tội phạm và hình phạt, không phải khoản về hình phạt bổ sung hay pháp nhân."),
            article=article, clause=clause, field="clause",
        ) from fault  # fmt: skip
    except penal_code.PenalCodeRefusal as fault:
        raise Refused(
            "OFFENCE-FRAME-UNKNOWN", _("Bộ luật Hình sự không có khoản “%(clause)s” Điều “%(article)s”."),
            _("Kiểm tra lại điều, khoản."), article=article, clause=clause, field="article",
        ) from fault  # fmt: skip


@lru_cache(maxsize=4096)
def _frame(article: str, clause: str, on: date) -> OffenceFrame:
    frame = penal_code.frame_of(article, clause, on)
    serious = "yes" if in_serious_set(article, clause, on) else "no"
    return OffenceFrame(article, clause, primary_group(article, on), frame.crime_class, serious)
