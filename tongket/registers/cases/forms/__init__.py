"""Text to values for the register of offences and cases; nothing here saves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.foundation.fields import DayField, WholeNumberField
from tongket.registers.cases import rules
from tongket.registers.cases.operations import AccusedSpec, CaseSpec, Losses

ANY = ("", _("Tất cả"))
NO_NAMES = _("Không ghi họ tên, số điện thoại, số giấy tờ của ai.")
TODAY = _("Để trống nếu là hôm nay.")


class OffenceFilter(forms.Form):
    """Filters of the list of offences; they live in the URL."""

    tim = forms.CharField(label=_("Mã, điều luật hoặc nội dung"), required=False, max_length=80)
    nhom = forms.ChoiceField(label=_("Nhóm"), required=False, choices=[ANY, *rules.GROUPS.items()])
    trang_thai = forms.ChoiceField(label=_("Trạng thái"), required=False, choices=[ANY, *rules.OFFENCE_STATES.items()])
    don_vi = forms.CharField(label=_("Mã đơn vị"), required=False, max_length=20)


class CaseFilter(OffenceFilter):
    """Filters of the list of cases."""

    trang_thai = forms.ChoiceField(label=_("Trạng thái"), required=False, choices=[ANY, *rules.CASE_STATES.items()])


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
        help_text=_("Bắt buộc với nhóm trật tự xã hội; nhóm khác tính theo ngày phát hiện."),
    )  # fmt: skip
    article = forms.CharField(label=_("Điều (Bộ luật Hình sự)"), max_length=8)
    clause = forms.CharField(label=_("Khoản"), max_length=4)
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
    investigator = forms.CharField(label=_("Điều tra viên"), max_length=120, required=False)

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

    article = forms.CharField(label=_("Điều mới"), max_length=8)
    clause = forms.CharField(label=_("Khoản mới"), max_length=4)
    field_order = ("article", "clause", "reason", "on")


class InitiateForm(AccusedForm):
    """Initiation of a case over recorded offences."""

    offence_codes = forms.CharField(
        label=_("Mã các vụ phạm pháp"), max_length=400, help_text=_("Cách nhau bằng dấu phẩy.")
    )
    handler_code = forms.CharField(label=_("Mã Cơ quan điều tra thụ lý"), max_length=20)
    initiated_on = DayField(label=_("Ngày khởi tố"))
    investigator = forms.CharField(label=_("Điều tra viên"), max_length=120, required=False)
    field_order = ("offence_codes", "handler_code", "initiated_on", "investigator")

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        data["accused"] = self.take_accused(data)
        data["offence_codes"] = listed(data.get("offence_codes", ""))
        return data


class ChargeForm(AccusedForm, DatedForm):
    """Charging accused persons."""

    n = WholeNumberField(label=_("Số bị can"))
    field_order = ("n", "female", "under_18", "reoffenders", "legal_persons", "on")

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        data["accused"] = self.take_accused(data) or AccusedSpec(0)
        return data


class TerminateForm(DatedForm):
    """Termination on a ground."""

    ground = forms.ChoiceField(label=_("Căn cứ"), choices=list(rules.TERMINATION_GROUNDS.items()))
    reason = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)
    field_order = ("ground", "reason", "on")


class SuspendForm(TerminateForm):
    """Suspension on a ground."""

    ground = forms.ChoiceField(
        label=_("Căn cứ"), choices=list(rules.SUSPENSION_GROUNDS.items()), widget=forms.RadioSelect
    )


class ReturnForm(ReasonForm):
    """A file returned for supplementary investigation."""

    by_body = forms.ChoiceField(
        label=_("Cơ quan trả hồ sơ"), choices=list(rules.RETURNING_BODIES.items()), widget=forms.RadioSelect
    )
    field_order = ("by_body", "reason", "on")


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


def listed(text: str) -> list[str]:
    """Codes typed with commas, spaces or on lines."""
    return text.replace(",", " ").replace(";", " ").split()


@dataclass(frozen=True, slots=True)
class ActPage:
    """One act as a page: its verb, form, the text of its button."""

    verb: str
    form: type[forms.Form]
    button: Any
    danger: bool = False


OFFENCE_ACTS = {
    "kham-pha": ActPage("clear_offence", ClearForm, _("Ghi khám phá")),
    "huy-kham-pha": ActPage("reverse_clearance", ReasonForm, _("Hủy kết quả khám phá"), danger=True),
    "doi-toi-danh": ActPage("reclassify_offence", ReclassifyForm, _("Thay đổi tội danh")),
    "huy": ActPage("void_offence", VoidForm, _("Hủy vụ"), danger=True),
}
CASE_ACTS = {
    "bi-can": ActPage("charge_accused", ChargeForm, _("Khởi tố bị can")),
    "ket-luan": ActPage("conclude_case", DatedForm, _("Kết luận điều tra")),
    "tam-dinh-chi": ActPage("suspend_case", SuspendForm, _("Tạm đình chỉ điều tra")),
    "phuc-hoi": ActPage("resume_case", ReasonForm, _("Phục hồi điều tra")),
    "dinh-chi": ActPage("terminate_case", TerminateForm, _("Đình chỉ điều tra")),
    "tra-ho-so": ActPage("return_case", ReturnForm, _("Ghi trả hồ sơ")),
    "mo-lai": ActPage("reopen_case", ReasonForm, _("Mở lại vụ án")),
    "khong-pham-toi": ActPage("record_acquittal", AcquittalForm, _("Ghi người không phạm tội")),
    "huy": ActPage("void_case", VoidForm, _("Hủy vụ án"), danger=True),
}
RING_ACTS = {"huy": ActPage("void_ring", VoidForm, _("Hủy bản ghi"), danger=True)}
