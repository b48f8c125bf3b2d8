"""Rules of receipt (tiếp nhận): what is written down beside the report, and what makes it impossible or incomplete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext_lazy as _

from tongket.foundation.refusals import Refused

# TTLT 01/2017 Đ8.5 as amended: four grounds of group a, everything else is group b.
URGENCIES = {
    "b": _("Thông thường (nhóm b)"),
    "in_the_act": _("Phạm tội quả tang"),
    "very_serious": _("Rất, đặc biệt nghiêm trọng"),
    "public_concern": _("Dư luận xã hội quan tâm"),
    "known_suspect": _("Rõ người bị nghi, có thể bỏ trốn"),
}
# Ground of urgency "b": expressly an ordinary report (TTLT 01/2017 Đ8.5.b).
GROUP_B = "b"
# Channels whose sender is a body or an outlet, and how that column is then called.
SOURCES = {
    "press": _("Tên báo, trang, kênh"),
    "broadcast": _("Tên đài, kênh, giờ phát"),
    "email": _("Hộp thư nhận"),
    "transfer": _("Cơ quan chuyển đến"),
}
# The same columns as they stand in the amendment of a report (sửa nội dung).
DETAIL_LABELS = {
    "officer": _("Cán bộ tiếp nhận"),
    "incoming_number": _("Số công văn đến"),
    "incoming_on": _("Ngày đến"),
    "postmark_on": _("Dấu bưu điện"),
    "source": _("Báo, đài, hộp thư, cơ quan chuyển đến"),
    "refusal_reason": _("Lý do từ chối nêu danh tính"),
    "occurred_time": _("Giờ xảy ra"),
    "place_text": _("Thôn, địa điểm cụ thể"),
    "urgency": _("Mức độ"),
    "child_victim": _("Xâm hại tình dục người dưới 18 tuổi"),
    "suspects": _("Đặc điểm nhận dạng người bị nghi"),
    "direction": _("Hướng tẩu thoát"),
    "tools": _("Công cụ, phương tiện"),
    "damage": _("Thiệt hại"),
    "done_at_scene": _("Việc đã làm tại hiện trường"),
    "objects_in": _("Tài liệu, đồ vật giao nộp"),
}
DETAIL_DAYS = ("incoming_on", "postmark_on")
# Reporters nobody can write to: no notice to them falls due.
NOBODY_TO_TELL = frozenset({"anonymous", "refused", "none"})


@dataclass(frozen=True, slots=True)
class ReceiptDetails:
    """The columns of the register of receipt that belong to the matter, not to a person."""

    officer: str = ""
    incoming_number: str = ""
    incoming_on: date | None = None
    postmark_on: date | None = None
    source: str = ""
    occurred_time: time | None = None
    place_text: str = ""
    suspects: str = ""
    direction: str = ""
    tools: str = ""
    damage: str = ""
    done_at_scene: str = ""
    objects_in: str = ""
    refusal_reason: str = ""
    urgency: str = ""
    child_victim: bool = False

    def values(self) -> dict[str, Any]:
        """Column by column."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @property
    def urgent(self) -> bool:
        """Whether it is of group a: to be handed on within hours (TTLT 01/2017 Đ8.5.a)."""
        return self.urgency not in ("", GROUP_B)


@dataclass(frozen=True, slots=True)
class Received:
    """What the rules of receipt look at: the report's own columns and the two moments, both on the local clock."""

    channel: str
    reporter_kind: str
    received_at: datetime
    at: datetime
    occurred_on: date | None = None
    summary: str = ""
    named: bool = False  # whether a reporter is named in the form


def reasons_against_moments(given: Received, details: ReceiptDetails | None) -> list[Refused]:
    """Why the moments cannot be so: receipt to come, event, postmark or entry in the incoming book after receipt."""
    reasons = []
    if given.received_at > given.at:
        reasons.append(
            Refused("REPORT-IN-THE-FUTURE", _("Thời điểm tiếp nhận chưa tới (bây giờ là %(now)s)."),
                    _("Nhập thời điểm đã tiếp nhận, không sau bây giờ."),
                    now=f"{given.at:%H:%M %d/%m/%Y}", field="received_on")
        )  # fmt: skip
    received_on = given.received_at.date()
    hour = details.occurred_time if details is not None else None
    after = given.occurred_on is not None and given.occurred_on > received_on
    same_day_after = hour is not None and given.occurred_on == received_on and hour > given.received_at.time()
    if after or same_day_after:
        reasons.append(
            Refused("REPORT-OCCURRED-AFTER-RECEIPT",
                    _("Thời gian xảy ra phải trước thời điểm tiếp nhận (%(received)s)."),
                    _("Kiểm tra lại hai thời điểm."), received=f"{given.received_at:%H:%M %d/%m/%Y}",
                    field="occurred_time" if same_day_after else "occurred_on")
        )  # fmt: skip
    if hour is not None and given.occurred_on is None:
        reasons.append(
            Refused("REPORT-OCCURRED-HOUR-ALONE", _("Đã có giờ xảy ra, chưa có ngày."), _("Nhập thêm ngày xảy ra."),
                    field="occurred_on")
        )  # fmt: skip
    return reasons + (_against_papers(given, details) if details is not None else [])


