"""Crime reports (tố giác, tin báo về tội phạm, kiến nghị khởi tố): the whole flow identity and its rates.

carry_in + new_first + transferred_in + split_new + resumed
    = resolved + transferred_out + merged + not_a_report + suspended + carry_out
"Tố giác, tin báo, kiến nghị khởi tố" are three kinds of sources (Đ144): Đ147 and the rates speak of these alone.
Confessions, surrenders and what a body finds itself stand apart, with a flow identity of their own and no rate.
A sent item stays in the sender's carry_out until it is received; at a parent, transfers inside it cancel by themselves
because both ends of the pair lie in its subtree.
"""

from __future__ import annotations

from tongket.core.catalogue.chapter import Chapter
from tongket.core.indicators.nodes import Count, Ratio, Stock, plus, where
from tongket.core.law.report_kinds import KINDS, OTHER_KINDS, STATUTORY_KINDS

CHAPTER = Chapter(
    "crime_reports",
    ("Tiếp nhận, giải quyết tố giác, tin báo", "Receipt and resolution of crime reports"),
    "Cơ quan Cảnh sát điều tra Công an tỉnh",
    register="intake",
    levels=("province", "district"),
)


_THREE, _OTHER = tuple(sorted(STATUTORY_KINDS)), tuple(sorted(OTHER_KINDS))


def _flow(event: str, kind: str | tuple[str, ...] = _THREE, **dims: str) -> Count:
    return Count("report_flow", event, where(kind=kind, **dims))


NEW, SPLIT, RESUMED = _flow("received_first"), _flow("split_new"), _flow("resumed")
TAKEN, SENT = _flow("transferred_in"), _flow("transferred_out")
MERGED, NOT_A_REPORT = _flow("merged"), _flow("not_a_report")
RESOLVED, SUSPENDED = _flow("resolved"), _flow("suspended")
_IN = (NEW, TAKEN, SPLIT, RESUMED)
_OUT = (RESOLVED, SENT, MERGED, NOT_A_REPORT, SUSPENDED)
CARRIED_IN, CARRIED_OUT = Stock(_IN, _OUT, "start"), Stock(_IN, _OUT, "end")
TO_RESOLVE = plus(CARRIED_IN, *_IN, minus=(SENT, MERGED, NOT_A_REPORT))
OVERDUE = Stock((_flow("fell_overdue"),), (_flow("left_overdue"),), "end")

