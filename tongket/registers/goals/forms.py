"""Text to values for the register of goals."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tongket.core.catalogue import CATALOGUE
from tongket.core.periods import CALENDARS
from tongket.foundation import formats
from tongket.foundation.fields import DayField, WholeNumberField
from tongket.registers.goals import rules
from tongket.registers.goals.operations import IndexSpec, TargetSpec

PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,4}))?\s*%?", re.ASCII)


class PercentField(forms.CharField):
    """A percentage typed as 5, 7,5 or 98,6%; gives the exact fraction of one, or None when empty."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, Fraction):
            return value
        text = super().to_python(value)
        if not text:
            return None
        found = PERCENT.fullmatch(text.strip())
        if found is None:
            raise ValidationError(
                _("“%(text)s” không đọc được là tỷ lệ phần trăm. Nhập ví dụ 5 hoặc 7,5."), params={"text": text}
            )
        return Fraction(f"{found[1]}.{found[2] or 0}") / 100


def indicator_choices() -> list[tuple[str, str]]:
    """Every indicator of the catalogue, in the reader's language."""
    return [(i.id, i.label_en if formats.english() else i.label) for i in CATALOGUE.values()]


def calendar_choices() -> list[tuple[str, str]]:
    """The reporting calendars."""
    return [(c.id, c.label_en if formats.english() else c.label) for c in CALENDARS.values()]


class TargetFilter(forms.Form):
    """Filters of the list; they live in the URL."""

    ky = forms.CharField(label=_("Kỳ"), required=False, max_length=24)
    don_vi = forms.CharField(label=_("Mã đơn vị"), required=False, max_length=20)


class TargetForm(forms.Form):
    """A target as its paper sets it."""

    indicator = forms.ChoiceField(
        label=_("Chỉ tiêu"), choices=indicator_choices, widget=forms.Select(attrs={"data-combo": ""})
    )
    unit_code = forms.CharField(label=_("Mã đơn vị"), max_length=20, initial="34")
    calendar = forms.ChoiceField(label=_("Lịch báo cáo"), choices=calendar_choices, initial="admin")
    period = forms.CharField(label=_("Kỳ"), max_length=24, help_text=_("Ghi như 2023 hoặc 2023-Q1."))
    kind = forms.ChoiceField(label=_("Loại mục tiêu"), choices=list(rules.KINDS.items()), widget=forms.RadioSelect)
    percent = PercentField(label=_("Tỷ lệ (%)"), required=False, help_text=_("Cho mục tiêu giảm hoặc đạt ít nhất."))
    place = WholeNumberField(label=_("Thứ hạng"), required=False, help_text=_("Cho mục tiêu xếp hạng."))
    base_period = forms.CharField(label=_("Kỳ gốc"), max_length=24, required=False)
    base_n = WholeNumberField(label=_("Số gốc (hoặc tử số)"), required=False)
    base_of = WholeNumberField(label=_("Mẫu số của kỳ gốc"), required=False)
    paper = forms.CharField(label=_("Văn bản giao mục tiêu"), max_length=300)
    set_on = DayField(label=_("Ngày văn bản"))
    approved_by = forms.CharField(
        label=_("Chức vụ người duyệt"), max_length=120, help_text=_("Ghi chức vụ, không ghi họ tên.")
    )
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kind, percent, place = data.get("kind"), data.get("percent"), data.get("place")
        if kind in ("cut_by", "at_least") and percent is None and "percent" not in self.errors:
            self.add_error("percent", _("Chưa ghi tỷ lệ của mục tiêu."))
        if kind == "rank" and place is None and "place" not in self.errors:
            self.add_error("place", _("Chưa ghi thứ hạng của mục tiêu."))
        return data

    def spec(self) -> TargetSpec:
        """The target to set."""
        given = dict(self.cleaned_data)
        percent, place = given.pop("percent"), given.pop("place")
        given.pop("reason", None)
        parameters = {"must_be_all": Fraction(1), "rank": Fraction(place or 1)}
        return TargetSpec(parameter=parameters.get(given["kind"], percent), **given)


class RevisionForm(TargetForm):
    """Another version of a target, with its reason."""

    reason = forms.CharField(label=_("Lý do điều chỉnh"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

    field_order = ("reason",)


class IndexForm(forms.Form):
    """An outside index as published."""

    index = forms.SlugField(label=_("Mã chỉ số"), max_length=40, help_text=_("Ví dụ par_index."))
    name = forms.CharField(label=_("Tên chỉ số"), max_length=160)
    issuer = forms.CharField(label=_("Cơ quan công bố"), max_length=160)
    subject = forms.CharField(label=_("Đối tượng được xếp hạng"), max_length=120)
    index_year = WholeNumberField(label=_("Năm của chỉ số"))
    published_on = DayField(label=_("Ngày công bố"))
    rank = WholeNumberField(label=_("Thứ hạng"))
    of = WholeNumberField(label=_("Trong tổng số"))
    previous_rank = WholeNumberField(label=_("Thứ hạng lần trước"), required=False)
    change = forms.CharField(
        label=_("Tăng giảm theo bản công bố"), required=False, max_length=6,
        help_text=_("Ghi như 20 (tăng 20 bậc) hoặc -3 (giảm 3 bậc)."),
    )  # fmt: skip
    percent = PercentField(label=_("Điểm số (%)"), required=False)
    evidence = forms.CharField(label=_("Nguồn công bố"), max_length=300)

    def clean_change(self) -> int | None:
        """A signed whole number; the minus of Vietnamese printing is read too."""
        text = self.cleaned_data["change"].strip().replace("−", "-").replace("–", "-").removeprefix("+")
        if not text:
            return None
        if not re.fullmatch(r"-?\d{1,3}", text, re.ASCII):
            raise ValidationError(_("“%(text)s” không đọc được là số bậc."), params={"text": text})
        return int(text)

    def spec(self) -> IndexSpec:
        """The index to record."""
        given = dict(self.cleaned_data)
        return IndexSpec(value=given.pop("percent"), **given)


class ReasonForm(forms.Form):
    """Why something is voided."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
