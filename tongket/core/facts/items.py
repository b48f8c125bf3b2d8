"""Items of the monthly return of communes (biểu tháng), form "month-34"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FORM_MONTH = "month-34"
# A month of returns runs from the 15th to the 14th; its values and its closing are dated on its last day.
MONTH_LAST_DAY = 14


@dataclass(frozen=True, slots=True)
class ReturnItem:
    """One line of the form; a level is a state at the month's end, a flow happened during the month."""

    code: str
    kind: Literal["flow", "level"]
    measure: str
    label: str
    label_en: str


_MONTH = (
    ReturnItem("id_eligible", "level", "person", "Công dân đủ điều kiện cấp căn cước", "Citizens eligible for an ID"),
    ReturnItem("id_collected", "level", "person", "Đã thu nhận hồ sơ căn cước", "ID applications collected"),
    ReturnItem("id_issued", "level", "person", "Đã được cấp căn cước", "ID cards issued"),
    ReturnItem("propaganda_sessions", "flow", "session", "Buổi tuyên truyền", "Outreach sessions"),
    ReturnItem("propaganda_attendances", "flow", "attendance", "Lượt người dự tuyên truyền", "Outreach attendances"),
    ReturnItem("propaganda_news", "flow", "news", "Tin, bài tuyên truyền", "Outreach news items"),
    ReturnItem("pledges_signed", "flow", "pledge", "Bản cam kết đã ký", "Pledges signed"),
    ReturnItem("weapons_handed_in", "flow", "weapon", "Vũ khí, vật liệu nổ giao nộp", "Weapons handed in"),
    ReturnItem("residence_checks", "flow", "check", "Lượt kiểm tra cư trú", "Residence inspections"),
    ReturnItem(
        "business_checks", "flow", "check",
        "Lượt kiểm tra cơ sở ngành nghề có điều kiện", "Inspections of conditional businesses",
    ),
    ReturnItem("procedures_received", "flow", "file", "Hồ sơ thủ tục hành chính tiếp nhận", "Procedure files received"),
    ReturnItem("procedures_on_time", "flow", "file", "Hồ sơ giải quyết đúng hạn", "Procedure files settled on time"),
    ReturnItem("procedures_online", "flow", "file", "Hồ sơ nộp trực tuyến", "Procedure files submitted online"),
    ReturnItem("movement_meetings", "flow", "meeting", "Cuộc họp, diễn đàn phong trào", "Meetings of the movement"),
    ReturnItem("models_active", "level", "model", "Mô hình tự quản đang hoạt động", "Active self-management models"),
    ReturnItem("self_managed_teams", "level", "team", "Tổ tự quản về an ninh trật tự", "Self-managed security teams"),
    ReturnItem("traffic_fines", "flow", "fine", "Trường hợp vi phạm giao thông bị xử phạt", "Traffic fines"),
    ReturnItem("drug_users_managed", "level", "person", "Người sử dụng ma túy đang quản lý", "Drug users managed"),
)  # fmt: skip
MONTH_ITEMS: dict[str, ReturnItem] = {item.code: item for item in _MONTH}
