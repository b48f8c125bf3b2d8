"""Acts on a report as forms and pages: text to values, nothing here saves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.fields import DayField, LongSelect, TimeOfDayField
from tongket.registers.intake import rules
from tongket.registers.intake.forms.amend import NO_NAMES as NO_NAMES
from tongket.registers.intake.forms.amend import AmendForm
from tongket.registers.intake.forms.send import SendForm

COMBO = {"data-combo": ""}
AREA = forms.Textarea(attrs={"rows": 3})


def paper_number(label: Any = None, required: bool = False) -> forms.CharField:
    """The number of the act's paper."""
    label = label or _("Số quyết định, văn bản")
    return forms.CharField(label=label, max_length=60, required=required, help_text=_("Ví dụ 12/QĐ-CSĐT."))


def investigator_field(required: bool = False) -> forms.CharField:
    """The investigator by post; the page offers those of the body with what each has open."""
    return forms.CharField(
        label=_("Điều tra viên được phân công"), max_length=120, required=required,
        help_text=_("Chức danh, ví dụ Điều tra viên 07. Danh sách cho biết mỗi người đang giữ bao nhiêu tin."),
        widget=forms.TextInput(attrs={"list": "dieu-tra-vien"}),
    )  # fmt: skip


class DatedForm(forms.Form):
    """An act counted by a day."""

    on = DayField(label=_("Ngày"), required=False, help_text=_("Để trống nếu là hôm nay."))


class PaperForm(DatedForm):
    """An act by a paper with a number."""

    number = paper_number()
    field_order = ("number", "on")


class ReasonForm(DatedForm):
    """An act that says why."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=AREA)
    field_order = ("reason", "on")


class ReasonPaperForm(ReasonForm):
    """An act that says why, by a paper."""

    number = paper_number()
    field_order = ("reason", "number", "on")


class NoteForm(PaperForm):
    """An act by a paper, with a note if there is one."""

    reason = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)
    field_order = ("number", "reason", "on")


class ClassifyForm(DatedForm):
    """Classification."""

    level = ""
    result = forms.ChoiceField(label=_("Kết quả phân loại"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Lý do, căn cứ"), max_length=300, required=False, widget=AREA,
        help_text=_("Bắt buộc khi không thuộc thẩm quyền hoặc thuộc nhóm a."),
    )  # fmt: skip
    field_order = ("result", "reason", "on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result"].choices = list(rules.classifications_at(self.level).items())  # type: ignore[attr-defined]
        if self.level != "commune":
            self.fields["reason"].help_text = _("Bắt buộc khi không thuộc thẩm quyền.")


class ClassifyAtCommuneForm(ClassifyForm):
    """Classification by a commune."""

    level = "commune"


class AcceptForm(forms.Form):
    """Taking for resolution."""

    handler_code = forms.CharField(label=_("Cơ quan điều tra thụ lý"), max_length=20)
    investigator = investigator_field()
    prosecutor = forms.CharField(label=_("Kiểm sát viên"), max_length=120, required=False)
    assignment = paper_number(_("Số quyết định phân công"))

    def __init__(self, *args: Any, takers: Callable[[], Sequence[tuple[str, Any]]] = list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handler_code"].widget = LongSelect(
            attrs=COMBO, choices=lambda: [("", _("(chọn)")), *takers()]
        )


class AcceptAtCommuneForm(AcceptForm):
    """Taking for resolution at a commune, where the law of the day asks for rank and assignment."""

    rank = forms.ChoiceField(
        label=_("Ngạch điều tra viên"), widget=forms.RadioSelect,
        choices=[("middle", _("Điều tra viên trung cấp")), ("senior", _("Điều tra viên cao cấp"))],
    )  # fmt: skip


class AssignForm(DatedForm):
    """Assignment."""

    investigator = investigator_field(required=True)
    prosecutor = forms.CharField(
        label=_("Kiểm sát viên"), max_length=120, required=False,
        help_text=_("Chức danh của Kiểm sát viên được Viện kiểm sát phân công."),
    )  # fmt: skip
    number = paper_number(_("Số quyết định phân công"))
    field_order = ("investigator", "prosecutor", "number", "on")


class TakeOverForm(DatedForm):
    """Taking over a report sent here."""

    investigator = investigator_field()
    field_order = ("investigator", "on")


class MergeForm(DatedForm):
    """Merging into another report."""

    into_code = forms.CharField(label=_("Nhập vào tin mang mã"), max_length=40)
    reason = forms.CharField(label=_("Lý do"), max_length=300, required=False)
    number = paper_number(_("Số quyết định"))
    field_order = ("into_code", "reason", "number", "on")


class SplitForm(DatedForm):
    """Splitting a report off."""

    kind = forms.ChoiceField(label=_("Loại của tin mới"), choices=list(rules.KINDS.items()), widget=forms.RadioSelect)
    summary = forms.CharField(
        label=_("Nội dung của tin mới"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}), help_text=NO_NAMES
    )
    reason = forms.CharField(label=_("Lý do tách"), max_length=300, required=False)
    number = paper_number(_("Số quyết định tách"))
    field_order = ("kind", "summary", "reason", "number", "on")


class ExtendForm(DatedForm):
    """Extension of the limit."""

    authority = forms.ChoiceField(
        label=_("Cấp gia hạn"), choices=list(rules.AUTHORITIES.items()), widget=forms.RadioSelect, initial="agency"
    )
    requested_on = DayField(label=_("Ngày đề nghị"), required=False)
    number = paper_number()
    field_order = ("authority", "requested_on", "number", "on")


class AnswerForm(DatedForm):
    """The procuracy's answer."""

    granted = forms.TypedChoiceField(
        label=_("Trả lời"), widget=forms.RadioSelect, coerce=lambda text: text == "yes",
        choices=[("yes", _("Đồng ý gia hạn")), ("no", _("Không gia hạn"))],
    )  # fmt: skip
    reason = forms.CharField(label=_("Lý do không gia hạn"), max_length=300, required=False, widget=AREA)
    number = paper_number()
    field_order = ("granted", "reason", "number", "on")


