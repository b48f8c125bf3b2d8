"""Part II, section 10: the movement (phong trào Toàn dân bảo vệ an ninh Tổ quốc) and the awards."""

from __future__ import annotations

from collections import Counter

from tongket.core.viet.numbers import format_integer
from tongket.documents.outline import Block, Figure, Heading, Runs, words
from tongket.documents.year_end.data import AwardLine, Report
from tongket.documents.year_end.teller import NO_FIGURES, Teller, given, para, sentence

FORMS = {
    "province_certificate": "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
    "police_commendation": "Giấy khen của Giám đốc Công an tỉnh",
}
RECIPIENTS = {"collective": "tập thể", "individual": "cá nhân", "household": "hộ gia đình"}


def movement(report: Report, teller: Teller) -> tuple[Block, ...]:
    """Meetings and models, recognitions received, awards given."""
    counted = sentence(
        teller.phrase("Tổ chức ", "movement_meetings", ", diễn đàn xây dựng phong trào", tail="short"),
        teller.plain("duy trì ", "models_active", " tự quản"),
        teller.plain("", "self_managed_teams", " tự quản về an ninh, trật tự"),
    )
    return (
        Heading(2, "10.", "Xây dựng phong trào Toàn dân bảo vệ an ninh Tổ quốc; thi đua, khen thưởng"),
        *para(counted),
        *para(words(f"{NO_FIGURES} về đăng ký, công nhận đạt tiêu chuẩn “An toàn về an ninh, trật tự”.")),
        *_recognitions(report),
        *para(_awards(report)),
    )


def _recognitions(report: Report) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for one in report.recognitions:
        years = ", đạt nhiều năm liền" if one.many_years else ""
        blocks += para(words(given(f"Danh hiệu: {one.title} năm {one.year}{years} ({one.issuer} công nhận).")))
    return tuple(blocks)


def _bound(report: Report, text: str) -> Figure:
    return Figure(text, "awards_total", report.frame.unit.code, report.frame.period.key, href="/khen-thuong/")


def _awards(report: Report) -> Runs:
    """The total, then each form with its split: the record always holds both."""
    if not report.awards:
        return ()
    clauses = []
    for form, name in FORMS.items():
        lines = [line for line in report.awards if line.form == form]
        if lines:
            clauses.append(
                words(f"{name}: ", _bound(report, format_integer(len(lines))), " (", _split(report, lines), ")")
            )
    total = _bound(report, format_integer(len(report.awards)))
    return words("Khen thưởng ", total, " tập thể, cá nhân có thành tích, gồm ", sentence(*clauses))


def _split(report: Report, lines: list[AwardLine]) -> Runs:
    kinds = Counter(line.kind for line in lines)
    parts = [
        words(_bound(report, format_integer(kinds[kind])), f" {name}")
        for kind, name in RECIPIENTS.items()
        if kinds[kind]
    ]
    return tuple(run for index, part in enumerate(parts) for run in (words(", ", part) if index else part))
