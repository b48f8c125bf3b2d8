"""The limitation of prosecution of a report (thời hiệu truy cứu, BLHS Đ27, Đ28): what cannot be noted, what is odd."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from tongket.core.clock.prosecution_limitation import proposed_end
from tongket.core.law import penal_code, prosecution_limitation
from tongket.foundation.refusals import Refused
from tongket.registers.intake.rules.acts import penal_article, reasons_against_basis


def limitation_end(given: date | None, article: str, clause: str, occurred_on: date | None) -> date | None:
    """The last day as it is written down: the one given, else the proposal of the law for the article named."""
    article, clause = penal_article(article, clause)
    if given is not None or not article or occurred_on is None:
        return given
    try:
        return proposed_end(occurred_on, article, clause)
    except penal_code.PenalCodeRefusal:
        return None  # told by `reasons_against_limitation`


def reasons_against_limitation(
    end: date | None, article: str, clause: str, words: str, occurred_on: date | None
) -> list[Refused]:
    """Why the end of the limitation cannot be noted: an unknown article, no day, no basis, a day before the crime."""
    if article.strip() and (reasons := reasons_against_basis("initiated", article, clause, "")):
        return reasons
    if end is None:
        return [_no_day(*penal_article(article, clause), occurred_on)]
    if not article.strip() and not words.strip():
        return [
            Refused("LIMITATION-NO-BASIS", _("Chưa ghi căn cứ của ngày hết thời hiệu."),
                    _("Ghi điều luật, hoặc căn cứ khác."), field="article")
        ]  # fmt: skip
    if occurred_on is not None and end < occurred_on:
        return [
            Refused("LIMITATION-BEFORE-OCCURRENCE", _("Ngày hết thời hiệu trước ngày xảy ra %(day)s."),
                    _("Kiểm tra lại hai ngày."), day=f"{occurred_on:%d/%m/%Y}", field="limitation_on")
        ]  # fmt: skip
    return []


def _no_day(article: str, clause: str, occurred_on: date | None) -> Refused:
    hint = _("Nhập ngày, hoặc ghi điều luật để tính từ ngày xảy ra.")
    if article and occurred_on is None:
        hint = _("Tin chưa có ngày xảy ra: nhập ngày hết thời hiệu.")
    elif article and prosecution_limitation.term_for(article, clause) is None:
        return Refused("LIMITATION-NONE", _("Tội này không áp dụng thời hiệu truy cứu (BLHS Điều 28)."),
                       _("Kiểm tra lại điều, khoản."), field="article")  # fmt: skip
    return Refused("LIMITATION-MISSING", _("Chưa có ngày hết thời hiệu."), hint, field="limitation_on")


def warnings_of_limitation(article: str, clause: str) -> list[str]:
    """What is odd about a day noted all the same: the crime named knows no limitation."""
    article, clause = penal_article(article, clause)
    try:
        none = bool(article) and prosecution_limitation.term_for(article, clause) is None
    except penal_code.PenalCodeRefusal:
        return []
    return ["LIMITATION-NOT-APPLICABLE"] if none else []


def warnings_of_closing(on: date, limitation_on: date | None) -> list[str]:
    """What is odd about closing by limitation on a day: it has not run out yet, or nobody noted when it does."""
    if limitation_on is None:
        return ["LIMITATION-DAY-UNKNOWN"]
    return ["LIMITATION-NOT-RUN-OUT"] if on <= limitation_on else []
