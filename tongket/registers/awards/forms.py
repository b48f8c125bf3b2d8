"""Text to values for the register of awards."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.foundation.fields import DayField, WholeNumberField
from tongket.registers.awards import rules
from tongket.registers.awards.operations import CriterionVerdict, NominationSpec

COMBO = {"data-combo": ""}


class RoundForm(forms.Form):
    """Opening of a round."""

    name = forms.CharField(label=_("Tên đợt"), max_length=200)
    occasion = forms.CharField(label=_("Nhân dịp"), max_length=200)
    organiser_code = forms.CharField(label=_("Mã cơ quan tổ chức"), max_length=20, initial="BCD-34")
    on = DayField(label=_("Mở từ ngày"))


class NominationFilter(forms.Form):
    """Filters of the nominations of a round; they live in the URL."""

    hinh_thuc = forms.ChoiceField(
        label=_("Hình thức"), required=False, choices=[("", _("Tất cả")), *rules.FORMS.items()]
    )
    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("Tất cả")), *rules.STATES["nomination"].items()]
    )


class NominationForm(forms.Form):
    """A nomination."""

    recipient = forms.ChoiceField(
        label=_("Đối tượng"), choices=list(rules.RECIPIENTS.items()), widget=forms.RadioSelect
    )
    unit_code = forms.CharField(label=_("Mã đơn vị"), max_length=20)
    post = forms.CharField(
        label=_("Chức danh"), max_length=160, required=False,
        help_text=_("Cho cá nhân, hộ gia đình; ghi chức danh, không ghi họ tên. Tập thể thì để trống."),
    )  # fmt: skip
    form = forms.ChoiceField(label=_("Hình thức"), choices=list(rules.FORMS.items()), widget=forms.RadioSelect)
    kind = forms.ChoiceField(label=_("Loại"), choices=list(rules.KINDS.items()), widget=forms.RadioSelect)
    year = WholeNumberField(label=_("Thành tích của năm"))
    achievement = forms.CharField(label=_("Thành tích"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def spec(self) -> NominationSpec:
        """The nomination as the operation takes it."""
        return NominationSpec(**self.cleaned_data)


class VettingForm(forms.Form):
    """A verdict, a basis and, where one was looked at, an indicator for every criterion."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, label in rules.CRITERIA.items():
            required = code in rules.REQUIRED_CRITERIA
            self.fields[code] = forms.ChoiceField(
                label=label, choices=list(rules.VERDICTS.items()), widget=forms.RadioSelect, required=required
            )
            self.fields[f"{code}_basis"] = forms.CharField(label=_("Căn cứ"), max_length=300, required=False)
        self.fields["indicator"] = forms.CharField(
            label=_("Chỉ tiêu đã xem"), max_length=60, required=False,
            help_text=_("Mã chỉ tiêu, nếu có. Không dùng chỉ tiêu tính từ số tội phạm được ghi nhận."),
        )  # fmt: skip

    def verdicts(self) -> list[CriterionVerdict]:
        """The verdicts given; the indicator goes with the criterion on merit."""
        data = self.cleaned_data
        return [
            CriterionVerdict(code, data[code], data[f"{code}_basis"], data["indicator"] if code == "form_fits" else "")
            for code in rules.CRITERIA
            if data[code]
        ]


class DecisionForm(forms.Form):
    """A decision of one form."""

    form = forms.ChoiceField(label=_("Hình thức"), choices=list(rules.FORMS.items()), widget=forms.RadioSelect)
    decided_on = DayField(label=_("Ngày quyết định"))
    number = forms.CharField(
        label=_("Số quyết định"), max_length=40, required=False, help_text=_("Để trống khi chưa cấp số.")
    )


class HandOverForm(forms.Form):
    """Hand-over of a round's awards: by whom for each form, who was absent."""

    on = DayField(label=_("Ngày trao"))
    province_certificate = forms.CharField(label=_("Người trao bằng khen (chức danh)"), max_length=160, required=False)
    police_commendation = forms.CharField(label=_("Người trao giấy khen (chức danh)"), max_length=160, required=False)
    absent = forms.CharField(
        label=_("Mã khen thưởng của người vắng mặt"),
        required=False,
        help_text=_("Nhiều mã thì cách nhau bằng dấu cách."),
    )

    def values(self) -> dict[str, Any]:
        """What the operation takes."""
        data = self.cleaned_data
        return {
            "on": data["on"],
            "handed_by": {form: data[form] for form in rules.FORMS},
            "absent": data["absent"].replace(",", " ").split(),
        }


class ReasonForm(forms.Form):
    """A reason for taking something back."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class RevocationForm(ReasonForm):
    """Revocation of an award."""

    ground = forms.ChoiceField(label=_("Căn cứ thu hồi"), choices=list(rules.REVOCATION_GROUNDS.items()))
    on = DayField(label=_("Ngày thu hồi"))
    field_order = ("ground", "on", "reason")


class RestorationForm(ReasonForm):
    """Restoration of an award."""

    on = DayField(label=_("Ngày khôi phục"))
    field_order = ("on", "reason")


class RecognitionForm(forms.Form):
    """A recognition the province received."""

    title = forms.CharField(label=_("Danh hiệu"), max_length=200)
    issuer = forms.CharField(label=_("Cơ quan tặng"), max_length=160)
    year = WholeNumberField(label=_("Năm"))
    decided_on = DayField(label=_("Ngày quyết định"))
    number = forms.CharField(label=_("Số quyết định"), max_length=40, required=False)
    evidence = forms.CharField(label=_("Tài liệu chứng minh"), max_length=300)
