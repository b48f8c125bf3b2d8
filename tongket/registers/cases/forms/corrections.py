"""Forms of corrections: a record voided by decision, fields of an offence amended; nothing here saves."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.foundation.fields import DayField, WholeNumberField
from tongket.registers.cases.forms.of_case import OfCase
from tongket.registers.cases.models import Offence


class RequestVoidForm(OfCase):
    """Why a record should be void, with the decision."""

    reason = forms.CharField(label=_("Lý do đề nghị hủy"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    document = forms.CharField(label=_("Số, ngày quyết định"), max_length=80)


class ApproveVoidForm(OfCase):
    """A request to void is approved."""

    reason = forms.CharField(label=_("Ý kiến"), max_length=300, required=False)


class RefuseVoidForm(OfCase):
    """A request to void is declined."""

    reason = forms.CharField(label=_("Lý do không đồng ý"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class AmendForm(OfCase):
    """Corrections to an offence; `version` says which text the officer has read."""

    summary = forms.CharField(label=_("Tóm tắt"), max_length=4000, required=False,
                              widget=forms.Textarea(attrs={"rows": 4}))  # fmt: skip
    occurred_on = DayField(label=_("Ngày xảy ra"), required=False)
    place_code = forms.CharField(label=_("Mã xã, phường, thị trấn xảy ra"), max_length=20)
    dead = WholeNumberField(label=_("Số người chết"))
    injured = WholeNumberField(label=_("Số người bị thương"))
    damage = WholeNumberField(label=_("Thiệt hại (đồng)"))
    tag = forms.CharField(label=_("Nhãn"), max_length=30, required=False)
    reason = forms.CharField(label=_("Lý do đính chính"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def take_up(self, row: Offence) -> None:
        self.initial |= {
            "summary": row.summary, "occurred_on": row.occurred_on, "place_code": row.place.code, "dead": row.dead,
            "injured": row.injured, "damage": row.damage, "tag": row.tag, "version": row.version,
        }  # fmt: skip


class VoidForm(forms.Form):
    """Why a record is voided."""

    reason = forms.CharField(label=_("Lý do hủy"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
