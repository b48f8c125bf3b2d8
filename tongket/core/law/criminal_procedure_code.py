"""Criminal Procedure Code (Bộ luật Tố tụng hình sự 2015, số 101/2015/QH13), in force 01/01/2018.

Law 99/2025/QH15 amends it from 01/07/2025; the amended articles 145–150, 163 and 172 were not read, so the same numbers
stand from that day as unverified versions.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

from tongket.core.law.limits import Limit, LimitUnit, Provision, Quota, Version

CrimeClass = Literal["less_serious", "serious", "very_serious", "extremely_serious"]
CRIME_CLASSES: tuple[CrimeClass, ...] = ("less_serious", "serious", "very_serious", "extremely_serious")

IN_FORCE = date(2018, 1, 1)
AMENDED = date(2025, 7, 1)
_UNREAD = "Luật số 99/2025/QH15 sửa đổi từ 01/7/2025: chưa đọc được văn bản"


class _Circular(NamedTuple):
    """A circular that says more of the same limit from a day on: it is cited beside the code."""

    since: date
    cites: str
    cites_en: str


def _limit(
    code: str, unit: LimitUnit, amount: int, article: str, article_en: str, circular: _Circular | None = None
) -> Limit:
    beside, beside_en = (f"; {circular.cites}", f"; {circular.cites_en}") if circular else ("", "")
    vi, en = f"BLTTHS 2015, {article}", f"Criminal Procedure Code 2015, {article_en}"
    versions = [Version(IN_FORCE, amount)]
    if circular is not None:
        versions.append(Version(circular.since, amount, cites=vi + beside, cites_en=en + beside_en))
    amended = Version(
        AMENDED, amount, False, _UNREAD,
        f"BLTTHS 2015 (sửa đổi bởi Luật số 99/2025/QH15), {article}{beside}",
        f"Criminal Procedure Code 2015 (amended by Law 99/2025), {article_en}{beside_en}",
    )  # fmt: skip
    return Limit(f"BLTTHS-{code}", unit, vi, en, (*versions, amended))


# Điều 134: cách tính thời hạn.
COUNTING = Provision(
    "BLTTHS-134.1", "BLTTHS 2015, Điều 134 khoản 1", "Criminal Procedure Code 2015, art. 134.1", IN_FORCE
)
# Điều 134 khoản 1: tạm giữ, tạm giam tính theo tháng thì 01 tháng là 30 ngày.
CUSTODY_MONTH = _limit("134.1-CUSTODY", "days", 30, "Điều 134 khoản 1", "art. 134.1")

# Điều 146 khoản 5: thông báo việc tiếp nhận cho Viện kiểm sát.
NOTICE_TO_PROCURACY = _limit("146.5", "days", 3, "Điều 146 khoản 5", "art. 146.5")

# Điều 146 khoản 2: chuyển hồ sơ khi Viện kiểm sát trực tiếp giải quyết.
FILE_TO_PROCURACY = _limit("146.2", "days", 5, "Điều 146 khoản 2", "art. 146.2")

# Điều 147: giải quyết tố giác, tin báo về tội phạm, kiến nghị khởi tố. Months of the agency count from receipt.
RESOLVE_REPORT = _limit("147.1", "days", 20, "Điều 147 khoản 1", "art. 147.1")
_147_2 = ("Điều 147 khoản 2", "art. 147.2")
_TTLT01_IN_FORCE = date(2018, 3, 1)
_AND_11_1 = _Circular(_TTLT01_IN_FORCE, "TTLT 01/2017, Điều 11 khoản 1", "joint circular 01/2017, art. 11.1")
_AND_11_2 = _Circular(_TTLT01_IN_FORCE, "TTLT 01/2017, Điều 11 khoản 2", "joint circular 01/2017, art. 11.2")
AGENCY_EXTENSION = _limit("147.2-AGENCY", "months", 2, *_147_2, _AND_11_1)
PROCURACY_EXTENSION = _limit("147.2-PROCURACY", "months", 2, *_147_2, _AND_11_2)
ASK_PROCURACY = _limit("147.2-ASK", "days", 5, *_147_2, _AND_11_2)

# Điều 148, 149: tạm đình chỉ, phục hồi.
_TT28_17_3 = _Circular(date(2020, 5, 15), "TT 28/2020/TT-BCA, Điều 17 khoản 3", "circular 28/2020/TT-BCA, art. 17.3")
SUSPENSION_NOTICE = _limit("148.2-NOTICE", "hours", 24, "Điều 148 khoản 2", "art. 148.2", _TT28_17_3)
AFTER_CANCELLATION = _limit("148.2", "months", 1, "Điều 148 khoản 2", "art. 148.2")
AFTER_RESUMPTION = _limit("149.1", "months", 1, "Điều 149 khoản 1", "art. 149.1")
# When a decision not to initiate is annulled and the report has to be resolved again, no text gives a limit: that after
# the other annulment, a suspension's, stands in until one does.
AFTER_ANNULMENT = Limit(
    "BLTTHS-148.2-ANALOGY", "months",
    "Văn bản không quy định; tính tương tự BLTTHS 2015, Điều 148 khoản 2",
    "The law is silent; by analogy with Criminal Procedure Code 2015, art. 148.2",
    (Version(IN_FORCE, 1, False, "Văn bản không quy định thời hạn sau khi hủy quyết định không khởi tố"),),
)  # fmt: skip
RESUMPTION_NOTICE = _limit("149.2", "days", 3, "Điều 149 khoản 2", "art. 149.2")

# Điều 152, 154, 158.
CONFESSION_NOTICE = _limit("152.3", "hours", 24, "Điều 152 khoản 3", "art. 152.3")
INITIATION_NOTICE = _limit("154", "hours", 24, "Điều 154", "art. 154")
NON_INITIATION_NOTICE = _limit("158", "hours", 24, "Điều 158", "art. 158")

# Điều 172 khoản 1: thời hạn điều tra.
INVESTIGATION: MappingProxyType[CrimeClass, Limit] = MappingProxyType(
    {
        "less_serious": _limit("172.1-LESS", "months", 2, "Điều 172 khoản 1", "art. 172.1"),
        "serious": _limit("172.1-SERIOUS", "months", 3, "Điều 172 khoản 1", "art. 172.1"),
        "very_serious": _limit("172.1-VERY", "months", 4, "Điều 172 khoản 1", "art. 172.1"),
        "extremely_serious": _limit("172.1-EXTREMELY", "months", 4, "Điều 172 khoản 1", "art. 172.1"),
    }
)


def _extension(code: str, amount: int, point: str) -> Limit:
    return _limit(f"172.2-{code}", "months", amount, f"Điều 172 khoản 2 điểm {point}", f"art. 172.2.{point}")


# Điều 172 khoản 2: gia hạn điều tra, lần lượt.
INVESTIGATION_EXTENSIONS: MappingProxyType[CrimeClass, tuple[Limit, ...]] = MappingProxyType(
    {
        "less_serious": (_extension("LESS-1", 2, "a"),),
        "serious": (_extension("SERIOUS-1", 3, "b"), _extension("SERIOUS-2", 2, "b")),
        "very_serious": (_extension("VERY-1", 4, "c"), _extension("VERY-2", 4, "c")),
        "extremely_serious": tuple(_extension(f"EXTREMELY-{n}", 4, "d") for n in (1, 2, 3)),
    }
)
# Điều 172 khoản 3: Viện trưởng VKSND tối cao; lần sau chỉ với tội xâm phạm an ninh quốc gia.
INVESTIGATION_BY_THE_SUPREME_PROCURATOR = (
    _limit("172.3", "months", 4, "Điều 172 khoản 3", "art. 172.3"),
    _limit("172.3-SECURITY", "months", 4, "Điều 172 khoản 3", "art. 172.3"),
)
ASK_INVESTIGATION_EXTENSION = _limit("172.2-ASK", "days", 10, "Điều 172 khoản 2", "art. 172.2")

# Điều 174: phục hồi điều tra, kể từ quyết định phục hồi; mỗi loại được gia hạn một lần.
AFTER_RESUMED_INVESTIGATION: MappingProxyType[CrimeClass, Limit] = MappingProxyType(
    {
        "less_serious": _limit("174-RESUMED-LESS", "months", 2, "Điều 174", "art. 174"),
        "serious": _limit("174-RESUMED-SERIOUS", "months", 2, "Điều 174", "art. 174"),
        "very_serious": _limit("174-RESUMED-VERY", "months", 3, "Điều 174", "art. 174"),
        "extremely_serious": _limit("174-RESUMED-EXTREMELY", "months", 3, "Điều 174", "art. 174"),
    }
)
AFTER_RESUMED_INVESTIGATION_EXTENSIONS: MappingProxyType[CrimeClass, tuple[Limit, ...]] = MappingProxyType(
    {
        "less_serious": (_limit("174-EXTENSION-LESS", "months", 1, "Điều 174", "art. 174"),),
        "serious": (_limit("174-EXTENSION-SERIOUS", "months", 2, "Điều 174", "art. 174"),),
        "very_serious": (_limit("174-EXTENSION-VERY", "months", 2, "Điều 174", "art. 174"),),
        "extremely_serious": (_limit("174-EXTENSION-EXTREMELY", "months", 3, "Điều 174", "art. 174"),),
    }
)
# Điều 174: điều tra bổ sung, kể từ khi nhận lại hồ sơ; mỗi nơi trả được mấy lần.
RETURNED_BY_PROCURACY = _limit("174-PROCURACY", "months", 2, "Điều 174", "art. 174")
RETURNED_BY_COURT = _limit("174-COURT", "months", 1, "Điều 174", "art. 174")
_174 = ("BLTTHS 2015, Điều 174", "Criminal Procedure Code 2015, art. 174", IN_FORCE)
RETURNS_ALLOWED: MappingProxyType[str, Quota] = MappingProxyType(
    {
        "procuracy": Quota("BLTTHS-174-RETURNS-PROCURACY", 2, *_174),
        "judge": Quota("BLTTHS-174-RETURNS-JUDGE", 1, *_174),
        "panel": Quota("BLTTHS-174-RETURNS-PANEL", 1, *_174),
    }
)

# Điều 229, 232, 235: quyết định, bản kết luận, hồ sơ gửi Viện kiểm sát. Điều 170: nhập, tách vụ án để điều tra.
INVESTIGATION_DECISION_SENT: MappingProxyType[str, Limit] = MappingProxyType(
    {
        "suspension": _limit("229-SENT", "days", 2, "Điều 229", "art. 229"),
        "conclusion": _limit("232-SENT", "days", 2, "Điều 232", "art. 232"),
        "resumption": _limit("235-SENT", "days", 2, "Điều 235", "art. 235"),
    }
)
JOIN_OR_SPLIT_SENT = _limit("170-SENT", "hours", 24, "Điều 170 khoản 3", "art. 170.3")
# Điều 169: chuyển vụ án để điều tra theo thẩm quyền; hồ sơ chuyển trong 03 ngày kể từ ngày nhận được quyết định.
CASE_TRANSFER_DECIDED = _limit("169.3a", "days", 3, "Điều 169 khoản 3 điểm a", "art. 169.3.a")
CASE_TRANSFER_DECISION_SENT = _limit("169.3b", "hours", 24, "Điều 169 khoản 3 điểm b", "art. 169.3.b")
CASE_FILE_TRANSFERRED = _limit("169.4", "days", 3, "Điều 169 khoản 4", "art. 169.4")
# Điều 230: the procuracy's days to react to a termination.
TERMINATION_REVIEW = _limit("230", "days", 15, "Điều 230", "art. 230")
# Điều 229 khoản 1 điểm d: bất khả kháng do thiên tai, dịch bệnh, bổ sung bởi Luật số 02/2021/QH15.
FORCE_MAJEURE_SUSPENSION = Provision(
    "BLTTHS-229.1d", "BLTTHS 2015, Điều 229 khoản 1 (bổ sung bởi Luật số 02/2021/QH15)",
    "Criminal Procedure Code 2015, art. 229.1 (added by Law 02/2021)", date(2021, 12, 1),
)  # fmt: skip

LIMITS = (
    CUSTODY_MONTH, NOTICE_TO_PROCURACY, FILE_TO_PROCURACY, RESOLVE_REPORT, AGENCY_EXTENSION, PROCURACY_EXTENSION,
    ASK_PROCURACY, SUSPENSION_NOTICE, AFTER_CANCELLATION, AFTER_RESUMPTION, AFTER_ANNULMENT, RESUMPTION_NOTICE,
    CONFESSION_NOTICE, INITIATION_NOTICE, NON_INITIATION_NOTICE, *INVESTIGATION.values(),
    *(limit for limits in INVESTIGATION_EXTENSIONS.values() for limit in limits),
    *INVESTIGATION_BY_THE_SUPREME_PROCURATOR, ASK_INVESTIGATION_EXTENSION, *AFTER_RESUMED_INVESTIGATION.values(),
    *(limit for limits in AFTER_RESUMED_INVESTIGATION_EXTENSIONS.values() for limit in limits),
    RETURNED_BY_PROCURACY, RETURNED_BY_COURT, *INVESTIGATION_DECISION_SENT.values(), JOIN_OR_SPLIT_SENT,
    CASE_TRANSFER_DECIDED, CASE_TRANSFER_DECISION_SENT, CASE_FILE_TRANSFERRED, TERMINATION_REVIEW,
)  # fmt: skip
