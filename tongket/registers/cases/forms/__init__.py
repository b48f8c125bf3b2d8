"""Text to values for the register of offences and cases; nothing here saves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.core.law.competence import RANK_LABELS
from tongket.foundation.fields import DayField, WholeNumberField
from tongket.registers.cases import queries, rules
from tongket.registers.cases.forms import investigation
from tongket.registers.cases.forms.frames import ArticleField
from tongket.registers.cases.forms.investigation import AmendForm, OfCase, SentForm, listed
from tongket.registers.cases.operations import AccusedSpec, CaseSpec, Losses

__all__ = [
    "CASE_ACTS",
    "OFFENCE_ACTS",
    "RING_ACTS",
    "AccusedForm",
    "AcquittalForm",
    "ActPage",
    "AmendForm",
    "CaseFilter",
    "ChargeForm",
    "ClearForm",
    "DatedForm",
    "InitiateForm",
    "OfCase",
    "OffenceFilter",
    "OffenceForm",
    "ReasonForm",
    "ReclassifyForm",
    "ReviewForm",
    "RingForm",
    "SentForm",
    "VoidForm",
]  # fmt: skip

ANY = ("", _("Tất cả"))
NO_NAMES = _("Không ghi họ tên, số điện thoại, số giấy tờ của ai.")
TODAY = _("Để trống nếu là hôm nay.")


class OffenceFilter(forms.Form):
    """Filters of the list of offences; they live in the URL."""

    tim = forms.CharField(label=_("Mã, điều luật hoặc nội dung"), required=False, max_length=80)
    dieu = forms.CharField(label=_("Điều"), required=False, max_length=8)
    nhom = forms.ChoiceField(label=_("Nhóm"), required=False, choices=[ANY, *rules.GROUPS.items()])
    trang_thai = forms.ChoiceField(label=_("Trạng thái"), required=False, choices=[ANY, *rules.OFFENCE_STATES.items()])
    don_vi = forms.CharField(label=_("Mã đơn vị"), required=False, max_length=20)


class CaseFilter(OffenceFilter):
    """Filters of the list of cases."""

    trang_thai = forms.ChoiceField(label=_("Trạng thái"), required=False, choices=[ANY, *rules.CASE_STATES.items()])
    qua_han = forms.BooleanField(label=_("Quá thời hạn điều tra"), required=False)


class AccusedForm(forms.Form):
    """Accused persons as counts."""

    n = WholeNumberField(label=_("Số bị can"), required=False)
    female = WholeNumberField(label=_("Trong đó: nữ"), required=False)
    under_18 = WholeNumberField(label=_("Dưới 18 tuổi"), required=False)
    reoffenders = WholeNumberField(label=_("Tái phạm"), required=False)
    legal_persons = WholeNumberField(label=_("Pháp nhân"), required=False)

    def take_accused(self, data: dict[str, Any]) -> AccusedSpec | None:
        """The counts as one value, taken out of the cleaned data; None when no number was given."""
        names = ("n", "female", "under_18", "reoffenders", "legal_persons")
        numbers = {name: data.pop(name, None) for name in names}
        if all(value is None for value in numbers.values()):
            return None
        return AccusedSpec(**{name: value or 0 for name, value in numbers.items()})


class OffenceForm(AccusedForm):
    """Entry of an offence, with its case where one is initiated at once."""

    place_code = forms.CharField(label=_("Mã xã, phường, thị trấn xảy ra"), max_length=20)
    handler_code = forms.CharField(label=_("Mã Cơ quan điều tra thụ lý"), max_length=20)
    occurred_on = DayField(
        label=_("Ngày xảy ra"), required=False,
        help_text=_("Bắt buộc với nhóm trật tự xã hội."),
    )  # fmt: skip
    article = ArticleField(label=_("Điều (Bộ luật Hình sự)"))
    clause = forms.CharField(label=_("Khoản"), max_length=4, help_text=_("Ví dụ 1."))
    dead = WholeNumberField(label=_("Số người chết"), initial="0")
    injured = WholeNumberField(label=_("Số người bị thương"), initial="0")
    damage = WholeNumberField(label=_("Thiệt hại (đồng)"), initial="0")
    report_code = forms.CharField(label=_("Mã tin báo liên quan"), max_length=40, required=False)
    tag = forms.CharField(label=_("Nhãn"), max_length=30, required=False)
    summary = forms.CharField(
        label=_("Tóm tắt"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=NO_NAMES,
    )  # fmt: skip
    initiated_on = DayField(
        label=_("Ngày khởi tố vụ án"), required=False, help_text=_("Để trống nếu chưa khởi tố vụ án.")
    )
    investigator = forms.CharField(
        label=_("Điều tra viên"), max_length=120, required=False, help_text=_("Ghi chức danh, không ghi tên.")
    )

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        accused, day = self.take_accused(data), data.pop("initiated_on", None)
        investigator = data.pop("investigator", "")
        if accused is not None and day is None:
            self.add_error("initiated_on", _("Đã có số bị can, nhập thêm ngày khởi tố vụ án."))
        data["initiate"] = CaseSpec(day, "", investigator, accused) if day else None
        data["losses"] = Losses(*(data.pop(name, None) or 0 for name in ("dead", "injured", "damage")))
        return data


class DatedForm(forms.Form):
    """An act counted by a day."""

    on = DayField(label=_("Ngày"), required=False, help_text=TODAY)


class ReasonForm(DatedForm):
    """An act that says why."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ("reason", "on")


