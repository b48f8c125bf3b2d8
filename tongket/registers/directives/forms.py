"""Text to values for the register of directives."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tongket.foundation.fields import DayField, WholeNumberField
from tongket.registers.directives import rules
from tongket.registers.directives.operations import DirectiveSpec, EvidenceSpec, InstructionSpec, TaskSpec


class TaskFilter(forms.Form):
    """Filters of the list; they live in the URL."""

    don_vi = forms.CharField(label=_("Mã đơn vị"), required=False, max_length=20)
    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[("", _("Tất cả")), *rules.STATUSES.items()]
    )


class TaskForm(forms.Form):
    """A task under an instruction: one lead, partners by code, a due day or none."""

    title = forms.CharField(label=_("Nhiệm vụ"), max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    lead_code = forms.CharField(label=_("Mã đơn vị chủ trì"), max_length=20)
    partner_codes = forms.CharField(
        label=_("Mã đơn vị phối hợp"), max_length=300, required=False, help_text=_("Nhiều mã cách nhau bằng dấu phẩy.")
    )
    due_on = DayField(label=_("Hạn hoàn thành"), required=False, help_text=_("Để trống là nhiệm vụ thường xuyên."))
    due_words = forms.CharField(
        label=_("Thời hạn ghi trong văn bản"), max_length=60, required=False, help_text=_("Ví dụ: trong năm 2023.")
    )
    proofs = forms.CharField(
        label=_("Minh chứng phải nộp"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng một minh chứng."),
    )  # fmt: skip

    def spec(self) -> TaskSpec:
        """The task to assign."""
        given = self.cleaned_data
        return TaskSpec(
            title=given["title"], lead_code=given["lead_code"], partner_codes=words_of(given["partner_codes"], ","),
            due_on=given["due_on"], due_words=given["due_words"], proofs=words_of(given["proofs"], "\n"),
        )  # fmt: skip


class InstructionTaskForm(TaskForm):
    """A task, and the number of the instruction it comes from."""

    instruction_number = WholeNumberField(label=_("Nội dung chỉ đạo số"))

    field_order = ("instruction_number",)


class DirectiveForm(TaskForm):
    """A directive with its first instruction and task; more are added on its page."""

    source = forms.ChoiceField(label=_("Loại chỉ đạo"), choices=list(rules.SOURCES.items()), widget=forms.RadioSelect)
    heading = forms.CharField(label=_("Trích yếu"), max_length=300)
    number = forms.CharField(label=_("Số văn bản"), max_length=40, required=False)
    issued_on = DayField(label=_("Ngày ban hành"))
    issuer_code = forms.CharField(label=_("Mã cơ quan ban hành"), max_length=20, initial="BCD-34")
    issuer_post = forms.CharField(
        label=_("Chức vụ người ban hành"), max_length=160, help_text=_("Ghi chức vụ, không ghi họ tên.")
    )
    instruction = forms.CharField(
        label=_("Nội dung chỉ đạo thứ nhất"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )

    field_order = ("source", "heading", "number", "issued_on", "issuer_code", "issuer_post", "instruction")

    def directive(self) -> DirectiveSpec:
        """The directive to issue."""
        given = self.cleaned_data
        return DirectiveSpec(
            source=given["source"], title=given["heading"], issued_on=given["issued_on"], number=given["number"],
            issuer_code=given["issuer_code"], issuer_post=given["issuer_post"],
        )  # fmt: skip

    def instructions(self) -> list[InstructionSpec]:
        """Its first instruction with its first task."""
        return [InstructionSpec(1, self.cleaned_data["instruction"], tasks=[self.spec()])]


class EvidenceForm(forms.Form):
    """Evidence handed in; the wanted ones can be chosen by name."""

    kind = forms.ChoiceField(label=_("Loại"), choices=list(rules.EVIDENCE_KINDS.items()), widget=forms.RadioSelect)
    title = forms.CharField(label=_("Tên minh chứng"), max_length=300)
    reference = forms.CharField(
        label=_("Số, ký hiệu hoặc nơi lưu"), max_length=300, required=False,
        help_text=_("Ví dụ số văn bản, mã bản ghi, mã chỉ tiêu."),
    )  # fmt: skip
    complete = forms.BooleanField(label=_("Báo hoàn thành nhiệm vụ, chờ nghiệm thu"), required=False)

    def __init__(self, data: Any = None, *, wanted: tuple[str, ...] = ()) -> None:
        super().__init__(data)
        if wanted:
            self.fields["title"].help_text = _("Còn phải nộp: %(names)s") % {"names": "; ".join(wanted)}
            self.fields["title"].initial = wanted[0]

    def spec(self) -> EvidenceSpec:
        """The evidence to hand in."""
        given = self.cleaned_data
        return EvidenceSpec(given["kind"], given["title"], given["reference"])


class ProgressForm(forms.Form):
    """Progress in words."""

    text = forms.CharField(label=_("Tiến độ"), max_length=600, widget=forms.Textarea(attrs={"rows": 4}))


class PartnerForm(forms.Form):
    """A unit that works along."""

    unit_code = forms.CharField(label=_("Mã đơn vị phối hợp"), max_length=20)


class AcceptanceForm(forms.Form):
    """Acceptance, with a remark where one is due."""

    note = forms.CharField(
        label=_("Nhận xét"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReasonForm(forms.Form):
    """Why something is undone."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class ExtensionForm(ReasonForm):
    """A later due day, and why."""

    new_due = DayField(label=_("Hạn mới"))

    field_order = ("new_due", "reason")


def words_of(text: str, mark: str) -> tuple[str, ...]:
    """The parts of a text between marks, blanks left out."""
    return tuple(part.strip() for part in text.split(mark) if part.strip())
