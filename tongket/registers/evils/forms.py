"""Text to values for the register of social evils; nothing here saves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tongket.core.viet import dates
from tongket.foundation import clock
from tongket.foundation.fields import DayField, WholeNumberField, pick_from
from tongket.foundation.refusals import Refused
from tongket.registers.evils import rules
from tongket.registers.units import queries as units

ANY = ("", _("Tất cả"))
NO_NAMES = _("Không ghi họ tên, số điện thoại, số giấy tờ của ai.")
FIRST_DAY, LAST_DAY = rules.EARLIEST, date(2099, 12, 31)
KIND_OF = {sub: kind for kind, words in rules.SUB_KINDS.items() for sub in words}
DIRECTION_OF = {reason: direction for direction, words in rules.MOVE_REASONS.items() for reason in words}


Listed = Callable[[date], Sequence[tuple[str, str]]]


def _nothing(_on: date) -> Sequence[tuple[str, str]]:
    return ()


def _count(label: object, *, required: bool = False) -> WholeNumberField:
    return WholeNumberField(label=label, required=required)


class WindowDayField(DayField):
    """A day a list may be asked for: within the years of the books, so that no reckoning runs off the calendar."""

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day is not None and not FIRST_DAY <= day <= LAST_DAY:
            words = {"first": dates.format_date(FIRST_DAY), "last": dates.format_date(LAST_DAY)}
            raise ValidationError(_("Nhập ngày từ %(first)s đến %(last)s."), params=words)
        return day


class _Filter(forms.Form):
    """What every list can be narrowed by; the filters live in the URL."""

    tim = forms.CharField(label=_("Xã, phường hoặc mã"), required=False, max_length=60)
    don_vi = forms.CharField(label=_("Mã đơn vị"), required=False, max_length=20)

    def clean_don_vi(self) -> str:
        """A unit there is today; another is told at its field."""
        code: str = self.cleaned_data["don_vi"]
        if code:
            try:
                units.unit_by_code(code, clock.today())
            except Refused as refused:
                raise ValidationError(refused.sentence()) from refused
        return code


class CaseFilter(_Filter):
    """Filters of the list of cases."""

    loai = forms.ChoiceField(label=_("Loại"), required=False, choices=[ANY, *rules.KINDS.items()])
    trang_thai = forms.ChoiceField(label=_("Trạng thái"), required=False, choices=[ANY, *rules.STATES["case"].items()])


class SpotFilter(_Filter):
    """Filters of the list of spots."""

    loai = forms.ChoiceField(label=_("Loại"), required=False, choices=[ANY, *rules.SPOT_KINDS.items()])
    trang_thai = forms.ChoiceField(label=_("Trạng thái"), required=False, choices=[ANY, *rules.STATES["spot"].items()])


class TreatmentFilter(_Filter):
    """Filters of the list of movements; the stock above it is read at the end of one day."""

    loai = forms.ChoiceField(label=_("Hình thức"), required=False, choices=[ANY, *rules.TREATMENTS.items()])
    ngay = WindowDayField(label=_("Số quản lý đến hết ngày"), required=False)


class WantedFilter(forms.Form):
    """Days of the identity table, and filters of the list of notices."""

    tu = WindowDayField(label=_("Từ ngày"), required=False)
    den = WindowDayField(label=_("Đến ngày"), required=False)
    tim = forms.CharField(label=_("Số quyết định hoặc cơ quan"), required=False, max_length=60)
    loai = forms.ChoiceField(label=_("Lĩnh vực"), required=False, choices=[ANY, *rules.BASES.items()])
    trang_thai = forms.ChoiceField(
        label=_("Trạng thái"), required=False, choices=[ANY, *rules.STATES["notice"].items()]
    )

    def clean(self) -> dict[str, Any]:
        """The window runs forwards."""
        values = self.cleaned_data
        if values.get("tu") and values.get("den") and values["tu"] > values["den"]:
            self.add_error("den", _("Đến ngày phải không trước từ ngày."))
        return values


class _Picked(forms.Form):
    """A form whose place and body are picked by name; the lists are those of the day typed in it, else of today."""

    day = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        lists: dict[str, Listed] = {name: kwargs.pop(name, _nothing) for name in ("place_code", "handler_code")}
        super().__init__(*args, **kwargs)
        for name in lists.keys() & self.fields.keys():
            pick_from(self, name, partial(self._listed, lists[name]))

    def _listed(self, listed: Listed) -> Sequence[tuple[str, str]]:
        try:
            day = self.fields[self.day].clean(self[self.day].value() or "")
        except ValidationError:
            day = None
        return (listed(day) if day is not None else ()) or listed(clock.today())


class CaseForm(_Picked):
    """Entry of a detected case; its kind follows from the detail chosen."""

    day = "detected_on"
    sub_kind = forms.ChoiceField(
        label=_("Loại vụ việc"),
        choices=[("", _("Chọn loại")), *((rules.KINDS[k], list(v.items())) for k, v in rules.SUB_KINDS.items())],
    )
    detected_on = DayField(label=_("Ngày phát hiện"))
    place_code = forms.CharField(label=_("Xã, phường, thị trấn"), max_length=20)
    handler_code = forms.CharField(label=_("Cơ quan thụ lý"), max_length=20)
    total = _count(_("Số người bị phát hiện"), required=True)
    female = _count(_("Trong đó: nữ"))
    under_18 = _count(_("Trong đó: dưới 18 tuổi"))
    money = _count(_("Tiền thu giữ (đồng)"))
    exhibits = _count(_("Giá trị tang vật (đồng)"))
    summary = forms.CharField(
        label=_("Tóm tắt"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=NO_NAMES,
    )  # fmt: skip


class DecisionForm(forms.Form):
    """The outcome of a case and its measures."""

    outcome = forms.ChoiceField(label=_("Kết quả"), choices=list(rules.OUTCOMES.items()), widget=forms.RadioSelect)
    decided_on = DayField(label=_("Ngày có kết quả"))
    case_code = forms.CharField(
        label=_("Mã vụ án"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"placeholder": _("Bắt buộc khi xử lý hình sự.")}),
    )
    prosecuted = _count(_("Số người bị khởi tố"))
    fined = _count(_("Số người bị phạt hành chính"))
    fines = _count(_("Tổng tiền phạt (đồng)"))
    to_treatment = _count(_("Đưa đi cai nghiện bắt buộc"))
    to_education = _count(_("Giáo dục tại xã, phường, thị trấn"))


class SpotForm(_Picked):
    """Entry of a complicated spot."""

    day = "opened_on"
    kind = forms.ChoiceField(label=_("Loại"), choices=list(rules.SPOT_KINDS.items()), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Tên điểm"), max_length=160, help_text=NO_NAMES)
    place_code = forms.CharField(label=_("Xã, phường, thị trấn"), max_length=20)
    opened_on = DayField(label=_("Ngày lập hồ sơ"))
    basis = forms.CharField(
        label=_("Căn cứ"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text=NO_NAMES
    )


class StepForm(forms.Form):
    """The next step of a spot, with its evidence."""

    on = DayField(label=_("Ngày"))
    evidence = forms.CharField(
        label=_("Căn cứ, bằng chứng"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text=NO_NAMES
    )


class MovementForm(_Picked):
    """Entry of a movement; its direction follows from the reason."""

    day = "on"
    form = forms.ChoiceField(label=_("Hình thức"), choices=list(rules.TREATMENTS.items()), widget=forms.RadioSelect)
    reason = forms.ChoiceField(
        label=_("Vào, ra và lý do"),
        choices=[
            ("", _("Chọn lý do")), *((rules.DIRECTIONS[k], list(v.items())) for k, v in rules.MOVE_REASONS.items())
        ],
    )  # fmt: skip
    n = _count(_("Số người"), required=True)
    on = DayField(label=_("Ngày"))
    place_code = forms.CharField(label=_("Xã, phường, thị trấn"), max_length=20)


class NoticeForm(_Picked):
    """Entry of a wanted notice."""

    day = "issued_on"
    number = forms.CharField(label=_("Số quyết định truy nã"), max_length=60)
    issued_on = DayField(label=_("Ngày quyết định"))
    handler_code = forms.CharField(label=_("Cơ quan ra quyết định"), max_length=20)
    basis = forms.ChoiceField(label=_("Lĩnh vực"), choices=list(rules.BASES.items()))
    n = _count(_("Số người"), required=True)


class ResultForm(forms.Form):
    """What became of persons of a notice."""

    result = forms.ChoiceField(label=_("Kết quả"), choices=list(rules.RESULTS.items()), widget=forms.RadioSelect)
    on = DayField(label=_("Ngày"))
    n = _count(_("Số người"), required=True)
    number = forms.CharField(label=_("Số quyết định đình nã"), required=False, max_length=60)


class ReasonForm(forms.Form):
    """Why an outcome is withdrawn."""

    reason = forms.CharField(label=_("Lý do"), max_length=300)


class RequestVoidForm(forms.Form):
    """Why a record should be void, with the decision."""

    reason = forms.CharField(
        label=_("Lý do đề nghị hủy"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text=NO_NAMES
    )
    document = forms.CharField(label=_("Số, ngày quyết định"), max_length=80)


class ApproveVoidForm(forms.Form):
    """A request to void is approved."""

    reason = forms.CharField(
        label=_("Ý kiến"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )


class RefuseVoidForm(forms.Form):
    """A request to void is declined."""

    reason = forms.CharField(label=_("Lý do không đồng ý"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
