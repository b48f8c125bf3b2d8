"""Part II, sections 8 and 9: state management of security and order (quản lý nhà nước về an ninh, trật tự)."""

from __future__ import annotations

from tongket.core.viet.numbers import format_integer
from tongket.documents.outline import Block, Figure, Heading, Runs, words
from tongket.documents.year_end import coverage
from tongket.documents.year_end.data import Report
from tongket.documents.year_end.sentences import NO_FIGURES, given, para, sentence
from tongket.documents.year_end.teller import Teller, address


def management(report: Report, teller: Teller) -> tuple[Block, ...]:
    """Section 8: identity cards, residence, conditional businesses, procedures, the outside index."""
    cards = sentence(
        teller.plain("Thu nhận hồ sơ căn cước công dân đạt ", "id_collected_rate"),
        teller.plain("cấp căn cước công dân đạt ", "id_issued_rate"),
    )
    checks = sentence(
        teller.plain("Tổ chức ", "residence_checks", " về cư trú"),
        teller.some("", "business_checks", " đối với cơ sở kinh doanh ngành, nghề có điều kiện về an ninh, trật tự"),
        teller.plain("vận động giao nộp, thu hồi ", "weapons_handed_in", " vũ khí, vật liệu nổ, công cụ hỗ trợ"),
    )
    procedures = sentence(
        teller.plain("Tiếp nhận ", "procedures_received", " thủ tục hành chính"),
        teller.plain("giải quyết đúng hạn đạt ", "procedures_on_time_rate"),
        teller.plain("tiếp nhận trực tuyến đạt ", "procedures_online_rate"),
    )
    title = Heading(2, "8.", "Quản lý nhà nước về an ninh, trật tự; cải cách hành chính")
    body = (*para(cards), *coverage.note(teller, "id_collected_rate"), *para(checks), *para(procedures),
            *coverage.note(teller, "procedures_received"),
            *para(_index(report, teller)))  # fmt: skip
    return (title, *(body or para(words(f"{NO_FIGURES}."))))


def _index(report: Report, teller: Teller) -> Runs:
    index = report.index
    if index is None:
        return ()
    unit, period = report.frame.unit.code, report.frame.period

    def bound(text: str, indicator: str = "par_index_rank") -> Figure:
        href = address(indicator, unit, period)
        return Figure(text, indicator, unit, period.key, period.calendar.id, n=index.rank, of=index.of, href=href)

    steps: Runs = ()
    if index.previous_rank is not None and index.previous_rank != index.rank:
        way = "tăng" if index.previous_rank > index.rank else "giảm"
        steps = words(
            f", {way} ", bound(f"{format_integer(abs(index.previous_rank - index.rank))} bậc"),
            " (lần công bố trước xếp thứ ",
            bound(format_integer(index.previous_rank), "par_index_previous_rank"), ")",
        )  # fmt: skip
    name = given(f"{index.name} năm {index.year} của {index.subject} (do {index.issuer} công bố)")
    return words(name, " xếp thứ ", bound(f"{format_integer(index.rank)}/{format_integer(index.of)}"), steps, ".")


def traffic_and_fire(teller: Teller) -> tuple[Block, ...]:
    """Section 9: traffic order and fire safety."""
    body = sentence(
        teller.phrase("Xử phạt ", "traffic_fines", " vi phạm trật tự, an toàn giao thông", tail="short"),
        teller.phrase("tai nạn giao thông xảy ra ", "traffic_accidents", zero="không xảy ra tai nạn giao thông"),
        teller.phrase("cháy, nổ xảy ra ", "fires_explosions", zero="không xảy ra cháy, nổ"),
    )
    return (
        Heading(2, "9.", "Bảo đảm trật tự, an toàn giao thông; phòng cháy, chữa cháy"),
        *(para(body) or para(words(f"{NO_FIGURES}."))),
    )
