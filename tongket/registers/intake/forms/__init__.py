"""Text to values for the register of crime reports; nothing here saves."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.registers.intake import rules
from tongket.registers.intake.forms.acts import ACTS as ACTS
from tongket.registers.intake.forms.acts import COMBO as COMBO
from tongket.registers.intake.forms.acts import NO_NAMES as NO_NAMES
from tongket.registers.intake.forms.acts import ActPage as ActPage

ANY = ("", _("Tất cả"))


class ReportFilter(forms.Form):
    """Filters of the list; they live in the URL."""

    tim = forms.CharField(label=_("Mã hoặc nội dung"), required=False, max_length=80)
    loai = forms.ChoiceField(label=_("Loại"), required=False, choices=[ANY, *rules.KINDS.items()])
    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[ANY, ("open", _("Chưa giải quyết xong")), *rules.STATES.items()]
    )
    don_vi = forms.CharField(label=_("Mã đơn vị"), required=False, max_length=20)
    qua_han = forms.BooleanField(label=_("Quá hạn"), required=False)