CHAPTER.add(
    "reports_received", _flow("received"),
    ("Số tin tiếp nhận lần đầu", "Reports first received"),
    ("Số tố giác, tin báo, kiến nghị khởi tố được tiếp nhận lần đầu trong kỳ, tính cho cơ quan, đơn vị đã tiếp nhận, "
     "kể cả Công an cấp xã.",
     "Denunciations, reports and proposals first received in the period, by the body that received them, commune "
     "police included."),
    "BLTTHS-144 BLTTHS-145", levels=("province", "district", "commune"),
)  # fmt: skip
CHAPTER.add(
    "reports_carried_in", CARRIED_IN,
    ("Số tin kỳ trước chuyển sang", "Reports carried over from the previous period"),
    ("Số tin đang thụ lý chưa giải quyết xong vào đầu kỳ, không kể tin đang tạm đình chỉ.",
     "Reports pending at the start of the period, suspended ones excluded."),
    "TTLT-05-2018 VKS-RATE",
)  # fmt: skip
CHAPTER.add(
    "reports_new", NEW,
    ("Số tin mới thụ lý giải quyết", "Reports newly taken for resolution"),
    ("Số tin có cơ quan thụ lý giải quyết lần đầu trong kỳ.", "Reports taken for resolution for the first time."),
    "BLTTHS-145 TTLT-01-2017",
)  # fmt: skip
CHAPTER.add(
    "reports_split_new", SPLIT,
    ("Số tin tách ra", "Reports split off"),
    ("Số tin được tách ra từ tin đang giải quyết để giải quyết riêng.", "Reports split off to be resolved separately."),
    "TTLT-01-2017",
)  # fmt: skip
CHAPTER.add(
    "reports_resumed", RESUMED,
    ("Số tin phục hồi giải quyết", "Reports resumed"),
    ("Số tin đang tạm đình chỉ được phục hồi giải quyết trong kỳ, cộng số tin trở lại giải quyết vì quyết định không "
     "khởi tố bị hủy.",
     "Suspended reports resumed in the period, and reports that came back because the decision not to initiate was "
     "annulled."),
    "BLTTHS-148",
)  # fmt: skip
CHAPTER.add(
    "reports_sent_outside", _flow("transferred_out", scope="outside"),
    ("Số tin chuyển ngoài tỉnh", "Reports sent outside the province"),
    ("Số tin chuyển cho cơ quan có thẩm quyền ngoài tỉnh, tính vào ngày bên nhận tiếp nhận; trừ khỏi số phải giải "
     "quyết.",
     "Reports sent to a competent body outside the province, dated by its receipt; taken off the number to resolve."),
    "BLTTHS-145 TTLT-01-2017",
)  # fmt: skip
CHAPTER.add(
    "reports_taken_outside", _flow("transferred_in", scope="outside"),
    ("Số tin ngoài tỉnh chuyển đến", "Reports taken over from outside the province"),
    ("Số tin do cơ quan ngoài tỉnh chuyển đến, đã tiếp nhận trong kỳ.",
     "Reports taken over in the period from a body outside the province."),
    "BLTTHS-145 TTLT-01-2017",
)  # fmt: skip
CHAPTER.add(
    "reports_sent_inside", _flow("transferred_out", scope="inside"),
    ("Số tin chuyển đơn vị khác trong tỉnh", "Reports sent to another body of the province"),
    ("Số tin chuyển cho đơn vị khác trong tỉnh; ở cấp tỉnh bằng số tin nhận từ đơn vị khác trong tỉnh.",
     "Reports sent to another body of the province; for the whole province it equals those taken over inside."),
    "TTLT-01-2017",
)  # fmt: skip
CHAPTER.add(
    "reports_taken_inside", _flow("transferred_in", scope="inside"),
    ("Số tin đơn vị khác trong tỉnh chuyển đến", "Reports taken over from another body of the province"),
    ("Số tin do đơn vị khác trong tỉnh chuyển đến, đã tiếp nhận trong kỳ.",
     "Reports taken over in the period from another body of the province."),
    "TTLT-01-2017",
)  # fmt: skip
CHAPTER.add(
    "reports_merged", MERGED,
    ("Số tin trùng đã nhập", "Duplicate reports merged"),
    ("Số tin trùng nội dung được nhập vào tin đã thụ lý; trừ khỏi số phải giải quyết.",
     "Duplicates merged into a report already pending; taken off the number to resolve."),
    "TTLT-01-2017",
)  # fmt: skip
CHAPTER.add(
    "reports_not_a_report", NOT_A_REPORT,
    ("Số tin xác định không phải tin báo về tội phạm", "Items found to be no crime report"),
    ("Số tin sau phân loại xác định không phải tố giác, tin báo về tội phạm; trừ khỏi số phải giải quyết.",
     "Items classified as no crime report; taken off the number to resolve."),
    "TTLT-01-2017",
)  # fmt: skip
CHAPTER.add(
    "reports_to_resolve", TO_RESOLVE,
    ("Tổng số tin phải giải quyết", "Reports to resolve"),
    ("Kỳ trước chuyển sang cộng mới thụ lý, nhận chuyển đến, tách ra và phục hồi, trừ chuyển đi, nhập và không phải "
     "tin báo.",
     "Carried over plus newly taken, taken over, split off and resumed, less sent away, merged and no report."),
    "VKS-RATE TTLT-05-2018",
)  # fmt: skip
CHAPTER.add(
    "reports_resolved", RESOLVED,
    ("Số tin đã giải quyết", "Reports resolved"),
    ("Số tin có quyết định khởi tố, không khởi tố hoặc xử lý hành chính trong kỳ; không kể tạm đình chỉ.",
     "Reports decided in the period: initiation, non-initiation or administrative handling; suspensions excluded."),
    "BLTTHS-147 VKS-RATE", better="high",
)  # fmt: skip
CHAPTER.add(
    "resolution_rate", Ratio(RESOLVED, TO_RESOLVE),
    ("Tỷ lệ giải quyết tố giác, tin báo", "Resolution rate of crime reports"),
    ("Số tin đã giải quyết chia cho tổng số tin phải giải quyết trong kỳ, tính cả tin kỳ trước chuyển sang, trừ tin "
     "chuyển đi; tạm đình chỉ không tính là đã giải quyết.",
     "Resolved over everything to resolve in the period, carry-over included and items sent away excluded; a "
     "suspension does not count as resolved."),
    "VKS-RATE NQ-96", better="high", n_id="reports_resolved", of_id="reports_to_resolve",
    parts=("tin đã giải quyết", "reports resolved", "tin phải giải quyết", "reports to resolve"),
)  # fmt: skip
CHAPTER.add(
    "resolution_rate_incl_suspended", Ratio(plus(RESOLVED, SUSPENDED), TO_RESOLVE),
    ("Tỷ lệ giải quyết tố giác, tin báo, tính cả tạm đình chỉ", "Resolution rate, suspensions included"),
    ("Như tỷ lệ giải quyết, nhưng tin tạm đình chỉ trong kỳ được tính vào số đã giải quyết.",
     "As the resolution rate, with reports suspended in the period counted as resolved."),
    "VKS-RATE BLTTHS-148", better="high", of_id="reports_to_resolve", n_id="reports_resolved_incl_suspended",
    parts=("tin đã giải quyết hoặc tạm đình chỉ", "reports resolved or suspended", "tin phải giải quyết",
           "reports to resolve"),
)  # fmt: skip
CHAPTER.add(
    "reports_suspended", SUSPENDED,
    ("Số tin tạm đình chỉ trong kỳ", "Reports suspended in the period"),
    ("Số quyết định tạm đình chỉ giải quyết nguồn tin về tội phạm trong kỳ.",
     "Decisions of the period suspending the resolution of a report."),
    "BLTTHS-148",
)  # fmt: skip
CHAPTER.add(
    "reports_suspended_stock", Stock((SUSPENDED, _flow("suspension_taken")), (_flow("suspension_ended"),), "end"),
    ("Số tin đang tạm đình chỉ cuối kỳ", "Reports under suspension at the end"),
    ("Số tin còn ở trạng thái tạm đình chỉ vào cuối kỳ.", "Reports still suspended at the end of the period."),
    "BLTTHS-148", better="low",
)  # fmt: skip
CHAPTER.add(
    "reports_carried_out", CARRIED_OUT,
    ("Số tin chưa giải quyết cuối kỳ", "Reports pending at the end"),
    ("Số tin đang thụ lý chuyển kỳ sau, không kể tin đang tạm đình chỉ.",
     "Reports carried into the next period, suspended ones excluded."),
    "TTLT-05-2018", better="low",
)  # fmt: skip
CHAPTER.add(
    "reports_overdue_stock", OVERDUE,
    ("Số tin quá hạn chưa giải quyết cuối kỳ", "Overdue reports at the end"),
    ("Số tin đang thụ lý đã quá thời hạn giải quyết vào cuối kỳ.", "Pending reports past their time limit at the end."),
    "BLTTHS-147", better="low",
)  # fmt: skip
CHAPTER.add(
    "overdue_rate", Ratio(OVERDUE, CARRIED_OUT),
    ("Tỷ lệ tin quá hạn trên số chưa giải quyết", "Overdue share of pending reports"),
    ("Số tin quá hạn cuối kỳ chia cho số tin chưa giải quyết cuối kỳ; mẫu số khác với tỷ lệ giải quyết.",
     "Overdue reports over pending reports at the end; another denominator than the resolution rate."),
    "VKS-RATE BLTTHS-147", better="low", n_id="reports_overdue_stock", of_id="reports_carried_out",
    parts=("tin quá hạn", "overdue reports", "tin chưa giải quyết", "pending reports"),
)  # fmt: skip
CHAPTER.add(
    "reports_fell_overdue", _flow("fell_overdue"),
    ("Số tin quá hạn phát sinh", "Reports that fell overdue"),
    ("Số tin vượt thời hạn giải quyết trong kỳ khi còn đang thụ lý.",
     "Reports that passed their time limit in the period while pending."),
    "BLTTHS-147", better="low",
)  # fmt: skip
CHAPTER.add(
    "on_time_rate", Ratio(_flow("resolved", timeliness="on_time"), plus(RESOLVED, OVERDUE)),
    ("Tỷ lệ tin giải quyết đúng hạn", "Reports resolved on time"),
    ("Số tin giải quyết trong thời hạn chia cho số tin đã giải quyết trong kỳ cộng số tin quá hạn chưa giải quyết "
     "cuối kỳ: tin quá hạn để lại không làm tỷ lệ đẹp lên.",
     "Reports resolved within their time limit over reports resolved in the period plus overdue ones still open at "
     "its end: leaving late reports open does not improve the rate."),
    "BLTTHS-147", better="high", of_id="reports_resolved_or_overdue",
    parts=("tin giải quyết đúng hạn", "reports resolved on time", "tin đã giải quyết hoặc quá hạn chưa giải quyết",
           "reports resolved, or overdue and open"),
)  # fmt: skip
CHAPTER.add(
    "initiated_share", Ratio(_flow("resolved", outcome="initiated"), RESOLVED),
    ("Tỷ lệ tin khởi tố trên số đã giải quyết", "Share of resolved reports that led to a case"),
    ("Số tin có quyết định khởi tố vụ án chia cho số tin đã giải quyết trong kỳ.",
     "Reports that led to a criminal case over reports resolved in the period."),
    "BLTTHS-147 BLTTHS-153", of_id="reports_resolved",
    parts=("tin khởi tố vụ án", "reports that led to a case", "tin đã giải quyết", "reports resolved"),
)  # fmt: skip

