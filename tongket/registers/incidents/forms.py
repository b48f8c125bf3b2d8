"""Text to values for the register of incidents."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.foundation.fields import DayField, WholeNumberField
from tongket.registers.incidents import rules


class IncidentFilter(forms.Form):
    """Filters of the list; they live in the URL."""

    tim = forms.CharField(label=_("Xã, phường hoặc mã"), required=False, max_length=60)
    loai = forms.ChoiceField(label=_("Loại"), required=False, choices=[("", _("Tất cả")), *rules.KINDS.items()])
    don_vi = forms.CharField(label=_("Mã đơn vị"), required=False, max_length=20)


class LossesForm(forms.Form):
    """Losses of an incident."""

    dead = WholeNumberField(label=_("Số người chết"), initial="0")
    injured = WholeNumberField(label=_("Số người bị thương"), initial="0")
    damage = WholeNumberField(label=_("Thiệt hại (đồng)"), initial="0")


class IncidentForm(LossesForm):
    """Entry of an incident."""

    kind = forms.ChoiceField(
        label=_("Loại"), choices=list(rules.KINDS.items()), widget=forms.RadioSelect, initial="fire"
    )
    cause = forms.ChoiceField(label=_("Nguyên nhân ban đầu"), choices=list(rules.CAUSES.items()))
    place_code = forms.CharField(label=_("Mã xã, phường, thị trấn"), max_length=20)
    occurred_on = DayField(label=_("Ngày xảy ra"))
    summary = forms.CharField(
        label=_("Tóm tắt"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Không ghi họ tên, số điện thoại, số giấy tờ của ai."),
    )  # fmt: skip


class VoidForm(forms.Form):
    """Why an incident is voided."""

    reason = forms.CharField(label=_("Lý do hủy"), max_length=300)
