"""Notices (thông báo): which acts make which notice due, to whom, under which duty of the clock catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from tongket.foundation.actor import Role
from tongket.foundation.refusals import Refused
from tongket.registers.intake.rules.receipt import NOBODY_TO_TELL
from tongket.registers.intake.rules.states import NOTIFIERS


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """One kind of notice: what it is called, who gets it, the duty it answers (empty: none of K1–K19)."""

    label: object
    to: str
    duty: str = ""


PROCURACY, REPORTER, BODY = "procuracy", "reporter", "body"
TO_WORDS = {
    PROCURACY: _("Viện kiểm sát"),
    REPORTER: _("Người báo tin"),
    BODY: _("Cơ quan có thẩm quyền xử phạt"),
}
NOTICE_KINDS = {
    "receipt_procuracy": NoticeKind(_("Thông báo tiếp nhận gửi Viện kiểm sát"), PROCURACY, "K4"),
    "receipt_reporter": NoticeKind(_("Thông báo tiếp nhận gửi người báo tin"), REPORTER, "K5"),
    "assignment_procuracy": NoticeKind(_("Thông báo phân công gửi Viện kiểm sát"), PROCURACY),
    "extension_request": NoticeKind(_("Văn bản đề nghị gia hạn gửi Viện kiểm sát"), PROCURACY, "K7"),
    "initiation_procuracy": NoticeKind(_("Quyết định khởi tố gửi Viện kiểm sát"), PROCURACY, "K9"),
    "non_initiation_procuracy": NoticeKind(_("Quyết định không khởi tố gửi Viện kiểm sát"), PROCURACY, "K10"),
    "suspension_procuracy": NoticeKind(_("Quyết định tạm đình chỉ gửi Viện kiểm sát"), PROCURACY, "K11"),
    "suspension_reporter": NoticeKind(_("Thông báo tạm đình chỉ gửi người báo tin"), REPORTER, "K11"),
    "result_reporter": NoticeKind(_("Thông báo kết quả giải quyết gửi người báo tin"), REPORTER, "K12"),
    "resumption_procuracy": NoticeKind(_("Quyết định phục hồi gửi Viện kiểm sát"), PROCURACY, "K13"),
    "resumption_reporter": NoticeKind(_("Thông báo phục hồi gửi người báo tin"), REPORTER, "K13"),
    "administrative_transfer": NoticeKind(_("Công văn chuyển hồ sơ xử phạt hành chính"), BODY, "K14"),
    "confession_procuracy": NoticeKind(_("Thông báo tự thú, đầu thú gửi Viện kiểm sát"), PROCURACY, "K16"),
    "split_procuracy": NoticeKind(_("Quyết định tách gửi Viện kiểm sát"), PROCURACY),
}
PROOFS = {
    "book": _("Ký nhận ở sổ giao công văn"),
    "post": _("Bưu điện, có giấy báo phát"),
    "e_notice": _("Thông báo điện tử"),
}
# Đ144: the notices of receipt and of the result are owed for these three kinds.
_STATUTORY = frozenset({"TG", "TB", "KN"})
_CONFESSIONS = frozenset({"TU_THU", "DAU_THU"})
_BY_OUTCOME = {
    "initiated": ("initiation_procuracy", "result_reporter"),
    "not_initiated": ("non_initiation_procuracy", "result_reporter"),
    "administrative": ("non_initiation_procuracy", "result_reporter"),
}
_BY_VERB = {
    "accept_report": ("receipt_procuracy", "receipt_reporter"),
    "send_report": ("receipt_procuracy", "receipt_reporter"),
    "assign_report": ("assignment_procuracy",),
    "request_extension": ("extension_request",),
    "suspend_report": ("suspension_procuracy", "suspension_reporter"),
    "resume_report": ("resumption_procuracy", "resumption_reporter"),
    "split_report": ("split_procuracy",),
    "record_administrative_transfer": ("administrative_transfer",),
}
# Either act tells that the receipt has to be told of: taking it up, or sending it outside without taking it up.
TELL_OF_RECEIPT = ("accept_report", "send_report")
# Of an annulled outcome nobody is told any more, nor of what followed from it.
ENDING_VERBS = ("resolve_report", "record_administrative_transfer")
NOTICE_VERBS = ("receive_report", "resolve_report", *_BY_VERB)
# Of what is merged, voided or no report nobody is told any more.
SILENT_STATES = ("merged", "void", "not_a_report")


@dataclass(frozen=True, slots=True)
class Delivery:
    """One line of a delivery book: which notice of which report went out when, and how that is proved."""

    code: str
    kind: str
    sent_at: datetime
    proof: str = "book"
    number: str = ""
    receipt: str = ""


def notices_due(verb: str, detail: str, kind: str, reporter_kind: str) -> tuple[str, ...]:
    """The kinds of notices an act makes due: of a report of that kind, with that reporter."""
    if verb == "receive_report":
        return ("confession_procuracy",) if kind in _CONFESSIONS else ()
    found = _BY_OUTCOME.get(detail, ()) if verb == "resolve_report" else _BY_VERB.get(verb, ())
    nobody = reporter_kind in NOBODY_TO_TELL or kind not in _STATUTORY
    found = tuple(name for name in found if not (nobody and NOTICE_KINDS[name].to == REPORTER))
    if verb in TELL_OF_RECEIPT and kind not in _STATUTORY:
        return ()
    return found


def reasons_against_delivery(
    *, kind: str, code: str, due: bool, sent: bool, proof: str, sent_at: datetime, act_at: datetime, now: datetime
) -> list[Refused]:
    """Why a notice cannot be recorded as sent: not due, sent already, no proof, before its act, in the future."""
    label = NOTICE_KINDS[kind].label if kind in NOTICE_KINDS else kind
    reasons = []
    if not due:
        reasons.append(
            Refused("NOTICE-NOT-DUE", _("%(code)s: không có “%(kind)s” phải gửi."), "", kind=label, code=code)
        )
    if sent:
        reasons.append(Refused("NOTICE-SENT", _("%(code)s: “%(kind)s” đã gửi."), _("Xem mục Thông báo của tin."),
                               kind=label, code=code))
    if proof not in PROOFS:
        reasons.append(
            Refused("NOTICE-PROOF-UNKNOWN", _("Chưa rõ cách chứng minh đã gửi."), _("Chọn trong danh sách."),
                    field="proof")
        )  # fmt: skip
    if sent_at > now:
        reasons.append(
            Refused("NOTICE-IN-THE-FUTURE", _("Giờ gửi chưa tới."), _("Nhập giờ không sau bây giờ."), field="sent_at")
        )
    elif due and sent_at < act_at:
        reasons.append(
            Refused("NOTICE-BEFORE-ITS-ACT", _("Giờ gửi trước khi có quyết định."), _("Kiểm tra lại ngày, giờ gửi."),
                    field="sent_at")
        )  # fmt: skip
    return reasons


def reasons_against_editing(kind: str, *, due: bool, sent: bool) -> list[Refused]:
    """Why a draft cannot be edited: there is none, or it has gone out."""
    label = NOTICE_KINDS[kind].label if kind in NOTICE_KINDS else kind
    if not due:
        return [Refused("NOTICE-NOT-DUE", _("Không có “%(kind)s” phải gửi."), "", kind=label)]
    return [Refused("NOTICE-SENT", _("“%(kind)s” đã gửi, không sửa được."), "", kind=label)] if sent else []


def reasons_against_overwriting(seen: str | None, now: str) -> list[Refused]:
    """Why a text is not put in the place of the draft's: it is no longer the one that was read."""
    if seen is None or seen == now:
        return []
    return [
        Refused("NOTICE-CHANGED", _("Người khác vừa sửa nội dung này; bản hiện nay ở ô Dự thảo bên cạnh."),
                _("So hai bản rồi lưu lại để thay bản hiện nay."), field="text")
    ]  # fmt: skip


def reasons_against_notifying(role: Role) -> list[Refused]:
    """Why this role sends no notices."""
    if role == Role.SYSTEM or role in NOTIFIERS:
        return []
    return [Refused("ROLE-MAY-NOT", _("Vai trò của đồng chí không gửi thông báo."), _("Nhờ người có thẩm quyền."))]
