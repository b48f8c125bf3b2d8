"""Joint circular 04/2018 (VKSNDTC–BCA) on investigation and its control by the procuracy, in force 10/12/2018."""

from __future__ import annotations

from datetime import date

from tongket.core.law.limits import Limit, LimitUnit, Provision, Version

IN_FORCE = date(2018, 12, 10)


def _limit(code: str, unit: LimitUnit, amount: int, article: int, *, count_first_day: bool = False) -> Limit:
    return Limit(
        f"TTLT04-{code}", unit, f"TTLT 04/2018, Điều {article}", f"Joint circular 04/2018, art. {article}",
        (Version(IN_FORCE, amount),), count_first_day,
    )  # fmt: skip


# Điều 7: Viện kiểm sát kiểm sát việc khởi tố, không khởi tố.
REVIEW_OF_INITIATION = _limit("7-INITIATION", "days", 3, 7)
REVIEW_OF_NON_INITIATION = _limit("7-NON-INITIATION", "days", 2, 7)
EXECUTE_INITIATION_REQUEST = _limit("7-REQUEST", "days", 3, 7)
# Điều 14: đổi tội danh, nhập vụ án.
CHARGE_CHANGED = Provision(
    "TTLT04-14-CHARGE", "TTLT 04/2018, Điều 14 (thay đổi tội danh)", "Joint circular 04/2018, art. 14 (charge changed)",
    IN_FORCE,
)  # fmt: skip
CASES_JOINED = Provision(
    "TTLT04-14-JOINED", "TTLT 04/2018, Điều 14 (nhập vụ án)", "Joint circular 04/2018, art. 14 (cases joined)",
    IN_FORCE,
)  # fmt: skip
# Điều 17: the official examples count the first day of custody.
CUSTODY_COUNTS_FIRST_DAY = Provision(
    "TTLT04-17", "TTLT 04/2018, Điều 17 (ví dụ)", "Joint circular 04/2018, art. 17 (examples)", IN_FORCE
)
# Điều 31: đánh giá chứng cứ trước khi kết thúc điều tra.
ASSESSMENT_LESS_SERIOUS_AND_SERIOUS = _limit("31", "days", 10, 31)
ASSESSMENT_VERY_SERIOUS = _limit("31-VERY", "days", 15, 31)
ASSESSMENT_EXTREMELY_SERIOUS = _limit("31-EXTREMELY", "days", 20, 31)

LIMITS = (
    REVIEW_OF_INITIATION, REVIEW_OF_NON_INITIATION, EXECUTE_INITIATION_REQUEST, ASSESSMENT_LESS_SERIOUS_AND_SERIOUS,
    ASSESSMENT_VERY_SERIOUS, ASSESSMENT_EXTREMELY_SERIOUS,
)  # fmt: skip
