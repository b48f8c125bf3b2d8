"""Text to values for the register of conferences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tongket.core.viet import dates
from tongket.foundation import clock
from tongket.foundation.fields import DayField, WholeNumberField
from tongket.registers.awards.queries import FORMS as AWARD_FORMS
from tongket.registers.conferences import rules
from tongket.registers.conferences.operations import (
    AgendaSpec,
    AttendanceSpec,
    ConferenceSpec,
    Invitee,
    MinutesSpec,
    PaperSpec,
)
from tongket.registers.directives.operations import InstructionSpec, TaskSpec

SEPARATOR = "|"
REGULAR = "thường xuyên"


class LinesField(forms.CharField):
    """A table typed as lines, parts separated by | ; gives a list of lists of texts."""

    def __init__(self, *, least: int, most: int, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 8}))
        super().__init__(**kwargs)
        self.least, self.most = least, most

    def clean(self, value: Any) -> list[list[str]]:
        text = super().clean(value)
        rows = []
        for number, line in enumerate(text.splitlines(), start=1):
            if not line.strip():
                continue
            parts = [part.strip() for part in line.split(SEPARATOR)]
            if not self.least <= len(parts) <= self.most or not all(parts[: self.least]):
                raise ValidationError(
                    _("Dòng %(number)s phải có từ %(least)s đến %(most)s phần, cách nhau bằng dấu |."),
                    params={"number": number, "least": self.least, "most": self.most},
                )
            rows.append(parts + [""] * (self.most - len(parts)))
        return rows


class TimeOfDayField(forms.CharField):
    """A time of day typed 14:00; gives "14:00"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=8, **kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            return dates.parse_time(text).isoformat("minutes")
        except dates.NotATime as fault:
            raise ValidationError(
                _("“%(text)s” không phải là giờ. Nhập ví dụ 14:00."), params={"text": text}
            ) from fault


class ConferenceFilter(forms.Form):
    """Filters of the list; they live in the URL."""

    loai = forms.ChoiceField(label=_("Loại"), required=False, choices=[("", _("Tất cả")), *rules.KINDS.items()])
    nam = WholeNumberField(label=_("Năm"), required=False)


class ConferenceForm(forms.Form):
    """Calling of a conference."""

    title = forms.CharField(label=_("Tên hội nghị"), max_length=300)
    kind = forms.ChoiceField(label=_("Loại"), choices=list(rules.KINDS.items()), widget=forms.RadioSelect)
    held_on = DayField(label=_("Ngày họp"))
    half_day = forms.ChoiceField(label=_("Buổi"), choices=list(rules.HALF_DAYS.items()), widget=forms.RadioSelect)
    starts = TimeOfDayField(label=_("Giờ bắt đầu"), initial="14:00")
    place = forms.CharField(label=_("Địa điểm"), max_length=200)
    chair_title = forms.CharField(
        label=_("Người chủ trì"), max_length=200, help_text=_("Ghi chức vụ, không ghi họ tên.")
    )
    organiser_code = forms.CharField(label=_("Mã cơ quan tổ chức"), max_length=20, initial="BCD-34")
    urgent = forms.BooleanField(label=_("Họp đột xuất"), required=False)

    def spec(self) -> ConferenceSpec:
        """The conference as the operation takes it."""
        return ConferenceSpec(**self.cleaned_data)


class AgendaForm(forms.Form):
    """Items of the agenda, a line each."""

    lines = LinesField(
        least=4, most=4, label=_("Chương trình"),
        help_text=_("Mỗi dòng: nội dung | người trình bày (chức vụ) | số phút | loại."),
    )  # fmt: skip

    def clean_lines(self) -> list[AgendaSpec]:
        """Lines as items; a kind may be given by its word or its code."""
        items = []
        for title, presenter, minutes, kind in self.cleaned_data["lines"]:
            if not minutes.isdigit():
                raise ValidationError(_("“%(text)s” không phải là số phút."), params={"text": minutes})
            items.append(AgendaSpec(title, presenter, int(minutes), code_of(rules.AGENDA_KINDS, kind)))
        return items


class PaperForm(forms.Form):
    """A paper of the conference."""

    kind = forms.ChoiceField(label=_("Loại tài liệu"), choices=list(rules.PAPER_KINDS.items()))
    title = forms.CharField(label=_("Tên tài liệu"), max_length=300)
    link = forms.CharField(label=_("Nơi lưu"), max_length=300, required=False)
    author = forms.CharField(label=_("Nơi soạn"), max_length=160, required=False)

    def spec(self) -> PaperSpec:
        """The paper as the operation takes it."""
        return PaperSpec(**self.cleaned_data)


class InvitationForm(forms.Form):
    """Invitations sent on one day."""

    sent_on = DayField(label=_("Ngày gửi giấy mời"))
    invitees = LinesField(least=2, most=2, label=_("Đại biểu được mời"), help_text=_("Mỗi dòng: mã đơn vị | chức vụ."))
    special_requests = forms.CharField(label=_("Yêu cầu riêng"), max_length=300, required=False)
    late_reason = forms.CharField(label=_("Lý do gửi muộn"), max_length=300, required=False)

    def clean_invitees(self) -> list[Invitee]:
        """Lines as invitees."""
        return [Invitee(*parts) for parts in self.cleaned_data["invitees"]]


