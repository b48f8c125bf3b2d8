"""Part II, section 10: the movement (phong trào Toàn dân bảo vệ an ninh Tổ quốc) and the awards."""

from __future__ import annotations

from collections import Counter

from tongket.core.viet.numbers import format_integer
from tongket.documents.outline import Block, Figure, Heading, Runs, words
from tongket.documents.year_end.data import AwardLine, Report
from tongket.documents.year_end.sentences import NO_FIGURES, given, para, sentence
from tongket.documents.year_end.teller import Teller, address

FORMS = {
    "province_certificate": "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    "police_commendation": "Giấy khen của Giám đốc Công an tỉnh",
}
_INDICATORS = {"province_certificate": "awards_certificates", "police_commendation": "awards_commendations"}
RECIPIENTS = {"collective": "tập thể", "individual": "cá nhân", "household": "hộ gia đình"}


def movement(report: Report, teller: Teller) -> tuple[Block, ...]:
    """Meetings and models, recognitions received, awards given."""
    counted = sentence(
        teller.phrase("Tổ chức ", "movement_meetings", ", diễn đàn xây dựng phong trào", tail="short"),
        teller.plain("duy trì ", "self_managed_teams", " tự quản về an ninh, trật tự"),
    )
    return (
        Heading(2, "10.", "Xây dựng phong trào Toàn dân bảo vệ an ninh Tổ quốc; thi đua, khen thưởng"),
        *para(counted),
        *para(words(f"{NO_FIGURES} về đăng ký, công nhận đạt tiêu chuẩn “An toàn về an ninh, trật tự”.")),
        *_recognitions(report),
        *para(_awards(report, teller)),
    )


def _recognitions(report: Report) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for one in report.recognitions:
        years = ", đạt nhiều năm liền" if one.many_years else ""
        blocks += para(words(given(f"Danh hiệu: {one.title} năm {one.year}{years} ({one.issuer} công nhận).")))
    return tuple(blocks)


def _bound(report: Report, text: str, indicator: str = "awards_total") -> Figure:
    unit, period = report.frame.unit.code, report.frame.period
    return Figure(text, indicator, unit, period.key, period.calendar.id, href=address(indicator, unit, period))


def _awards(report: Report, teller: Teller) -> Runs:
    """The total, then each form with its split: the record always holds both."""
    if not report.awards:
        return ()
    clauses = []
    for form, name in FORMS.items():
        lines = [line for line in report.awards if line.form == form]
        if lines:
            count = _bound(report, format_integer(len(lines)), _INDICATORS[form])
            clauses.append(words(count, f" {name} (", _split(report, lines), ")"))
    total = _bound(report, format_integer(len(report.awards)))
    where = teller.annex("khen-thuong")
    stop = f". Danh sách tại {where}." if where else "."
    start = words("Khen thưởng ", total, " tập thể, cá nhân có thành tích, gồm: ")
    return words(start, sentence(*clauses, stop=stop))


def _split(report: Report, lines: list[AwardLine]) -> Runs:
    kinds, indicator = Counter(line.kind for line in lines), _INDICATORS[lines[0].form]
    parts = [
        words(_bound(report, format_integer(kinds[kind]), indicator), f" {name}")
        for kind, name in RECIPIENTS.items()
        if kinds[kind]
    ]
    return tuple(run for index, part in enumerate(parts) for run in (words(", ", part) if index else part))
