"""Direction, awards and outside indices (chỉ đạo, khen thưởng, chỉ số bên ngoài)."""

from __future__ import annotations

from tongket.core.catalogue.chapter import Chapter
from tongket.core.indicators.nodes import Count, Latest, Ratio, plus, where

DIRECTIVES = Chapter(
    "directives", ("Chỉ đạo, thực hiện kết luận", "Direction and follow-up of conclusions"),
    "Cơ quan thường trực Ban Chỉ đạo", levels=("province", "district", "agency"),
)  # fmt: skip
AWARDS = Chapter(
    "awards", ("Khen thưởng", "Awards"), "Cơ quan thường trực Ban Chỉ đạo; Sở Nội vụ", levels=("province",)
)
INDICES = Chapter(
    "indices", ("Chỉ số bên ngoài", "Outside indices"), "Cơ quan thường trực Ban Chỉ đạo", levels=("province",)
)
ASSIGNED = Count("task", "assigned")
ON_TIME, LATE = Count("task", "done_on_time"), Count("task", "done_late")
DONE = plus(ON_TIME, LATE)
OVERDUE = Count("task", "overdue_open")

DIRECTIVES.add(
    "tasks_assigned", ASSIGNED,
    ("Số nhiệm vụ được giao", "Tasks assigned"),
    ("Số nhiệm vụ giao trong kỳ theo kết luận, chỉ đạo, tính cho đơn vị chủ trì.",
     "Tasks assigned in the period by conclusions and instructions, by lead unit."),
    "QCLV",
)  # fmt: skip
DIRECTIVES.add(
    "tasks_done", DONE,
    ("Số nhiệm vụ hoàn thành", "Tasks completed"),
    ("Số nhiệm vụ được nghiệm thu hoàn thành trong kỳ, đúng hạn và muộn.",
     "Tasks accepted as complete in the period, on time or late."),
    "QCLV", better="high",
)  # fmt: skip
DIRECTIVES.add(
    "tasks_on_time_rate", Ratio(ON_TIME, plus(DONE, OVERDUE)),
    ("Tỷ lệ nhiệm vụ hoàn thành đúng hạn", "Tasks completed on time"),
    ("Số nhiệm vụ hoàn thành đúng hạn chia cho số nhiệm vụ hoàn thành trong kỳ cộng số nhiệm vụ đến hạn trong kỳ mà "
     "tại thời điểm chốt số liệu vẫn chưa hoàn thành.",
     "Tasks completed on time over tasks completed in the period plus those that fell due in it and were still open "
     "at the cut-off."),
    "QCLV", better="high", of_id="tasks_done_or_overdue",
    parts=("nhiệm vụ đúng hạn", "tasks on time", "nhiệm vụ hoàn thành hoặc quá hạn", "tasks completed or overdue"),
)  # fmt: skip
DIRECTIVES.add(
    "tasks_overdue", OVERDUE,
    ("Số nhiệm vụ quá hạn", "Tasks overdue"),
    ("Số nhiệm vụ đến hạn trong kỳ mà tại thời điểm chốt số liệu vẫn chưa hoàn thành.",
     "Tasks that fell due in the period and were still open at the cut-off."),
    "QCLV", better="low",
)  # fmt: skip

AWARDS.add(
    "awards_total", Count("award", "decided"),
    ("Số tập thể, cá nhân được khen thưởng", "Collectives and individuals commended"),
    ("Số tập thể, cá nhân có quyết định khen thưởng về phòng, chống tội phạm trong kỳ.",
     "Collectives and individuals commended for crime prevention by decisions of the period."),
    "TĐKT", better="high",
)  # fmt: skip
_AWARDS = (
    ("certificates", where(form="province_certificate"), "được tặng Bằng khen của Chủ tịch UBND tỉnh",
     "given a certificate of the province"),
    ("commendations", where(form="police_commendation"), "được tặng Giấy khen của Giám đốc Công an tỉnh",
     "given a commendation of the provincial police"),
)  # fmt: skip
for _id, _where, _vi, _en in _AWARDS:
    AWARDS.add(
        f"awards_{_id}", Count("award", "decided", _where),
        (f"Số tập thể, cá nhân {_vi}", f"Collectives and individuals {_en}"),
        (f"Số tập thể, cá nhân {_vi} trong kỳ.", f"Collectives and individuals {_en} in the period."), "TĐKT",
        better="high",
    )  # fmt: skip
AWARDS.add(
    "awards_collectives", Count("award", "decided", where(recipient="collective")),
    ("Số tập thể được khen thưởng", "Collectives commended"),
    ("Số tập thể có quyết định khen thưởng trong kỳ.", "Collectives commended in the period."),
    "TĐKT", unit=("tập thể", "collectives"), better="high", slice_of="awards_total",
)  # fmt: skip
AWARDS.add(
    "awards_individuals", Count("award", "decided", where(recipient="individual")),
    ("Số cá nhân được khen thưởng", "Individuals commended"),
    ("Số cá nhân có quyết định khen thưởng trong kỳ.", "Individuals commended in the period."),
    "TĐKT", unit=("cá nhân", "individuals"), better="high", slice_of="awards_total",
)  # fmt: skip

INDICES.add(
    "par_index_rank", Latest("index", "rank", where(index="par_index")),
    ("Thứ hạng Chỉ số cải cách hành chính", "Rank in the administrative reform index"),
    ("Thứ hạng của tỉnh trong lần công bố gần nhất thuộc kỳ; số nhỏ hơn là tốt hơn.",
     "The province's rank in the newest publication of the period; a smaller number is better."),
    "PAR", better="low",
)  # fmt: skip
INDICES.add(
    "par_index_previous_rank", Latest("index", "previous_rank", where(index="par_index")),
    ("Thứ hạng Chỉ số cải cách hành chính lần trước", "Previous rank in the administrative reform index"),
    ("Thứ hạng ở lần công bố liền trước, theo bản công bố trong kỳ.",
     "The rank in the publication before, as stated by the publication of the period."),
    "PAR", better="low",
)  # fmt: skip
