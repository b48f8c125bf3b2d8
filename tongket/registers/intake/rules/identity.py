"""Rules of sealed identities: who may ask, who may approve, for how long, and why not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from tongket.core.identity import OpeningTerms, opening_terms
from tongket.foundation.actor import Actor, Role
from tongket.foundation.clock import local_date
from tongket.foundation.identifiers import reasons_against_identifiers
from tongket.foundation.refusals import Refused, reasons_against_no_reason, reasons_against_same_person

# Without a second person for this purpose only.
DANGER = "danger"
PURPOSES = {
    "verify": _("Mời làm việc, lấy lời khai, xác minh"),
    "notice": _("Gửi thông báo cho người báo tin"),
    "protect": _("Bảo vệ người báo tin, người thân thích"),
    "order": _("Theo yêu cầu của Viện kiểm sát, Tòa án"),
    DANGER: _("Nguy hiểm đến tính mạng, phải mở ngay"),
}
STATES = {
    "asked": _("Chờ duyệt"),
    "approved": _("Đã duyệt, chưa mở"),
    "refused": _("Không duyệt"),
    "opened": _("Đã mở"),
}
ASKERS = frozenset({Role.INVESTIGATOR, Role.UNIT_HEAD})
APPROVERS = frozenset({Role.UNIT_HEAD})
READERS = ASKERS | {Role.INSPECTOR}
INSPECTORS = frozenset({Role.INSPECTOR})  # of the whole province: they open nothing, they look everything over
REVIEWERS = APPROVERS | INSPECTORS
GROUPS = {
    "reporter": _("Người báo tin"),
    "suspects": _("Người bị báo"),
    "victims": _("Người bị hại"),
    "witnesses": _("Người làm chứng, người biết việc"),
}
FIELDS = {
    "full_name": _("Họ và tên"),
    "birth_year": _("Năm sinh"),
    "phone": _("Số điện thoại"),
    "other_phone": _("Số điện thoại khác"),
    "id_number": _("Số căn cước, hộ chiếu"),
    "id_issued_on": _("Ngày cấp"),
    "id_issuer": _("Nơi cấp"),
    "address": _("Địa chỉ"),
    "description": _("Đặc điểm"),
    "note": _("Ghi chú"),
}


@dataclass(frozen=True, slots=True)
class DangerOpening:
    """An opening without a second person (mở khẩn cấp): when opened, explained, looked at by a second person."""

    opened_at: datetime
    explained_at: datetime | None
    reviewed_at: datetime | None

    def bars(self, at: datetime) -> bool:
        """Whether it locks its opener out of all work with identities at that moment.

        Silence past the term locks; what was said too late does not unlock by itself, a second person has to look.
        """
        last = self.opened_at + terms_at(self.opened_at).explain_within
        in_time = self.explained_at is not None and self.explained_at <= last
        return at > last and not in_time and self.reviewed_at is None


def terms_at(moment: datetime) -> OpeningTerms:
    """The terms of opening on the day of a moment."""
    return opening_terms(local_date(moment))


def reasons_against_matter(case_code: str, handled: bool) -> list[Refused]:
    """Why this is no matter an identity can be needed for: no number, or none of a record the person's body handles."""
    if not case_code.strip():
        return [
            Refused("CASE-MISSING", _("Chưa ghi số tin, số vụ án cần danh tính này."), _("Ghi số."), field="case_code")
        ]
    if not handled:
        return [
            Refused("CASE-NOT-YOURS", _("Không có tin, vụ án mang số này do đơn vị đồng chí thụ lý."),
                    _("Chép đúng số trên hồ sơ."), field="case_code")
        ]  # fmt: skip
    return []


def reasons_against_request(by: Actor, purpose: str, reason: str) -> list[Refused]:
    """Why an opening cannot be asked for so: role, purpose, reason."""
    reasons = _reasons_against_role(by, ASKERS)
    if purpose not in PURPOSES:
        reasons.append(
            Refused("OPENING-PURPOSE-UNKNOWN", _("Chưa chọn mục đích."), _("Chọn trong danh sách."), field="purpose")
        )
    return reasons + reasons_against_no_reason(reason)


def reasons_against_sealed(*, sealed: bool, shredded: bool) -> list[Refused]:
    """Why there is nothing to open."""
    if not sealed:
        return [Refused("IDENTITY-NOT-SEALED", _("Tin này không có danh tính đã niêm phong."), _("Xem hồ sơ giấy."))]
    if shredded:
        return [Refused("IDENTITY-SHREDDED", _("Danh tính đã hủy khi hết thời hạn lưu."))]
    return []


