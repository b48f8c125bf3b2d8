"""Safeguards (đúng người, đúng tội): signs that a case went wrong, counted as carefully as successes."""

from __future__ import annotations

from tongket.core.catalogue.chapter import Chapter
from tongket.core.catalogue.investigation import CONCLUDED
from tongket.core.indicators.nodes import Count, Ratio

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
