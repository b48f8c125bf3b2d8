"""Safeguards (đúng người, đúng tội): signs that a case went wrong, counted as carefully as successes."""

from __future__ import annotations

from tongket.core.catalogue.chapter import Chapter
from tongket.core.catalogue.investigation import CONCLUDED
from tongket.core.indicators.nodes import Count, Ratio, where

CHAPTER = Chapter(
    "safeguards", ("Bảo đảm đúng người, đúng tội", "Safeguards of justice"),
    "Cơ quan Cảnh sát điều tra Công an tỉnh", levels=("province", "district"),
)  # fmt: skip
RETURNED = Count("case", "returned")

CHAPTER.add(
    "cases_reopened", Count("case", "reopened"),
    ("Số vụ án phục hồi điều tra", "Investigations reopened"),
    ("Số vụ án có quyết định phục hồi điều tra trong kỳ.", "Cases whose investigation was reopened in the period."),
    "BLTTHS-232",
)  # fmt: skip
CHAPTER.add(
    "files_returned", RETURNED,
    ("Số vụ án bị trả hồ sơ để điều tra bổ sung", "Case files returned for more investigation"),
    ("Số lần Viện kiểm sát hoặc Tòa án trả hồ sơ để điều tra bổ sung trong kỳ.",
     "Files returned by the procuracy or the court for supplementary investigation in the period."),
    "BLTTHS-245", better="low",
)  # fmt: skip
CHAPTER.add(
    "file_return_rate", Ratio(RETURNED, CONCLUDED),
    ("Tỷ lệ trả hồ sơ điều tra bổ sung", "Rate of files returned"),
    ("Số vụ bị trả hồ sơ trong kỳ chia cho số vụ kết thúc điều tra trong kỳ.",
     "Files returned in the period over investigations concluded in the period."),
    "BLTTHS-245 TTLT-05-2018", better="low", n_id="files_returned", of_id="cases_concluded",
    parts=("vụ bị trả hồ sơ", "files returned", "vụ kết thúc điều tra", "investigations concluded"),
)  # fmt: skip
CHAPTER.add(
    "accused_acquitted", Count("case", "acquitted"),
    ("Số bị can, bị cáo được xác định không phạm tội", "Accused found not guilty"),
    ("Số người đã khởi tố mà sau đó có quyết định hoặc bản án xác định không phạm tội, trong kỳ.",
     "Persons charged and later found not guilty by a decision or judgment of the period."),
    "BLTTHS-232 PRACTICE", better="low",
)  # fmt: skip
# What the procuracy records is silent until its monthly counts are in; what the case book shows needs no such proof.
BY_PROCURACY = {"register": "prosecution", "levels": ("province",), "better": "low"}
ANNULLED = Count("safeguard", "annulled")
DECIDED = Count("safeguard", "complaint_decided", where(result=("well_founded", "partly", "unfounded")))
FOUNDED = Count("safeguard", "complaint_decided", where(result=("well_founded", "partly")))

CHAPTER.add(
    "files_returned_accepted", Count("safeguard", "return_answered", where(result="accepted")),
    ("Số hồ sơ trả để điều tra bổ sung được chấp nhận", "Returned files accepted"),
    ("Số lần trả hồ sơ mà Cơ quan điều tra chấp nhận yêu cầu, theo ngày trả lời.",
     "Returned files whose demand the investigating body accepted, by the day of its answer."),
    "BLTTHS-245 TTLT-05-2018",
)  # fmt: skip
CHAPTER.add(
    "files_returned_not_accepted", Count("safeguard", "return_answered", where(result="not_accepted")),
    ("Số hồ sơ trả để điều tra bổ sung không được chấp nhận", "Returned files not accepted"),
    ("Số lần trả hồ sơ mà Cơ quan điều tra không chấp nhận và nêu rõ lý do, theo ngày trả lời.",
     "Returned files the investigating body did not accept, with its reason, by the day of its answer."),
    "BLTTHS-245 TTLT-05-2018",
)  # fmt: skip
CHAPTER.add(
    "cases_terminated_no_crime", Count("safeguard", "terminated_no_crime"),
    ("Số vụ án đình chỉ vì không có sự việc, không cấu thành tội phạm", "Cases terminated: no event or no crime"),
    ("Số vụ án đình chỉ điều tra trong kỳ vì không có sự việc phạm tội hoặc hành vi không cấu thành tội phạm.",
     "Investigations terminated in the period because there was no event or no crime."),
    "BLTTHS-157 BLTTHS-232", better="low",
)  # fmt: skip
CHAPTER.add(
    "accused_terminated_no_crime", Count("safeguard", "accused_no_crime"),
    ("Số bị can được đình chỉ vì không có sự việc, không cấu thành tội phạm",
     "Accused terminated: no event or no crime"),
    ("Số bị can được đình chỉ điều tra trong kỳ, cùng vụ án hoặc riêng từng người, vì không có sự việc phạm tội hoặc "
     "hành vi không cấu thành tội phạm.",
     "Accused persons whose investigation ended in the period, with the case or for them alone, because there was no "
     "event or no crime."),
    "BLTTHS-157 BLTTHS-232", better="low",
)  # fmt: skip
CHAPTER.add(
    "decisions_annulled", ANNULLED,
    ("Số quyết định tố tụng bị Viện kiểm sát hủy bỏ", "Procedural decisions annulled by the procuracy"),
    ("Số quyết định của Cơ quan điều tra bị Viện kiểm sát hủy bỏ trong kỳ vì không có căn cứ, trái pháp luật.",
     "Decisions of investigating bodies annulled in the period as unfounded or unlawful."),
    "BLTTHS-159", **BY_PROCURACY,
)  # fmt: skip
for _kind, _vi, _en in (
    ("non_initiation", "không khởi tố vụ án", "not to initiate"),
    ("suspension", "tạm đình chỉ giải quyết nguồn tin", "to suspend a report"),
    ("extension", "gia hạn giải quyết nguồn tin", "to extend a report"),
    ("initiation", "khởi tố vụ án", "to initiate a case"),
    ("case_suspension", "tạm đình chỉ điều tra", "to suspend an investigation"),
    ("case_termination", "đình chỉ điều tra", "to terminate an investigation"),
):
    CHAPTER.add(
        f"decisions_annulled_{_kind}", Count("safeguard", "annulled", where(decision=_kind)),
        (f"Số quyết định {_vi} bị hủy bỏ", f"Decisions annulled: {_en}"),
        (f"Số quyết định {_vi} bị Viện kiểm sát hủy bỏ trong kỳ.", f"Annulled in the period: decisions {_en}."),
        "BLTTHS-159", slice_of="decisions_annulled", **BY_PROCURACY,
    )  # fmt: skip
