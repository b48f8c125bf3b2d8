"""Joint circular 01/2017/TTLT-BCA-BQP-BTC-BNN&PTNT-VKSNDTC on crime reports, in force 01/03/2018.

Joint circular 01/2021 changed article 8.5 from 14/01/2022; the unamended text was not read.
"""

from __future__ import annotations

from datetime import date

from tongket.core.law.limits import Limit, LimitUnit, Provision, Version

IN_FORCE = date(2018, 3, 1)
TT28_IN_FORCE = date(2020, 5, 15)
COMMUNE_RULE_AMENDED = date(2022, 1, 14)


def _limit(
    code: str, unit: LimitUnit, amount: int, article: str, article_en: str, in_tt28: tuple[str, str] | None = None
) -> Limit:
    """`in_tt28`: where the police's own circular 28/2020 repeats it, cited beside from its day on."""
    vi, en = f"TTLT 01/2017, {article}", f"Joint circular 01/2017, {article_en}"
    versions = [Version(IN_FORCE, amount)]
    if in_tt28 is not None:
        beside, beside_en = f"{vi}; TT 28/2020/TT-BCA, {in_tt28[0]}", f"{en}; circular 28/2020/TT-BCA, {in_tt28[1]}"
        versions.append(Version(TT28_IN_FORCE, amount, cites=beside, cites_en=beside_en))
    return Limit(f"TTLT01-{code}", unit, vi, en, tuple(versions))


def _commune_limit(code: str, unit: LimitUnit, amount: int, point: str) -> Limit:
    cites, cites_en = f"TTLT 01/2017, Điều 8 khoản 5 điểm {point}", f"Joint circular 01/2017, art. 8.5.{point}"
    amended = f"{cites} (sửa đổi bởi TTLT 01/2021)", f"{cites_en} (amended by 01/2021)"
    return Limit(
        f"TTLT01-{code}", unit, *amended,
        (
            Version(IN_FORCE, amount, False, "Chưa đọc được Điều 8 khoản 5 trước ngày 14/01/2022", cites, cites_en),
            Version(COMMUNE_RULE_AMENDED, amount),
        ),
    )  # fmt: skip


# Điều 5, 6: Viện kiểm sát yêu cầu mà không được khắc phục.
CURE_BEFORE_PROCURACY_RESOLVES = _limit("5.2", "days", 15, "Điều 5 khoản 2 điểm b", "art. 5.2.b")
# Điều 8: phân loại, chuyển.
CLASSIFY = _limit("8.1", "hours", 24, "Điều 8 khoản 1", "art. 8.1")
TRANSFER = _limit("8.1-TRANSFER", "hours", 24, "Điều 8 khoản 1", "art. 8.1")
SECURITY_TEAM_PASSES_ON = _limit("8.4", "hours", 24, "Điều 8 khoản 4", "art. 8.4")
PROCURACY_PASSES_ON = _limit("8.3", "hours", 24, "Điều 8 khoản 3", "art. 8.3")
COMMUNE_URGENT = _commune_limit("8.5a", "hours", 24, "a")
COMMUNE_URGENT_REMOTE = _commune_limit("8.5a-REMOTE", "hours", 48, "a")
COMMUNE_OTHER = _commune_limit("8.5b", "days", 7, "b")
# Before the amendment village police (Công an xã) only took first statements; wards and townships checked. Not read.
VILLAGE_PASSES_ON = Limit(
    "TTLT01-8.5-VILLAGE", "hours", "TTLT 01/2017, Điều 8 khoản 5", "Joint circular 01/2017, art. 8.5",
    (Version(IN_FORCE, 24, False, "Chưa đọc được Điều 8 khoản 5 trước ngày 14/01/2022; từ ngày đó không còn áp dụng"),),
)  # fmt: skip
STATION = _commune_limit("8.5c", "hours", 24, "c")
# Điều 9: phân công.
ASSIGN = _limit("9", "days", 3, "Điều 9 khoản 1", "art. 9.1")
# Điều 11: the clock starts when the competent body receives the report.
STARTS_AT_COMPETENT_BODY = Provision(
    "TTLT01-11.1", "TTLT 01/2017, Điều 11 khoản 1", "Joint circular 01/2017, art. 11.1", IN_FORCE
)
PROCURACY_ANSWERS = _limit("11.2", "days", 3, "Điều 11 khoản 2", "art. 11.2")
# Điều 14: thông báo.
NOTICE_OF_RECEIPT = _limit("14.1", "working_days", 3, "Điều 14 khoản 1", "art. 14.1", ("Điều 17 khoản 1", "art. 17.1"))
NOTICE_OF_RESULT = _limit("14.3", "days", 3, "Điều 14 khoản 3", "art. 14.3", ("Điều 17 khoản 2", "art. 17.2"))
RESUMPTION_NOTICE = _limit("14.4", "days", 3, "Điều 14 khoản 4", "art. 14.4")
# Điều 16: chuyển xử phạt vi phạm hành chính.
ADMINISTRATIVE_TRANSFER = _limit("16", "days", 3, "Điều 16 khoản 1", "art. 16.1", ("Điều 21", "art. 21"))

LIMITS = (
    CURE_BEFORE_PROCURACY_RESOLVES, CLASSIFY, TRANSFER, PROCURACY_PASSES_ON, SECURITY_TEAM_PASSES_ON, COMMUNE_URGENT,
    COMMUNE_URGENT_REMOTE, COMMUNE_OTHER, VILLAGE_PASSES_ON, STATION, ASSIGN, PROCURACY_ANSWERS, NOTICE_OF_RECEIPT,
    NOTICE_OF_RESULT,
    RESUMPTION_NOTICE, ADMINISTRATIVE_TRANSFER,
)  # fmt: skip