_KINDS = {"TG": "Denunciations", "TB": "Reports by bodies and media", "KN": "Proposals to initiate"}
for _kind, _en in _KINDS.items():
    CHAPTER.add(
        f"reports_new_{_kind.lower()}", _flow("received_first", _kind),
        (f"{KINDS[_kind].name} mới thụ lý", f"{_en}, newly taken"),
        (f"{KINDS[_kind].name} mới thụ lý giải quyết trong kỳ.", f"{_en} newly taken in the period."),
        "BLTTHS-144", slice_of="reports_new",
    )  # fmt: skip
_OUTCOMES = (
    ("initiated", "khởi tố vụ án", "a case was initiated"), ("not_initiated", "không khởi tố", "no case was initiated"),
    ("administrative", "xử lý hành chính", "handled administratively"),
)  # fmt: skip
for _outcome, _vi, _en in _OUTCOMES:
    CHAPTER.add(
        f"reports_resolved_{_outcome}", _flow("resolved", outcome=_outcome),
        (f"Số tin đã giải quyết: {_vi}", f"Reports resolved: {_en}"),
        (f"Số tin đã giải quyết trong kỳ với kết quả {_vi}.", f"Reports resolved in the period: {_en}."),
        "BLTTHS-147", slice_of="reports_resolved",
    )  # fmt: skip