CHAPTER.add(
    "reports_reopened", Count("safeguard", "report_reopened"),
    ("Số nguồn tin phải giải quyết lại", "Reports reopened"),
    ("Số nguồn tin phải giải quyết lại vì quyết định không khởi tố hoặc tạm đình chỉ bị hủy bỏ, trong kỳ.",
     "Reports to be resolved again because the decision not to initiate, or to suspend, was annulled in the period."),
    "BLTTHS-159 BLTTHS-148", **BY_PROCURACY,
)  # fmt: skip
CHAPTER.add(
    "judgments_quashed", Count("safeguard", "judgment_quashed"),
    ("Số bản án bị hủy để điều tra lại", "Judgments quashed for re-investigation"),
    ("Số bản án bị Tòa án cấp trên hủy để điều tra lại trong kỳ (phúc thẩm, giám đốc thẩm, tái thẩm).",
     "Judgments quashed for re-investigation by a higher court in the period."),
    "BLTTHS-358", **BY_PROCURACY,
)  # fmt: skip
CHAPTER.add(
    "compensation_cases", Count("safeguard", "compensated"),
    ("Số vụ việc Nhà nước bồi thường trong tố tụng hình sự", "State compensation: cases decided"),
    ("Số vụ việc có quyết định giải quyết bồi thường của Nhà nước trong hoạt động tố tụng hình sự, trong kỳ.",
     "Cases decided in the period on State compensation in criminal procedure."),
    "TNBT", unit=("vụ việc", "cases"), **BY_PROCURACY,
)  # fmt: skip
CHAPTER.add(
    "compensation_paid", Count("safeguard", "compensation_paid"),
    ("Số tiền Nhà nước bồi thường trong tố tụng hình sự", "State compensation: amount decided"),
    ("Tổng số tiền bồi thường theo các quyết định có hiệu lực trong kỳ.", "Sum of the decisions of the period."),
    "TNBT", **BY_PROCURACY,
)  # fmt: skip
CHAPTER.add(
    "complaints_received", Count("safeguard", "complaint_received"),
    ("Số khiếu nại về hành vi, quyết định tố tụng", "Complaints about procedural acts"),
    ("Số khiếu nại về quyết định, hành vi tố tụng của cơ quan, người tiến hành tố tụng tiếp nhận trong kỳ.",
     "Complaints received in the period about decisions and acts of procedure."),
    "BLTTHS-469", **BY_PROCURACY | {"better": "none"},
)  # fmt: skip
CHAPTER.add(
    "complaints_decided", DECIDED,
    ("Số khiếu nại tố tụng đã giải quyết", "Complaints decided"),
    ("Số khiếu nại về quyết định, hành vi tố tụng có kết luận đúng, đúng một phần hoặc sai trong kỳ.",
     "Complaints found well-founded, partly so or unfounded in the period."),
    "BLTTHS-469", **BY_PROCURACY | {"better": "none"},
)  # fmt: skip
for _kind, _vi, _en in (
    ("well_founded", "đúng", "well-founded"), ("partly", "đúng một phần", "partly well-founded"),
    ("unfounded", "sai", "unfounded"),
):  # fmt: skip
    CHAPTER.add(
        f"complaints_decided_{_kind}", Count("safeguard", "complaint_decided", where(result=_kind)),
        (f"Số khiếu nại tố tụng {_vi}", f"Complaints: {_en}"),
        (f"Số khiếu nại tố tụng được kết luận là khiếu nại {_vi} trong kỳ.", f"Complaints found {_en} in the period."),
        "BLTTHS-469", slice_of="complaints_decided", **BY_PROCURACY | {"better": "none"},
    )  # fmt: skip
CHAPTER.add(
    "complaints_founded_rate", Ratio(FOUNDED, DECIDED),
    ("Tỷ lệ khiếu nại tố tụng đúng, đúng một phần", "Share of complaints well-founded at least in part"),
    ("Số khiếu nại kết luận đúng hoặc đúng một phần chia cho số khiếu nại đã giải quyết trong kỳ.",
     "Complaints found well-founded in full or in part over complaints decided in the period."),
    "BLTTHS-469", of_id="complaints_decided",
    parts=("khiếu nại đúng, đúng một phần", "well-founded in full or part", "khiếu nại đã giải quyết", "decided"),
    **BY_PROCURACY,
)  # fmt: skip
