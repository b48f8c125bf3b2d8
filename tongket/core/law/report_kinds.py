"""Kinds of information on crime (loại nguồn tin về tội phạm), Điều 4.1, 143, 144, 152 BLTTHS: which have a limit.

"Tố giác, tin báo, kiến nghị khởi tố" are three of them: Điều 147, the suspension of Điều 148 and the resolution rate
speak of these three only. A confession, a surrender and what a body finds itself are sources as well, without limit.

The stored word of a kind is older than its code on paper: stored TT is what a body found itself, on paper TT is a
confession. Whatever leaves the product carries the code on paper.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportKind:
    """One kind: the word it is stored under, its code on paper, whether Điều 147 limits it, its names."""

    stored: str
    paper: str
    limited: bool
    name: str
    name_en: str
    cites: str


KINDS: dict[str, ReportKind] = {
    kind.stored: kind
    for kind in (
        ReportKind("TG", "TG", True, "Tố giác về tội phạm", "Denunciation", "BLTTHS 2015 Điều 144 khoản 1"),
        ReportKind("TB", "TB", True, "Tin báo về tội phạm", "Report by a body, a person or the media",
                   "BLTTHS 2015 Điều 144 khoản 2"),
        ReportKind("KN", "KN", True, "Kiến nghị khởi tố", "Proposal to initiate", "BLTTHS 2015 Điều 144 khoản 3"),
        ReportKind("TU_THU", "TT", False, "Người phạm tội tự thú", "Self-confession", "BLTTHS 2015 Điều 152"),
        ReportKind("DAU_THU", "ĐT", False, "Người phạm tội đầu thú", "Surrender", "BLTTHS 2015 Điều 152"),
        ReportKind("TT", "PH", False, "Trực tiếp phát hiện", "Found by the body itself", "BLTTHS 2015 Điều 143"),
    )
}  # fmt: skip
# Điều 144, 147: the limit, the notices of receipt and the resolution rate cover these.
STATUTORY_KINDS = frozenset(kind.stored for kind in KINDS.values() if kind.limited)
OTHER_KINDS = frozenset(KINDS) - STATUTORY_KINDS
# Điều 152: tự thú, đầu thú.
CONFESSIONS = frozenset({"TU_THU", "DAU_THU"})


def paper_code(stored: str) -> str:
    """The code a kind has on paper and in exports (§1.1): stored TT is PH, stored TU_THU is TT."""
    return KINDS[stored].paper if stored in KINDS else stored
