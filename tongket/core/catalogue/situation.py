"""Part I of the report: the situation (tình hình tội phạm)."""

from __future__ import annotations

from tongket.core.catalogue.chapter import Chapter
from tongket.core.indicators.nodes import Count, Ratio, where

CHAPTER = Chapter(
    "situation", ("Tình hình tội phạm", "Crime situation"), "Phòng Tham mưu Công an tỉnh", register="cases"
)
OCCURRED = Count("offence", "occurred", where(group="social_order"))
SERIOUS = Count("offence", "occurred", where(serious_set="yes"))
DETECTED_GROUPS = ("economic", "corruption", "environment", "drugs", "high_tech", "national_security", "other")
DETECTED = Count("offence", "detected", where(group=DETECTED_GROUPS))
DAMAGE = Count("offence", "damage")
RECOVERED = Count("offence", "recovered")

CHAPTER.add(
    "offences_occurred", OCCURRED,
    ("Số vụ phạm tội về trật tự xã hội xảy ra", "Social-order offences occurred"),
    ("Số vụ phạm tội về trật tự xã hội có ngày xảy ra trong kỳ, tính theo xã nơi xảy ra; mỗi hành vi phạm tội độc lập "
     "là một vụ, kể cả vụ chưa khởi tố.",
     "Social-order offences whose date of occurrence lies in the period, by commune of occurrence; each separate "
     "offence counts once, whether or not a case was opened."),
    "BLHS PRACTICE", better="none",
)  # fmt: skip
CHAPTER.add(
    "offence_deaths", Count("offence", "dead"),
    ("Số người chết do tội phạm", "Deaths caused by offences"),
    ("Số người chết do các vụ phạm tội, tính vào ngày xảy ra vụ việc.",
     "Persons killed by offences, dated by the occurrence."),
    "BLHS PRACTICE", better="low",
)  # fmt: skip
CHAPTER.add(
    "offence_injured", Count("offence", "injured"),
    ("Số người bị thương do tội phạm", "Persons injured by offences"),
    ("Số người bị thương do các vụ phạm tội, tính vào ngày xảy ra vụ việc.",
     "Persons injured by offences, dated by the occurrence."),
    "BLHS PRACTICE", better="low",
)  # fmt: skip
CHAPTER.add(
    "offence_damage", DAMAGE,
    ("Thiệt hại tài sản do tội phạm", "Property damage caused by offences"),
    ("Giá trị tài sản bị thiệt hại trong các vụ phạm tội, theo giá hiện hành, tính bằng đồng.",
     "Value of property lost in offences, at current prices, in đồng."),
    "BLHS PRACTICE", better="low",
)  # fmt: skip
CHAPTER.add(
    "offence_recovered", RECOVERED,
    ("Tài sản thu hồi", "Property recovered"),
    ("Giá trị tài sản thu hồi trong kỳ từ các vụ phạm tội, tính bằng đồng, vào ngày thu hồi.",
     "Value of property recovered during the period, in đồng, dated by the recovery."),
    "BLHS PRACTICE", better="high",
)  # fmt: skip
CHAPTER.add(
    "recovery_rate", Ratio(RECOVERED, DAMAGE),
    ("Tỷ lệ thu hồi tài sản", "Property recovery rate"),
    ("Giá trị tài sản thu hồi trong kỳ chia cho giá trị tài sản bị thiệt hại trong kỳ.",
     "Value recovered in the period over value lost in the period."),
    "PRACTICE", better="high", n_id="offence_recovered", of_id="offence_damage",
    parts=("đồng đã thu hồi", "đồng recovered", "đồng bị thiệt hại", "đồng lost"),
)  # fmt: skip
CHAPTER.add(
    "serious_offences", SERIOUS,
    ("Số vụ trọng án xảy ra", "Offences of the serious set occurred"),
    ("Số vụ thuộc danh mục trọng án xảy ra trong kỳ: giết người và các khung đặc biệt nghiêm trọng của các tội được "
     "liệt kê; khác với khái niệm tội phạm rất nghiêm trọng, đặc biệt nghiêm trọng.",
     "Offences of the serious set occurred in the period: homicide and the extremely serious frames of listed "
     "articles; not the same as very or extremely serious crimes."),
    "TT-28-2014", better="none",
)  # fmt: skip
CHAPTER.add(
    "offences_grave",
    Count("offence", "occurred", where(crime_class=("very_serious", "extremely_serious"))),
    ("Số vụ phạm tội rất nghiêm trọng, đặc biệt nghiêm trọng", "Very or extremely serious offences"),
    ("Số vụ xảy ra trong kỳ có khung hình phạt thuộc loại tội phạm rất nghiêm trọng hoặc đặc biệt nghiêm trọng.",
     "Offences occurred whose penalty frame makes them very or extremely serious crimes."),
    "BLHS-9", better="none",
)  # fmt: skip
CHAPTER.add(
    "offences_detected", DETECTED,
    ("Số vụ phát hiện, bắt giữ thuộc các nhóm tội phạm khác", "Offences detected in the other groups"),
    ("Số vụ thuộc các nhóm không có ngày xảy ra xác định (kinh tế, tham nhũng, môi trường, ma túy, công nghệ cao, an "
     "ninh quốc gia, nhóm khác), tính vào ngày phát hiện; không đưa vào tỷ lệ điều tra, khám phá.",
     "Offences of the groups without a date of occurrence (economic, corruption, environment, drugs, high-tech, "
     "national security, other), dated by detection; outside the clearance rate."),
    "BLHS PRACTICE",
)  # fmt: skip

