"""Social evils (tệ nạn xã hội): cases, spots, treatment; and wanted persons (truy nã), whose identity is

    start + taken over + new = arrested + surrendered + cleared + end.

The number of drug users under record is `drug_users_managed` of the monthly return; nothing here counts it again.
"""

from __future__ import annotations

from tongket.core.catalogue.chapter import Chapter
from tongket.core.indicators.nodes import Count, Ratio, Stock, Where, plus, where

CHAPTER = Chapter(
    "evils", ("Phòng, chống tệ nạn xã hội", "Prevention of social evils"),
    "Phòng Cảnh sát hình sự; Phòng Cảnh sát điều tra tội phạm về ma túy", register="evils",
)  # fmt: skip
WANTED = Chapter(
    "wanted", ("Truy nã tội phạm", "Wanted persons"), "Cơ quan Cảnh sát điều tra Công an tỉnh", register="wanted",
    levels=("province", "district"),
)  # fmt: skip
# Small groups of people in treatment are never shown by commune.
NOT_BY_COMMUNE = {"levels": ("province", "district")}


def _evil(event: str, conditions: Where = ()) -> Count:
    return Count("evil", event, conditions)


CRIMINAL, ADMINISTRATIVE = where(outcome="criminal"), where(outcome="administrative")
DECIDED = _evil("decided")

CHAPTER.add(
    "evil_cases", _evil("detected"),
    ("Số vụ việc tệ nạn xã hội phát hiện", "Cases of social evils detected"),
    ("Số vụ việc cờ bạc, mại dâm, sử dụng trái phép chất ma túy phát hiện trong kỳ, theo nơi phát hiện; không cộng với "
     "số vụ phạm tội, vì vụ xử lý hình sự có mặt ở cả hai sổ.",
     "Cases of gambling, prostitution and drug use detected in the period, by place; never added to offences, because "
     "a case handled criminally stands in both books."),
    "PRACTICE NĐ-144-2021",
)  # fmt: skip
CHAPTER.add(
    "evil_persons", _evil("persons"),
    ("Số người trong các vụ việc tệ nạn xã hội", "Persons in cases of social evils"),
    ("Số người bị phát hiện trong các vụ việc của kỳ; chỉ đếm số người, không có tên.",
     "Persons found in the cases of the period; counts only, no names."),
    "PRACTICE NĐ-144-2021",
)  # fmt: skip
for _kind, _vi, _en, _source in (
    ("gambling", "cờ bạc", "gambling", "BLHS NĐ-144-2021"),
    ("prostitution", "mại dâm", "prostitution", "MẠI-DÂM NĐ-144-2021"),
    ("drug_use", "sử dụng trái phép chất ma túy", "drug use", "MA-TÚY NĐ-144-2021"),
):
    CHAPTER.add(
        f"evil_cases_{_kind}", _evil("detected", where(kind=_kind)),
        (f"Số vụ {_vi}", f"Cases of {_en}"), (f"Số vụ {_vi} phát hiện trong kỳ.", f"Cases of {_en} detected."),
        _source, slice_of="evil_cases",
    )  # fmt: skip
    CHAPTER.add(
        f"evil_persons_{_kind}", _evil("persons", where(kind=_kind)),
        (f"Số người trong các vụ {_vi}", f"Persons in cases of {_en}"),
        (f"Số người bị phát hiện trong các vụ {_vi} của kỳ.", f"Persons found in cases of {_en}."),
        _source, slice_of="evil_persons",
    )  # fmt: skip
for _event, _vi, _en in (("female", "nữ", "women"), ("under_18", "người dưới 18 tuổi", "persons under 18")):
    CHAPTER.add(
        f"evil_persons_{_event}", _evil(_event),
        (f"Số {_vi} trong các vụ việc tệ nạn xã hội", f"Cases of social evils: {_en}"),
        (f"Số {_vi} trong số người bị phát hiện của kỳ; trùng với các loại vụ việc nên không phải phần cộng của tổng.",
         f"Among the persons found in the period: {_en}; they overlap with the kinds and are no part of a sum."),
        "PRACTICE", **NOT_BY_COMMUNE,
    )  # fmt: skip
