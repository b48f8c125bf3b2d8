"""Part II, section 7: prosecution and trial, and whether the right person answered for the right offence."""

from __future__ import annotations

from tongket.core.viet.dates import format_date
from tongket.core.viet.numbers import format_integer
from tongket.documents.outline import Block, Figure, Heading, Runs, words
from tongket.documents.year_end.data import Report, Review
from tongket.documents.year_end.sentences import NO_FIGURES, given, para, sentence
from tongket.documents.year_end.teller import Teller, pair

TITLE = Heading(2, "7.", "Truy tố, xét xử")
NOT_RECONCILED = "chưa đối chiếu"


def prosecution(report: Report, teller: Teller) -> tuple[Block, ...]:
    """Counts of prosecution and trial with the state of their reconciliation, then the safeguards."""
    return (TITLE, *_counts(teller), *para(_acts(teller)), *para(_returns(teller)), *para(_complaints(teller)),
            *para(review(report.review)))  # fmt: skip


def _counts(teller: Teller) -> tuple[Block, ...]:
    if teller.result("prosecution_months") is None:
        return para(words("Số liệu truy tố, xét xử do Viện kiểm sát cung cấp chung cho toàn tỉnh."))
    if not teller.has("prosecution_months"):
        return para(words(f"{NO_FIGURES} về truy tố, xét xử do Viện kiểm sát nhân dân, Tòa án nhân dân cung cấp."))
    counts = sentence(
        sentence(
            teller.phrase("Viện kiểm sát truy tố ", "cases_prosecuted", tail="short"),
            teller.phrase("", "accused_prosecuted", tail="short"),
            stop="", comma=True,
        ),
        sentence(
            teller.phrase("Tòa án xét xử sơ thẩm ", "cases_tried", tail="short"),
            teller.phrase("", "defendants_tried", tail="short"),
            stop="", comma=True,
        ),
        sentence(
            teller.some("đình chỉ ", "cases_stayed"), teller.some("", "accused_stayed"), stop="", comma=True,
        ),
        teller.some("theo số liệu của Viện kiểm sát, trả hồ sơ để điều tra bổ sung ", "cases_returned"),
    )  # fmt: skip
    return (*para(counts), *para(_reconciled(teller)))


def _reconciled(teller: Teller) -> Runs:
    """Figures without both signatures are said to be so."""
    found = teller.result("prosecution_reconciled_rate")
    if found is None or not found.of:
        return ()
    done = found.n or 0
    shown = teller.figure(found, f"{pair(done, found.of)} tháng")
    if done == found.of:
        return words("Số liệu đã đối chiếu, có chữ ký của Công an và Viện kiểm sát: ", shown, ".")
    left = teller.figure(found, f"{format_integer(found.of - done)} tháng")
    return words("Số liệu đã đối chiếu, có chữ ký của hai bên: ", shown, "; ", left, f" {NOT_RECONCILED}.")


def _acts(teller: Teller) -> Runs:
    return sentence(
        teller.phrase("đình chỉ vì không có sự việc phạm tội, không cấu thành tội phạm ", "cases_terminated_no_crime",
                      zero="không có vụ án đình chỉ vì không có sự việc phạm tội, không cấu thành tội phạm"),
        teller.some("đình chỉ vì không có sự việc phạm tội, không cấu thành tội phạm đối với ",
                    "accused_terminated_no_crime"),
        teller.phrase("xác định không phạm tội ", "accused_acquitted",
                      zero="không có bị can, bị cáo được xác định không phạm tội"),
        teller.phrase("phục hồi điều tra ", "cases_reopened", zero="không có vụ án phục hồi điều tra"),
        teller.phrase("Viện kiểm sát hủy bỏ ", "decisions_annulled", " tố tụng",
                      zero="không có quyết định tố tụng bị Viện kiểm sát hủy bỏ"),
        teller.some("phải giải quyết lại ", "reports_reopened"),
        teller.phrase("bị hủy để điều tra lại ", "judgments_quashed", zero="không có bản án bị hủy để điều tra lại"),
        sentence(
            teller.phrase("Nhà nước bồi thường ", "compensation_cases", zero="không có vụ việc Nhà nước bồi thường"),
            teller.some("số tiền ", "compensation_paid"), stop="", comma=True,
        ),
        start="Các chỉ số về bảo đảm đúng người, đúng tội: ",
    )  # fmt: skip


def _returns(teller: Teller) -> Runs:
    if not teller.has("files_returned"):
        return sentence(teller.phrase("", "files_returned", zero="Không có hồ sơ trả để điều tra bổ sung"))
    return sentence(
        teller.phrase("Hồ sơ trả để điều tra bổ sung ", "files_returned", tail="short"),
        teller.plain("tỷ lệ trả hồ sơ ", "file_return_rate"),
        teller.some("Cơ quan điều tra chấp nhận ", "files_returned_accepted"),
        teller.some("không chấp nhận ", "files_returned_not_accepted"),
    )


def _complaints(teller: Teller) -> Runs:
    kinds = [teller.some(f"{words_} ", key) for words_, key in _RESULTS]
    return sentence(
        teller.phrase("Tiếp nhận ", "complaints_received", " về quyết định, hành vi tố tụng",
                      zero="Không có khiếu nại về quyết định, hành vi tố tụng"),
        teller.some("đã giải quyết ", "complaints_decided"),
        sentence(*kinds, start="trong đó: ", stop="", comma=True),
    )  # fmt: skip


_RESULTS = (
    ("đúng", "complaints_decided_well_founded"),
    ("đúng một phần", "complaints_decided_partly"),
    ("sai", "complaints_decided_unfounded"),
)


def review(found: Review | None) -> Runs:
    """Printed only from a recorded review: what was looked at, by whom, when; what was found is said as well."""
    if found is None:
        return ()
    looked = Figure(
        f"{format_integer(found.cases)} vụ/{format_integer(found.accused)} bị can", "safeguards_review", n=found.cases,
        of=found.accused, href="/vu-an/ra-soat/",
    )  # fmt: skip
    result = words("chưa phát hiện oan, sai, bỏ lọt tội phạm ")
    if found.found:
        wrong = Figure(f"{format_integer(found.found)} trường hợp", "safeguards_review", n=found.found,
                       href="/vu-an/ra-soat/")  # fmt: skip
        result = words("phát hiện ", wrong, " oan, sai, bỏ lọt tội phạm ")
    return words(
        "Về bảo đảm đúng người, đúng tội: qua rà soát ", looked, ", ", result,
        given(f"(người rà soát: {found.reviewer}; ngày rà soát: {format_date(found.on)})."),
    )  # fmt: skip