_SLICES = (
    ("economic", "trật tự quản lý kinh tế", "economic"), ("corruption", "tham nhũng và chức vụ", "corruption"),
    ("environment", "môi trường, tài nguyên", "environmental"), ("drugs", "ma túy", "drug"),
    ("high_tech", "công nghệ cao", "high-tech"), ("national_security", "an ninh quốc gia", "national-security"),
)  # fmt: skip
for _group, _vi, _en in _SLICES:
    CHAPTER.add(
        f"offences_detected_{_group}", Count("offence", "detected", where(group=_group)),
        (f"Số vụ phạm tội về {_vi} phát hiện, bắt giữ", f"Offences detected: {_en}"),
        (f"Số vụ phạm tội về {_vi} phát hiện trong kỳ, tính vào ngày phát hiện.",
         f"Offences of the group ({_en}) detected in the period, dated by detection."),
        "BLHS PRACTICE", slice_of="offences_detected",
    )  # fmt: skip

# Structure by offence; what is not named here stays in the total.
_OFFENCES = (
    ("theft", ("173",), "trộm cắp tài sản", "theft"),
    ("assault", ("134",), "cố ý gây thương tích", "intentional injury"),
    ("gambling", ("321", "322"), "đánh bạc, tổ chức đánh bạc", "gambling"),
    ("fraud", ("174",), "lừa đảo chiếm đoạt tài sản", "fraud"),
    ("disorder", ("318",), "gây rối trật tự công cộng", "public disorder"),
    ("property_damage", ("178",), "hủy hoại, cố ý làm hư hỏng tài sản", "property damage"),
    ("snatching", ("171",), "cướp giật tài sản", "snatching"),
    ("robbery", ("168",), "cướp tài sản", "robbery"),
    ("extortion", ("170",), "cưỡng đoạt tài sản", "extortion"),
    ("homicide", ("123",), "giết người", "homicide"),
    ("sexual", ("141", "142", "143", "144", "145", "146"), "xâm hại tình dục", "sexual offences"),
)  # fmt: skip
for _key, _articles, _vi, _en in _OFFENCES:
    CHAPTER.add(
        f"offences_occurred_{_key}", Count("offence", "occurred", where(group="social_order", article=_articles)),
        (f"Số vụ {_vi}", f"Offences occurred: {_en}"),
        (f"Số vụ {_vi} (Điều {', '.join(_articles)} Bộ luật Hình sự) xảy ra trong kỳ, tính theo xã nơi xảy ra.",
         f"Offences of articles {', '.join(_articles)} of the Penal Code ({_en}) occurred, by commune of occurrence."),
        "BLHS PRACTICE", slice_of="offences_occurred",
        # Sexual offences never go below the province (trust §1.5).
        levels=("province",) if _key == "sexual" else ("province", "district", "commune"),
    )  # fmt: skip
