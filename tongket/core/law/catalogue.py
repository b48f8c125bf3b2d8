"""Every limit by code, and the clock catalogue K1–K19: which act must follow which trigger, and how soon."""

from __future__ import annotations

from dataclasses import dataclass

from tongket.core.law import criminal_procedure_code as code
from tongket.core.law import (
    decision_45_2018,
    decree_09_2019,
    joint_circular_01_2017,
    joint_circular_04_2018,
    joint_circular_05_2018,
    joint_circulars_2020_2022,
)
from tongket.core.law.limits import Limit

LIMITS: dict[str, Limit] = {
    limit.code: limit
    for module in (
        code,
        joint_circular_01_2017,
        joint_circular_04_2018,
        joint_circular_05_2018,
        joint_circulars_2020_2022,
        decision_45_2018,
        decree_09_2019,
    )
    for limit in module.LIMITS
}


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One clock of the catalogue; `before` marks limits counted back from the end of another."""

    id: str
    trigger: str
    act: str
    limits: tuple[Limit, ...]
    before: bool = False


_TTLT01, _TTLT04, _LATER = joint_circular_01_2017, joint_circular_04_2018, joint_circulars_2020_2022
FOLLOW_UPS = (
    FollowUp("K1", "tiếp nhận", "phân loại", (_TTLT01.CLASSIFY,)),
    FollowUp("K2", "xác định không thuộc thẩm quyền", "chuyển", (_TTLT01.TRANSFER,)),
    FollowUp("K3", "Công an xã tiếp nhận", "chuyển Cơ quan điều tra",
             (_TTLT01.COMMUNE_URGENT, _TTLT01.COMMUNE_URGENT_REMOTE, _TTLT01.COMMUNE_OTHER)),
    # The two texts conflict: warn by the first, late by the second.
    FollowUp("K4", "tiếp nhận", "thông báo Viện kiểm sát", (code.NOTICE_TO_PROCURACY, _TTLT01.NOTICE_OF_RECEIPT)),
    FollowUp("K5", "tiếp nhận", "thông báo người báo tin", (_TTLT01.NOTICE_OF_RECEIPT,)),
    FollowUp("K6", "cơ quan có thẩm quyền nhận", "phân công giải quyết", (_TTLT01.ASSIGN,)),
    FollowUp("K7", "hết thời hạn", "đề nghị Viện kiểm sát gia hạn", (code.ASK_PROCURACY,), before=True),
    FollowUp("K8", "Viện kiểm sát nhận đề nghị", "quyết định gia hạn", (_TTLT01.PROCURACY_ANSWERS,)),
    FollowUp("K9", "khởi tố vụ án", "gửi quyết định, hồ sơ cho Viện kiểm sát", (code.INITIATION_NOTICE,)),
    FollowUp("K10", "không khởi tố", "gửi quyết định, hồ sơ cho Viện kiểm sát", (code.NON_INITIATION_NOTICE,)),
    FollowUp("K11", "tạm đình chỉ", "gửi Viện kiểm sát, người báo tin", (code.SUSPENSION_NOTICE,)),
    FollowUp("K12", "kết thúc giải quyết", "thông báo kết quả cho người báo tin", (_TTLT01.NOTICE_OF_RESULT,)),
    FollowUp("K13", "phục hồi", "gửi Viện kiểm sát, người báo tin", (code.RESUMPTION_NOTICE,)),
    FollowUp("K14", "không khởi tố, có vi phạm hành chính", "chuyển hồ sơ xử phạt", (_TTLT01.ADMINISTRATIVE_TRANSFER,)),
    FollowUp("K15", "quyết định khởi tố, không khởi tố", "Viện kiểm sát xem xét",
             (_TTLT04.REVIEW_OF_INITIATION, _TTLT04.REVIEW_OF_NON_INITIATION, _TTLT04.EXECUTE_INITIATION_REQUEST)),
    FollowUp("K16", "tự thú", "thông báo Viện kiểm sát", (code.CONFESSION_NOTICE,)),
    FollowUp("K17", "hết thời hạn của tin tạm đình chỉ", "rà soát liên ngành", (_LATER.REVIEW_OF_SUSPENDED,),
             before=True),
    FollowUp("K18", "kết thúc xác minh (trẻ em)", "phối hợp cơ quan chuyên môn", (_LATER.CHILD_VICTIM_COORDINATION,),
             before=True),
    FollowUp("K19", "kết thúc giải quyết", "nộp lưu hồ sơ", (_LATER.ARCHIVE,)),
)  # fmt: skip
