"""Text to values for the register of returns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tongket.core.catalogue import CATALOGUE
from tongket.foundation.fields import DayField, WholeNumberField
from tongket.foundation.refusals import Refused
from tongket.registers.returns import rules
from tongket.registers.returns.rules.faults import Fault, Values, faults_in

NOT_APPLICABLE = ("-", "–", "−")


class MonthField(forms.CharField):
    """A reporting month such as 2022-11."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Ghi năm và tháng, ví dụ 2022-11 (từ 15/10 đến 14/11/2022)."))
        super().__init__(max_length=7, **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return ""
        try:
            return rules.month_of(text).key
        except Refused as refused:
            raise ValidationError(refused.sentence()) from refused


class CellField(WholeNumberField):
    """A number of the form; "–" says not applicable and is kept as the text "–"."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and value.strip() in NOT_APPLICABLE:
            return NOT_APPLICABLE[1]
        return super().to_python(value)


class ReturnFilter(forms.Form):
    """Filters of the grid; they live in the URL."""

    thang = MonthField(label=_("Tháng báo cáo"), required=False, help_text="")
    don_vi = forms.CharField(label=_("Mã đơn vị"), required=False, max_length=20)
    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("Tất cả")), *rules.GRID.items()]
    )


class ReturnForm(forms.Form):
    """The numbers of one return, one field an item; every fault is put at its field at once."""

    note = forms.CharField(
        label=_("Ghi chú, lý do số liệu khác thường"), required=False, max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, spec: rules.FormSpec, unit_code: str = "", history: Sequence[Values] = (),
        before: Values | None = None, **options: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, **options)
        self.spec, self.unit_code, self.history = spec, unit_code, history
        self.warnings: list[Fault] = []
        note = self.fields.pop("note")
        for code, item in spec.items.items():
            self.fields[code] = CellField(label=rules.label_of(item), required=False)
            self.fields[code].before = (before or {}).get(code)  # type: ignore[attr-defined]
        self.fields["note"] = note

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        values = {item: None if data[item] == NOT_APPLICABLE[1] else data[item]
                  for item in self.spec.items if data.get(item) is not None}  # fmt: skip
        for fault in faults_in(self.spec, self.unit_code, values, self.history):
            if fault.severity == "warning":
                self.warnings.append(fault)
            elif fault.item in self.fields and fault.item not in self.errors:
                self.add_error(fault.item, fault.said())
        return {"values": values, "note": data.get("note", "")}

    def cells(self) -> list[forms.BoundField]:
        """The fields of the numbers, in printed order."""
        return [self[code] for code in self.spec.items]


class RestatementForm(ReturnForm):
    """Other numbers for an approved return; the reason is required."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].label, self.fields["note"].required = _("Lý do điều chỉnh"), True


class ReasonForm(forms.Form):
    """Why something is undone."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class OpenForm(forms.Form):
    """Opening a month for all communes."""

    month = MonthField(label=_("Tháng báo cáo"))
    due_on = DayField(label=_("Hạn gửi"))


class ClosingFilter(forms.Form):
    """Filters of the page of closings."""

    thang = MonthField(label=_("Tháng báo cáo"), required=False, help_text="")
    don_vi = forms.CharField(label=_("Mã đơn vị"), required=False, max_length=20)


class ClosingForm(forms.Form):
    """Closing one register."""

    register = forms.ChoiceField(label=_("Sổ"), choices=list(rules.REGISTERS.items()), widget=forms.RadioSelect)
    unit_code = forms.CharField(label=_("Mã đơn vị"), max_length=20)
    month = MonthField(label=_("Tháng báo cáo"))


class ReopeningForm(ClosingForm, ReasonForm):
    """Reopening one register."""


def _counted() -> list[tuple[str, str]]:
    english = rules.english()
    return [(i.id, i.label_en if english else i.label) for i in CATALOGUE.values() if not i.is_ratio and not i.slice_of]


class AggregateForm(forms.Form):
    """A yearly total to re-enter."""

    measure = forms.ChoiceField(label=_("Chỉ tiêu"), choices=_counted, widget=forms.Select(attrs={"data-combo": ""}))
    year = WholeNumberField(label=_("Năm báo cáo"))
    n = WholeNumberField(label=_("Số liệu"))
    source = forms.CharField(label=_("Nguồn"), max_length=200, help_text=_("Ghi báo cáo đã in số liệu này."))
