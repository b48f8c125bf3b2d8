"""Forms of rings broken and of reviews of safeguards; nothing here saves."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.foundation.fields import DayField, WholeNumberField
from tongket.registers.cases import rules
from tongket.registers.cases.forms.of_case import NO_NAMES, listed


class RingForm(forms.Form):
    """A ring broken, with its cases."""

    kind = forms.ChoiceField(label=_("Loại"), choices=list(rules.RING_KINDS.items()), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Tên chuyên án, tên gọi"), max_length=160, help_text=NO_NAMES)
    broken_on = DayField(label=_("Ngày triệt phá"))
    handler_code = forms.CharField(label=_("Mã đơn vị triệt phá"), max_length=20)
    members = WholeNumberField(label=_("Số đối tượng bị bắt giữ"))
    case_codes = forms.CharField(
        label=_("Mã các vụ án"), max_length=400, help_text=_("Cách nhau bằng dấu phẩy; ít nhất một vụ.")
    )

    def clean_case_codes(self) -> list[str]:
        return listed(self.cleaned_data["case_codes"])


class ReviewForm(forms.Form):
    """A review of safeguards."""

    unit_code = forms.CharField(label=_("Mã đơn vị được rà soát"), max_length=20)
    on = DayField(label=_("Ngày rà soát"))
    cases_reviewed = WholeNumberField(label=_("Số vụ đã rà soát"))
    accused_reviewed = WholeNumberField(label=_("Số bị can đã rà soát"))
    found = WholeNumberField(label=_("Số trường hợp oan sai, bỏ lọt phát hiện"), initial="0")
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)
