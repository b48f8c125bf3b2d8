"""Joint circular 05/2018/TTLT-VKSNDTC-TANDTC-BCA-BQP on criminal statistics, in force 01/01/2019."""

from __future__ import annotations

from datetime import date

from tongket.core.law.limits import Limit, Version

IN_FORCE = date(2019, 1, 1)


def _after_month(code: str, amount: int) -> Limit:
    return Limit(
        f"TTLT05-9-{code}", "working_days", "TTLT 05/2018 (thống kê hình sự), Điều 9",
        "Joint circular 05/2018 (statistics), art. 9", (Version(IN_FORCE, amount),),
    )  # fmt: skip


# Điều 9: working days after the last day of the month.
POLICE_DISTRICT = _after_month("POLICE-DISTRICT", 2)
POLICE_PROVINCE = _after_month("POLICE-PROVINCE", 3)
POLICE_MINISTRY = _after_month("POLICE-MINISTRY", 5)
PROCURACY_DISTRICT = _after_month("PROCURACY-DISTRICT", 3)
PROCURACY_PROVINCE = _after_month("PROCURACY-PROVINCE", 6)
PROCURACY_SUPREME = _after_month("PROCURACY-SUPREME", 8)

LIMITS = (
    POLICE_DISTRICT, POLICE_PROVINCE, POLICE_MINISTRY, PROCURACY_DISTRICT, PROCURACY_PROVINCE, PROCURACY_SUPREME,
)  # fmt: skip