def _against_papers(given: Received, details: ReceiptDetails) -> list[Refused]:
    reasons = []
    if details.postmark_on is not None and details.postmark_on > given.received_at.date():
        reasons.append(
            Refused("POSTMARK-AFTER-RECEIPT", _("Ngày dấu bưu điện sau ngày tiếp nhận."),
                    _("Kiểm tra lại trên phong bì."), field="postmark_on")
        )  # fmt: skip
    if details.incoming_on is not None and details.incoming_on > given.at.date():
        reasons.append(
            Refused("INCOMING-IN-THE-FUTURE", _("Ngày ghi sổ công văn đến chưa tới."),
                    _("Nhập ngày không sau hôm nay."), field="incoming_on")
        )  # fmt: skip
    return reasons


def reasons_against_details(given: Received, details: ReceiptDetails) -> list[Refused]:
    """What is missing for this channel and this reporter, or contradicts them."""
    reasons = []
    if details.urgency and details.urgency not in URGENCIES:
        reasons.append(Refused("URGENCY-UNKNOWN", _("Không có mức độ này."), _("Chọn trong danh sách."),
                               field="urgency"))  # fmt: skip
    if given.channel == "post" and details.postmark_on is None:
        reasons.append(Refused("POSTMARK-MISSING", _("Tin gửi qua bưu chính chưa có ngày dấu bưu điện."),
                               _("Nhập ngày trên dấu bưu điện."), field="postmark_on"))  # fmt: skip
    if given.channel in SOURCES and not details.source.strip():
        reasons.append(Refused("REPORT-SOURCE-MISSING", _("Chưa ghi nơi tin đến từ đâu (%(what)s)."),
                               _("Ghi tên báo, đài, hộp thư hoặc cơ quan chuyển."), what=SOURCES[given.channel],
                               field="source"))  # fmt: skip
    if given.reporter_kind == "refused" and not details.refusal_reason.strip():
        reasons.append(Refused("IDENTITY-REFUSAL-REASON-MISSING", _("Người báo từ chối nêu danh tính, chưa ghi lý do."),
                               _("Ghi lý do họ nêu (TT 28/2020 Điều 5)."), field="refusal_reason"))  # fmt: skip
    if given.reporter_kind in NOBODY_TO_TELL and given.named:
        reasons.append(Refused("REPORTER-NAMED-AND-NOT", _("Đã chọn không nêu danh tính, nhưng có ghi người báo."),
                               _("Xóa họ tên, số điện thoại, số giấy tờ, hoặc chọn lại người báo."),
                               field="reporter_kind"))  # fmt: skip
    return reasons


def details_from(texts: Mapping[str, str]) -> ReceiptDetails:
    """The columns out of plain texts, as an amendment keeps them."""
    values: dict[str, Any] = {name: texts[name] for name in DETAIL_LABELS}
    for name in DETAIL_DAYS:
        values[name] = date.fromisoformat(texts[name]) if texts[name] else None
    values["occurred_time"] = time.fromisoformat(texts["occurred_time"]) if texts["occurred_time"] else None
    return ReceiptDetails(**values | {"child_victim": bool(texts["child_victim"])})


def plain(value: Any) -> str:
    """A value of the report or of its columns as plain text: nothing, no and unknown are empty."""
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value).strip()


def names_reporter(persons: Mapping[str, Any] | None) -> bool:
    """Whether the persons of a form say who the reporter is."""
    reporter = (persons or {}).get("reporter") or {}
    return any(reporter.get(name) for name in ("full_name", "phone", "id_number", "address"))


def lag_of(received_at: datetime, recorded_at: datetime) -> tuple[int, int] | None:
    """Whole days and hours between receipt and entry, or None where it was entered within the hour."""
    hours = int((recorded_at - received_at).total_seconds()) // 3600
    return divmod(hours, 24) if hours >= 1 else None
