"""Outreach and the movement (tuyên truyền, phong trào Toàn dân bảo vệ an ninh Tổ quốc)."""

from __future__ import annotations

from tongket.core.catalogue.chapter import Chapter
from tongket.core.indicators.nodes import Level, Ratio, flow

CHAPTER = Chapter(
    "outreach", ("Tuyên truyền và phong trào Toàn dân bảo vệ an ninh Tổ quốc", "Outreach and the people's movement"),
    "Phòng Xây dựng phong trào bảo vệ ANTQ", register="returns",
)  # fmt: skip
SESSIONS, ATTENDANCES = flow("propaganda_sessions"), flow("propaganda_attendances")

CHAPTER.add(
    "propaganda_sessions", SESSIONS,
    ("Số buổi tuyên truyền", "Outreach sessions"),
    ("Số buổi tuyên truyền, phổ biến pháp luật về phòng, chống tội phạm trong kỳ.",
     "Sessions of legal education on crime prevention in the period."),
    "PBGDPL NĐ-06-2014", better="high",
)  # fmt: skip
CHAPTER.add(
    "propaganda_attendances", ATTENDANCES,
    ("Số lượt người dự tuyên truyền", "Attendances at outreach sessions"),
    ("Tổng số lượt người dự các buổi tuyên truyền trong kỳ; một người dự nhiều buổi tính nhiều lượt.",
     "Attendances at outreach sessions in the period; a person who attends twice counts twice."),
    "PBGDPL", better="high",
)  # fmt: skip
CHAPTER.add(
    "attendances_per_session", Ratio(ATTENDANCES, SESSIONS, kind="per"),
    ("Số lượt người bình quân một buổi", "Attendances per session"),
    ("Số lượt người dự chia cho số buổi tuyên truyền trong kỳ.", "Attendances over sessions in the period."),
    "PBGDPL", unit=("lượt người/buổi", "attendances a session"), decimals=1,
    n_id="propaganda_attendances", of_id="propaganda_sessions",
    parts=("lượt người", "attendances", "buổi", "sessions"),
)  # fmt: skip
CHAPTER.add(
    "propaganda_news", flow("propaganda_news"),
    ("Số tin, bài tuyên truyền", "Outreach news items"),
    ("Số tin, bài tuyên truyền đã phát hoặc đăng trong kỳ.", "News items broadcast or published in the period."),
    "PBGDPL", better="high",
)  # fmt: skip
CHAPTER.add(
    "pledges_signed", flow("pledges_signed"),
    ("Số bản cam kết đã ký", "Pledges signed"),
    ("Số bản cam kết không vi phạm pháp luật, không tham gia tệ nạn do hộ gia đình, cơ sở ký trong kỳ.",
     "Pledges to obey the law signed by households and businesses in the period."),
    "NĐ-06-2014", better="high",
)  # fmt: skip
CHAPTER.add(
    "movement_meetings", flow("movement_meetings"),
    ("Số cuộc họp, diễn đàn của phong trào", "Meetings of the movement"),
    ("Số cuộc họp dân, diễn đàn \"Công an lắng nghe ý kiến nhân dân\" và tương tự trong kỳ.",
     "Residents' meetings and forums held in the period."),
    "TT-124-2021 NĐ-06-2014", better="high",
)  # fmt: skip
CHAPTER.add(
    "models_active", Level("models_active"),
    ("Số mô hình tự quản về an ninh, trật tự đang hoạt động", "Active self-management models"),
    ("Số mô hình tự quản đang hoạt động vào cuối tháng sau cùng của kỳ.",
     "Self-management models active at the end of the last month of the period."),
    "TT-124-2021", better="high",
)  # fmt: skip
CHAPTER.add(
    "self_managed_teams", Level("self_managed_teams"),
    ("Số tổ tự quản về an ninh, trật tự", "Self-managed security teams"),
    ("Số tổ tự quản đang hoạt động vào cuối tháng sau cùng của kỳ.",
     "Self-managed teams active at the end of the last month of the period."),
    "NĐ-06-2014", better="high",
)  # fmt: skip
