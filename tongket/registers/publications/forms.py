"""Text to values for the register of publications."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tongket.core.viet.numbers import AmbiguousNumber, NotANumber, parse_integer
from tongket.foundation.fields import DayField, WholeNumberField
from tongket.registers.publications import rules
from tongket.registers.publications.rules import BoundFigure, PressText

PARTS = 8


class PressFilter(forms.Form):
    """Filters of the list; they live in the URL."""

    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("Tất cả")), *rules.STATES.items()]
    )


class PressForm(forms.Form):
    """A news item as typed: paragraphs and captions a line each, figures a line each."""

    title = forms.CharField(label=_("Tiêu đề"), max_length=300)
    dateline = forms.CharField(
        label=_("Dòng ngày tháng"), max_length=120, help_text=_("Ví dụ: Thái Bình, ngày 27/12/2022.")
    )
    byline = forms.CharField(
        label=_("Người viết"), max_length=120, help_text=_("Ghi chức danh, ví dụ “Phóng viên 01”.")
    )
    lead = forms.CharField(label=_("Mở đầu"), widget=forms.Textarea(attrs={"rows": 3}))
    paragraphs = forms.CharField(
        label=_("Nội dung"),
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Mỗi đoạn một dòng; số liệu viết bằng khóa {…}."),
    )
    captions = forms.CharField(
        label=_("Chú thích ảnh"), widget=forms.Textarea(attrs={"rows": 3}), required=False,
        help_text=_("Mỗi ảnh một dòng; ghi chức vụ, không ghi họ tên."),
    )  # fmt: skip
    closing = forms.CharField(label=_("Câu kết"), max_length=300)
    figures = forms.CharField(
        label=_("Số liệu"), widget=forms.Textarea(attrs={"rows": 6}), required=False,
        help_text=_("Mỗi dòng: khóa | chữ in ra | chỉ tiêu | đơn vị | kỳ | n | N | n kỳ trước."),
    )  # fmt: skip
    organiser_code = forms.CharField(label=_("Mã cơ quan"), max_length=20, initial="BCD-34")
    conference_code = forms.CharField(label=_("Mã hội nghị"), max_length=30, required=False)

    def clean_figures(self) -> list[BoundFigure]:
        """Lines as bound figures; a number left out is none."""
        lines = [line for line in self.cleaned_data["figures"].splitlines() if line.strip()]
        return [_figure(number, line) for number, line in enumerate(lines, start=1)]

    def text(self) -> PressText:
        """What the item says, as the operation takes it."""
        data = self.cleaned_data
        return PressText(
            data["title"], data["dateline"], data["lead"], _lines(data["paragraphs"]), _lines(data["captions"]),
            data["closing"], data["byline"], data["figures"],
        )  # fmt: skip


class RevisionForm(PressForm):
    """Revising an item: whose it is and which conference it tells of stay as they were."""

    organiser_code = None  # type: ignore[assignment]
    conference_code = None  # type: ignore[assignment]


class CorrectionForm(forms.Form):
    """A correction."""

    wrong = forms.CharField(label=_("Đã đăng"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    right = forms.CharField(label=_("Nay sửa là"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class ReasonForm(forms.Form):
    """A reason for withdrawing."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class ViewsForm(forms.Form):
    """A day's views, counted from the server's log."""

    on = DayField(label=_("Ngày"))
    count = WholeNumberField(label=_("Số lượt xem trong ngày"))


def typed(text: PressText) -> dict[str, Any]:
    """What an item says as the form shows it for revising."""
    return {
        "title": text.title, "dateline": text.dateline, "byline": text.byline, "lead": text.lead,
        "paragraphs": "\n".join(text.paragraphs), "captions": "\n".join(text.captions), "closing": text.closing,
        "figures": "\n".join(_typed_figure(figure) for figure in text.figures),
    }  # fmt: skip


def _typed_figure(figure: BoundFigure) -> str:
    numbers = ["" if value is None else str(value) for value in (figure.n, figure.of, figure.previous)]
    return " | ".join([figure.key, figure.text, figure.indicator, figure.unit_code, figure.period, *numbers])


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _figure(number: int, line: str) -> BoundFigure:
    parts = [part.strip() for part in line.split("|")]
    parts += [""] * (PARTS - len(parts))
    if len(parts) > PARTS or not all(parts[:6]):
        raise ValidationError(
            _("Dòng %(number)s của số liệu phải có ít nhất 6 phần, cách nhau bằng dấu |."), params={"number": number}
        )
    try:
        n, of, previous = (parse_integer(part) if part else None for part in parts[5:])
    except (NotANumber, AmbiguousNumber) as fault:
        raise ValidationError(
            _("Dòng %(number)s của số liệu có số không đọc được."), params={"number": number}
        ) from fault
    return BoundFigure(*parts[:5], n=n, of=of, previous=previous)