class VoidForm(forms.Form):
    """Why a record is voided."""

    reason = forms.CharField(label=_("Lý do hủy"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class ClearForm(AccusedForm, DatedForm):
    """Clearance of an offence."""

    basis = forms.ChoiceField(label=_("Căn cứ khám phá"), choices=list(rules.BASES.items()), widget=forms.RadioSelect)
    recovered = WholeNumberField(label=_("Tài sản thu hồi (đồng)"), initial="0")
    field_order = ("basis", "on", "recovered", "n", "female", "under_18", "reoffenders", "legal_persons")

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        data["accused"] = self.take_accused(data)
        return data


class ReclassifyForm(ReasonForm):
    """Another article or clause."""

    article = ArticleField(label=_("Điều mới"))
    clause = forms.CharField(label=_("Khoản mới"), max_length=4, help_text=_("Ví dụ 1."))
    field_order = ("article", "clause", "reason", "on")


class InitiateForm(SentForm, AccusedForm):
    """Initiation of a case over recorded offences."""

    offence_codes = forms.CharField(
        label=_("Mã các vụ phạm pháp"), max_length=400, help_text=_("Cách nhau bằng dấu phẩy.")
    )
    report_codes = forms.CharField(
        label=_("Mã các nguồn tin"), max_length=400, required=False,
        help_text=_("Để trống nếu trực tiếp phát hiện. Cách nhau bằng dấu phẩy."),
    )  # fmt: skip
    handler_code = forms.CharField(label=_("Mã Cơ quan điều tra thụ lý"), max_length=20)
    document = forms.CharField(label=_("Số quyết định khởi tố"), max_length=80, required=False)
    initiated_on = DayField(label=_("Ngày khởi tố"))
    investigator = forms.CharField(label=_("Điều tra viên"), max_length=120, required=False)
    rank = forms.ChoiceField(label=_("Ngạch Điều tra viên"), required=False, choices=list(RANK_LABELS.items()),
                             help_text=_("Chỉ hỏi với Công an cấp xã, từ 01/7/2025."))  # fmt: skip
    assignment = forms.CharField(label=_("Số văn bản phân công"), max_length=80, required=False,
                                 help_text=_("Của Thủ trưởng Cơ quan điều tra Công an tỉnh."))  # fmt: skip
    field_order = ("offence_codes", "report_codes", "handler_code", "document", "initiated_on", "investigator", "rank",
                   "assignment", "sent_on", "sent_time")  # fmt: skip

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


class RingForm(forms.Form):
    """A ring broken, with its cases."""

    kind = forms.ChoiceField(label=_("Loại"), choices=list(rules.RING_KINDS.items()), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Tên chuyên án, tên gọi"), max_length=160, help_text=NO_NAMES)
    broken_on = DayField(label=_("Ngày triệt phá"))
    handler_code = forms.CharField(label=_("Mã đơn vị triệt phá"), max_length=20)
    members = WholeNumberField(label=_("Số đối tượng bị bắt giữ"))
    case_codes = forms.CharField(
        label=_("Mã các vụ án"), max_length=400, help_text=_("Cách nhau bằng dấu phẩy; ít nhất một vụ.")
    )

    def clean_case_codes(self) -> list[str]:
        return listed(self.cleaned_data["case_codes"])


class ReviewForm(forms.Form):
    """A review of safeguards."""

    unit_code = forms.CharField(label=_("Mã đơn vị được rà soát"), max_length=20)
    on = DayField(label=_("Ngày rà soát"))
    cases_reviewed = WholeNumberField(label=_("Số vụ đã rà soát"))
    accused_reviewed = WholeNumberField(label=_("Số bị can đã rà soát"))
    found = WholeNumberField(label=_("Số trường hợp oan sai, bỏ lọt phát hiện"), initial="0")
    note = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act as a page: its verb, form, the text of its button."""

    verb: str
    form: type[forms.Form]
    button: Any
    danger: bool = False


_VOIDS = {
    "huy": ActPage("request_void", investigation.RequestVoidForm, _("Đề nghị hủy"), danger=True),
    "duyet-huy": ActPage("approve_void", investigation.ApproveVoidForm, _("Duyệt hủy"), danger=True),
    "tu-choi-huy": ActPage("refuse_void", investigation.RefuseVoidForm, _("Không đồng ý hủy")),
}
OFFENCE_ACTS = {
    "kham-pha": ActPage("clear_offence", ClearForm, _("Ghi khám phá")),
    "huy-kham-pha": ActPage("reverse_clearance", ReasonForm, _("Hủy kết quả khám phá"), danger=True),
    "doi-toi-danh": ActPage("reclassify_offence", ReclassifyForm, _("Thay đổi tội danh")),
    **_VOIDS,
}
CASE_ACTS = {
    "ket-luan": ActPage("conclude_case", investigation.ConcludeForm, _("Kết luận điều tra")),
    "chuyen-ho-so": ActPage("hand_over_case", investigation.HandOverForm, _("Chuyển hồ sơ")),
    "phuc-hoi": ActPage("resume_case", investigation.ResumeForm, _("Phục hồi điều tra")),
    "gui-quyet-dinh": ActPage("send_case_decision", investigation.SendForm, _("Ghi đã gửi quyết định")),
    "bi-can": ActPage("charge_accused", ChargeForm, _("Khởi tố bị can")),
    "de-nghi-gia-han": ActPage("ask_investigation_extension", investigation.AskExtensionForm, _("Đề nghị gia hạn")),
    "gia-han": ActPage("extend_investigation", investigation.ExtendForm, _("Ghi gia hạn điều tra")),
    "danh-gia": ActPage("record_joint_assessment", investigation.AssessmentForm, _("Ghi đánh giá chứng cứ")),
    "truy-na": ActPage("issue_wanted_notice", investigation.WantedForm, _("Ghi truy nã")),
    "tam-dinh-chi": ActPage("suspend_case", investigation.SuspendForm, _("Tạm đình chỉ điều tra")),
    "dinh-chi": ActPage("terminate_case", investigation.TerminateForm, _("Đình chỉ điều tra")),
    "dinh-chi-bi-can": ActPage("terminate_accused", investigation.TerminateAccusedForm, _("Đình chỉ với bị can")),
    "tra-ho-so": ActPage("return_case", investigation.ReturnForm, _("Ghi trả hồ sơ")),
    "mo-lai": ActPage("reopen_case", investigation.ResumeForm, _("Mở lại vụ án")),
    "khong-pham-toi": ActPage("record_acquittal", AcquittalForm, _("Ghi người không phạm tội")),
    "nguon-tin": ActPage("link_reports", investigation.ReportsForm, _("Ghi nguồn tin")),
    "bo-sung": ActPage("supplement_case", investigation.SupplementForm, _("Bổ sung quyết định khởi tố")),
    "phan-cong": ActPage("assign_case", investigation.AssignForm, _("Phân công Điều tra viên")),
    "nhap": ActPage("join_cases", investigation.JoinForm, _("Nhập vào vụ án khác")),
    "tach": ActPage("split_case", investigation.SplitForm, _("Tách vụ án")),
    "huy-quyet-dinh": ActPage("cancel_case_decision", investigation.CancelDecisionForm, _("Ghi hủy quyết định"),
                              danger=True),
    **_VOIDS,
}  # fmt: skip
RING_ACTS = {"huy": ActPage("void_ring", VoidForm, _("Hủy bản ghi"), danger=True)}
