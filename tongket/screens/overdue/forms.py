"""The board's filters, and what its acts ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

KINDS = {
    "report": _("Giải quyết nguồn tin"),
    "notice": _("Việc theo nguồn tin"),
    "case": _("Vụ án"),
    "request": _("Yêu cầu của Viện kiểm sát"),
    "task": _("Chỉ đạo"),
    "return": _("Báo cáo kỳ"),
}
ORDERS = {"": _("Quá hạn lâu nhất trước"), "moi": _("Mới quá hạn trước"), "don-vi": _("Theo đơn vị")}


class BoardFilter(forms.Form):
    """Filters of the board; they live in the URL, so the leader opens the same list."""

    muc = forms.CharField(required=False, widget=forms.HiddenInput)
    don_vi = forms.ChoiceField(label=_("Đơn vị"), required=False)
    loai = forms.ChoiceField(
        label=_("Loại việc"), required=False, choices=[("", _("Tất cả loại việc")), *KINDS.items()]
    )
    nguoi = forms.CharField(label=_("Người chịu trách nhiệm"), required=False, max_length=120)
    xep = forms.ChoiceField(label=_("Sắp xếp"), required=False, choices=list(ORDERS.items()))

    def __init__(self, data: Any, *, units: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["don_vi"] = forms.ChoiceField(
            label=_("Đơn vị"), required=False, choices=[("", _("Tất cả đơn vị")), *units]
        )
        self.order_fields(["muc", "don_vi", "loai", "nguoi", "xep"])


class MessageForm(forms.Form):
    """A line to go with a reminder or a request for an explanation."""

    text = forms.CharField(
        label=_("Lời nhắn"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Không bắt buộc. Không ghi nội dung vụ việc hay tên người."),
    )  # fmt: skip


class ReassignForm(forms.Form):
    """Who takes the work over, by post, and why."""

    investigator = forms.CharField(
        label=_("Giao cho"), max_length=120, help_text=_("Ghi chức danh, ví dụ Điều tra viên 07.")
    )
    number = forms.CharField(
        label=_("Số quyết định phân công"), max_length=40, required=False,
        help_text=_("Ghi vào diễn biến của nguồn tin."),
    )  # fmt: skip


class DelayForm(forms.Form):
    """Why a duty runs late."""

    text = forms.CharField(
        label=_("Lý do chậm"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Một dòng: đang chờ gì, của ai, từ ngày nào. Không ghi tên người."),
    )  # fmt: skip
