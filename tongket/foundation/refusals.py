"""Refusals (từ chối): a stable code, what happened, what to do. Text is made at the edge, from lazy strings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from tongket.foundation.actor import Actor


class Refused(Exception):
    """An operation was refused by a rule of the office.

    `code` is stable ASCII ("REPORT-ALREADY-RESOLVED"); `message` says what happened, `hint` what to do (both lazy
    translatable strings); `data` carries the offending values, `field` among them where one field is at fault.
    """

    def __init__(self, code: str, message: object, hint: object = "", /, **data: Any) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.hint = hint
        self.data = data

    @property
    def reasons(self) -> tuple[Refused, ...]:
        """Every reason of the refusal: here this one alone."""
        return (self,)

    def sentence(self) -> str:
        """What happened and what to do, as one text in the active language."""
        return " ".join(text for text in (self._filled(self.message), self._filled(self.hint)) if text)

    def _filled(self, text: object) -> str:
        words = str(text)
        return words % self.data if self.data and "%(" in words else words


class NotFound(Refused):
    """The thing does not exist, or not for this reader: both look alike on purpose."""


class Refusals(Refused):
    """An operation was refused for several reasons at once; code and data are those of the first."""

    def __init__(self, reasons: Sequence[Refused]) -> None:
        first = reasons[0]
        super().__init__(first.code, first.message, first.hint, **first.data)
        self._reasons = tuple(reasons)

    @property
    def reasons(self) -> tuple[Refused, ...]:
        """Every reason, in the order the rules found them."""
        return self._reasons

    def sentence(self) -> str:
        """All the sentences, each said once."""
        return " ".join(dict.fromkeys(reason.sentence() for reason in self._reasons))


def reasons_against_empty(text: str, field: str = "reason") -> list[Refused]:
    """Why an act cannot be recorded: it says nothing where it must."""
    if text.strip():
        return []
    return [Refused("REASON-MISSING", _("Ô này không được để trống."), _("Ghi nội dung hoặc lý do."), field=field)]


def refuse_first(reasons: Sequence[Refused]) -> None:
    """Raise the first of the reasons against an act, if there is any."""
    if reasons:
        raise reasons[0]


def refuse_all(reasons: Sequence[Refused]) -> None:
    """Raise all the reasons against an act at once, if there are any: an officer corrects a form in one go."""
    if len(reasons) > 1:
        raise Refusals(reasons)
    refuse_first(reasons)


@contextmanager
def gathering(reasons: list[Refused], field: str = "") -> Iterator[None]:
    """Within the block a refusal is kept with the other reasons instead of ending the act: `refuse_all` tells them.

    A reason that names no field of the form is told at `field`.
    """
    try:
        yield
    except Refused as refused:
        for reason in refused.reasons:
            if field:
                reason.data.setdefault("field", field)
            reasons.append(reason)


def reasons_against_no_reason(reason: str, field: str = "reason") -> list[Refused]:
    """Why an act that must say why cannot be recorded without it."""
    if reason.strip():
        return []
    return [Refused("REASON-MISSING", _("Chưa ghi lý do."), _("Ghi lý do."), field=field)]


def reasons_against_day(record: str, on: date, today: date, last_on: date | None) -> list[Refused]:
    """Why an act on a record cannot be dated so: a day to come, or before its last act.

    `record` begins the code of the reason: CASE, REPORT.
    """
    if on > today:
        return [
            Refused(f"{record}-IN-THE-FUTURE", _("Ngày %(day)s chưa tới."), _("Nhập ngày không sau hôm nay."),
                    day=f"{on:%d/%m/%Y}", field="on")
        ]  # fmt: skip
    if last_on is not None and on < last_on:
        return [
            Refused(f"{record}-OUT-OF-ORDER", _("Ngày %(day)s đứng trước diễn biến gần nhất (%(last)s)."),
                    _("Nhập ngày từ đó trở đi."), day=f"{on:%d/%m/%Y}", last=f"{last_on:%d/%m/%Y}", field="on")
        ]  # fmt: skip
    return []


def reasons_against_same_person(by: Actor, account_id: int | None, post: str) -> list[Refused]:
    """Why this person cannot approve, change or void it: he or she entered it."""
    if not by.is_person(account_id, post):
        return []
    return [
        Refused("SECOND-PERSON-NEEDED", _("Người ghi không tự duyệt, sửa hoặc hủy được."),
                _("Nhờ người thứ hai duyệt."))
    ]  # fmt: skip