CHAPTER.add(
    "evil_cases_decided", DECIDED,
    ("Số vụ việc tệ nạn xã hội đã có kết quả xử lý", "Cases of social evils decided"),
    ("Số vụ việc có kết quả xử lý hình sự hoặc hành chính ghi trong kỳ, theo ngày có kết quả.",
     "Cases with a criminal or administrative outcome dated in the period."),
    "NĐ-144-2021 XLVPHC", better="high",
)  # fmt: skip
for _id, _where, _vi, _en in (
    ("evil_cases_criminal", CRIMINAL, "hình sự", "criminally"),
    ("evil_cases_administrative", ADMINISTRATIVE, "hành chính", "administratively"),
):
    CHAPTER.add(
        _id, _evil("decided", _where),
        (f"Số vụ việc xử lý {_vi}", f"Cases handled {_en}"),
        (f"Số vụ việc có kết quả xử lý {_vi} trong kỳ.", f"Cases handled {_en} in the period."),
        "NĐ-144-2021 XLVPHC", slice_of="evil_cases_decided",
    )  # fmt: skip
CHAPTER.add(
    "evil_criminal_rate", Ratio(_evil("decided", CRIMINAL), DECIDED),
    ("Tỷ lệ vụ việc tệ nạn xã hội xử lý hình sự", "Share of social-evil cases handled criminally"),
    ("Số vụ việc xử lý hình sự chia cho số vụ việc đã có kết quả xử lý trong kỳ; là cơ cấu xử lý, không có hướng tốt "
     "hay xấu.",
     "Cases handled criminally over those decided in the period; a structure, with no better direction."),
    "XLVPHC PRACTICE", n_id="evil_cases_criminal", of_id="evil_cases_decided",
    parts=("vụ xử lý hình sự", "cases handled criminally", "vụ đã có kết quả", "cases decided"),
)  # fmt: skip
CHAPTER.add(
    "evil_prosecuted", _evil("prosecuted"),
    ("Số người bị khởi tố từ các vụ việc tệ nạn xã hội", "Persons charged out of social-evil cases"),
    ("Số người trong các vụ việc xử lý hình sự đã bị khởi tố, theo ngày có kết quả; họ cũng là bị can khởi tố.",
     "Persons charged in cases handled criminally, by the day of the outcome; they are among the accused as well."),
    "BLTTHS-153 PRACTICE",
)  # fmt: skip
CHAPTER.add(
    "evil_fined", _evil("fined"),
    ("Số người bị xử phạt hành chính về tệ nạn xã hội", "Persons fined for social evils"),
    ("Số người bị xử phạt vi phạm hành chính trong các vụ việc có kết quả trong kỳ.",
     "Persons fined in cases decided in the period."),
    "NĐ-144-2021 XLVPHC",
)  # fmt: skip
CHAPTER.add(
    "evil_fines", _evil("fines"),
    ("Tiền phạt hành chính về tệ nạn xã hội", "Fines for social evils"),
    ("Tổng số tiền phạt trong các quyết định xử phạt của kỳ, tính bằng đồng; không phải số tiền đã nộp.",
     "Fines imposed in the period, in đồng; not the sums paid."),
    "NĐ-144-2021 XLVPHC",
)  # fmt: skip
CHAPTER.add(
    "evil_seized", plus(_evil("money"), _evil("exhibits")),
    ("Tiền và tang vật thu giữ trong các vụ việc tệ nạn xã hội", "Money and exhibits seized"),
    ("Tiền thu giữ cộng giá trị tang vật của các vụ việc phát hiện trong kỳ, tính bằng đồng.",
     "Money seized and value of exhibits in the cases detected in the period, in đồng."),
    "PRACTICE",
)  # fmt: skip
for _event, _vi, _en, _source in (
    ("to_treatment", "đưa vào cơ sở cai nghiện bắt buộc", "sent to compulsory treatment", "MA-TÚY XLVPHC"),
    ("to_education", "giáo dục tại xã, phường, thị trấn", "under education in the commune", "XLVPHC"),
):
    CHAPTER.add(
        f"evil_{_event}", _evil(_event),
        (f"Số người bị áp dụng biện pháp {_vi}", f"Persons {_en}"),
        (f"Số người trong các vụ việc có kết quả trong kỳ bị áp dụng biện pháp {_vi}.",
         f"Persons in cases decided in the period who were {_en}."),
        _source, **NOT_BY_COMMUNE,
    )  # fmt: skip

