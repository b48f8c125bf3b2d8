"""The receipt form: fields in the order of the paper form; what names a person is marked private and only sealed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tongket.core.viet import dates
from tongket.foundation import clock
from tongket.foundation.fields import DayField, LongSelect, TimeOfDayField
from tongket.foundation.refusals import Refused
from tongket.registers.intake import rules
from tongket.registers.intake.rules.receipt import URGENCIES, ReceiptDetails
from tongket.registers.intake.rules.shapes import reasons_against_shapes

Choices = Callable[[], Sequence[tuple[str, str]]]
COMBO = {"data-combo": ""}
PRIVATE = {"data-private": "", "autocomplete": "off"}
DAY = {"inputmode": "numeric", "data-date": "", "placeholder": "dd/mm/yyyy"}
LATER = _("(chọn)")
# An event in another province: its communes are not in this book, so the place is written out.
OUTSIDE = ("ngoai-tinh", _("Ngoài tỉnh (ghi xã, huyện, tỉnh ở ô bên)"))
# Short words for the rows of choices; the register's own words stand in rules.
KINDS = {"TG": _("Tố giác"), "TB": _("Tin báo"), "KN": _("Kiến nghị khởi tố"), "TU_THU": _("Tự thú"),
         "DAU_THU": _("Đầu thú"), "TT": _("Trực tiếp phát hiện")}  # fmt: skip
REPORTERS = {"individual": pgettext_lazy("reporter", "Cá nhân"), "organisation": _("Cơ quan, tổ chức"),
             "anonymous": _("Nặc danh"), "refused": _("Từ chối nêu tên"), "none": _("Không có người báo")}  # fmt: skip
# Persons of one group are typed one a line: name first, then what is known of them.
GROUPS = ("suspects", "victims", "witnesses")
# Fields behind a fold of the page: it stands open where one of them holds something or is at fault.
FOLDS = {
    "received": ("source", "postmark_on", "incoming_number", "incoming_on", "officer"),
    "reporter": ("reporter_id", "reporter_id_on", "reporter_id_by", "how_known", "others_knowing", "refusal_reason"),
    "persons": GROUPS,
    "matter": ("traces", "direction", "tools", "damage", "done_at_scene", "objects_in"),
    "about": ("about_code",),
}
# Whoever opens the envelope must know that an odd number is no slip of the pen; sealed with it, in Vietnamese.
AS_SAID = "Số điện thoại, số giấy tờ ghi nguyên văn theo lời người báo"
REPORTER = {"reporter_name": "full_name", "reporter_phone": "phone", "reporter_address": "address",
            "reporter_id": "id_number", "reporter_id_on": "id_issued_on", "reporter_id_by": "id_issuer"}  # fmt: skip


def _text(label: Any, longest: int = 300, rows: int = 0, private: bool = False, **more: Any) -> forms.CharField:
    attrs = dict(PRIVATE) if private else {}
    widget = forms.Textarea(attrs=attrs | {"rows": rows}) if rows else forms.TextInput(attrs=attrs)
    return forms.CharField(label=label, required=False, max_length=longest, widget=widget, **more)


class ReceiptForm(forms.Form):
    """Receipt of a new report: `receivers` are the bodies this officer may receive for, `communes` the places."""

    channel = forms.ChoiceField(
        label=_("Hình thức tiếp nhận"), choices=list(rules.CHANNELS.items()), initial="phone",
        widget=forms.Select(attrs=COMBO | {"autofocus": ""}),
    )  # fmt: skip
    received_on = DayField(label=_("Ngày tiếp nhận"), required=False)
    received_time = TimeOfDayField(label=_("Giờ tiếp nhận"), required=False)
    receiver_code = forms.CharField(label=_("Cơ quan tiếp nhận"), max_length=20)
    kind = forms.ChoiceField(
        label=_("Loại nguồn tin"), choices=list(KINDS.items()), widget=forms.RadioSelect, initial="TB"
    )
    source = _text(_("Báo, đài, hộp thư, cơ quan chuyển đến"), 160)
    postmark_on = DayField(label=_("Dấu bưu điện"), required=False)
    incoming_number = _text(_("Số công văn đến"), 40)
    incoming_on = DayField(label=_("Ngày đến"), required=False)
    officer = _text(_("Cán bộ tiếp nhận"), 120, help_text=_("Chức danh, để trống nếu là người đang nhập."))

    reporter_kind = forms.ChoiceField(
        label=_("Người báo"), choices=list(REPORTERS.items()), widget=forms.RadioSelect, initial="individual"
    )
    refusal_reason = _text(_("Lý do từ chối nêu danh tính"))
    reporter_name = _text(_("Họ và tên"), 120, private=True)
    reporter_phone = _text(_("Số điện thoại"), 60, private=True)
    reporter_address = _text(_("Địa chỉ"), 200, private=True)
    reporter_id = _text(_("Số căn cước, giấy tờ"), 60, private=True)
    reporter_id_on = DayField(label=_("Ngày cấp"), required=False, widget=forms.TextInput(attrs=DAY | PRIVATE))
    reporter_id_by = _text(_("Nơi cấp"), 120, private=True)
    as_said = forms.BooleanField(
        label=_("Ghi nguyên văn theo lời người báo (số này không tra lại được)"), required=False
    )
    how_known = _text(_("Vì sao biết việc này"), private=True)
    others_knowing = _text(_("Còn ai biết"), private=True)

    place_code = forms.CharField(label=_("Xã, phường, thị trấn xảy ra"), max_length=20, required=False)
    place_text = _text(_("Thôn, địa điểm cụ thể"), 180)
    occurred_on = DayField(label=_("Ngày xảy ra"), required=False)
    occurred_time = TimeOfDayField(label=_("Giờ xảy ra"), required=False)
    summary = forms.CharField(
        label=_("Tóm tắt nội dung"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Không ghi họ tên, số điện thoại, số giấy tờ: ghi ở ô niêm phong."),
    )  # fmt: skip
    urgency = forms.ChoiceField(
        label=_("Mức độ"), choices=list(URGENCIES.items()), widget=forms.RadioSelect, required=False, initial="b"
    )
    child_victim = forms.BooleanField(label=_("Xâm hại tình dục người dưới 18 tuổi"), required=False)

    suspects = _text(_("Họ tên người bị nghi"), 2000, 2, private=True)
    victims = _text(_("Họ tên người bị hại"), 2000, 2, private=True)
    witnesses = _text(_("Họ tên người làm chứng"), 2000, 2, private=True)
    traces = _text(_("Đặc điểm nhận dạng người bị nghi"), 2000, 2)
    direction = _text(_("Hướng tẩu thoát"))
    tools = _text(_("Công cụ, phương tiện"))
    damage = _text(_("Thiệt hại"))
    done_at_scene = _text(_("Việc đã làm tại hiện trường"), 2000, 2)
    objects_in = _text(_("Tài liệu, đồ vật giao nộp"), 2000, 2)
    about_code = forms.CharField(label=_("Tin phản ánh cơ quan Công an"), max_length=20, required=False)

    def __init__(
        self, *args: Any, receivers: Sequence[tuple[str, str]] = (), communes: Choices = list,
        bodies: Choices = list, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        if len(receivers) > 1:
            self.fields["receiver_code"].widget = LongSelect(attrs=COMBO, choices=list(receivers))
        elif receivers:
            self.fields["receiver_code"].widget = forms.HiddenInput()
        # Asked for only when the page is shown: a receipt that is saved needs none of them.
        self.fields["place_code"].widget = LongSelect(attrs=COMBO, choices=lambda: [("", LATER), *communes(), OUTSIDE])
        self.fields["about_code"].widget = LongSelect(attrs=COMBO, choices=lambda: [("", _("không")), *bodies()])

    def opened(self) -> dict[str, bool]:
        """Which folds of the page stand open."""
        return {fold: any(self[name].value() or self[name].errors for name in names) for fold, names in FOLDS.items()}

    def asks_as_said(self) -> bool:
        """Whether the page offers to write a number down as it was said: one looks mistyped, or it was ticked."""
        return bool(self["as_said"].value()) or bool(self["reporter_phone"].errors or self["reporter_id"].errors)

    def clean(self) -> dict[str, Any]:
        data = dict(super().clean() or {})
        if not data.get("as_said"):
            for reason in _misshapen(data):
                self.add_error(reason.data["field"], reason.sentence())
        if data.get("place_code") == OUTSIDE[0]:
            self._outside(data)
        day, hour = data.get("received_on"), data.get("received_time")
        if day is None and hour is not None:
            day = clock.today()
        if day is not None and hour is None:
            self.add_error("received_time", _("Đã có ngày tiếp nhận, nhập thêm giờ tiếp nhận."))
        data["received_at"] = _moment(day, hour)
        return data


    def _outside(self, data: dict[str, Any]) -> None:
        text = data.get("place_text", "").strip()
        if not text:
            self.add_error("place_text", _("Việc xảy ra ngoài tỉnh: ghi xã, huyện, tỉnh vào ô này."))
        data["place_code"], data["place_text"] = "", f"Ngoài tỉnh: {text}"


def details_of(data: dict[str, Any]) -> ReceiptDetails:
    """The columns of the register out of a valid form."""
    values = {field.name: data[field.name] for field in fields(ReceiptDetails) if field.name in data}
    return ReceiptDetails(**values | {"suspects": data["traces"]})


def persons_of(data: dict[str, Any]) -> dict[str, Any]:
    """The persons out of a valid form, as they are sealed: plain texts, nothing empty."""
    reporter = {name: _plain(data[field]) for field, name in REPORTER.items() if data[field]}
    known = [f"Vì sao biết: {data['how_known']}" if data["how_known"] else "",
             f"Còn ai biết: {data['others_knowing']}" if data["others_knowing"] else "",
             AS_SAID if data.get("as_said") and _misshapen(data) else ""]  # fmt: skip
    if any(known):
        reporter["note"] = ". ".join(text for text in known if text)
    groups: dict[str, Any] = {name: [_person(line) for line in data[name].splitlines() if line.strip()]
                              for name in GROUPS}  # fmt: skip
    return {name: value for name, value in ({"reporter": reporter} | groups).items() if value}


def _misshapen(data: dict[str, Any]) -> list[Refused]:
    return reasons_against_shapes(phone=data.get("reporter_phone", ""), id_number=data.get("reporter_id", ""))


def _person(line: str) -> dict[str, str]:
    name, _comma, rest = line.strip().partition(",")
    return {"full_name": name.strip()} | ({"description": rest.strip()} if rest.strip() else {})


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else dates.format_date(value)


def _moment(day: Any, hour: time | None) -> datetime | None:
    return clock.local(day, hour.hour, hour.minute) if day is not None and hour is not None else None
