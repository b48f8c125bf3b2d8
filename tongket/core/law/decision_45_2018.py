"""Prime Minister's Decision 45/2018/QĐ-TTg of 09/11/2018 on meetings, in force 25/12/2018 (DIR-1)."""

from __future__ import annotations

from datetime import date

from tongket.core.law.limits import Limit, Version

IN_FORCE = date(2018, 12, 25)


def _limit(code: str, working_days: int) -> Limit:
    cites, cites_en = "Quyết định số 45/2018/QĐ-TTg", "Decision 45/2018/QĐ-TTg"
    return Limit(f"QD45-{code}", "working_days", cites, cites_en, (Version(IN_FORCE, working_days),))


# Giấy mời gửi trước ít nhất 3 ngày làm việc; họp đột xuất không tính.
INVITATION = _limit("INVITATION", 3)
# Thông báo kết luận trong 5 ngày làm việc sau cuộc họp.
CONCLUSION_NOTICE = _limit("NOTICE", 5)

LIMITS = (INVITATION, CONCLUSION_NOTICE)