OPENED, CLEARED_SPOTS, REOPENED = _evil("spot_opened"), _evil("spot_cleared"), _evil("spot_reopened")
STANDING_START = Stock((OPENED, REOPENED), (CLEARED_SPOTS,), "start")
CHAPTER.add(
    "spots_opened", OPENED,
    ("Số điểm phức tạp lập hồ sơ mới", "Complicated spots newly recorded"),
    ("Số điểm phức tạp, tụ điểm về cờ bạc, mại dâm, ma túy, an ninh trật tự được lập hồ sơ có tên trong kỳ.",
     "Complicated spots of gambling, prostitution, drugs or disorder newly recorded by name in the period."),
    "PRACTICE",
)  # fmt: skip
CHAPTER.add(
    "spots_reopened", REOPENED,
    ("Số điểm phức tạp trở lại", "Complicated spots that returned"),
    ("Số điểm đã xóa trở lại phức tạp trong kỳ.", "Cleared spots that became complicated again in the period."),
    "PRACTICE", better="low",
)  # fmt: skip
CHAPTER.add(
    "spots_cleared", CLEARED_SPOTS,
    ("Số điểm phức tạp đã xóa", "Complicated spots cleared"),
    ("Số điểm phức tạp được xóa trong kỳ, mỗi điểm có căn cứ khi xóa.",
     "Complicated spots cleared in the period, each with evidence."),
    "PRACTICE", better="high",
)  # fmt: skip
CHAPTER.add(
    "spots_standing", Stock((OPENED, REOPENED), (CLEARED_SPOTS,), "end"),
    ("Số điểm phức tạp còn tồn tại cuối kỳ", "Complicated spots standing at the end"),
    ("Số điểm phức tạp đã lập hồ sơ mà chưa xóa vào cuối kỳ.", "Recorded spots not cleared by the end of the period."),
    "PRACTICE", better="low",
)  # fmt: skip
CHAPTER.add(
    "spot_clear_rate", Ratio(CLEARED_SPOTS, plus(STANDING_START, OPENED, REOPENED)),
    ("Tỷ lệ xóa điểm phức tạp", "Share of complicated spots cleared"),
    ("Số điểm đã xóa trong kỳ chia cho số điểm tồn tại đầu kỳ cộng lập mới và trở lại trong kỳ.",
     "Spots cleared over those standing at the start plus newly recorded and returned ones."),
    "PRACTICE", better="high", n_id="spots_cleared",
    parts=("điểm đã xóa", "spots cleared", "điểm phải xóa", "spots to clear"),
)  # fmt: skip

_UNDER_RECORD = "số người nghiện, người sử dụng trái phép có hồ sơ quản lý lấy ở báo cáo tháng (drug_users_managed)"
_UNDER_RECORD_EN = "drug users under record are the level of the monthly return (drug_users_managed)"
for _form, _vi, _en in (
    ("voluntary", "cai nghiện tự nguyện", "voluntary treatment"),
    ("compulsory", "cai nghiện bắt buộc", "compulsory treatment"),
    ("methadone", "điều trị bằng thuốc thay thế (methadone)", "substitution treatment (methadone)"),
    ("after_treatment", "quản lý sau cai nghiện", "after-treatment management"),
):
    _of = where(form=_form)
    _came, _went = Count("treatment", "entered", _of), Count("treatment", "left", _of)
    CHAPTER.add(
        f"treatment_{_form}", Stock((Count("treatment", "carried_over", _of), _came), (_went,), "end"),
        (f"Số người đang {_vi} cuối kỳ", f"Persons in {_en} at the end"),
        (f"Số người đang {_vi} vào cuối kỳ, tính từ biến động vào, ra; là sổ riêng, không cộng với {_UNDER_RECORD}.",
         f"Persons in {_en} at the end, from dated movements; a book of its own: {_UNDER_RECORD_EN}."),
        "MA-TÚY", **NOT_BY_COMMUNE,
    )  # fmt: skip
    CHAPTER.add(
        f"treatment_{_form}_entered", _came,
        (f"Số người bắt đầu {_vi}", f"Persons who entered {_en}"),
        (f"Số người bắt đầu {_vi} trong kỳ, không kể người chuyển từ sổ cũ khi mở sổ.",
         f"Persons who entered {_en} in the period, those taken over from an older book excluded."),
        "MA-TÚY", **NOT_BY_COMMUNE,
    )  # fmt: skip
    CHAPTER.add(
        f"treatment_{_form}_left", _went,
        (f"Số người thôi {_vi}", f"Persons who left {_en}"),
        (f"Số người hoàn thành hoặc thôi {_vi} trong kỳ, vì mọi lý do.",
         f"Persons who completed or left {_en} in the period, for any reason."),
        "MA-TÚY", **NOT_BY_COMMUNE,
    )  # fmt: skip


def _wanted(event: str, of_period: bool = False) -> Count:
    return Count("wanted", event, of_period=of_period)


