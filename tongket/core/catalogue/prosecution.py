"""Prosecution and trial (truy tố, xét xử): the procuracy's monthly counts, reconciled by both signatures.

Joint statistics run by calendar months (TTLT 05/2018): a month counts in the period in which its last day falls, so the
twelve months of the procuracy's year (01/12–30/11) are those of the reporting year that ends on 14/12.
"""

from __future__ import annotations

from tongket.core.catalogue.chapter import Chapter
from tongket.core.indicators.nodes import Count, Ratio, where

CHAPTER = Chapter(
    "prosecution", ("Truy tố, xét xử", "Prosecution and trial"), "Viện kiểm sát nhân dân tỉnh", register="prosecution",
    levels=("province",),
)  # fmt: skip
MONTHS = Count("prosecution", "month")
RECONCILED = Count("prosecution", "month", where(reconciled="yes"))
_BY_MONTH = ("; cộng các tháng thống kê kết thúc trong kỳ.", "; months of the statistics that end in the period.")

for _key, _label, _label_en, _what, _what_en, _cites in (
    ("cases_prosecuted", "Số vụ án truy tố", "Cases prosecuted",
     "Số vụ án Viện kiểm sát truy tố bằng cáo trạng", "Cases brought to court by indictment", "BLTTHS-236"),
    ("accused_prosecuted", "Số bị can truy tố", "Accused prosecuted",
     "Số bị can Viện kiểm sát truy tố bằng cáo trạng", "Accused persons brought to court by indictment", "BLTTHS-236"),
    ("cases_stayed", "Số vụ án đình chỉ ở giai đoạn truy tố, xét xử", "Cases stayed by procuracy or court",
     "Số vụ án Viện kiểm sát, Tòa án đình chỉ", "Cases stayed by the procuracy or the court", "BLTTHS-236"),
    ("accused_stayed", "Số bị can, bị cáo được đình chỉ ở giai đoạn truy tố, xét xử",
     "Accused stayed by procuracy or court", "Số bị can, bị cáo Viện kiểm sát, Tòa án đình chỉ",
     "Accused persons whose case the procuracy or the court stayed", "BLTTHS-236"),
    ("cases_returned", "Số vụ Viện kiểm sát, Tòa án trả hồ sơ", "Cases returned by procuracy or court",
     "Số vụ Viện kiểm sát, Tòa án trả để điều tra bổ sung, theo số liệu của Viện kiểm sát",
     "Cases the procuracy or the court returned for more investigation, by the procuracy's figures", "BLTTHS-245"),
    ("cases_tried", "Số vụ án xét xử sơ thẩm", "Cases tried at first instance",
     "Số vụ án Tòa án xét xử sơ thẩm", "Cases tried at first instance", "BLTTHS-236"),
    ("defendants_tried", "Số bị cáo xét xử sơ thẩm", "Defendants tried at first instance",
     "Số bị cáo Tòa án xét xử sơ thẩm", "Defendants tried at first instance", "BLTTHS-236"),
):  # fmt: skip
    CHAPTER.add(
        _key, Count("prosecution", _key), (_label, _label_en),
        (_what + _BY_MONTH[0], _what_en + _BY_MONTH[1]), f"{_cites} TTLT-05-2018",
    )  # fmt: skip
CHAPTER.add(
    "prosecution_months", MONTHS,
    ("Số tháng có số liệu truy tố, xét xử", "Months with counts of prosecution and trial"),
    ("Số tháng thống kê kết thúc trong kỳ mà Viện kiểm sát đã gửi số liệu.",
     "Months ending in the period for which the procuracy sent its counts."),
    "TTLT-05-2018",
)  # fmt: skip
CHAPTER.add(
    "prosecution_months_reconciled", RECONCILED,
    ("Số tháng số liệu truy tố, xét xử đã đối chiếu", "Months of counts reconciled"),
    ("Số tháng có đủ chữ ký của Công an và Viện kiểm sát trên số liệu đang có hiệu lực.",
     "Months whose standing counts bear the signatures of the police and of the procuracy."),
    "TTLT-05-2018", better="high",
)  # fmt: skip
CHAPTER.add(
    "prosecution_reconciled_rate", Ratio(RECONCILED, MONTHS),
    ("Tỷ lệ tháng số liệu truy tố, xét xử đã đối chiếu", "Share of months reconciled"),
    ("Số tháng đã có đủ hai chữ ký chia cho số tháng có số liệu trong kỳ; tháng thiếu chữ ký in là “chưa đối chiếu”.",
     "Months with both signatures over months with counts in the period; others print as not reconciled."),
    "TTLT-05-2018", better="high", n_id="prosecution_months_reconciled", of_id="prosecution_months",
    parts=("tháng đã đối chiếu", "months reconciled", "tháng có số liệu", "months with counts"),
)  # fmt: skip
