"""Rules of the register of publications: states, who, and the truth of what an item says with numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext_lazy as _

from tongket.core.viet import bounds, numbers
from tongket.foundation.actor import Actor, Role
from tongket.foundation.refusals import Refused
from tongket.foundation.refusals import reasons_against_empty as reasons_against_empty

STATES = {
    "draft": _("Bản thảo"),
    "approved": _("Đã duyệt"),
    "published": _("Đã đăng"),
    "withdrawn": _("Đã gỡ"),
}
TRANSITIONS = {
    ("draft", "revise_press_item"): "draft",
    ("approved", "revise_press_item"): "draft",
    ("draft", "approve_press_item"): "approved",
    ("approved", "publish_press_item"): "published",
    ("published", "correct_press_item"): "published",
    ("published", "record_views"): "published",
    ("published", "count_view"): "published",
    ("draft", "withdraw_press_item"): "withdrawn",
    ("approved", "withdraw_press_item"): "withdrawn",
    ("published", "withdraw_press_item"): "withdrawn",
}
WHO = {
    "draft_press_item": frozenset({Role.STATISTICS, Role.EMULATION, Role.MEMBER_AGENCY}),
    "revise_press_item": frozenset({Role.STATISTICS, Role.EMULATION, Role.MEMBER_AGENCY}),
    "approve_press_item": frozenset({Role.CHAIR, Role.STATISTICS, Role.UNIT_HEAD}),
    "publish_press_item": frozenset({Role.CHAIR, Role.STATISTICS}),
    "withdraw_press_item": frozenset({Role.CHAIR, Role.STATISTICS}),
    "correct_press_item": frozenset({Role.CHAIR, Role.STATISTICS}),
    "record_views": frozenset({Role.STATISTICS, Role.SYSTEM}),
}
# A percentage, a place in a ranking, or a number before a noun that is counted: each must be a bound figure.
UNBOUND = re.compile(
    r"\d[\d.,]*\s*(?:%|vụ|người|đối tượng|bị can|tập thể|cá nhân|bậc|hồ sơ|tin báo|xã|buổi|lượt)|thứ\s+\d+",
    re.IGNORECASE,
)
KEY = re.compile(r"\{([a-z0-9_]+)\}")
NUMBER = re.compile(r"(?:(trên|hơn|gần|dưới)\s+)?(\d[\d.]*(?:,\d+)?)\s*(%)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BoundFigure:
    """A figure as printed, bound to the indicator, unit and period it comes from, with n and N (or the previous n)."""

    key: str
    text: str
    indicator: str
    unit_code: str
    period: str
    n: int | None = None
    of: int | None = None
    previous: int | None = None


@dataclass(frozen=True, slots=True)
class PressText:
    """What an item says (nội dung tin): prose with {keys} where the figures stand."""

    title: str
    dateline: str
    lead: str
    paragraphs: Sequence[str]
    captions: Sequence[str]
    closing: str
    byline: str
    figures: Sequence[BoundFigure] = ()

    def prose(self) -> list[str]:
        """Everything that is printed, in order."""
        return [self.title, self.lead, *self.paragraphs, *self.captions, self.closing]

    def fields(self) -> dict[str, str]:
        """Every text by its field as printed, the figures in their places."""
        words = {figure.key: figure.text for figure in self.figures}
        parts = {"title": self.title, "lead": self.lead, "paragraphs": "\n".join(self.paragraphs),
                 "captions": "\n".join(self.captions), "closing": self.closing}  # fmt: skip
        return {name: KEY.sub(lambda found: words.get(found[1], ""), text) for name, text in parts.items()}


def reasons_against_act(act: str, role: Role, state: str = "") -> list[Refused]:
    """Why this role may not do this, or not in this state."""
    reasons = []
    if act in WHO and role not in WHO[act]:
        reasons.append(
            Refused("ROLE-MAY-NOT", _("Vai trò này không được làm việc đó."), _("Chuyển cho người có thẩm quyền."))
        )
    if state and (state, act) not in TRANSITIONS:
        reasons.append(
            Refused(
                "PRESS-STATE",
                _("Tin đang ở trạng thái “%(state_name)s” nên không làm được việc này."),
                _("Xem lại diễn biến của tin."),
                state_name=str(STATES[state]),
                state=state,
            )
        )
    return reasons


def reasons_against_second_person(former: Iterable[tuple[int | None, str]], by: Actor) -> list[Refused]:
    """Why this person cannot approve: they wrote a version of the item."""
    for account_id, post in former:
        if by.is_person(account_id, post):
            return [
                Refused(
                    "SECOND-PERSON-NEEDED",
                    _("Người viết (%(post)s) không tự duyệt tin của mình."),
                    _("Nhờ người thứ hai duyệt."),
                    post=post or by.post,
                )
            ]
    return []


def reasons_against_text(text: PressText) -> list[Refused]:
    """Everything wrong with what an item says; all at once."""
    return [*_missing_parts(text), *_wrong_keys(text), *_unbound_numbers(text), *_untrue_figures(text)]


def reasons_against_count(count: int) -> list[Refused]:
    """Why a number of views cannot stand: it is below zero."""
    if count >= 0:
        return []
    return [Refused("NEGATIVE-COUNT", _("Số “%(value)s” không được âm."), _("Nhập 0 nếu không có."), value=count,
                    field="count")]  # fmt: skip


def _missing_parts(text: PressText) -> list[Refused]:
    parts = {"title": text.title, "dateline": text.dateline, "lead": text.lead, "closing": text.closing,
             "byline": text.byline, "paragraphs": "".join(text.paragraphs)}  # fmt: skip
    return [
        Refused("PRESS-PART-MISSING", _("Tin còn thiếu một phần bắt buộc."), _("Ghi đủ rồi lưu lại."), field=name)
        for name, value in parts.items()
        if not value.strip()
    ]


def _wrong_keys(text: PressText) -> list[Refused]:
    used = {key for part in text.prose() for key in KEY.findall(part)}
    given = [figure.key for figure in text.figures]
    wrong = sorted((used - set(given)) | (set(given) - used) | {key for key in given if given.count(key) > 1})
    if not wrong:
        return []
    return [
        Refused(
            "PRESS-FIGURE-KEYS",
            _("Số liệu và chỗ đặt số liệu không khớp: %(keys)s."),
            _("Mỗi số liệu đặt một khóa {…} trong bài, mỗi khóa trong bài có một số liệu."),
            keys=", ".join(wrong),
            field="figures",
        )
    ]


def _unbound_numbers(text: PressText) -> list[Refused]:
    return [
        Refused(
            "PRESS-UNBOUND-FIGURE",
            _("“%(found)s” là số liệu gõ tay, không gắn với chỉ tiêu nào."),
            _("Thay bằng khóa {…} và khai báo số liệu."),
            found=found.group(0),
            field="paragraphs",
        )
        for part in text.prose()
        for found in UNBOUND.finditer(KEY.sub("", part))
    ]


def _untrue_figures(text: PressText) -> list[Refused]:
    return [
        Refused(
            "PRESS-FIGURE-UNTRUE",
            _("“%(text)s” không đúng với số liệu gốc (n = %(n)s, N = %(of)s)."),
            _("Viết lại theo số chính xác; “trên”, “hơn” chỉ khi lớn hơn, “gần”, “dưới” chỉ khi nhỏ hơn."),
            text=figure.text,
            n="–" if figure.n is None else figure.n,
            of="–" if figure.of is None else figure.of,
            field="figures",
        )
        for figure in text.figures
        if not is_true(figure)
    ]


def is_true(figure: BoundFigure) -> bool:
    """Whether every number and word of a printed figure is borne out by its integers."""
    if figure.n is None or figure.n < 0 or (figure.of is not None and figure.of <= 0):
        return False
    words = figure.text.lower()
    if figure.previous is not None and (
        ("giảm" in words and figure.n >= figure.previous) or ("tăng" in words and figure.n <= figure.previous)
    ):
        return False
    return all(_holds(figure, *found.groups()) for found in NUMBER.finditer(figure.text))


def _holds(figure: BoundFigure, word: str | None, printed: str, percent: str | None) -> bool:
    exact = [value for value in _values(figure, bool(percent)) if value is not None]
    decimals = len(printed.partition(",")[2])
    bound = numbers.parse_decimal(printed)
    if word is None:
        return any(numbers.half_up(value, decimals) == bound * 10**decimals for value in exact)
    if word.lower() == "dưới":
        return any(value < bound for value in exact)
    return any(_bears(word.lower(), value, bound, decimals) for value in exact)


def _bears(word: str, value: Fraction, bound: Fraction, decimals: int) -> bool:
    try:
        if word == "gần":
            bounds.nearly(value, bound, decimals=decimals)
        else:
            bounds.above(value, bound, decimals=decimals)
    except bounds.UntrueBound:
        return False
    return True


def _values(figure: BoundFigure, percent: bool) -> list[Fraction | None]:
    """What a number of the text may stand for: a rate or a relative change if it is a percentage, else a count."""
    n, of, previous = figure.n or 0, figure.of, figure.previous
    if percent:
        return [
            Fraction(100 * n, of) if of else None,
            Fraction(100 * abs(n - previous), previous) if previous else None,
        ]
    return [
        Fraction(n),
        Fraction(of) if of is not None else None,
        Fraction(previous) if previous is not None else None,
        Fraction(abs(n - previous)) if previous is not None else None,
    ]