class AttendanceForm(forms.Form):
    """Delegates who came, or who came instead."""

    def __init__(self, data: Any = None, *, delegates: Iterable[Any] = ()) -> None:
        super().__init__(data)
        self.delegates = list(delegates)
        for row in self.delegates:
            self.fields[f"came_{row.pk}"] = forms.BooleanField(
                label=f"{row.post} ({row.unit.name})", required=False, initial=row.present is not False
            )
            self.fields[f"instead_{row.pk}"] = forms.CharField(label=_("Người dự thay"), max_length=160, required=False)

    def specs(self) -> list[AttendanceSpec]:
        """Attendance as the operation takes it."""
        data = self.cleaned_data
        return [
            AttendanceSpec(row.unit.code, row.post, data[f"came_{row.pk}"], data[f"instead_{row.pk}"])
            for row in self.delegates
        ]


class CeremonyForm(forms.Form):
    """Hand-over of awards: by whom for each form, who was absent."""

    province_certificate = forms.CharField(label=_("Người trao bằng khen (chức vụ)"), max_length=160, required=False)
    police_commendation = forms.CharField(label=_("Người trao giấy khen (chức vụ)"), max_length=160, required=False)
    absent = forms.CharField(
        label=_("Mã khen thưởng của người vắng mặt"), required=False,
        help_text=_("Nhiều mã thì cách nhau bằng dấu cách."),
    )  # fmt: skip

    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        data = self.cleaned_data
        return {
            "handed_by": {form: data[form] for form in AWARD_FORMS},
            "absent": data["absent"].replace(",", " ").split(),
        }


class RoundLinkForm(forms.Form):
    """The round of awards handed over at the conference."""

    round_code = forms.CharField(label=_("Mã đợt khen thưởng"), max_length=30)


class MinutesForm(forms.Form):
    """The minutes; the day is the conference's."""

    started_at = TimeOfDayField(label=_("Giờ bắt đầu"))
    ended_at = TimeOfDayField(label=_("Giờ kết thúc"))
    secretary = forms.CharField(label=_("Thư ký (chức vụ)"), max_length=160)
    proceedings = forms.CharField(label=_("Diễn biến"), widget=forms.Textarea(attrs={"rows": 5}))
    statements = forms.CharField(label=_("Ý kiến phát biểu"), widget=forms.Textarea(attrs={"rows": 5}), required=False)
    votes = forms.CharField(label=_("Biểu quyết"), widget=forms.Textarea(attrs={"rows": 2}), required=False)
    conclusion = forms.CharField(label=_("Kết luận"), widget=forms.Textarea(attrs={"rows": 5}))

    def spec(self, held_on: Any) -> MinutesSpec:
        """The minutes as the operation takes them."""
        data = dict(self.cleaned_data)
        for name in ("started_at", "ended_at"):
            data[name] = _moment(held_on, data[name])
        return MinutesSpec(**data)


class ConclusionForm(forms.Form):
    """The chair's conclusion, an instruction a line."""

    on = DayField(label=_("Ngày kết luận"))
    summary = forms.CharField(label=_("Tóm tắt kết luận"), widget=forms.Textarea(attrs={"rows": 4}))
    instructions = LinesField(
        least=3, most=4, label=_("Các chỉ đạo"),
        help_text=_("Mỗi dòng: nội dung | mã chủ trì | hạn (31/12/2023 hoặc thường xuyên) | mã phối hợp."),
    )  # fmt: skip

    def clean_instructions(self) -> list[InstructionSpec]:
        """Lines as instructions with one task each."""
        return [_instruction(number, *parts) for number, parts in enumerate(self.cleaned_data["instructions"], start=1)]


class NoticeForm(forms.Form):
    """Issue of the notice of the conclusion."""

    on = DayField(label=_("Ngày ban hành"))
    number = forms.CharField(
        label=_("Số thông báo"), max_length=40, required=False, help_text=_("Để trống khi chưa cấp số.")
    )


class ReasonForm(forms.Form):
    """A reason for voiding."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


def code_of(words: dict[str, Any], text: str) -> str:
    """The code of a word ("Tham luận" → discussion); a text that is no word stays as it is."""
    return next((code for code, word in words.items() if str(word).casefold() == text.casefold()), text)


def _instruction(number: int, text: str, lead: str, due: str, partners: str) -> InstructionSpec:
    due_on = None
    if due.casefold() != REGULAR:
        try:
            due_on = dates.parse_date(due)
        except ValueError as fault:
            raise ValidationError(
                _("Dòng %(number)s: “%(text)s” không phải là ngày, cũng không phải “thường xuyên”."),
                params={"number": number, "text": due},
            ) from fault
    task = TaskSpec(
        title=text, lead_code=lead, partner_codes=partners.replace(",", " ").split(), due_on=due_on, due_words=due
    )
    return InstructionSpec(number=number, text=text, tasks=[task])


def _moment(day: Any, text: str) -> datetime:
    hour, minute = text.split(":")
    return clock.local(day, int(hour), int(minute))
