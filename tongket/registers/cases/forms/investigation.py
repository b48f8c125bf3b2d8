"""Forms of the acts in an investigation; nothing here saves."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tongket.core.viet import dates
from tongket.foundation import clock
from tongket.foundation.fields import DayField, WholeNumberField
from tongket.registers.cases import queries, rules
from tongket.registers.cases.models import Case, Offence
from tongket.registers.cases.rules import investigation

TODAY = _("Để trống nếu là hôm nay.")


class TimeField(forms.CharField):
    """An hour typed 08:15, 8h15 or 0815; gives a time or None when empty."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "08:15"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            return dates.parse_time(text)
        except ValueError as fault:
            raise ValidationError(
                _("“%(text)s” không phải là giờ. Nhập giờ:phút, ví dụ 08:15."), params={"text": text}
            ) from fault


def moment_of(day: date | None, hour: time | None) -> datetime | None:
    """Day and hour as one moment: without an hour the end of that day, today the present; without either none."""
    if day is None and hour is None:
        return None
    now = clock.now().astimezone(clock.LOCAL)
    day = day or now.date()
    if hour is None:
        return now if day == now.date() else datetime.combine(day, time(23, 59), clock.LOCAL)
    return datetime.combine(day, hour, clock.LOCAL)


class OfCase(forms.Form):
    """A form about one case or offence: its choices come from that record."""

    def __init__(self, data: Any = None, *, row: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if row is not None:
            self.take_up(row)

    def take_up(self, row: Any) -> None:
        """Fill choices and first values from the record."""


class DecisionForm(OfCase):
    """An act by decision: its number and its day."""

    document = forms.CharField(label=_("Số, ngày quyết định"), max_length=80)
    on = DayField(label=_("Ngày"), required=False, help_text=TODAY)


class SentForm(OfCase):
    """When the decision went to the procuracy, where that is already known."""

    sent_on = DayField(label=_("Đã gửi Viện kiểm sát ngày"), required=False,
                       help_text=_("Để trống nếu chưa gửi; ghi sau ở “Gửi quyết định”."))  # fmt: skip
    sent_time = TimeField(label=_("Giờ gửi"), required=False, help_text=_("Ví dụ 08:15."))

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        data["sent_at"] = moment_of(data.pop("sent_on", None), data.pop("sent_time", None))
        return data


class AskExtensionForm(OfCase):
    """A request to the procuracy."""

    reason = forms.CharField(label=_("Lý do đề nghị"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    on = DayField(label=_("Ngày đề nghị"), required=False, help_text=TODAY)


class ExtendForm(DecisionForm):
    """An extension decided by a procuracy."""

    level = forms.ChoiceField(label=_("Viện kiểm sát quyết định"), choices=list(investigation.LEVELS.items()),
                              widget=forms.RadioSelect)  # fmt: skip
    field_order = ("level", "document", "on")


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


class AssignForm(OfCase):
    """Who answers for the case."""

    investigator = forms.CharField(
        label=_("Điều tra viên"), max_length=120, help_text=_("Ghi chức danh, không ghi tên.")
    )
    on = DayField(label=_("Ngày phân công"), required=False, help_text=TODAY)


class ReportsForm(OfCase):
    """Crime reports a case came from."""

    report_codes = forms.CharField(
        label=_("Mã các nguồn tin"), max_length=400, help_text=_("Cách nhau bằng dấu phẩy.")
    )

    def clean_report_codes(self) -> list[str]:
        return listed(self.cleaned_data["report_codes"])


class SupplementForm(DecisionForm):
    """More offences for a running case."""

    offence_codes = forms.CharField(
        label=_("Mã các vụ phạm pháp thêm vào"), max_length=400, help_text=_("Cách nhau bằng dấu phẩy.")
    )
    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ("offence_codes", "reason", "document", "on")

    def clean_offence_codes(self) -> list[str]:
        return listed(self.cleaned_data["offence_codes"])


class JoinForm(DecisionForm, SentForm):
    """This case goes into another."""

    into = forms.CharField(label=_("Nhập vào vụ án mang mã"), max_length=40)
    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ("into", "reason", "document", "on", "sent_on", "sent_time")


class SplitForm(DecisionForm, SentForm):
    """Offences of this case become a case of their own."""

    offence_codes = forms.MultipleChoiceField(
        label=_("Các vụ phạm pháp tách ra"), choices=(), widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(label=_("Lý do"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ("offence_codes", "reason", "document", "on", "sent_on", "sent_time")

    def take_up(self, row: Case) -> None:
        standing = [o for o in queries.offences_of(row) if o.state != "void"]
        self.fields["offence_codes"].choices = [  # type: ignore[attr-defined]
            (o.code, _("%(code)s, Điều %(article)s khoản %(clause)s")
             % {"code": o.code, "article": o.article, "clause": o.clause})
            for o in standing
        ]  # fmt: skip


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
    on = DayField(label=_("Ngày"), required=False, help_text=TODAY)

    def take_up(self, row: Case) -> None:
        possible = [
            (name, investigation.DECISIONS[name])
            for name, verb in investigation.CANCELLATIONS.items()
            if (row.state, verb) in rules.CASE_TRANSITIONS
        ]
        self.fields["decision"].choices = possible  # type: ignore[attr-defined]


class RequestVoidForm(OfCase):
    """Why a record should be void, with the decision."""

    reason = forms.CharField(label=_("Lý do đề nghị hủy"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    document = forms.CharField(label=_("Số, ngày quyết định"), max_length=80)


class ApproveVoidForm(OfCase):
    """A request to void is approved."""

    reason = forms.CharField(label=_("Ý kiến"), max_length=300, required=False)


class RefuseVoidForm(OfCase):
    """A request to void is declined."""

    reason = forms.CharField(label=_("Lý do không đồng ý"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class AmendForm(OfCase):
    """Corrections to an offence; `version` says which text the officer has read."""

    summary = forms.CharField(label=_("Tóm tắt"), max_length=4000, required=False,
                              widget=forms.Textarea(attrs={"rows": 4}))  # fmt: skip
    occurred_on = DayField(label=_("Ngày xảy ra"), required=False)
    place_code = forms.CharField(label=_("Mã xã, phường, thị trấn xảy ra"), max_length=20)
    dead = WholeNumberField(label=_("Số người chết"))
    injured = WholeNumberField(label=_("Số người bị thương"))
    damage = WholeNumberField(label=_("Thiệt hại (đồng)"))
    tag = forms.CharField(label=_("Nhãn"), max_length=30, required=False)
    reason = forms.CharField(label=_("Lý do đính chính"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def take_up(self, row: Offence) -> None:
        self.initial |= {
            "summary": row.summary, "occurred_on": row.occurred_on, "place_code": row.place.code, "dead": row.dead,
            "injured": row.injured, "damage": row.damage, "tag": row.tag, "version": row.version,
        }  # fmt: skip


def listed(text: str) -> list[str]:
    """Codes typed with commas, spaces or on lines."""
    return text.replace(",", " ").replace(";", " ").split()
