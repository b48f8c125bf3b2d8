"""Part II: what was done (kết quả các mặt công tác)."""

from __future__ import annotations

from tongket.core.viet.numbers import format_integer
from tongket.documents.outline import Block, Figure, Heading, Runs, words
from tongket.documents.year_end import coverage, evils
from tongket.documents.year_end.data import Directive, Report
from tongket.documents.year_end.justice import prosecution
from tongket.documents.year_end.movement import movement
from tongket.documents.year_end.sentences import NO_FIGURES, given, para, sentence, stops
from tongket.documents.year_end.state_management import management, traffic_and_fire
from tongket.documents.year_end.teller import Teller, pair

SERIOUS_SET = (
    "(trọng án: tội giết người và các khung đặc biệt nghiêm trọng của các tội theo Thông tư số 28/2014/TT-BCA)"
)


def results(report: Report, teller: Teller) -> tuple[Block, ...]:
    """The whole part."""
    return (
        Heading(1, "II.", "Kết quả các mặt công tác"),
        *_direction(report, teller),
        *_prevention(report, teller),
        *_crime_reports(teller),
        *_investigation(report, teller),
        *evils.wanted(teller),
        *evils.results(teller),
        *prosecution(report, teller),
        *management(report, teller),
        *traffic_and_fire(teller),
        *movement(report, teller),
    )


def _without_figures(number: str, title: str) -> tuple[Block, ...]:
    return (Heading(2, number, title), *para(words(f"{NO_FIGURES}.")))


def _direction(report: Report, teller: Teller) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(2, "1.", "Công tác chỉ đạo, ban hành văn bản")]
    titles = [_titled(document) for document in report.documents]
    if len(titles) == 1:
        blocks += para(words("Ban Chỉ đạo đã ban hành, triển khai ", given(titles[0]), "."))
    elif titles:
        blocks += para(words("Ban Chỉ đạo đã ban hành, triển khai các văn bản:"))
        for stop, title in zip(stops(len(titles)), titles, strict=True):
            blocks += para(words("- ", given(title), stop), "item")
    blocks += para(_tasks(teller))
    return tuple(blocks) if len(blocks) > 1 else _without_figures("1.", "Công tác chỉ đạo, ban hành văn bản")


def _titled(document: Directive) -> str:
    """The title with its source, unless the title already begins with it: "Kế hoạch … (Kế hoạch)" says it twice."""
    if not document.source or document.title.lower().startswith(document.source.lower()):
        return document.title
    return f"{document.title} ({document.source})"


def _tasks(teller: Teller) -> Runs:
    found = teller.result("tasks_assigned")
    if found is not None and found.status == "zero" and not teller.has("tasks_overdue"):
        return words(teller.figure(found, "Trong kỳ, không phát sinh nhiệm vụ giao theo kết luận, chỉ đạo"), ".")
    return sentence(
        teller.plain("Giao ", "tasks_assigned", " theo kết luận, chỉ đạo"),
        teller.some("đã nghiệm thu hoàn thành ", "tasks_done"),
        _on_time(teller),
        teller.phrase("quá hạn chưa hoàn thành ", "tasks_overdue", zero="không có nhiệm vụ quá hạn"),
    )


def _on_time(teller: Teller) -> Runs:
    """The on-time rate, 0 % included: a task left open past its day counts against it. Nothing due, nothing said."""
    found = teller.result("tasks_on_time_rate")
    if found is None or found.status == "not_arising":
        return ()
    return teller.plain("tỷ lệ hoàn thành đúng hạn đạt ", "tasks_on_time_rate")


def _prevention(report: Report, teller: Teller) -> tuple[Block, ...]:
    outreach = sentence(
        teller.phrase("Tổ chức ", "propaganda_sessions", " tuyên truyền, phổ biến pháp luật", tail="short"),
        teller.phrase("thu hút ", "propaganda_attendances", " tham dự"),
        teller.plain("đăng, phát ", "propaganda_news"),
        teller.plain("vận động ký ", "pledges_signed"),
    )
    models = sentence(
        teller.phrase("Duy trì hoạt động ", "models_active", " tự quản về an ninh, trật tự", tail="short"),
    )
    blocks = [Heading(2, "2.", "Công tác phòng ngừa"), *para(outreach), *coverage.note(teller, "propaganda_sessions")]
    blocks += para(models)
    if report.models:
        blocks += para(sentence(*[words(given(name)) for name in report.models], start="Mô hình tiêu biểu: "))
    blocks += para(words(f"{NO_FIGURES} đối với công tác thi hành án hình sự tại cộng đồng, tái hòa nhập cộng đồng."))
    return tuple(blocks)


