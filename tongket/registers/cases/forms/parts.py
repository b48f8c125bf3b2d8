"""Forms about who answers for a case, where it came from, and cases joined and split; nothing here saves."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.foundation.fields import DayField
from tongket.registers.cases import queries
from tongket.registers.cases.forms.of_case import TODAY, DecisionForm, OfCase, SentForm, listed
from tongket.registers.cases.models import Case


class AssignForm(OfCase):
    """Who answers for the case."""

    investigator = forms.CharField(
        label=_("Điều tra viên"), max_length=120, help_text=_("Ghi chức danh, không ghi tên.")
    )
    on = DayField(label=_("Ngày phân công"), required=False, help_text=TODAY)


class ReportsForm(OfCase):
    """Crime reports a case came from."""

    report_codes = forms.CharField(
        label=_("Mã các nguồn tin"), max_length=400, help_text=_("Cách nhau bằng dấu phẩy.")
    )

    def clean_report_codes(self) -> list[str]:
        return listed(self.cleaned_data["report_codes"])


class SupplementForm(DecisionForm):
    """More offences for a running case."""

    offence_codes = forms.CharField(
        label=_("Mã các vụ phạm pháp thêm vào"), max_length=400, help_text=_("Cách nhau bằng dấu phẩy.")
    )
    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ("offence_codes", "reason", "document", "on")

    def clean_offence_codes(self) -> list[str]:
        return listed(self.cleaned_data["offence_codes"])


class JoinForm(DecisionForm, SentForm):
    """This case goes into another."""

    into = forms.CharField(label=_("Nhập vào vụ án mang mã"), max_length=40)
    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ("into", "reason", "document", "on", "sent_on", "sent_time")


class SplitForm(DecisionForm, SentForm):
    """Offences of this case become a case of their own."""

    offence_codes = forms.MultipleChoiceField(
        label=_("Các vụ phạm pháp tách ra"), choices=(), widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ("offence_codes", "reason", "document", "on", "sent_on", "sent_time")

    def take_up(self, row: Case) -> None:
        standing = [o for o in queries.offences_of(row) if o.state != "void"]
        self.fields["offence_codes"].choices = [  # type: ignore[attr-defined]
            (o.code, _("%(code)s, Điều %(article)s khoản %(clause)s")
             % {"code": o.code, "article": o.article, "clause": o.clause})
            for o in standing
        ]  # fmt: skip
