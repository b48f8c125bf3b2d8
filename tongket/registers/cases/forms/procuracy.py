"""Forms of the procuracy's seat: text to values; nothing here saves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.foundation.fields import DayField, WholeNumberField
from tongket.registers.cases.operations.specs import ProsecutionNumbers
from tongket.registers.cases.rules import investigation, procuracy, prosecution

NO_NAMES = _("Không ghi họ tên, số điện thoại, số giấy tờ của ai.")
TODAY = _("Để trống nếu là hôm nay.")
RECEIVED = _("Thời hạn mới tính từ ngày này; để trống nếu nhận ngay trong ngày quyết định.")


def _text(label: Any, required: bool = True, help_text: Any = "", length: int = 300) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=required, help_text=help_text,
                           widget=forms.Textarea(attrs={"rows": 3}))  # fmt: skip


def _word(label: Any, words: dict[str, Any]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(words.items()), widget=forms.RadioSelect)


class Dated(forms.Form):
    """An act with its day and the number of its paper."""

    number = forms.CharField(label=_("Số văn bản"), max_length=60, required=False)
    on = DayField(label=_("Ngày"), required=False, help_text=TODAY)


class RequestForm(Dated):
    """A request to a police body."""

    kind = _word(_("Loại văn bản"), procuracy.REQUEST_KINDS)
    unit_code = forms.CharField(label=_("Mã đơn vị Công an được yêu cầu"), max_length=20)
    target_code = forms.CharField(label=_("Mã tin báo hoặc vụ án"), max_length=40, required=False,
                                  help_text=_("Để trống nếu yêu cầu về công tác chung của đơn vị."))  # fmt: skip
    legal_ground = forms.CharField(label=_("Căn cứ pháp luật"), max_length=160, required=False)
    content = _text(_("Nội dung yêu cầu"), help_text=NO_NAMES, length=4000)
    field_order = ("kind", "unit_code", "target_code", "legal_ground", "number", "content", "on")


class AnswerForm(Dated):
    """A police body's answer to a request."""

    answer = _word(_("Kết quả"), procuracy.ANSWERS)
    text = _text(_("Nội dung trả lời"), help_text=NO_NAMES, length=4000)
    field_order = ("answer", "text", "number", "on")


class AnnulForm(Dated):
    """A decision annulled."""

    target_code = forms.CharField(label=_("Mã tin báo hoặc vụ án"), max_length=40)
    decision = _word(_("Quyết định bị hủy bỏ"), procuracy.DECISIONS)
    legal_ground = forms.CharField(label=_("Căn cứ pháp luật"), max_length=160)
    reason = _text(_("Lý do"), help_text=NO_NAMES)
    on = DayField(label=_("Ngày quyết định hủy bỏ"), required=False, help_text=TODAY)
    received_on = DayField(label=_("Ngày Cơ quan điều tra nhận được"), required=False, help_text=RECEIVED)
    field_order = ("target_code", "decision", "legal_ground", "number", "reason", "on", "received_on")


class ReturnFileForm(Dated):
    """A file returned."""

    code = forms.CharField(label=_("Mã vụ án"), max_length=40)
    by_body = _word(_("Cơ quan trả hồ sơ"), investigation.RETURNING_BODIES)
    reason = _text(_("Lý do"), help_text=NO_NAMES)
    field_order = ("code", "by_body", "number", "reason", "on")


class ReturnAnswerForm(forms.Form):
    """Whether a returned file is accepted."""

    accepted = _word(_("Ý kiến của Cơ quan điều tra"), procuracy.RETURN_ANSWERS)
    text = _text(_("Lý do (bắt buộc khi không chấp nhận)"), required=False)
    on = DayField(label=_("Ngày"), required=False, help_text=TODAY)

    def clean_accepted(self) -> bool:
        return bool(self.cleaned_data["accepted"] == "accepted")


class ExtensionAnswerForm(Dated):
    """The procuracy's answer to a request to extend."""

    granted = _word(_("Quyết định"), {"yes": _("Gia hạn"), "no": _("Không gia hạn")})
    reason = _text(_("Lý do"), required=False)
    field_order = ("granted", "number", "reason", "on")

    def clean_granted(self) -> bool:
        return bool(self.cleaned_data["granted"] == "yes")


class OutcomeForm(Dated):
    """What the procuracy found of the outcome of a report."""

    reason = _text(_("Ghi chú"), required=False, help_text=NO_NAMES)
    field_order = ("number", "reason", "on")


