"""Forms by which a case begins and its accused come and go, as counts; nothing here saves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.core.law.competence import RANK_LABELS
from tongket.foundation.fields import DayField, WholeNumberField, pick_from
from tongket.registers.cases import queries
from tongket.registers.cases.forms.of_case import OfCase, SentForm, listed
from tongket.registers.cases.forms.offence import AccusedForm, DatedForm
from tongket.registers.cases.operations import AccusedSpec


class InitiateForm(SentForm, AccusedForm):
    """Initiation of a case over recorded offences."""

    offence_codes = forms.CharField(
        label=_("Mã các vụ phạm pháp"), max_length=400, help_text=_("Cách nhau bằng dấu phẩy.")
    )
    report_codes = forms.CharField(
        label=_("Mã các nguồn tin"), max_length=400, required=False,
        help_text=_("Để trống nếu trực tiếp phát hiện. Cách nhau bằng dấu phẩy."),
    )  # fmt: skip
    handler_code = forms.CharField(label=_("Cơ quan điều tra thụ lý"), max_length=20)
    document = forms.CharField(label=_("Số quyết định khởi tố"), max_length=80, required=False)
    initiated_on = DayField(label=_("Ngày khởi tố"))
    investigator = forms.CharField(label=_("Điều tra viên"), max_length=120, required=False)
    rank = forms.ChoiceField(label=_("Ngạch Điều tra viên"), required=False, choices=list(RANK_LABELS.items()),
                             help_text=_("Chỉ hỏi với Công an cấp xã, từ 01/7/2025."))  # fmt: skip
    assignment = forms.CharField(label=_("Số văn bản phân công"), max_length=80, required=False,
                                 help_text=_("Của Thủ trưởng Cơ quan điều tra Công an tỉnh."))  # fmt: skip
    field_order = ("offence_codes", "report_codes", "handler_code", "document", "initiated_on", "investigator", "rank",
                   "assignment", "sent_on", "sent_time")  # fmt: skip

    def __init__(self, *args: Any, handlers: Callable[[], Sequence[tuple[str, str]]] = tuple, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pick_from(self, "handler_code", handlers)

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        data["accused"] = self.take_accused(data)
        for name in ("offence_codes", "report_codes"):
            data[name] = listed(data.get(name, ""))
        return data


class ChargeForm(OfCase, AccusedForm, DatedForm):
    """Charging accused persons."""

    n = WholeNumberField(label=_("Số bị can"))
    offence_code = forms.ChoiceField(label=_("Tội danh nặng nhất của họ"), required=False, choices=[("", "–")])
    lead = forms.BooleanField(label=_("Trong đó có bị can đầu vụ"), required=False)
    field_order = ("n", "female", "under_18", "reoffenders", "legal_persons", "offence_code", "lead", "on")

    def take_up(self, row: Any) -> None:
        standing = [o for o in queries.offences_of(row) if o.state != "void"]
        named = [
            (o.code, _("Điều %(article)s khoản %(clause)s (%(code)s)")
             % {"article": o.article, "clause": o.clause, "code": o.code})
            for o in standing
        ]  # fmt: skip
        self.fields["offence_code"].choices = [("", _("Tội danh chính của vụ án")), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        accused = self.take_accused(data) or AccusedSpec(0)
        offence, lead = data.pop("offence_code", ""), data.pop("lead", False)
        data["accused"] = replace(accused, offence_code=offence, lead=lead)
        return data


class AcquittalForm(DatedForm):
    """Persons found not guilty."""

    n = WholeNumberField(label=_("Số người được xác định không phạm tội"))
    reason = forms.CharField(label=_("Quyết định, bản án"), max_length=300, required=False)
    field_order = ("n", "reason", "on")
