"""The gallery of parts (bộ mẫu giao diện): every part in every state, for developers and for the browser tests."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tongket.core import periods
from tongket.core.indicators.figures import Comparison, Result, Status, Trend
from tongket.foundation.http import allow
from tongket.foundation.lists import Page
from tongket.foundation.refusals import Refused

SHOWN_AT = datetime(2022, 12, 27, 1, 15, tzinfo=UTC)
YEAR = periods.parse_period("2022", calendar="admin")
KINDS = (
    ("bad", gettext_lazy("Quá 3 ngày")),
    ("warn", gettext_lazy("Còn 1 ngày")),
    ("good", gettext_lazy("Đạt")),
    ("wait", gettext_lazy("Chờ duyệt")),
    ("idle", gettext_lazy("Nháp")),
)
SPARK = mark_safe(
    '<svg viewBox="0 0 200 32" role="img" aria-label="2022"><rect y="6" width="200" height="18" fill="#e8eef5"/>'
    '<polyline fill="none" stroke="#0b4a82" stroke-width="1.8" '
    'points="2,22 30,15 58,19 86,9 114,13 142,17 170,11 197,12"/>'
    '<circle cx="197" cy="12" r="3" fill="#0b4a82"/></svg>'
)
BARS = mark_safe(
    '<svg viewBox="0 0 640 200" role="img" aria-label="2021: 717, 2022: 681" '
    'font-family="Noto Sans V, sans-serif" font-size="13">'
    '<rect x="60" y="20" width="120" height="150" fill="#a9b7c6"/>'
    '<text x="120" y="190" text-anchor="middle">2021</text>'
    '<rect x="260" y="28" width="120" height="142" fill="#0b4a82"/>'
    '<text x="320" y="190" text-anchor="middle">2022</text>'
    '<path d="M30 170.5H620" stroke="#43505e"/></svg>'
)
CHANNELS = (("1", gettext_lazy("Trực tiếp")), ("2", gettext_lazy("Điện thoại")), ("3", gettext_lazy("Văn bản")))
PLACES = (
    ("", gettext_lazy("Chọn xã, phường, thị trấn")),
    *(
        (str(number), name)
        for number, name in enumerate(
            (
                "Xã Quỳnh Hải – Quỳnh Phụ",
                "Xã Quỳnh Hội – Quỳnh Phụ",
                "Xã Tân Lễ – Hưng Hà",
                "Xã Đông Đô – Hưng Hà",
                "Xã Hồng Minh – Hưng Hà",
                "Phường Lê Hồng Phong – Thái Bình",
                "Thị trấn Tiền Hải – Tiền Hải",
            )
        )
    ),
)


class SampleForm(forms.Form):
    """One field of each sort."""

    channel = forms.ChoiceField(label=gettext_lazy("Hình thức tiếp nhận"), choices=CHANNELS, widget=forms.RadioSelect)
    received_at = forms.CharField(
        label=gettext_lazy("Tiếp nhận lúc"), widget=forms.TextInput(attrs={"inputmode": "numeric", "data-datetime": ""})
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Xã, phường, thị trấn"), choices=PLACES, widget=forms.Select(attrs={"data-combo": ""})
    )
    reporter = forms.CharField(
        label=gettext_lazy("Người cung cấp tin"), required=False, widget=forms.TextInput(attrs={"data-private": ""})
    )
    anonymous = forms.BooleanField(label=gettext_lazy("Ẩn danh"), required=False)
    summary = forms.CharField(
        label=gettext_lazy("Tóm tắt nội dung"), widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Ít nhất 20 ký tự: ai, việc gì, ở đâu, thiệt hại gì."), min_length=20,
    )  # fmt: skip


class SampleFilters(forms.Form):
    """The row of filters above a list."""

    don_vi = forms.ChoiceField(
        label=gettext_lazy("Đơn vị"), required=False, choices=(("", gettext_lazy("Tất cả đơn vị")), ("339", "Hưng Hà"))
    )
    tu_khoa = forms.CharField(label=gettext_lazy("Từ khóa"), required=False)


@allow(anonymous=True)
def style_gallery(request: HttpRequest) -> HttpResponse:
    """/kieu-dang/: parts, states, numbers."""
    return render(request, "style_gallery.html", _parts() | _numbers() | _forms(request))


@allow(anonymous=True)
def conference_gallery(request: HttpRequest) -> HttpResponse:
    """/kieu-dang/hoi-nghi/: two sample slides."""
    return render(request, "style_gallery_conference.html", _numbers())


def _parts() -> dict[str, object]:
    rows = [
        {
            "code": f"TB-34-2022-00012{number}",
            "kind": kind,
            "word": word,
            "due": SHOWN_AT,
            "district": "Hưng Hà",
            "count": 1704 + number,
        }
        for number, (kind, word) in enumerate(KINDS)
    ]
    return {
        "kinds": KINDS,
        "rows_of_list": rows,
        "page": Page(rows, "next", first=False),
        "crumbs": [(_("Trang chính"), "/"), (_("Sổ tiếp nhận"), "/tin-bao/"), (_("Bộ mẫu giao diện"), "")],
        "counters": [
            {"value": 9 + n, "label": word, "kind": kind, "url": f"?loai={kind}", "current": n == 1}
            for n, (kind, word) in enumerate(KINDS)
        ],
        "tabs": [
            {"label": _("Chung"), "url": "?phan=chung", "current": True, "count": 0},
            {"label": _("Diễn biến"), "url": "?phan=dien-bien", "current": False, "count": 12},
        ],
        "summary_rows": [
            (_("Đơn vị thụ lý"), "CAH-339", ""),
            (_("Người xử lý"), "Điều tra viên 07", "#sua"),
            (_("Ghi chú"), "", ""),
        ],
        "entries": [
            {"title": word, "at": SHOWN_AT, "who": "Điều tra viên 07", "text": "", "kind": kind} for kind, word in KINDS
        ],
        "tasks": [
            {"label": word, "url": f"#{kind}", "hint": "CAH-339", "kind": kind, "word": word} for kind, word in KINDS
        ],
        "steps": [_("Chọn tệp"), _("Kiểm tra và sửa"), _("Nhập")],
        "reasons": [Refused("SAMPLE", _("Tin đã có kết quả giải quyết."), _("Hủy kết quả cũ trước khi ghi mới."))],
    }


def _numbers() -> dict[str, object]:
    return {
        "rate": Fraction(595, 681),
        "points": Fraction(12, 10),
        "amount": 1_500_000,
        "shown_at": SHOWN_AT,
        "sample_spark": SPARK,
        "bars": BARS,
        "fall": _change(681, 717),
        "new": _change(3, 0),
        "better": Comparison(_result("value"), _result("value"), "increase", points=Fraction(12, 10)),
        "silent": _result("not_reported"),
        "none_arising": _result("not_arising"),
        "chart_columns": [_("Năm"), _("Số vụ")],
        "chart_rows": [("2021", "717"), ("2022", "681")],
    }


def _result(status: Status) -> Result:
    return Result("sample", "34", YEAR, status)


def _change(current: int, previous: int) -> Comparison:
    change = current - previous
    trend: Trend = "no_base" if not previous else "increase" if change > 0 else "decrease"
    percent = Fraction(100 * change, previous) if previous else None
    return Comparison(_result("value"), _result("value"), trend, change=change, percent=percent)


def _forms(request: HttpRequest) -> dict[str, object]:
    faulty = SampleForm({"channel": "2", "summary": "x"} if request.GET.get("loi") else None, initial={"channel": "2"})
    return {"form": faulty, "filters": SampleFilters(request.GET or None)}
