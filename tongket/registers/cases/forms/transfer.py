"""Forms of cases that pass to another body; nothing here saves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.core.law import criminal_procedure_code as law
from tongket.foundation import clock
from tongket.foundation.fields import DayField, LongSelect
from tongket.registers.cases import queries
from tongket.registers.cases.forms.of_case import TODAY, DecisionForm, OfCase
from tongket.registers.cases.models import Case
from tongket.registers.cases.rules import transfer

CHOOSE = ("", _("(chọn)"))


class DecidedForm(DecisionForm):
    """What every transfer by decision of the procuracy says."""

    ground = forms.ChoiceField(label=_("Căn cứ chuyển vụ án"), choices=list(transfer.GROUNDS.items()),
                               widget=forms.RadioSelect)  # fmt: skip
    document = forms.CharField(label=_("Số, ngày quyết định chuyển vụ án của Viện kiểm sát"), max_length=80)
    decision_received_on = DayField(label=_("Ngày nhận được quyết định"), required=False)
    reason = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)
    on = DayField(label=_("Ngày chuyển hồ sơ"), required=False, help_text=TODAY)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = law.CASE_FILE_TRANSFERRED.on(clock.today()).amount
        self.fields["decision_received_on"].help_text = _(
            "Hồ sơ phải chuyển trong %(days)s ngày kể từ ngày này; để trống nếu là ngày chuyển."
        ) % {"days": days}


class SendCaseForm(DecidedForm):
    """A case goes to another investigating body of the province."""

    to_code = forms.CharField(
        label=_("Cơ quan điều tra nhận"), max_length=20,
        help_text=_("Gõ tên không dấu, chữ đầu hoặc mã. Chỉ có cơ quan được điều tra theo luật hiện hành."),
    )  # fmt: skip
    field_order = ("to_code", "ground", "document", "decision_received_on", "reason", "on")

    def take_up(self, row: Case) -> None:
        def bodies() -> list[tuple[str, Any]]:
            return [(body.code, f"{body.name} ({body.code})") for body in queries.receivers_of(row, clock.today())]

        self.fields["to_code"].widget = LongSelect(attrs={"data-combo": ""}, choices=lambda: [CHOOSE, *bodies()])


class SendAwayForm(DecidedForm):
    """A case leaves the province."""

    outside = forms.CharField(label=_("Cơ quan nhận ngoài tỉnh"), max_length=160)
    field_order = ("outside", "ground", "document", "decision_received_on", "reason", "on")


class TakeOverForm(OfCase):
    """A case sent here is taken over."""

    investigator = forms.CharField(label=_("Điều tra viên được phân công"), max_length=120, required=False,
                                   help_text=_("Ghi chức danh, không ghi tên; phân công sau cũng được."))  # fmt: skip
    on = DayField(label=_("Ngày nhận hồ sơ"), required=False, help_text=TODAY)


class BackForm(OfCase):
    """A case sent on comes back."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    on = DayField(label=_("Ngày"), required=False, help_text=TODAY)


class EndedBodyForm(forms.Form):
    """Everything a body that has ended still holds goes to its heir."""

    from_code = forms.CharField(label=_("Mã đơn vị đã kết thúc hoạt động"), max_length=20)
    to_code = forms.CharField(label=_("Mã Cơ quan điều tra kế thừa"), max_length=20)
    document = forms.CharField(label=_("Số, ngày văn bản bàn giao"), max_length=80)
    on = DayField(label=_("Ngày bàn giao"), help_text=_("Từ ngày đơn vị kết thúc hoạt động trở đi."))

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        for name in ("from_code", "to_code"):
            if name in data:
                data[name] = data[name].strip().upper()
        return data
