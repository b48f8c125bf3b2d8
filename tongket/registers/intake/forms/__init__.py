"""Text to values for the register of crime reports; nothing here saves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.foundation.fields import DayField
from tongket.registers.intake import rules

ANY = ("", _("Tất cả"))
COMBO = {"data-combo": ""}
NO_NAMES = _("Không ghi họ tên, số điện thoại, số giấy tờ của người báo tin.")


class ReportFilter(forms.Form):
    """Filters of the list; they live in the URL."""

    tim = forms.CharField(label=_("Mã hoặc nội dung"), required=False, max_length=80)
    loai = forms.ChoiceField(label=_("Loại"), required=False, choices=[ANY, *rules.KINDS.items()])
    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[ANY, ("open", _("Chưa giải quyết xong")), *rules.STATES.items()]
    )
    don_vi = forms.CharField(label=_("Mã đơn vị"), required=False, max_length=20)
    qua_han = forms.BooleanField(label=_("Quá hạn"), required=False)


class DatedForm(forms.Form):
    """An act counted by a day."""

    on = DayField(label=_("Ngày"), required=False, help_text=_("Để trống nếu là hôm nay."))


class ReasonForm(DatedForm):
    """An act that says why."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ("reason", "on")


class AcceptForm(forms.Form):
    """Taking for resolution."""

    handler_code = forms.CharField(label=_("Mã Cơ quan điều tra thụ lý"), max_length=20)
    investigator = forms.CharField(
        label=_("Điều tra viên được phân công"), max_length=120, required=False,
        help_text=_("Ghi chức danh, ví dụ Điều tra viên 07."),
    )  # fmt: skip


class SendForm(DatedForm):
    """Sending to another body."""

    to_code = forms.CharField(label=_("Mã đơn vị nhận (trong tỉnh)"), max_length=20, required=False)
    outside = forms.CharField(label=_("Hoặc tên nơi nhận ngoài tỉnh"), max_length=160, required=False)
    reason = forms.CharField(label=_("Lý do chuyển"), max_length=300)
    field_order = ("to_code", "outside", "reason", "on")


class TakeOverForm(DatedForm):
    """Taking over a report sent here."""

    investigator = forms.CharField(label=_("Điều tra viên được phân công"), max_length=120, required=False)
    field_order = ("investigator", "on")


class MergeForm(DatedForm):
    """Merging into another report."""

    into_code = forms.CharField(label=_("Nhập vào tin mang mã"), max_length=40)
    reason = forms.CharField(label=_("Lý do"), max_length=300, required=False)
    field_order = ("into_code", "reason", "on")


class SplitForm(DatedForm):
    """Splitting a report off."""

    kind = forms.ChoiceField(label=_("Loại của tin mới"), choices=list(rules.KINDS.items()), widget=forms.RadioSelect)
    summary = forms.CharField(
        label=_("Nội dung của tin mới"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}), help_text=NO_NAMES
    )
    reason = forms.CharField(label=_("Lý do tách"), max_length=300, required=False)
    field_order = ("kind", "summary", "reason", "on")


class ExtendForm(DatedForm):
    """Extension of the limit."""

    authority = forms.ChoiceField(
        label=_("Cấp gia hạn"), choices=list(rules.AUTHORITIES.items()), widget=forms.RadioSelect, initial="agency"
    )
    requested_on = DayField(label=_("Ngày đề nghị"), required=False)
    field_order = ("authority", "requested_on", "on")


class SuspendForm(DatedForm):
    """Suspension."""

    ground = forms.ChoiceField(
        label=_("Căn cứ (Điều 148)"), choices=list(rules.GROUNDS.items()), widget=forms.RadioSelect
    )
    outstanding = forms.CharField(
        label=_("Yêu cầu còn chờ kết quả"), max_length=300, help_text=_("Số, ngày, nơi nhận yêu cầu.")
    )
    field_order = ("ground", "outstanding", "on")


class OutcomeForm(DatedForm):
    """The outcome."""

    outcome = forms.ChoiceField(label=_("Kết quả"), choices=list(rules.OUTCOMES.items()), widget=forms.RadioSelect)
    article = forms.CharField(label=_("Điều luật áp dụng"), max_length=60, required=False)
    reason = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)
    field_order = ("outcome", "on", "article", "reason")


class VoidForm(forms.Form):
    """Why a report is voided."""

    reason = forms.CharField(label=_("Lý do hủy"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act on a report as a page: its verb, form, the text of its button."""

    verb: str
    form: type[forms.Form]
    button: Any
    danger: bool = False


ACTS = {
    "thu-ly": ActPage("accept_report", AcceptForm, _("Thụ lý tin")),
    "ket-qua": ActPage("resolve_report", OutcomeForm, _("Ghi kết quả")),
    "gia-han": ActPage("extend_report", ExtendForm, _("Gia hạn")),
    "chuyen": ActPage("send_report", SendForm, _("Chuyển tin")),
    "nhan-chuyen": ActPage("take_over_report", TakeOverForm, _("Nhận tin chuyển đến")),
    "tra-lai": ActPage("return_report", ReasonForm, _("Trả lại tin")),
    "xac-nhan-chuyen": ActPage("confirm_sent_report", DatedForm, _("Xác nhận nơi nhận đã nhận")),
    "khong-phai-tin": ActPage("classify_as_not_a_report", ReasonForm, _("Ghi: không phải nguồn tin")),
    "gop": ActPage("merge_report", MergeForm, _("Nhập tin trùng")),
    "tach": ActPage("split_report", SplitForm, _("Tách tin")),
    "tam-dinh-chi": ActPage("suspend_report", SuspendForm, _("Tạm đình chỉ")),
    "phuc-hoi": ActPage("resume_report", ReasonForm, _("Phục hồi tin")),
    "het-thoi-hieu": ActPage("close_by_limitation", DatedForm, _("Kết thúc do hết thời hiệu")),
    "huy": ActPage("void_report", VoidForm, _("Hủy tin"), danger=True),
}
