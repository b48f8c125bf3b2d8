"""The procuracy's desk and books as pages show them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tongket.core.clock.duty import Duty
from tongket.foundation import formats
from tongket.foundation.actor import Actor
from tongket.foundation.audit import timeline
from tongket.foundation.clock import local, local_date
from tongket.foundation.scope import Scope
from tongket.foundation.templatetags.tongket_text import ngay, ngay_gio, so, tien
from tongket.registers.cases import rules
from tongket.registers.cases.models import Case
from tongket.registers.cases.queries import procuracy as reads
from tongket.registers.cases.queries import procuracy_desk as desk
from tongket.registers.cases.rules import investigation, procuracy
from tongket.registers.intake.queries import ReportDuty

MOST = 200
_A_MOMENT = timedelta(microseconds=1)
FROM_PAPER = gettext_lazy("Ghi theo văn bản của Viện kiểm sát")
# Word of the address → section of the desk, its name, its colour.
SECTIONS: dict[str, tuple[str, Any, str]] = {
    "qua-han": ("overdue", gettext_lazy("Quá hạn"), "bad"),
    "an-han": ("grace", gettext_lazy("Trong ngày nghỉ sau hạn"), "warn"),
    "sap-den-han": ("nearing", gettext_lazy("Sắp đến hạn"), "warn"),
    "gia-han": ("extensions", gettext_lazy("Đề nghị gia hạn chờ trả lời"), "wait"),
    "quyet-dinh": ("review", gettext_lazy("Quyết định chờ kiểm sát"), "wait"),
    "dong-y": ("agreement", gettext_lazy("Chờ đồng ý chuyển xử phạt"), "wait"),
    "tam-dinh-chi": ("suspended", gettext_lazy("Đang tạm đình chỉ"), "idle"),
    "cong-an-xa": ("communes", gettext_lazy("Công an xã chưa chuyển"), "wait"),
    "yeu-cau": ("requests", gettext_lazy("Yêu cầu chưa trả lời"), "wait"),
}
BOOKS: dict[str, tuple[Any, str, Callable[[Scope], Any]]] = {
    "yeu-cau": (gettext_lazy("Yêu cầu, kiến nghị"), "YC", reads.requests),
    "huy-quyet-dinh": (gettext_lazy("Hủy quyết định"), "HQ", reads.annulments),
    "tra-ho-so": (gettext_lazy("Trả hồ sơ"), "TH", reads.file_returns),
    "huy-an": (gettext_lazy("Án bị hủy"), "GH", reads.quashed),
    "boi-thuong": (gettext_lazy("Bồi thường"), "BT", reads.compensations),
    "khieu-nai": (gettext_lazy("Khiếu nại tố tụng"), "KT", reads.complaints),
}


def counters(scope: Scope, now: datetime, current: str) -> list[dict[str, Any]]:
    """How many items lie in each section, equal to the rows of the page it leads to."""
    found = desk.tally(scope, now)
    base = reverse("procuracy:desk")
    return [
        {"value": found[name], "label": label, "kind": kind if found[name] else "idle", "url": f"{base}?muc={slug}",
         "current": slug == current}
        for slug, (name, label, kind) in SECTIONS.items()
    ]  # fmt: skip


def lines(section: str, scope: Scope, now: datetime) -> list[dict[str, Any]]:
    """The rows of one section, what presses most first."""
    today = local_date(now)
    if section in desk.CLOCKED:
        rows = [*desk.clocked_reports(scope, section, today).order_by("due_rolled", "pk")[:MOST],
                *desk.clocked_cases(scope, section, today).order_by("due_rolled", "pk")[:MOST]]  # fmt: skip
        return [_clocked(row, section, today) for row in sorted(rows, key=lambda row: row.due_rolled)]
    return _OTHERS[section](scope, now)


def _clocked(row: Any, section: str, today: date) -> dict[str, Any]:
    _kind, word = _by_day(row.due_rolled, today)
    if row.due_strict == row.due_rolled:
        due = _("Hạn %(day)s") % {"day": formats.day(row.due_strict)}
    else:
        due = _("Hạn %(strict)s, lùi đến ngày làm việc %(rolled)s") % {
            "strict": formats.day(row.due_strict), "rolled": formats.day(row.due_rolled),
        }  # fmt: skip
    return _item(row, due, {"overdue": "bad", "grace": "warn", "nearing": "warn"}[section], word)


def _item(row: Any, detail: str, kind: str, word: str, **more: Any) -> dict[str, Any]:
    """A report or a case on the desk: number, who handles it, what runs, how it stands."""
    is_case = isinstance(row, Case)
    body = row.handler if is_case else row.handler or row.receiver
    request = {"url_2": f"{reverse('procuracy:new', args=['yeu-cau'])}?ma={row.code}&don-vi={body.code}",
               "label_2": _("Ghi yêu cầu")}  # fmt: skip
    return {
        "code": row.code, "url": reverse("cases:detail" if is_case else "intake:detail", args=[row.code]),
        "what": _("Vụ án") if is_case else _("Tin báo"), "body": body.name, "who": row.investigator, "detail": detail,
        "kind": kind, "word": word, **request, **more,
    }  # fmt: skip


def _suspended(scope: Scope, now: datetime) -> list[dict[str, Any]]:
    found, today = [], local_date(now)
    rows = [*desk.suspended_reports(scope).order_by("last_on", "pk")[:MOST],
            *desk.suspended_cases(scope).order_by("last_on", "pk")[:MOST]]  # fmt: skip
    for row in rows:
        ground, since = desk.suspension_of(row)
        words = rules.SUSPENSION_GROUNDS if isinstance(row, Case) else procuracy.REPORT_GROUNDS
        word = _("%(n)s ngày") % {"n": so((today - since).days if since else 0)}
        why = str(words.get(ground, _("Không ghi căn cứ")))
        found.append(_item(row, why, "idle", word, url_2=annul_url(row.code), label_2=_("Hủy quyết định")))
    return found


def _extensions(scope: Scope, now: datetime) -> list[dict[str, Any]]:
    found = []
    for row in desk.extensions_waiting(scope, now)[:MOST]:
        detail = _("Đề nghị ngày %(asked)s, trả lời chậm nhất %(due)s") % {
            "asked": formats.day(row.duty.starts), "due": due_words(row.duty),
        }  # fmt: skip
        answer = reverse("procuracy:extension", args=[row.record.code])
        found.append(_item(row.record, detail, *_by_duty(row.duty, now), who=_owes(row), url_2=answer,
                           label_2=_("Trả lời")))  # fmt: skip
    return found


def _review(scope: Scope, now: datetime) -> list[dict[str, Any]]:
    words = {"initiated": _("Khởi tố vụ án"), "not_initiated": _("Không khởi tố vụ án"),
             "administrative": _("Không khởi tố, xử lý hành chính")}  # fmt: skip
    found = []
    for row in desk.decisions_to_review(scope, now)[:MOST]:
        detail = _("%(decision)s ngày %(day)s, gửi ngày %(sent)s, kiểm sát chậm nhất %(due)s") % {
            "decision": words[row.record.outcome], "day": formats.day(row.record.outcome_on),
            "sent": formats.day(row.duty.starts), "due": due_words(row.duty),
        }  # fmt: skip
        found.append(_item(row.record, detail, *_by_duty(row.duty, now), url_2=annul_url(row.record.code),
                           label_2=_("Hủy quyết định"), url_3=outcome_url("kiem-sat", row.record.code),
                           label_3=_("Ghi đã kiểm sát"), who=_owes(row)))  # fmt: skip
    return found


def _owes(row: ReportDuty) -> str:
    """The prosecutor named on the report; where none is, the investigator whose file it is."""
    return row.person or row.record.investigator


def _agreements(scope: Scope, now: datetime) -> list[dict[str, Any]]:
    found = []
    for row in desk.agreements_waiting(scope, now)[:MOST]:
        detail = _("Không khởi tố ngày %(day)s; chưa có ý kiến thì tính hạn chuyển từ ngày đó: %(due)s") % {
            "day": formats.day(row.record.outcome_on), "due": due_words(row.duty),
        }  # fmt: skip
        found.append(_item(row.record, detail, *_by_duty(row.duty, now), url_2=annul_url(row.record.code),
                           label_2=_("Hủy quyết định"), url_3=outcome_url("dong-y", row.record.code),
                           label_3=_("Ghi đồng ý")))  # fmt: skip
    return found


def _communes(scope: Scope, now: datetime) -> list[dict[str, Any]]:
    found = []
    for row in desk.commune_book(scope, now)[:MOST]:
        detail = _("Tiếp nhận ngày %(day)s, chuyển chậm nhất %(due)s") % {
            "day": formats.day(row.record.received_at), "due": due_words(row.duty),
        }  # fmt: skip
        found.append(_item(row.record, detail, *_by_duty(row.duty, now)))
    return found


def _requests(scope: Scope, now: datetime) -> list[dict[str, Any]]:
    today = local_date(now)
    return [
        request_item(row, today) for row in reads.requests(scope, open_only=True).order_by("due_rolled", "pk")[:MOST]
    ]


def request_item(row: Any, today: date) -> dict[str, Any]:
    """A request on the desk, or beside the item it is about."""
    kind, word = ("idle", _("Không đặt hạn")) if row.due_rolled is None else _by_day(row.due_rolled, today)
    if row.answer:
        kind, word = "good", str(procuracy.ANSWERS[row.answer])
    return {
        "code": row.code, "url": reverse("procuracy:record", args=[row.code]),
        "what": procuracy.REQUEST_KINDS[row.kind], "body": row.unit.name, "who": row.target_code,
        "kind": kind, "word": word, "detail": _("Ngày %(day)s") % {"day": formats.day(row.on)},
    }  # fmt: skip


_OTHERS: dict[str, Callable[[Scope, datetime], list[dict[str, Any]]]] = {
    "suspended": _suspended, "extensions": _extensions, "review": _review, "agreement": _agreements,
    "communes": _communes, "requests": _requests,
}  # fmt: skip


def _by_day(due: date, today: date) -> tuple[str, str]:
    left = (due - today).days
    if left < 0:
        return "bad", _("Quá %(n)s ngày") % {"n": so(-left)}
    word = _("Còn %(n)s ngày") % {"n": left} if left else _("Hết hạn hôm nay")
    return ("warn" if left <= 1 else "wait"), word


def _by_duty(duty: Duty, now: datetime) -> tuple[str, str]:
    """How a duty stands: late by days begun, else the days until its last one."""
    state, last = duty.state(now), local_date(duty.rolled - _A_MOMENT)
    if state == "overdue":
        return "bad", _("Quá %(n)s ngày") % {"n": so(max(1, (local_date(now) - last).days))}
    if state == "grace":
        return "warn", _("Trong ngày nghỉ sau hạn")
    return _by_day(last, local_date(now))


def due_words(duty: Duty) -> str:
    """By when: the minute for limits of hours, the end of the strict day for limits of days."""
    end = local(local_date(duty.strict))
    if duty.strict == end:
        return _("hết ngày %(day)s") % {"day": formats.day(duty.strict - _A_MOMENT)}
    return ngay_gio(duty.strict)


def annul_url(code: str) -> str:
    """Where a decision about this item is annulled."""
    return reverse("procuracy:new", args=["huy-quyet-dinh"]) + f"?ma={code}"


def outcome_url(slug: str, code: str) -> str:
    """Where the procuracy says what it found of the outcome of a report."""
    return reverse("procuracy:outcome", args=[slug, code])


def tabs(current: str) -> list[dict[str, Any]]:
    """The parts of the seat."""
    named = [("desk", reverse("procuracy:desk"), _("Việc hôm nay"))]
    named += [(slug, reverse("procuracy:book", args=[slug]), str(label)) for slug, (label, _k, _r) in BOOKS.items()]
    named.append(("counts", reverse("procuracy:counts"), _("Truy tố, xét xử")))
    return [{"label": label, "url": url, "current": name == current} for name, url, label in named]


def book_line(row: Any, today: date) -> dict[str, Any]:
    """One record of a book: number, day, body, what, and how it stands."""
    body, what, kind, word = _LINES[row.code[:2]](row, today)
    if row.voided_at is not None:
        kind, word = "idle", _("Đã hủy")
    if getattr(row, "from_paper", False):
        what = f"{what} · {FROM_PAPER}"
    return {"code": row.code, "url": reverse("procuracy:record", args=[row.code]), "on": row.on, "body": body,
            "what": what, "kind": kind, "word": word, "target": target_of(row)}  # fmt: skip


def target_of(row: Any) -> dict[str, str] | None:
    """The report or case a record is about, as a link."""
    code = getattr(row, "target_code", "") or getattr(row, "case_code", "")
    if not code and hasattr(row, "case_id"):
        code = row.case.code
    if not code:
        return None
    name = "cases:detail" if code.startswith("VA-") else "intake:detail"
    return {"code": code, "url": reverse(name, args=[code])}


def _request_line(row: Any, today: date) -> tuple[str, Any, str, str]:
    item = request_item(row, today)
    return item["body"], item["what"], item["kind"], item["word"]


def _return_line(row: Any, today: date) -> tuple[str, Any, str, str]:
    state = {"accepted": ("good", _("Chấp nhận")), "not_accepted": ("warn", _("Không chấp nhận"))}
    return (
        row.case.handler.name,
        investigation.RETURNING_BODIES[row.by_body],
        *state.get(row.answer, ("wait", _("Chờ ý kiến"))),
    )


def _complaint_line(row: Any, today: date) -> tuple[str, Any, str, str]:
    kinds = {"well_founded": "bad", "partly": "warn", "unfounded": "good", "withdrawn": "idle"}
    word = str(procuracy.RESULTS[row.result]) if row.result else _("Đang giải quyết")
    return row.unit.name, procuracy.ABOUT[row.about], kinds.get(row.result, "wait"), word


_LINES: dict[str, Callable[[Any, date], tuple[str, Any, str, str]]] = {
    "YC": _request_line,
    "TH": _return_line,
    "KT": _complaint_line,
    "HQ": lambda row, _today: (row.handler.name, procuracy.DECISIONS[row.decision], "bad", _("Đã hủy bỏ")),
    "GH": lambda row, _today: (row.case.handler.name, procuracy.INSTANCES[row.instance], "bad", _("Hủy án")),
    "BT": lambda row, _today: (
        row.unit.name, _("%(n)s vụ việc, %(sum)s") % {"n": so(row.cases), "sum": tien(row.amount)}, "bad",
        _("Bồi thường"),
    ),
}  # fmt: skip


def record_rows(row: Any, scope: Scope) -> list[tuple[str, Any]]:
    """A record as label and value; what is said in it only for those who may read content."""
    shown: list[tuple[str, Any]] = [(_("Ngày"), ngay(row.on)), (_("Người ghi"), row.by_post)]
    for name, label in _FIELDS.items():
        value = getattr(row, name, None)
        if value not in (None, "") and (scope.content or name not in _CONTENT):
            shown.append((str(label), ngay(value) if isinstance(value, date) else value))
    if getattr(row, "from_paper", False):
        shown.append((_("Nguồn"), _("%(source)s; Viện kiểm sát chưa xác nhận") % {"source": FROM_PAPER}))
    if getattr(row, "due_strict", None):
        vi, en = procuracy.request_cites(row.kind, row.on)
        shown.append((_("Căn cứ của hạn"), en if formats.english() else vi))
    if row.voided_at is not None:
        shown.append((_("Lý do hủy bản ghi"), row.void_reason))
    return shown


_CONTENT = frozenset({"content", "reason", "answer_text"})
_FIELDS = {
    "number": gettext_lazy("Số văn bản"),
    "legal_ground": gettext_lazy("Căn cứ pháp luật"),
    "content": gettext_lazy("Nội dung"),
    "reason": gettext_lazy("Lý do"),
    "received_on": gettext_lazy("Ngày Cơ quan điều tra nhận được"),
    "due_strict": gettext_lazy("Hạn thực hiện"),
    "answered_on": gettext_lazy("Ngày trả lời"),
    "answer_text": gettext_lazy("Nội dung trả lời"),
    "answer_number": gettext_lazy("Số văn bản trả lời"),
    "answered_by_post": gettext_lazy("Người trả lời"),
    "decided_on": gettext_lazy("Ngày giải quyết"),
    "decided_by_post": gettext_lazy("Người giải quyết"),
}


def entries(row: Any, scope: Scope) -> list[dict[str, Any]]:
    """The timeline of a record."""
    return [
        {"title": procuracy.VERBS.get(event.verb, event.verb), "at": event.at,
         "who": event.actor_post if scope.content else "",
         "text": (event.details.get("reason") or "") if scope.content else ""}
        for event in timeline(row._meta.label_lower, row.pk)
    ]  # fmt: skip


def actions(row: Any, pages: Mapping[str, Mapping[str, Any]], actor: Actor) -> list[dict[str, Any]]:
    """What this person may do with a record now."""
    if row.voided_at is not None:
        return []
    found = []
    open_now = not (getattr(row, "answer", "") or getattr(row, "result", ""))
    for slug, page in pages.get(row.code[:2], {}).items():
        if open_now and not procuracy.reasons_against_who(page.verb, actor.role):
            found.append({"url": reverse("procuracy:act", args=[row.code, slug]), "label": procuracy.VERBS[page.verb],
                          "danger": False})  # fmt: skip
    if not procuracy.reasons_against_who("void_entry", actor.role):
        found.append({"url": reverse("procuracy:act", args=[row.code, "huy"]), "label": _("Hủy bản ghi"),
                      "danger": True})  # fmt: skip
    return found