class SuspendForm(DatedForm):
    """Suspension."""

    ground = forms.ChoiceField(
        label=_("Căn cứ (Điều 148)"), choices=list(rules.GROUNDS.items()), widget=forms.RadioSelect
    )
    outstanding = forms.CharField(
        label=_("Yêu cầu còn chờ kết quả"), max_length=300, help_text=_("Số, ngày, nơi nhận yêu cầu.")
    )
    number = paper_number()
    field_order = ("ground", "outstanding", "number", "on")


class LimitationForm(forms.Form):
    """When the limitation of prosecution runs out, and on which basis."""

    article = forms.CharField(
        label=_("Điều luật"), max_length=40, required=False, help_text=_("Điều của Bộ luật Hình sự, ví dụ 173.")
    )
    clause = forms.CharField(
        label=_("Khoản"), max_length=4, required=False, help_text=_("Để trống: tính theo khung nặng nhất của điều.")
    )
    limitation_on = DayField(
        label=_("Ngày hết thời hiệu"), required=False,
        help_text=_("Để trống: tính từ ngày xảy ra theo Điều 27 (5, 10, 15, 20 năm). Có tội mới, trốn tránh và truy nã "
                    "thì ghi ngày tính lại."),
    )  # fmt: skip
    reason = forms.CharField(label=_("Căn cứ khác, ghi chú"), max_length=300, required=False, widget=AREA)


class OutcomeForm(DatedForm):
    """The outcome."""

    outcome = forms.ChoiceField(label=_("Kết quả"), choices=list(rules.OUTCOMES.items()), widget=forms.RadioSelect)
    article = forms.CharField(
        label=_("Điều luật (khi khởi tố)"), max_length=40, required=False,
        help_text=_("Điều của Bộ luật Hình sự, ví dụ 173."),
    )  # fmt: skip
    clause = forms.CharField(label=_("Khoản"), max_length=4, required=False)
    ground = forms.ChoiceField(
        label=_("Căn cứ không khởi tố (Điều 157)"), required=False, widget=forms.Select(attrs=COMBO),
        choices=[("", "–"), *rules.NON_INITIATION_GROUNDS.items()],
        help_text=_("Bắt buộc khi không khởi tố, cả khi chuyển xử lý hành chính."),
    )  # fmt: skip
    number = paper_number()
    reason = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)
    field_order = ("outcome", "article", "clause", "ground", "number", "on", "reason")


class AdministrativeForm(DatedForm):
    """Where the file for a fine went."""

    to = forms.CharField(label=_("Cơ quan có thẩm quyền xử phạt"), max_length=160)
    number = paper_number(_("Số công văn chuyển"))
    field_order = ("to", "number", "on")


class AdministrativeResultForm(DatedForm):
    """What came of it."""

    result = forms.CharField(label=_("Kết quả xử phạt"), max_length=300, widget=AREA)
    number = paper_number()
    field_order = ("result", "number", "on")


class VoidForm(forms.Form):
    """Why a report is to be voided, by which decision of the unit."""

    number = paper_number(required=True)
    reason = forms.CharField(label=_("Lý do hủy"), max_length=300, widget=AREA)


class ApproveForm(forms.Form):
    """Approval."""

    reason = forms.CharField(label=_("Ý kiến"), max_length=300, required=False, widget=AREA)


class RefuseForm(forms.Form):
    """A refusal that says why."""

    reason = forms.CharField(label=_("Lý do không duyệt"), max_length=300, widget=AREA)


class NoticeForm(forms.Form):
    """How a notice went out."""

    sent_on = DayField(label=_("Ngày gửi"), required=False, help_text=_("Để trống nếu là bây giờ."))
    sent_time = TimeOfDayField(label=_("Giờ gửi"), required=False, help_text=_("Ví dụ 08:15."))
    proof = forms.ChoiceField(
        label=_("Chứng minh đã gửi"), choices=list(rules.PROOFS.items()), widget=forms.RadioSelect, initial="book"
    )
    receipt = forms.CharField(
        label=_("Số ở sổ giao, số giấy báo phát"), max_length=160, required=False,
        help_text=_("Ví dụ sổ 02, số 118."),
    )  # fmt: skip
    number = paper_number(_("Số thông báo"))

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        day, hour = data.pop("sent_on", None), data.pop("sent_time", None)
        if day is None and hour is not None:
            self.add_error("sent_on", _("Đã có giờ gửi, nhập thêm ngày gửi."))
        data["sent_at"] = _moment(day, hour)
        return data


