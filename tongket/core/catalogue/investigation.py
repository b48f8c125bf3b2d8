"""Investigation and clearance (điều tra, khám phá)."""

from __future__ import annotations

from tongket.core.catalogue.chapter import Chapter
from tongket.core.catalogue.situation import OCCURRED, SERIOUS
from tongket.core.indicators.nodes import Count, Ratio, Sum, Where, plus, where

CHAPTER = Chapter(
    "investigation", ("Điều tra, khám phá tội phạm", "Investigation and clearance"),
    "Cơ quan Cảnh sát điều tra Công an tỉnh", register="cases",
)  # fmt: skip
SOCIAL, SERIOUS_SET = where(group="social_order"), where(serious_set="yes")
# Books of cases are closed by commune; what is counted by police body has no commune-level closing of its own.
BY_BODY = {"register": "", "levels": ("province", "district")}


def _cleared(conditions: Where, of_period: bool) -> Sum:
    """Clearances less those that were reversed in the same window."""
    return plus(
        Count("offence", "cleared", conditions, of_period=of_period),
        minus=(Count("offence", "clearance_reversed", conditions, of_period=of_period),),
    )


CLEARED = _cleared(SOCIAL, of_period=True)
CLEARED_OLDER = plus(_cleared(SOCIAL, of_period=False), minus=(CLEARED,))
SERIOUS_CLEARED = _cleared(SERIOUS_SET, of_period=True)
CONCLUDED = Count("case", "concluded")

CHAPTER.add(
    "offences_cleared", CLEARED,
    ("Số vụ điều tra, khám phá", "Offences cleared"),
    ("Số vụ về trật tự xã hội vừa xảy ra vừa được điều tra, khám phá (rõ đối tượng, có chứng cứ) trong kỳ; vụ xảy ra "
     "từ kỳ trước được tính riêng; việc khám phá bị hủy thì trừ đi.",
     "Social-order offences that both occurred and were cleared (suspect identified with evidence) in the period; "
     "older ones are counted apart; a reversed clearance is taken off."),
    "NQ-96 PRACTICE", better="high",
)  # fmt: skip
CHAPTER.add(
    "offences_cleared_older", CLEARED_OLDER,
    ("Số vụ xảy ra từ kỳ trước được khám phá trong kỳ", "Older offences cleared in the period"),
    ("Số vụ về trật tự xã hội xảy ra trước đầu kỳ được điều tra, khám phá trong kỳ; không đưa vào tỷ lệ.",
     "Social-order offences of before the period cleared in it; kept out of the rate."),
    "PRACTICE", better="high",
)  # fmt: skip
CHAPTER.add(
    "clearance_rate", Ratio(CLEARED, OCCURRED),
    ("Tỷ lệ điều tra, khám phá án về trật tự xã hội", "Clearance rate of social-order offences"),
    ("Số vụ về trật tự xã hội xảy ra và được khám phá trong kỳ chia cho số vụ xảy ra trong kỳ, tính theo nơi xảy ra.",
     "Social-order offences that occurred and were cleared in the period over those that occurred, by place."),
    "NQ-96 PRACTICE", better="high", n_id="offences_cleared", of_id="offences_occurred",
    parts=("vụ khám phá", "offences cleared", "vụ xảy ra", "offences occurred"),
)  # fmt: skip
CHAPTER.add(
    "serious_cleared", SERIOUS_CLEARED,
    ("Số vụ trọng án được khám phá", "Serious-set offences cleared"),
    ("Số vụ trọng án xảy ra và được điều tra, khám phá trong kỳ.",
     "Offences of the serious set that occurred and were cleared in the period."),
    "TT-28-2014", better="high",
)  # fmt: skip
CHAPTER.add(
    "serious_clearance_rate", Ratio(SERIOUS_CLEARED, SERIOUS),
    ("Tỷ lệ điều tra, khám phá trọng án", "Clearance rate of the serious set"),
    ("Số vụ trọng án xảy ra và được khám phá trong kỳ chia cho số vụ trọng án xảy ra trong kỳ; vì số nhỏ, luôn in kèm "
     "tử số và mẫu số.",
     "Serious-set offences that occurred and were cleared over those that occurred; small numbers, so both integers "
     "are always printed."),
    "TT-28-2014 NQ-96", better="high", n_id="serious_cleared", of_id="serious_offences",
    parts=("vụ trọng án khám phá", "serious-set offences cleared", "vụ trọng án xảy ra", "serious-set offences"),
)  # fmt: skip
CHAPTER.add(
    "cases_initiated", Count("case", "initiated"),
    ("Số vụ án khởi tố", "Cases initiated"),
    ("Số quyết định khởi tố vụ án hình sự trong kỳ, theo cơ quan thụ lý.",
     "Criminal cases initiated in the period, by the handling body."),
    "BLTTHS-153 TTLT-05-2018", **BY_BODY,
)  # fmt: skip
CHAPTER.add(
    "accused_charged", Count("case", "accused"),
    ("Số bị can khởi tố", "Persons charged"),
    ("Số bị can bị khởi tố trong kỳ, theo cơ quan thụ lý.", "Accused persons charged in the period."),
    "BLTTHS-153 TTLT-05-2018", **BY_BODY,
)  # fmt: skip
CHAPTER.add(
    "cases_concluded", CONCLUDED,
    ("Số vụ án kết thúc điều tra", "Investigations concluded"),
    ("Số vụ án có kết luận điều tra trong kỳ.", "Cases whose investigation was concluded in the period."),
    "BLTTHS-232", **BY_BODY,
)  # fmt: skip
CHAPTER.add(
    "cases_terminated", Count("case", "terminated"),
    ("Số vụ án đình chỉ điều tra", "Investigations terminated"),
    ("Số vụ án có quyết định đình chỉ điều tra trong kỳ.", "Cases whose investigation was terminated in the period."),
    "BLTTHS-232", **BY_BODY,
)  # fmt: skip
CHAPTER.add(
    "rings_broken", Count("case", "ring_broken"),
    ("Số đường dây, băng, ổ nhóm, tụ điểm triệt phá", "Rings, gangs and spots broken up"),
    ("Số đường dây, băng nhóm, ổ nhóm, tụ điểm tội phạm được triệt phá trong kỳ, mỗi tổ chức có hồ sơ và vụ án kèm "
     "theo.",
     "Lines, gangs, groups and spots broken up in the period, each a named record with its cases."),
    "PRACTICE", better="high", **BY_BODY,
)  # fmt: skip
CHAPTER.add(
    "ring_members", Count("case", "ring_members"),
    ("Số đối tượng trong đường dây, ổ nhóm bị bắt giữ", "Members of rings and gangs arrested"),
    ("Số đối tượng thuộc các đường dây, ổ nhóm bị triệt phá trong kỳ.",
     "Members of the rings and gangs broken up in the period."),
    "PRACTICE", **BY_BODY,
)  # fmt: skip
_RINGS = (("gang", "băng nhóm", "gangs"), ("line", "đường dây", "lines"), ("group", "ổ nhóm", "groups"),
          ("spot", "tụ điểm", "spots"))  # fmt: skip
for _kind, _vi, _en in _RINGS:
    CHAPTER.add(
        f"rings_broken_{_kind}", Count("case", "ring_broken", where(ring_kind=_kind)),
        (f"Số {_vi} triệt phá", f"Rings broken up: {_en}"), (f"Số {_vi} tội phạm được triệt phá trong kỳ.",
        f"Broken up in the period: {_en}."), "PRACTICE", slice_of="rings_broken", unit=(_vi, _en), **BY_BODY,
    )  # fmt: skip
