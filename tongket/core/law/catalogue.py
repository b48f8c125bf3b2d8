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
    prosecution_limitation,
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
        prosecution_limitation,
    )
    for limit in module.LIMITS
}


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One clock of the catalogue; `before` marks limits counted back from the end of another."""

    id: str
    trigger: str
    trigger_en: str
    act: str
    act_en: str
    limits: tuple[Limit, ...]
    before: bool = False


_TTLT01, _TTLT04, _LATER = joint_circular_01_2017, joint_circular_04_2018, joint_circulars_2020_2022
FOLLOW_UPS = (
    FollowUp("K1", "tiếp nhận", "receipt", "phân loại nguồn tin", "classify the report", (_TTLT01.CLASSIFY,)),
    FollowUp("K2", "xác định không thuộc thẩm quyền", "found not competent", "chuyển cơ quan có thẩm quyền",
             "transfer to the competent body", (_TTLT01.TRANSFER, _LATER.TRANSFER_AFTER_ASSIGNMENT)),
    FollowUp("K3", "Công an xã tiếp nhận", "receipt by commune police", "chuyển Cơ quan điều tra",
             "hand over to the investigating body",
             (_TTLT01.COMMUNE_URGENT, _TTLT01.COMMUNE_URGENT_REMOTE, _TTLT01.COMMUNE_OTHER, _TTLT01.VILLAGE_PASSES_ON)),
    # The two texts conflict: warn by the first, late by the second.
    FollowUp("K4", "tiếp nhận", "receipt", "thông báo Viện kiểm sát việc tiếp nhận",
             "tell the procuracy of the receipt", (code.NOTICE_TO_PROCURACY, _TTLT01.NOTICE_OF_RECEIPT)),
    FollowUp("K5", "tiếp nhận", "receipt", "thông báo người báo tin việc tiếp nhận", "tell the reporter of the receipt",
             (_TTLT01.NOTICE_OF_RECEIPT,)),
    FollowUp("K6", "cơ quan có thẩm quyền nhận", "receipt by the competent body", "phân công giải quyết",
             "assign the report", (_TTLT01.ASSIGN,)),
    FollowUp("K7", "hết thời hạn", "end of the limit", "đề nghị Viện kiểm sát gia hạn",
             "ask the procuracy for an extension", (code.ASK_PROCURACY,), before=True),
    FollowUp("K8", "Viện kiểm sát nhận đề nghị", "the procuracy receives the request", "trả lời đề nghị gia hạn",
             "answer the request for an extension", (_TTLT01.PROCURACY_ANSWERS,)),
    FollowUp("K9", "khởi tố vụ án", "initiation", "gửi quyết định, hồ sơ khởi tố cho Viện kiểm sát",
             "send decision and file of the initiation to the procuracy", (code.INITIATION_NOTICE,)),
    FollowUp("K10", "không khởi tố", "non-initiation", "gửi quyết định, hồ sơ không khởi tố cho Viện kiểm sát",
             "send decision and file of the non-initiation to the procuracy", (code.NON_INITIATION_NOTICE,)),
    FollowUp("K11", "tạm đình chỉ", "suspension", "gửi quyết định tạm đình chỉ cho Viện kiểm sát, người báo tin",
             "send the suspension to procuracy and reporter", (code.SUSPENSION_NOTICE,)),
    FollowUp("K12", "kết thúc giải quyết", "end of the resolution", "thông báo kết quả cho người báo tin",
             "tell the reporter the result", (_TTLT01.NOTICE_OF_RESULT,)),
    FollowUp("K13", "phục hồi", "resumption", "gửi quyết định phục hồi cho Viện kiểm sát, người báo tin",
             "send the resumption to procuracy and reporter", (code.RESUMPTION_NOTICE,)),
    FollowUp("K14", "không khởi tố, có vi phạm hành chính", "non-initiation with an administrative violation",
             "chuyển hồ sơ xử phạt vi phạm hành chính", "hand the file over for an administrative penalty",
             (_TTLT01.ADMINISTRATIVE_TRANSFER,)),
    FollowUp("K15", "quyết định khởi tố, không khởi tố", "decision to initiate or not",
             "Viện kiểm sát xem xét quyết định; thực hiện yêu cầu khởi tố",
             "the procuracy reviews the decision; its request to initiate is executed",
             (_TTLT04.REVIEW_OF_INITIATION, _TTLT04.REVIEW_OF_NON_INITIATION, _TTLT04.EXECUTE_INITIATION_REQUEST)),
    FollowUp("K16", "tự thú, đầu thú", "confession, surrender", "thông báo Viện kiểm sát việc tự thú, đầu thú",
             "tell the procuracy of the confession", (code.CONFESSION_NOTICE,)),
    FollowUp("K17", "hết thời hạn của tin tạm đình chỉ", "end of the limit of a report to be suspended",
             "rà soát liên ngành trước khi tạm đình chỉ", "joint review before a suspension",
             (_LATER.REVIEW_OF_SUSPENDED,), before=True),
    FollowUp("K18", "kết thúc xác minh (trẻ em)", "end of the check (child victim)", "phối hợp cơ quan chuyên môn",
             "coordinate with specialist bodies", (_LATER.CHILD_VICTIM_COORDINATION,), before=True),
    FollowUp("K19", "kết thúc giải quyết", "end of the resolution", "nộp lưu hồ sơ", "archive the file",
             (_LATER.ARCHIVE,)),
)  # fmt: skip