def reasons_against_silence(openings: Iterable[DangerOpening], at: datetime) -> list[Refused]:
    """Why a person who opened in danger and did not say why in time may do nothing with identities any more."""
    barring = [one for one in openings if one.bars(at)]
    if not barring:
        return []
    hours = terms_at(barring[0].opened_at).hours_to_explain
    if any(one.explained_at is None for one in barring):
        return [
            Refused("OPENING-UNEXPLAINED", _("Có lần mở khẩn cấp quá %(hours)s giờ chưa giải trình."),
                    _("Giải trình, rồi chờ thủ trưởng hoặc thanh tra xem xét."), hours=hours)
        ]  # fmt: skip
    return [
        Refused("OPENING-UNREVIEWED", _("Lần mở khẩn cấp giải trình muộn, quá %(hours)s giờ, chưa được xem xét."),
                _("Chờ thủ trưởng hoặc thanh tra xem xét."), hours=hours)
    ]  # fmt: skip


def reasons_against_decision(by: Actor, *, account: int | None, post: str, state: str) -> list[Refused]:
    """Why this person cannot approve or refuse: no head, the asker, or it is decided."""
    reasons = _reasons_against_role(by, APPROVERS)
    if by.role in APPROVERS:
        reasons += reasons_against_same_person(by, account, post)
    if state != "asked":
        reasons.append(Refused("OPENING-DECIDED", _("Đề nghị này đã được giải quyết.")))
    return reasons


def reasons_against_opening(
    by: Actor, *, account: int | None, post: str, state: str, expires_at: datetime | None, at: datetime
) -> list[Refused]:
    """Why the envelope cannot be opened now: by another than the asker, not approved, already opened, too late."""
    if not by.is_person(account, post):
        return [Refused("OPENING-NOT-YOURS", _("Chỉ người đề nghị được mở."))]
    if state == "opened":
        return [Refused("OPENING-USED", _("Đề nghị này đã mở một lần."), _("Cần xem lại thì lập đề nghị mới."))]
    if state != "approved" or expires_at is None:
        return [Refused("OPENING-NOT-APPROVED", _("Đề nghị này chưa được người thứ hai duyệt."))]
    if at > expires_at:
        minutes = terms_at(expires_at).minutes_to_open
        return [
            Refused("OPENING-EXPIRED", _("Đã quá %(minutes)s phút từ khi duyệt."), _("Lập đề nghị mới."),
                    minutes=minutes)
        ]  # fmt: skip
    return []


def reasons_against_explanation(by: Actor, *, account: int | None, post: str, text: str, owed: bool) -> list[Refused]:
    """Why an explanation cannot be recorded."""
    if not by.is_person(account, post) or not owed:
        return [Refused("OPENING-NOTHING-TO-EXPLAIN", _("Không có lần mở khẩn cấp nào chờ đồng chí giải trình."))]
    return reasons_against_no_reason(text, "explanation")


def reasons_against_review(by: Actor, *, account: int | None, post: str, explained: bool, due: bool) -> list[Refused]:
    """Why this person cannot look an opening in danger over: no head or inspector, the opener, unexplained."""
    reasons = _reasons_against_role(by, REVIEWERS)
    if by.role in REVIEWERS:
        reasons += reasons_against_same_person(by, account, post)
    if not due:
        reasons.append(Refused("OPENING-NOTHING-TO-REVIEW", _("Không phải lần mở khẩn cấp chờ xem xét.")))
    elif not explained:
        reasons.append(
            Refused("OPENING-NOT-EXPLAINED", _("Người mở chưa giải trình."), _("Yêu cầu người mở giải trình."))
        )
    return reasons


def reasons_against_match(by: Actor, *, police: bool, reason: str, case_code: str) -> list[Refused]:
    """Why this person cannot look a number up."""
    reasons = _reasons_against_role(by, ASKERS if police else frozenset())
    # What is asked of the vault is no act of a register: the guard of acts comes only with its record, too late.
    reasons += reasons_against_no_reason(reason)
    return reasons + reasons_against_identifiers({"reason": reason, "case_code": case_code})


def _reasons_against_role(by: Actor, roles: frozenset[Role]) -> list[Refused]:
    if by.role in roles:
        return []
    return [Refused("ROLE-MAY-NOT", _("Vai trò này không được làm việc với danh tính."), _("Nhờ người có thẩm quyền."))]