def _other(event: str) -> Count:
    return _flow(event, _OTHER)


_CAME = plus(_other("transferred_in"), _other("split_new"), _other("resumed"))
_WENT = plus(_other("transferred_out"), _other("merged"), _other("not_a_report"), _other("suspended"))
_OTHERS_IN = tuple(_other(count.event) for count in _IN)
_OTHERS_OUT = tuple(_other(count.event) for count in _OUT)
_APART = ("Tự thú, đầu thú và việc cơ quan trực tiếp phát hiện không thuộc tố giác, tin báo, kiến nghị khởi tố: không "
          "có thời hạn Điều 147, không tính vào tỷ lệ giải quyết.",
          "Confessions, surrenders and what a body finds itself are no denunciation, report or proposal: they have no "
          "limit of Article 147 and enter no resolution rate.")  # fmt: skip
_OTHERS = (
    ("received", _other("received"), "tiếp nhận lần đầu", "first received",
     "Số nguồn tin khác được tiếp nhận lần đầu trong kỳ.", "Other sources first received in the period."),
    ("carried_in", Stock(_OTHERS_IN, _OTHERS_OUT, "start"), "kỳ trước chuyển sang", "carried over",
     "Số nguồn tin khác đang thụ lý vào đầu kỳ.", "Other sources pending at the start of the period."),
    ("new", _other("received_first"), "mới thụ lý", "newly taken",
     "Số nguồn tin khác có cơ quan thụ lý lần đầu trong kỳ.", "Other sources taken for the first time."),
    ("came", _CAME, "nhận chuyển đến, tách ra, trở lại", "taken over, split off or resumed",
     "Số nguồn tin khác nhận từ đơn vị khác, tách ra hoặc trở lại giải quyết trong kỳ.",
     "Other sources taken over from another body, split off or resumed in the period."),
    ("went", _WENT, "chuyển đi, nhập, loại ra, tạm đình chỉ", "sent away, merged, left out or suspended",
     "Số nguồn tin khác chuyển đơn vị khác, nhập, xác định không phải tin về tội phạm hoặc tạm đình chỉ trong kỳ.",
     "Other sources sent to another body, merged, found to be none or suspended in the period."),
    ("handled", _other("resolved"), "đã xử lý", "handled",
     "Số nguồn tin khác có quyết định trong kỳ.", "Other sources decided in the period."),
    ("carried_out", Stock(_OTHERS_IN, _OTHERS_OUT, "end"), "chưa xử lý cuối kỳ", "pending at the end",
     "Số nguồn tin khác đang thụ lý vào cuối kỳ.", "Other sources pending at the end of the period."),
)  # fmt: skip
for _key, _node, _vi, _en, _means, _means_en in _OTHERS:
    CHAPTER.add(
        f"other_sources_{_key}", _node,
        (f"Tự thú, đầu thú, trực tiếp phát hiện: {_vi}", f"Confessions, surrenders, own findings: {_en}"),
        (f"{_means} {_APART[0]}", f"{_means_en} {_APART[1]}"),
        "BLTTHS-152", levels=("province", "district", *(["commune"] if _key == "received" else [])),
    )  # fmt: skip
for _kind in _OTHER:
    CHAPTER.add(
        f"other_sources_new_{KINDS[_kind].paper.lower().replace('đ', 'd')}", _flow("received_first", _kind),
        (f"{KINDS[_kind].name} mới thụ lý", f"{KINDS[_kind].name_en}, newly taken"),
        (f"{KINDS[_kind].name}, thụ lý lần đầu trong kỳ.", f"{KINDS[_kind].name_en}, taken for the first time."),
        "BLTTHS-152", slice_of="other_sources_new",
    )  # fmt: skip