class QuashedForm(Dated):
    """A judgment quashed."""

    case_code = forms.CharField(label=_("Mã vụ án"), max_length=40)
    instance = _word(_("Cấp xét xử hủy án"), procuracy.INSTANCES)
    reason = _text(_("Lý do hủy án"), help_text=NO_NAMES)
    field_order = ("case_code", "instance", "number", "reason", "on")


class CompensationForm(Dated):
    """State compensation decided."""

    unit_code = forms.CharField(label=_("Mã cơ quan có hành vi sai"), max_length=20)
    case_code = forms.CharField(label=_("Mã vụ án"), max_length=40, required=False)
    cases = WholeNumberField(label=_("Số vụ việc"), initial="1")
    amount = WholeNumberField(label=_("Số tiền bồi thường (đồng)"))
    reason = _text(_("Ghi chú"), required=False, help_text=NO_NAMES)
    field_order = ("unit_code", "case_code", "cases", "amount", "number", "on", "reason")


class ComplaintForm(forms.Form):
    """A complaint about a procedural act."""

    unit_code = forms.CharField(label=_("Mã đơn vị bị khiếu nại"), max_length=20)
    about = _word(_("Khiếu nại về"), procuracy.ABOUT)
    target_code = forms.CharField(label=_("Mã tin báo hoặc vụ án"), max_length=40, required=False)
    on = DayField(label=_("Ngày nhận"), required=False, help_text=TODAY)
    field_order = ("about", "unit_code", "target_code", "on")


class DecideForm(Dated):
    """How a complaint ended."""

    result = _word(_("Kết quả giải quyết"), procuracy.RESULTS)
    field_order = ("result", "number", "on")


class VoidEntryForm(forms.Form):
    """Why a record is voided."""

    reason = _text(_("Lý do hủy"))


class CountsForm(forms.Form):
    """The counts of a month."""

    month = forms.CharField(label=_("Tháng"), max_length=7, help_text=_("Tháng dương lịch, ví dụ 2022-11."))
    unit_code = forms.CharField(label=_("Mã Cơ quan điều tra cùng cấp"), max_length=20, initial="CA-34")
    reported_by = forms.CharField(label=_("Đơn vị, chức danh báo cáo"), max_length=160)
    source = forms.CharField(label=_("Biểu, văn bản gốc"), max_length=200)
    reason = _text(_("Lý do đính chính"), required=False, help_text=_("Chỉ ghi khi tháng này đã có số liệu."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in prosecution.NUMBERS.items():
            self.fields[name] = WholeNumberField(label=label, initial="0")
        self.order_fields(["month", "unit_code", *prosecution.NUMBERS, "reported_by", "source", "reason"])

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        data["numbers"] = ProsecutionNumbers(**{name: data.pop(name, None) or 0 for name in prosecution.NUMBERS})
        return data


@dataclass(frozen=True, slots=True)
class SeatPage:
    """One act of the seat as a page: its verb, its form, the field its target's code goes to."""

    verb: str
    form: type[forms.Form]
    code_field: str = ""
    danger: bool = False


NEW = {
    "yeu-cau": SeatPage("make_request", RequestForm, "target_code"),
    "huy-quyet-dinh": SeatPage("annul_decision", AnnulForm, "target_code", danger=True),
    "tra-ho-so": SeatPage("return_file", ReturnFileForm, "code"),
    "huy-an": SeatPage("record_quashed_judgment", QuashedForm, "case_code"),
    "boi-thuong": SeatPage("record_compensation", CompensationForm, "case_code"),
    "khieu-nai": SeatPage("record_complaint", ComplaintForm, "target_code"),
    "so-lieu": SeatPage("record_prosecution_counts", CountsForm),
}
# Letters of a record's code → what may be done with it.
ANSWERS = {
    "YC": {"tra-loi": SeatPage("record_answer", AnswerForm)},
    "TH": {"y-kien": SeatPage("answer_returned_file", ReturnAnswerForm)},
    "KT": {"ket-qua": SeatPage("decide_complaint", DecideForm)},
}
# What the procuracy says of the outcome of a report: the report's own acts.
OUTCOMES = {
    "kiem-sat": SeatPage("review_outcome", OutcomeForm),
    "dong-y": SeatPage("record_agreement", OutcomeForm),
}
VOID = SeatPage("void_entry", VoidEntryForm, danger=True)
