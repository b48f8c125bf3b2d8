"""Forms of the acts in an investigation; nothing here saves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tongket.core.law import criminal_procedure_code as law
from tongket.foundation import clock
from tongket.foundation.fields import DayField, WholeNumberField
from tongket.registers.cases import queries, rules
from tongket.registers.cases.forms.of_case import TODAY, DecisionForm, OfCase, SentForm, TimeField, moment_of
from tongket.registers.cases.models import Case
from tongket.registers.cases.rules import investigation, limit


class AskExtensionForm(OfCase):
    """A request to the procuracy."""

    reason = forms.CharField(label=_("Lý do đề nghị"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    on = DayField(label=_("Ngày đề nghị"), required=False, help_text=TODAY)


class ExtendForm(DecisionForm):
    """An extension decided by a procuracy."""

    level = forms.ChoiceField(label=_("Viện kiểm sát quyết định"), choices=list(investigation.LEVELS.items()),
                              widget=forms.RadioSelect)  # fmt: skip
    field_order = ("level", "document", "on")

    def take_up(self, row: Case) -> None:
        """The procuracy that signs the next extension is proposed, with the paragraph that says so."""
        today = clock.today()
        reading = queries.investigation_of(row, max(today, row.last_on))
        signs = limit.next_signatory(reading, row.handler.level, today)
        regional = today >= law.AMENDED
        self.fields["level"].choices = [  # type: ignore[attr-defined]
            (name, word) for name, word in investigation.LEVELS.items() if regional or name != "regional"
        ]
        if signs is not None:
            self.initial["level"] = signs.levels[0]
            cites = signs.cites_en if get_language() == "en" else signs.cites
            self.fields["level"].help_text = _("Lần gia hạn thứ %(n)s; thẩm quyền theo %(cites)s.") % {
                "n": reading.extensions_used + 1, "cites": cites,
            }  # fmt: skip


class WantedForm(DecisionForm):
    """Accused persons wanted, as a count."""

    n = WholeNumberField(label=_("Số bị can bị truy nã"))
    field_order = ("n", "document", "on")


class AssessmentForm(OfCase):
    """Police and procuracy weigh the evidence."""

    document = forms.CharField(label=_("Số biên bản"), max_length=80, required=False)
    on = DayField(label=_("Ngày đánh giá"), required=False, help_text=TODAY)


class ConcludeForm(OfCase):
    """The conclusion of an investigation."""

    proposal = forms.ChoiceField(label=_("Kết luận"), choices=list(investigation.PROPOSALS.items()),
                                 widget=forms.RadioSelect, required=False, initial="prosecute")  # fmt: skip
    document = forms.CharField(label=_("Số kết luận điều tra"), max_length=80, required=False)
    on = DayField(label=_("Ngày kết luận"), required=False, help_text=TODAY)

    def clean_proposal(self) -> str:
        return self.cleaned_data["proposal"] or "prosecute"


class HandOverForm(OfCase):
    """The file goes to the procuracy."""

    document = forms.CharField(label=_("Số biên bản giao nhận"), max_length=80, required=False)
    on = DayField(label=_("Ngày chuyển"), required=False, help_text=TODAY)


class SuspendForm(SentForm):
    """Suspension on a ground of Đ229."""

    ground = forms.ChoiceField(label=_("Căn cứ"), choices=list(rules.SUSPENSION_GROUNDS.items()),
                               widget=forms.RadioSelect)  # fmt: skip
    document = forms.CharField(label=_("Số quyết định; kết luận giám định (nếu do bệnh)"), max_length=80,
                               required=False)  # fmt: skip
    reason = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)
    on = DayField(label=_("Ngày"), required=False, help_text=TODAY)
    field_order = ("ground", "document", "reason", "on", "sent_on", "sent_time")


class TerminateForm(SentForm):
    """Termination on a ground of Đ230."""

    ground = forms.ChoiceField(label=_("Căn cứ"), choices=list(rules.TERMINATION_GROUNDS.items()))
    document = forms.CharField(label=_("Số quyết định"), max_length=80, required=False)
    reason = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)
    on = DayField(label=_("Ngày"), required=False, help_text=TODAY)
    field_order = ("ground", "document", "reason", "on", "sent_on", "sent_time")


class ResumeForm(SentForm):
    """Resumption of an investigation."""

    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    document = forms.CharField(label=_("Số quyết định"), max_length=80, required=False)
    on = DayField(label=_("Ngày"), required=False, help_text=TODAY)
    field_order = ("reason", "document", "on", "sent_on", "sent_time")


class TerminateAccusedForm(OfCase):
    """Some accused leave the case."""

    n = WholeNumberField(label=_("Số bị can được đình chỉ"))
    ground = forms.ChoiceField(label=_("Căn cứ"), choices=list(rules.TERMINATION_GROUNDS.items()))
    document = forms.CharField(label=_("Số quyết định"), max_length=80, required=False)
    reason = forms.CharField(label=_("Ghi chú"), max_length=300, required=False)
    on = DayField(label=_("Ngày"), required=False, help_text=TODAY)


class ReturnForm(OfCase):
    """A file returned for supplementary investigation."""

    by_body = forms.ChoiceField(
        label=_("Cơ quan trả hồ sơ"), widget=forms.RadioSelect,
        choices=[(name, word) for name, word in investigation.RETURNING_BODIES.items() if name != "court"],
    )  # fmt: skip
    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    document = forms.CharField(label=_("Số quyết định trả hồ sơ"), max_length=80, required=False)
    on = DayField(label=_("Ngày trả"), required=False, help_text=TODAY)
    received_on = DayField(
        label=_("Ngày nhận lại hồ sơ"), required=False,
        help_text=_("Thời hạn điều tra bổ sung tính từ ngày này; để trống nếu là ngày trả."),
    )  # fmt: skip


class SendForm(OfCase):
    """A decision went to the procuracy."""

    decision = forms.ChoiceField(label=_("Quyết định đã gửi"), choices=list(investigation.SENT_DECISIONS.items()))
    sent_on = DayField(label=_("Ngày gửi"), required=False, help_text=TODAY)
    sent_time = TimeField(label=_("Giờ gửi"), required=False, help_text=_("Ví dụ 08:15."))
    document = forms.CharField(label=_("Số công văn, sổ giao nhận"), max_length=80, required=False)

    def take_up(self, row: Case) -> None:
        waiting = queries.unsent_decisions(row)
        if waiting:
            self.fields["decision"].choices = [  # type: ignore[attr-defined]
                (verb, investigation.SENT_DECISIONS[verb]) for verb in waiting
            ]

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        data["sent_at"] = moment_of(data.pop("sent_on", None), data.pop("sent_time", None))
        return data


class CancelDecisionForm(OfCase):
    """A decision of the investigating body was cancelled."""

    decision = forms.ChoiceField(label=_("Quyết định bị hủy"), choices=list(investigation.DECISIONS.items()),
                                 widget=forms.RadioSelect)  # fmt: skip
    by_body = forms.ChoiceField(label=_("Cơ quan hủy"), choices=list(investigation.CANCELLING_BODIES.items()),
                                widget=forms.RadioSelect)  # fmt: skip
    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    document = forms.CharField(label=_("Số quyết định hủy"), max_length=80, required=False)
    on = DayField(label=_("Ngày quyết định hủy"), required=False, help_text=TODAY)
    received_on = DayField(
        label=_("Ngày Cơ quan điều tra nhận được"), required=False,
        help_text=_("Thời hạn mới tính từ ngày này; để trống nếu nhận ngay trong ngày quyết định."),
    )  # fmt: skip

    def take_up(self, row: Case) -> None:
        possible = [
            (name, investigation.DECISIONS[name])
            for name, verb in investigation.CANCELLATIONS.items()
            if (row.state, verb) in rules.CASE_TRANSITIONS
        ]
        self.fields["decision"].choices = possible  # type: ignore[attr-defined]