class NoticeTextForm(forms.Form):
    """The text of a notice."""

    text = forms.CharField(
        label=_("Nội dung"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Không ghi họ tên: nơi nhận lấy từ phong bì niêm phong khi in. Để trống là trở về mẫu."),
    )  # fmt: skip


def _moment(day: Any, hour: time | None) -> datetime | None:
    if day is None:
        return None
    return clock.local(day, hour.hour, hour.minute) if hour else clock.local(day, 12)


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act on a report as a page: its verb, form, text of its button; `link`, `template` where they differ."""

    verb: str
    form: type[forms.Form]
    button: Any
    danger: bool = False
    template: str = "intake/act.html"
    link: Any = ""
    annuls: str = ""  # which decision: such an act is entered in the procuracy's book, which carries it out and counts


ACTS: Mapping[str, ActPage] = {
    "thu-ly": ActPage("accept_report", AcceptForm, _("Thụ lý tin")),
    "duyet-huy": ActPage("approve_void", ApproveForm, _("Duyệt hủy tin"), danger=True),
    "tra-loi-gia-han": ActPage("answer_extension", AnswerForm, _("Ghi trả lời của Viện kiểm sát")),
    "nhan-chuyen": ActPage("take_over_report", TakeOverForm, _("Nhận tin chuyển đến")),
    "tra-lai": ActPage("return_report", ReasonForm, _("Trả lại tin")),
    "xac-nhan-chuyen": ActPage("confirm_sent_report", DatedForm, _("Xác nhận nơi nhận đã nhận")),
    "ket-qua": ActPage("resolve_report", OutcomeForm, _("Ghi kết quả")),
    "phan-loai": ActPage("classify_report", ClassifyForm, _("Phân loại tin")),
    "phan-cong": ActPage("assign_report", AssignForm, _("Phân công")),
    "gia-han": ActPage("extend_report", ExtendForm, _("Gia hạn")),
    "de-nghi-gia-han": ActPage("request_extension", ReasonPaperForm, _("Đề nghị Viện kiểm sát gia hạn")),
    "tam-dinh-chi": ActPage("suspend_report", SuspendForm, _("Tạm đình chỉ")),
    "phuc-hoi": ActPage("resume_report", ReasonPaperForm, _("Phục hồi tin")),
    "huy-tam-dinh-chi": ActPage("record_cancellation", ReasonPaperForm, _("Ghi việc hủy bỏ tạm đình chỉ"),
                                annuls="suspension"),
    "huy-khong-khoi-to": ActPage("reopen_report", ReasonPaperForm, _("Ghi việc hủy bỏ quyết định không khởi tố"),
                                 annuls="non_initiation"),
    "thoi-hieu": ActPage("record_limitation", LimitationForm, _("Ghi thời hiệu truy cứu")),
    "het-thoi-hieu": ActPage("close_by_limitation", PaperForm, _("Kết thúc do hết thời hiệu")),
    "ra-soat": ActPage("record_joint_review", NoteForm, _("Ghi rà soát liên ngành")),
    "phoi-hop": ActPage("record_coordination", NoteForm, _("Ghi phối hợp chuyên môn")),
    "chuyen": ActPage("send_report", SendForm, _("Chuyển tin")),
    "khong-phai-tin": ActPage("classify_as_not_a_report", ReasonForm, _("Ghi: không phải nguồn tin")),
    "gop": ActPage("merge_report", MergeForm, _("Nhập tin trùng")),
    "tach": ActPage("split_report", SplitForm, _("Tách tin")),
    "kiem-sat": ActPage("review_outcome", NoteForm, _("Ghi đã kiểm sát quyết định")),
    "dong-y-xu-phat": ActPage("record_agreement", NoteForm, _("Ghi Viện kiểm sát đồng ý chuyển xử phạt")),
    "chuyen-xu-phat": ActPage("record_administrative_transfer", AdministrativeForm, _("Ghi chuyển xử phạt")),
    "ket-qua-xu-phat": ActPage("record_administrative_result", AdministrativeResultForm, _("Ghi kết quả xử phạt")),
    "luu-ho-so": ActPage("archive_report", PaperForm, _("Nộp lưu hồ sơ")),
    "sua": ActPage("amend_report", AmendForm, _("Lưu bản sửa"), template="intake/amend.html", link=_("Sửa nội dung")),
    "khong-duyet-huy": ActPage("refuse_void", RefuseForm, _("Không duyệt hủy")),
    "huy": ActPage("request_void", VoidForm, _("Đề nghị hủy"), danger=True),
}
