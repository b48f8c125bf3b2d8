"""Pages of documents: the year-end report on the screen, and the same as Word or PDF."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from tongket.documents import html
from tongket.documents.outline import Outline
from tongket.documents.typst_pdf import pdf_bytes
from tongket.documents.word.writer import docx_bytes
from tongket.foundation.http import allow, scope_of
from tongket.foundation.refusals import Refused
from tongket.screens import reporting
from tongket.screens.asking import Question, lowered, period_words, window_words, with_figures
from tongket.screens.papers.awards import award_list_outline
from tongket.screens.papers.forms import report_form

KINDS = {
    "docx": (docx_bytes, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": (pdf_bytes, "application/pdf"),
}


@allow()
@with_figures
def index(request: HttpRequest, asked: Question) -> HttpResponse:
    """What documents the record can make, and for whom."""
    context = {"asked": asked, "form": report_form(asked), "snapshot": asked.results.snapshot}
    return render(request, "screens/papers.html", context)


@allow()
@with_figures
def report(request: HttpRequest, asked: Question) -> HttpResponse:
    """The year-end report to read; every figure in it links to its evidence."""
    # The page has its own first heading; the document's title stands one level below it.
    article = html.fragment(_outline(asked)).replace("<h1 ", "<h2 ").replace("</h1>", "</h2>")
    context = {
        "article": mark_safe(article),
        "unit": asked.unit, "name": lowered(asked.unit.name), "period": lowered(period_words(asked.period)),
        "window": window_words(asked.period),
        "query": asked.query(), "filters": report_form(asked), "snapshot": asked.results.snapshot,
    }  # fmt: skip
    return render(request, "screens/report.html", context)


@allow()
@with_figures
def report_file(request: HttpRequest, asked: Question, kind: str) -> HttpResponse:
    """The same report as a file; nothing is written down by making it."""
    return _file(lambda: _outline(asked), kind, f"bao-cao-tong-ket-{asked.period.key}-{asked.unit.code}")


@allow()
def award_list_file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The list of awards of a round as Word or PDF."""
    return _file(lambda: award_list_outline(scope_of(request), code), kind, f"danh-sach-khen-thuong-{code}")


def _file(outline: Callable[[], Outline], kind: str, stem: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    make, media_type = KINDS[kind]
    answer = HttpResponse(make(outline()), content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{stem}.{kind}"'
    return answer


def _outline(asked: Question) -> Outline:
    if asked.period.kind != "year" or asked.unit.kind != "area":
        raise Refused("REPORT-YEAR-OF-AN-AREA", _("Báo cáo tổng kết lập cho một năm của một tỉnh, huyện hoặc xã."),
                      _("Chọn lại đơn vị và năm."))  # fmt: skip
    return reporting.year_end_outline(asked.results, asked.unit.code, asked.period)
