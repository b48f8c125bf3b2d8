"""Text to values for opening a sealed identity and for looking a number up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.registers.intake.rules import identity as rules

WHICH_MATTER = _("Mã tin (TB-…) hoặc mã vụ án (VA-…) do đơn vị thụ lý.")
NO_NUMBERS = _("Không ghi họ tên, số điện thoại, số giấy tờ vào đây: lý do nằm lại trong nhật ký.")
UNKEPT = {"autocomplete": "off", "data-private": "", "spellcheck": "false"}


class OpeningForm(forms.Form):
    """A request to open the envelope of one report."""

    purpose = forms.ChoiceField(
        label=_("Mục đích"), choices=list(rules.PURPOSES.items()), widget=forms.RadioSelect,
        help_text=_("Mở khẩn cấp không cần người thứ hai, nhưng thủ trưởng và thanh tra thấy ngay và phải giải trình."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text=NO_NUMBERS
    )
    case_code = forms.CharField(
        label=_("Phục vụ tin, vụ án số"), max_length=60, help_text=WHICH_MATTER
    )


class DecisionForm(forms.Form):
    """The second person's decision."""

    decision = forms.ChoiceField(
        label=_("Quyết định"), choices=[("approve", _("Duyệt mở")), ("refuse", _("Không duyệt"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Lý do không duyệt"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        if data.get("decision") == "refuse" and not data.get("reason", "").strip():
            self.add_error("reason", _("Không duyệt thì ghi lý do."))
        return data


class ExplanationForm(forms.Form):
    """Why it had to be opened without a second person."""

    explanation = forms.CharField(
        label=_("Giải trình"), max_length=600, widget=forms.Textarea(attrs={"rows": 5}), help_text=NO_NUMBERS
    )


class NumberForm(forms.Form):
    """A whole number to look up."""

    number = forms.CharField(
        label=_("Số điện thoại hoặc số giấy tờ"), max_length=30,
        widget=forms.TextInput(attrs=UNKEPT | {"inputmode": "tel"}),
        help_text=_("Nhập đủ số; có dấu cách, dấu chấm hay +84 đều được."),
    )  # fmt: skip
    case_code = forms.CharField(
        label=_("Phục vụ tin, vụ án số"), max_length=60, help_text=WHICH_MATTER
    )
    reason = forms.CharField(
        label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}), help_text=NO_NUMBERS
    )
