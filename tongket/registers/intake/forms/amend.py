"""Correcting a report as a form: what everybody knows of it, and folded the columns of its receipt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.foundation.fields import DayField, LongSelect, TimeOfDayField
from tongket.registers.intake import rules
from tongket.registers.intake.rules.receipt import DETAIL_DAYS, DETAIL_LABELS, URGENCIES

NO_NAMES = _("Không ghi họ tên, số điện thoại, số giấy tờ của người báo tin.")
COMBO = {"data-combo": ""}
LONGEST = {"officer": 120, "incoming_number": 40, "source": 160, "place_text": 200}
LONG_TEXTS = ("suspects", "done_at_scene", "objects_in")
SPANS = {"officer": 6, "incoming_number": 3, "incoming_on": 3, "postmark_on": 3, "source": 9, "refusal_reason": 12,
         "occurred_time": 3, "place_text": 9, "urgency": 12, "child_victim": 12, "suspects": 12, "done_at_scene": 6,
         "objects_in": 6}  # fmt: skip


class AmendForm(forms.Form):
    """Correcting what was written down, over the version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Loại"), choices=list(rules.KINDS.items()), widget=forms.RadioSelect)
    channel = forms.ChoiceField(
        label=_("Cách tiếp nhận"), choices=list(rules.CHANNELS.items()), widget=forms.Select(attrs=COMBO)
    )
    reporter_kind = forms.ChoiceField(
        label=_("Người báo"), choices=list(rules.REPORTER_KINDS.items()), widget=forms.RadioSelect
    )
    place_code = forms.CharField(label=_("Xã, phường, thị trấn xảy ra"), max_length=20, required=False)
    occurred_on = DayField(label=_("Ngày xảy ra"), required=False)
    summary = forms.CharField(
        label=_("Tóm tắt nội dung"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}), help_text=NO_NAMES
    )
    reason = forms.CharField(label=_("Lý do sửa"), max_length=300)

    def __init__(self, *args: Any, places: Callable[[], Sequence[tuple[str, Any]]] = list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place_code"].widget = LongSelect(
            attrs=COMBO, choices=lambda: [("", _("(chưa rõ, hoặc ngoài tỉnh)")), *places()]
        )
        self.fields |= {name: _column(name, label) for name, label in DETAIL_LABELS.items()}

    def first(self) -> list[forms.BoundField]:
        """The fields that stand open."""
        return [self[name] for name in rules.AMENDABLE if name not in DETAIL_LABELS]

    def columns(self) -> list[tuple[forms.BoundField, int]]:
        """The columns of the receipt behind the fold, each with its width."""
        return [(self[name], SPANS.get(name, 4)) for name in DETAIL_LABELS]

    def unfolded(self) -> bool:
        """Whether the fold stands open: a column is at fault or was just changed."""
        return any(self[name].errors or (self.is_bound and name in self.changed_data) for name in DETAIL_LABELS)


def _column(name: str, label: Any) -> forms.Field:
    """One column as a field, by what it holds."""
    if name in DETAIL_DAYS:
        return DayField(label=label, required=False)
    if name == "occurred_time":
        return TimeOfDayField(label=label, required=False)
    if name == "child_victim":
        return forms.BooleanField(label=label, required=False)
    if name == "urgency":
        choices = [("", _("Chưa ghi")), *URGENCIES.items()]
        return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, required=False)
    if name in LONG_TEXTS:
        return forms.CharField(label=label, required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2}))
    return forms.CharField(label=label, required=False, max_length=LONGEST.get(name, 300))
