"""Text to values for the register of offences and cases: which acts there are, each with its form and its button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.registers.cases.forms import corrections, investigation, parts, transfer
from tongket.registers.cases.forms.case import AcquittalForm, ChargeForm, InitiateForm
from tongket.registers.cases.forms.corrections import AmendForm, VoidForm
from tongket.registers.cases.forms.of_case import OfCase
from tongket.registers.cases.forms.offence import (
    CaseFilter,
    ClearForm,
    OffenceFilter,
    OffenceForm,
    ReasonForm,
    ReclassifyForm,
)
from tongket.registers.cases.forms.ring import ReviewForm, RingForm
from tongket.registers.cases.forms.transfer import EndedBodyForm

__all__ = [
    "CASE_ACTS", "OFFENCE_ACTS", "RING_ACTS", "ActPage", "AmendForm", "CaseFilter", "EndedBodyForm", "InitiateForm",
    "OfCase", "OffenceFilter", "OffenceForm", "ReviewForm", "RingForm",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act as a page: its verb, form, the text of its button."""

    verb: str
    form: type[forms.Form]
    button: Any
    danger: bool = False


_VOIDS = {
    "huy": ActPage("request_void", corrections.RequestVoidForm, _("Đề nghị hủy"), danger=True),
    "duyet-huy": ActPage("approve_void", corrections.ApproveVoidForm, _("Duyệt hủy"), danger=True),
    "tu-choi-huy": ActPage("refuse_void", corrections.RefuseVoidForm, _("Không đồng ý hủy")),
}
OFFENCE_ACTS = {
    "kham-pha": ActPage("clear_offence", ClearForm, _("Ghi khám phá")),
    "huy-kham-pha": ActPage("reverse_clearance", ReasonForm, _("Hủy kết quả khám phá"), danger=True),
    "doi-toi-danh": ActPage("reclassify_offence", ReclassifyForm, _("Thay đổi tội danh")),
    **_VOIDS,
}
CASE_ACTS = {
    "tiep-nhan": ActPage("take_over_case", transfer.TakeOverForm, _("Tiếp nhận vụ án")),
    "tra-lai": ActPage("return_sent_case", transfer.BackForm, _("Trả lại vụ án")),
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
    "nguon-tin": ActPage("link_reports", parts.ReportsForm, _("Ghi nguồn tin")),
    "bo-sung": ActPage("supplement_case", parts.SupplementForm, _("Bổ sung quyết định khởi tố")),
    "phan-cong": ActPage("assign_case", parts.AssignForm, _("Phân công Điều tra viên")),
    "chuyen": ActPage("send_case", transfer.SendCaseForm, _("Chuyển vụ án")),
    "chuyen-ngoai-tinh": ActPage("send_case_away", transfer.SendAwayForm, _("Chuyển ra ngoài tỉnh")),
    "nhan-lai": ActPage("take_back_case", transfer.BackForm, _("Nhận lại vụ án")),
    "nhap": ActPage("join_cases", parts.JoinForm, _("Nhập vào vụ án khác")),
    "tach": ActPage("split_case", parts.SplitForm, _("Tách vụ án")),
    "huy-quyet-dinh": ActPage("cancel_case_decision", investigation.CancelDecisionForm, _("Ghi hủy quyết định"),
                              danger=True),
    **_VOIDS,
}  # fmt: skip
RING_ACTS = {"huy": ActPage("void_ring", VoidForm, _("Hủy bản ghi"), danger=True)}