TAKEN_OVER, NEW = _wanted("carried_over"), _wanted("issued")
ARRESTED, SURRENDERED, CLEARED = _wanted("arrested"), _wanted("surrendered"), _wanted("cleared")
_IN, _OUT = (TAKEN_OVER, NEW), (ARRESTED, SURRENDERED, CLEARED)
START, END = Stock(_IN, _OUT, "start"), Stock(_IN, _OUT, "end")
RESOLVED = plus(*_OUT)
RESOLVED_NEW = plus(*(_wanted(event, of_period=True) for event in ("arrested", "surrendered", "cleared")))

WANTED.add(
    "wanted_start", START,
    ("Số người truy nã đầu kỳ", "Wanted persons at the start"),
    ("Số người còn bị truy nã vào đầu kỳ, theo cơ quan ra quyết định truy nã.",
     "Persons still wanted at the start of the period, by the body that issued the notice."),
    "BLTTHS-231",
)  # fmt: skip
WANTED.add(
    "wanted_new", NEW,
    ("Số người truy nã mới", "Newly wanted persons"),
    ("Số người trong các quyết định truy nã ra trong kỳ.", "Persons in wanted notices issued in the period."),
    "BLTTHS-231",
)  # fmt: skip
WANTED.add(
    "wanted_arrested", ARRESTED,
    ("Số người truy nã bắt được", "Wanted persons arrested"),
    ("Số người bị truy nã bắt được trong kỳ, tính cho cơ quan đã ra quyết định truy nã.",
     "Wanted persons arrested in the period, counted for the body that issued the notice."),
    "BLTTHS-231 PRACTICE", better="high",
)  # fmt: skip
WANTED.add(
    "wanted_surrendered", SURRENDERED,
    ("Số người truy nã vận động đầu thú", "Wanted persons persuaded to surrender"),
    ("Số người bị truy nã ra đầu thú nhờ vận động trong kỳ.",
     "Wanted persons who surrendered after persuasion in the period."),
    "BLTTHS-231 PRACTICE", better="high",
)  # fmt: skip
WANTED.add(
    "wanted_cleared", CLEARED,
    ("Số người truy nã thanh loại", "Wanted persons cleared from the list"),
    ("Số người đưa ra khỏi danh sách truy nã trong kỳ vì lý do khác (đình nã, chết, hết thời hiệu).",
     "Persons taken off the list in the period for other reasons (notice cancelled, death, lapse of time)."),
    "BLTTHS-231 PRACTICE",
)  # fmt: skip
WANTED.add(
    "wanted_end", END,
    ("Số người truy nã cuối kỳ", "Wanted persons at the end"),
    ("Số người còn bị truy nã vào cuối kỳ; bằng đầu kỳ cộng mới, trừ bắt được, đầu thú, thanh loại.",
     "Persons still wanted at the end; the start plus the new, less arrested, surrendered and cleared."),
    "BLTTHS-231", better="low",
)  # fmt: skip
WANTED.add(
    "wanted_resolved_rate", Ratio(RESOLVED, plus(START, *_IN)),
    ("Tỷ lệ giải quyết người truy nã", "Share of wanted persons resolved"),
    ("Số người bắt được, đầu thú, thanh loại chia cho số truy nã đầu kỳ cộng số truy nã mới trong kỳ.",
     "Arrested, surrendered and cleared over those wanted at the start plus the newly wanted."),
    "BLTTHS-231 PRACTICE", better="high",
    parts=("người đã giải quyết", "persons resolved", "người phải truy bắt", "persons to find"),
)  # fmt: skip
WANTED.add(
    "wanted_old_resolved_rate", Ratio(plus(RESOLVED, minus=(RESOLVED_NEW,)), START),
    ("Tỷ lệ giải quyết người truy nã cũ", "Share of earlier wanted persons resolved"),
    ("Số người truy nã từ trước kỳ đã giải quyết trong kỳ chia cho số truy nã đầu kỳ.",
     "Persons wanted before the period and resolved in it, over those wanted at its start."),
    "TARGET-138 PRACTICE", better="high", of_id="wanted_start",
    parts=("người cũ đã giải quyết", "earlier persons resolved", "người truy nã đầu kỳ", "wanted at the start"),
)  # fmt: skip
WANTED.add(
    "wanted_new_resolved_rate", Ratio(RESOLVED_NEW, NEW),
    ("Tỷ lệ giải quyết người truy nã mới", "Share of newly wanted persons resolved"),
    ("Số người bị truy nã trong kỳ đã giải quyết ngay trong kỳ chia cho số truy nã mới của kỳ.",
     "Persons newly wanted and resolved within the period, over the newly wanted."),
    "TARGET-138 PRACTICE", better="high", of_id="wanted_new",
    parts=("người mới đã giải quyết", "new persons resolved", "người truy nã mới", "newly wanted persons"),
)  # fmt: skip