def _crime_reports(teller: Teller) -> tuple[Block, ...]:
    title = Heading(2, "3.", "Tiếp nhận, giải quyết tố giác, tin báo về tội phạm, kiến nghị khởi tố")
    if not teller.known("reports_to_resolve"):
        received = sentence(
            teller.phrase("Tiếp nhận ban đầu ", "reports_received", zero="Không tiếp nhận tin nào", tail="short")
        )
        note = "Việc giải quyết thuộc thẩm quyền Cơ quan điều tra cấp huyện, cấp tỉnh."
        return (title, *(para(words(received, f" {note}")) if received else para(words(f"{NO_FIGURES}."))))
    flow = sentence(
        teller.plain("kỳ trước chuyển sang ", "reports_carried_in"),
        teller.phrase("mới thụ lý ", "reports_new", tail="short"),
        *[teller.plain(f"{name} ", key) for name, key in _ADDED if teller.has(key)],
        *[teller.plain(f"{name} ", key) for name, key in _TAKEN_OFF if teller.has(key)],
        teller.plain("tổng số phải giải quyết ", "reports_to_resolve"),
        start="Diễn biến thụ lý: ",
    )
    resolved = sentence(
        teller.phrase(
            "Tỷ lệ giải quyết tố giác, tin báo (không tính tạm đình chỉ) đạt ", "resolution_rate", tail="short"
        ),
        sentence(
            *[teller.plain(name, key) for name, key in _OUTCOMES if teller.has(key)],
            start="trong đó: ",
            stop="",
            comma=True,
        ),
    )
    suspended = sentence(
        teller.plain("Tạm đình chỉ trong kỳ ", "reports_suspended"),
        teller.plain("nếu tính cả tạm đình chỉ, tỷ lệ giải quyết là ", "resolution_rate_incl_suspended"),
        teller.plain("cuối kỳ đang tạm đình chỉ ", "reports_suspended_stock"),
    )
    open_ones = sentence(
        teller.plain("Chưa giải quyết, chuyển kỳ sau ", "reports_carried_out"),
        teller.phrase("trong đó quá hạn ", "reports_overdue_stock", zero="không có tin quá hạn"),
        teller.plain("tỷ lệ giải quyết đúng hạn đạt ", "on_time_rate"),
    )
    return (title, *para(flow), *para(resolved), *para(suspended), *para(open_ones),
            *coverage.note(teller, "reports_to_resolve"))  # fmt: skip


_ADDED = (
    ("tách ra", "reports_split_new"),
    ("phục hồi", "reports_resumed"),
    ("ngoài tỉnh chuyển đến", "reports_taken_outside"),
)
_OUTCOMES = (
    ("khởi tố vụ án ", "reports_resolved_initiated"),
    ("không khởi tố vụ án ", "reports_resolved_not_initiated"),
    ("xử lý hành chính ", "reports_resolved_administrative"),
)
_TAKEN_OFF = (
    ("chuyển ngoài tỉnh", "reports_sent_outside"),
    ("nhập tin trùng", "reports_merged"),
    ("xác định không phải tin báo về tội phạm", "reports_not_a_report"),
)


def _investigation(report: Report, teller: Teller) -> tuple[Block, ...]:
    cleared = sentence(
        teller.phrase("Tỷ lệ điều tra, khám phá tội phạm về trật tự xã hội đạt ", "clearance_rate", tail="short"),
        teller.some("ngoài ra, đã khám phá ", "offences_cleared_older", " xảy ra từ kỳ trước, không tính vào tỷ lệ"),
    )
    cases = sentence(
        teller.phrase("Khởi tố ", "cases_initiated", " hình sự", tail="short"),
        teller.phrase("khởi tố ", "accused_charged"),
        teller.some("kết thúc điều tra ", "cases_concluded"),
        teller.some("đình chỉ điều tra ", "cases_terminated"),
    )
    recovered = sentence(
        teller.phrase("Thu hồi tài sản trị giá ", "offence_recovered", zero="Không thu hồi tài sản", tail="short"),
        teller.some("tỷ lệ thu hồi đạt ", "recovery_rate"),
    )
    return (
        Heading(2, "4.", "Điều tra, khám phá tội phạm"),
        *(para(cleared) or para(words(f"{NO_FIGURES}."))),
        *para(_serious(teller)), *para(_verdict(report, teller)), *para(cases), *para(_rings(teller)),
        *para(recovered),
    )  # fmt: skip


def _serious(teller: Teller) -> Runs:
    found = teller.result("serious_clearance_rate")
    if found is not None and found.status == "not_arising":
        return words(teller.figure(found, "Trong kỳ, không phát sinh trọng án"), ".")
    told = teller.phrase("Tỷ lệ điều tra, khám phá trọng án đạt ", "serious_clearance_rate", tail="short")
    return words(told, f" {SERIOUS_SET}.") if told else ()


def _verdict(report: Report, teller: Teller) -> Runs:
    """Against the year's own target: reached or not, with both integers and what lies between them."""
    target, found = report.target_now, teller.result("offences_occurred")
    if target is None or found is None or not found.shown:
        return ()
    count = int(found.value or 0)

    def bound(text: str) -> Figure:
        key = f"target:{target.indicator}"
        return Figure(text, key, found.unit_code, str(target.year), n=count, of=target.value, href="/muc-tieu/")

    return words(
        f"So với chỉ tiêu năm {target.year} (giảm ít nhất ", bound(f"{format_integer(target.percent)}%"),
        f" số vụ phạm tội về trật tự xã hội so với năm {target.year - 1}, không quá ",
        bound(f"{format_integer(target.value)} vụ"), "): ", "đạt" if count <= target.value else "chưa đạt",
        " chỉ tiêu (", bound(f"{pair(count, target.value)} vụ"), ", ", bound(_distance(count - target.value)), ").",
    )  # fmt: skip


def _distance(over: int) -> str:
    if not over:
        return "vừa bằng mức tối đa"
    return f"{'vượt' if over > 0 else 'thấp hơn'} mức tối đa {format_integer(abs(over))} vụ"


def _rings(teller: Teller) -> Runs:
    """Counts by kind; the list itself stands in its annex."""
    kinds = [teller.some("", key) for key in _RINGS]
    where = teller.annex("duong-day")
    return sentence(
        teller.phrase("Triệt phá ", "rings_broken", zero="Không triệt phá đường dây, ổ nhóm nào", tail="short"),
        sentence(*kinds, start="gồm ", stop="", comma=True),
        teller.some("bắt giữ ", "ring_members"),
        stop=f" (chi tiết tại {where})." if where else ".",
    )


_RINGS = ("rings_broken_gang", "rings_broken_line", "rings_broken_group", "rings_broken_spot")


