"""Forms of offences and of the lists, and accused persons as counts; nothing here saves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.fields import DayField, WholeNumberField, pick_from
from tongket.registers.cases import rules
from tongket.registers.cases.forms.frames import ArticleField
from tongket.registers.cases.forms.of_case import NO_NAMES, TODAY
from tongket.registers.cases.operations import AccusedSpec, CaseSpec, Losses

ANY = ("", _("Tất cả"))


class OffenceFilter(forms.Form):
    """Filters of the list of offences; they live in the URL."""

    tim = forms.CharField(label=_("Mã, điều luật hoặc nội dung"), required=False, max_length=80)
    dieu = forms.CharField(label=_("Điều"), required=False, max_length=8)
    nhom = forms.ChoiceField(label=_("Nhóm"), required=False, choices=[ANY, *rules.GROUPS.items()])
    trang_thai = forms.ChoiceField(label=_("Trạng thái"), required=False, choices=[ANY, *rules.OFFENCE_STATES.items()])
    don_vi = forms.CharField(label=_("Mã đơn vị"), required=False, max_length=20)


class CaseFilter(OffenceFilter):
    """Filters of the list of cases."""

    trang_thai = forms.ChoiceField(label=_("Trạng thái"), required=False, choices=[ANY, *rules.CASE_STATES.items()])
    qua_han = forms.BooleanField(label=_("Quá thời hạn điều tra"), required=False)


class AccusedForm(forms.Form):
    """Accused persons as counts."""

    n = WholeNumberField(label=_("Số bị can"), required=False)
    female = WholeNumberField(label=_("Trong đó: nữ"), required=False)
    under_18 = WholeNumberField(label=_("Dưới 18 tuổi"), required=False)
    reoffenders = WholeNumberField(label=_("Tái phạm"), required=False)
    legal_persons = WholeNumberField(label=_("Pháp nhân"), required=False)

    def take_accused(self, data: dict[str, Any]) -> AccusedSpec | None:
        """The counts as one value, taken out of the cleaned data; None when no number was given."""
        names = ("n", "female", "under_18", "reoffenders", "legal_persons")
        numbers = {name: data.pop(name, None) for name in names}
        if all(value is None for value in numbers.values()):
            return None
        return AccusedSpec(**{name: value or 0 for name, value in numbers.items()})


class OffenceForm(AccusedForm):
    """Entry of an offence, with its case where one is initiated at once."""

    place_code = forms.CharField(label=_("Xã, phường, thị trấn xảy ra"), max_length=20)
    handler_code = forms.CharField(label=_("Cơ quan điều tra thụ lý"), max_length=20)
    occurred_on = DayField(
        label=_("Ngày xảy ra"), required=False,
        help_text=_("Bắt buộc với nhóm trật tự xã hội."),
    )  # fmt: skip
    article = ArticleField(label=_("Điều (Bộ luật Hình sự)"))
    clause = forms.CharField(label=_("Khoản"), max_length=4, help_text=_("Ví dụ 1."))
    dead = WholeNumberField(label=_("Số người chết"), initial="0")
    injured = WholeNumberField(label=_("Số người bị thương"), initial="0")
    damage = WholeNumberField(label=_("Thiệt hại (đồng)"), initial="0")
    report_code = forms.CharField(label=_("Mã tin báo liên quan"), max_length=40, required=False)
    tag = forms.CharField(label=_("Nhãn"), max_length=30, required=False)
    summary = forms.CharField(
        label=_("Tóm tắt"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=NO_NAMES,
    )  # fmt: skip
    initiated_on = DayField(
        label=_("Ngày khởi tố vụ án"), required=False, help_text=_("Để trống nếu chưa khởi tố vụ án.")
    )
    investigator = forms.CharField(
        label=_("Điều tra viên"), max_length=120, required=False, help_text=_("Ghi chức danh, không ghi tên.")
    )

    def __init__(
        self, *args: Any, places: Callable[[date], Sequence[tuple[str, str]]] = lambda _on: (),
        handlers: Callable[[], Sequence[tuple[str, str]]] = tuple, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        pick_from(self, "place_code", lambda: places(self._day()) or places(clock.today()))
        pick_from(self, "handler_code", handlers)

    def _day(self) -> date:
        """The day the places are those of: the day it happened, else today."""
        try:
            day: date | None = self.fields["occurred_on"].clean(self["occurred_on"].value() or "")
        except ValidationError:
            day = None
        return day or clock.today()

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        accused, day = self.take_accused(data), data.pop("initiated_on", None)
        investigator = data.pop("investigator", "")
        if accused is not None and day is None:
            self.add_error("initiated_on", _("Đã có số bị can, nhập thêm ngày khởi tố vụ án."))
        data["initiate"] = CaseSpec(day, "", investigator, accused) if day else None
        data["losses"] = Losses(*(data.pop(name, None) or 0 for name in ("dead", "injured", "damage")))
        return data


class DatedForm(forms.Form):
    """An act counted by a day."""

    on = DayField(label=_("Ngày"), required=False, help_text=TODAY)


class ReasonForm(DatedForm):
    """An act that says why."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ("reason", "on")


class ClearForm(AccusedForm, DatedForm):
    """Clearance of an offence."""

    basis = forms.ChoiceField(label=_("Căn cứ khám phá"), choices=list(rules.BASES.items()), widget=forms.RadioSelect)
    recovered = WholeNumberField(label=_("Tài sản thu hồi (đồng)"), initial="0")
    field_order = ("basis", "on", "recovered", "n", "female", "under_18", "reoffenders", "legal_persons")

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        data["accused"] = self.take_accused(data)
        return data


class ReclassifyForm(ReasonForm):
    """Another article or clause."""

    article = ArticleField(label=_("Điều mới"))
    clause = forms.CharField(label=_("Khoản mới"), max_length=4, help_text=_("Ví dụ 1."))
    field_order = ("article", "clause", "reason", "on")
