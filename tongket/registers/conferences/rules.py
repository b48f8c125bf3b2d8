"""Rules of the register of conferences: kinds, states, who, and what makes a step impossible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tongket.foundation.actor import Role
from tongket.foundation.refusals import Refused
from tongket.foundation.refusals import reasons_against_empty as reasons_against_empty

KINDS = {
    "year_end": _("Tổng kết năm"),
    "half_year": _("Sơ kết 6 tháng"),
    "quarter": _("Giao ban quý"),
    "thematic": _("Chuyên đề"),
}
HALF_DAYS = {"morning": _("Sáng"), "afternoon": _("Chiều"), "all_day": _("Cả ngày")}
AGENDA_KINDS = {
    "opening": _("Khai mạc"),
    "report": _("Báo cáo"),
    "discussion": _("Tham luận"),
    "guest": _("Đại biểu phát biểu"),
    "conclusion": _("Kết luận"),
    "awards": _("Khen thưởng"),
    "launch": _("Phát động, ký cam kết"),
    "closing": _("Bế mạc"),
}
PAPER_KINDS = {
    "plan": _("Kế hoạch tổ chức"),
    "invitation": _("Giấy mời"),
    "programme": _("Chương trình"),
    "report": _("Báo cáo tổng kết và phụ lục"),
    "summary": _("Báo cáo tóm tắt"),
    "draft_plan": _("Dự thảo kế hoạch năm sau"),
    "discussion": _("Tham luận"),
    "script": _("Kịch bản"),
    "speech": _("Bài phát biểu kết luận"),
    "award_decision": _("Quyết định khen thưởng, danh sách"),
    "delegates": _("Danh sách đại biểu"),
    "minutes": _("Biên bản"),
    "notice": _("Thông báo kết luận"),
    "news": _("Tin, bài"),
}
STATES = {
    "called": _("Đã triệu tập"),
    "invited": _("Đã gửi giấy mời"),
    "in_session": _("Đang họp"),
    "closed": _("Đã họp xong"),
    "concluded": _("Đã có kết luận"),
    "void": _("Đã hủy"),
}
TRANSITIONS = {
    ("called", "invite"): "invited",
    ("invited", "invite"): "invited",
    ("called", "add_agenda_items"): "called",
    ("invited", "add_agenda_items"): "invited",
    ("called", "link_award_round"): "called",
    ("invited", "link_award_round"): "invited",
    ("in_session", "link_award_round"): "in_session",
    # An urgent conference needs no invitation (DIR-1); reasons_against_opening looks at that.
    ("called", "open_conference"): "in_session",
    ("invited", "open_conference"): "in_session",
    ("in_session", "record_attendance"): "in_session",
    ("closed", "record_attendance"): "closed",
    ("in_session", "hold_award_ceremony"): "in_session",
    ("in_session", "close_conference"): "closed",
    ("closed", "record_minutes"): "closed",
    ("concluded", "record_minutes"): "concluded",
    ("closed", "record_conclusion"): "concluded",
    ("concluded", "issue_conclusion_notice"): "concluded",
    ("called", "void_conference"): "void",
    ("invited", "void_conference"): "void",
}
WHO = {
    "call_conference": frozenset({Role.STATISTICS, Role.CHAIR}),
    "add_agenda_items": frozenset({Role.STATISTICS}),
    "add_papers": frozenset({Role.STATISTICS, Role.EMULATION}),
    "link_award_round": frozenset({Role.STATISTICS, Role.EMULATION}),
    "invite": frozenset({Role.STATISTICS}),
    "open_conference": frozenset({Role.STATISTICS, Role.CHAIR}),
    "record_attendance": frozenset({Role.STATISTICS}),
    "hold_award_ceremony": frozenset({Role.STATISTICS, Role.CHAIR, Role.EMULATION}),
    "close_conference": frozenset({Role.STATISTICS, Role.CHAIR}),
    "record_minutes": frozenset({Role.STATISTICS}),
    "record_conclusion": frozenset({Role.STATISTICS, Role.CHAIR}),
    "issue_conclusion_notice": frozenset({Role.STATISTICS, Role.CHAIR}),
    "void_conference": frozenset({Role.STATISTICS, Role.CHAIR}),
}


def reasons_against_act(act: str, role: Role, state: str = "") -> list[Refused]:
    """Why this role may not do this, or not in this state."""
    reasons = []
    if role not in WHO[act]:
        reasons.append(
            Refused("ROLE-MAY-NOT", _("Vai trò này không được làm việc đó."), _("Chuyển cho người có thẩm quyền."))
        )
    if state and act != "add_papers" and (state, act) not in TRANSITIONS:
        reasons.append(
            Refused(
                "CONF-STATE",
                _("Hội nghị đang ở trạng thái “%(state_name)s” nên không làm được việc này."),
                _("Xem lại diễn biến của hội nghị."),
                state_name=str(STATES[state]),
                state=state,
            )
        )
    if act == "add_papers" and state == "void":
        reasons.append(Refused("CONF-STATE", _("Hội nghị này đã hủy."), "", state=state))
    return reasons


def reasons_against_conference(*, kind: str, half_day: str, held_on: date, called_on: date) -> list[Refused]:
    """Why a conference cannot be called: an unknown word, or a day already past."""
    reasons = []
    for code, words, value, field in (
        ("CONF-KIND-UNKNOWN", KINDS, kind, "kind"),
        ("CONF-HALF-DAY-UNKNOWN", HALF_DAYS, half_day, "half_day"),
    ):
        if value not in words:
            reasons.append(Refused(code, _("Không có giá trị “%(value)s”."), "", value=value, field=field))
    if held_on < called_on:
        reasons.append(
            Refused(
                "CONF-IN-THE-PAST",
                _("Ngày họp %(on)s đã qua."),
                _("Chọn ngày họp không trước hôm nay."),
                on=held_on.strftime("%d/%m/%Y"),
                field="held_on",
            )
        )
    return reasons


def reasons_against_invitation(
    *, sent_on: date, latest_day: date, today: date, excused: bool, invited: int
) -> list[Refused]:
    """Why invitations cannot go out so: nobody invited, a day to come, or too late without an excuse (DIR-1)."""
    reasons = []
    if not invited:
        reasons.append(Refused("CONF-NOBODY-INVITED", _("Chưa ghi đại biểu nào."), _("Ghi đơn vị và chức danh.")))
    if sent_on > today:
        reasons.append(
            Refused(
                "CONF-DATE",
                _("Ngày gửi %(on)s chưa tới."),
                _("Nhập ngày không sau hôm nay."),
                on=sent_on.strftime("%d/%m/%Y"),
                field="sent_on",
            )
        )
    if sent_on > latest_day and not excused:
        reasons.append(
            Refused(
                "CONF-INVITED-LATE",
                _("Giấy mời gửi ngày %(on)s, muộn hơn ngày chậm nhất %(latest)s."),
                _("Ghi lý do gửi muộn, hoặc đánh dấu họp đột xuất."),
                on=sent_on.strftime("%d/%m/%Y"),
                latest=latest_day.strftime("%d/%m/%Y"),
                field="late_reason",
            )
        )
    return reasons


def reasons_against_opening(*, state: str, urgent: bool, held_on: date, today: date) -> list[Refused]:
    """Why a conference cannot be opened: nobody was invited to it, or it is not its day."""
    reasons = []
    if state == "called" and not urgent:
        reasons.append(Refused("CONF-NOT-INVITED", _("Chưa gửi giấy mời."), _("Ghi việc gửi giấy mời trước.")))
    if held_on != today:
        reasons.append(
            Refused(
                "CONF-NOT-TODAY",
                _("Hội nghị họp ngày %(on)s."),
                _("Khai mạc đúng ngày họp."),
                on=held_on.strftime("%d/%m/%Y"),
            )
        )
    return reasons


def reasons_against_words(words: Mapping[str, object], values: Iterable[str], code: str) -> list[Refused]:
    """Why rows cannot be added: a kind that does not exist."""
    return [
        Refused(code, _("Không có giá trị “%(value)s”."), _("Chọn trong danh sách."), value=value, field="kind")
        for value in values
        if value not in words
    ]


def reasons_against_minutes(
    *, exists: bool, started_at: datetime, ended_at: datetime, required: dict[str, str]
) -> list[Refused]:
    """Why minutes cannot be entered: there are some, an end before the start, or a part missing that DIR-1 lists."""
    reasons = []
    if exists:
        reasons.append(Refused("CONF-MINUTES-EXIST", _("Biên bản của hội nghị này đã ghi."), ""))
    if ended_at <= started_at:
        reasons.append(
            Refused(
                "CONF-ENDS-BEFORE-START",
                _("Giờ kết thúc phải sau giờ bắt đầu."),
                _("Sửa lại giờ."),
                field="ended_at",
            )
        )
    reasons += [
        Refused("CONF-MINUTES-PART-MISSING", _("Biên bản còn thiếu một phần bắt buộc."), _("Ghi đủ."), field=name)
        for name, value in required.items()
        if not value.strip()
    ]
    return reasons


def reasons_against_no_time(minutes: Iterable[int]) -> list[Refused]:
    """Why items cannot be added to an agenda: one takes no time."""
    if all(taken > 0 for taken in minutes):
        return []
    return [Refused("CONF-AGENDA-NO-TIME", _("Mỗi mục phải có số phút lớn hơn 0."), _("Ghi số phút."), field="minutes")]


def reasons_against_closing(opened_at: datetime | None, at: datetime) -> list[Refused]:
    """Why a conference cannot be closed at this moment: it had not been opened by then."""
    if opened_at is None or at >= opened_at:
        return []
    return [Refused("CONF-ENDS-BEFORE-START", _("Giờ kết thúc phải sau giờ bắt đầu."), _("Sửa lại giờ."))]


def reasons_against_conclusion(instructions: int, on: date, held_on: date, today: date) -> list[Refused]:
    """Why a conclusion cannot be recorded: it asks for nothing, or its day is wrong."""
    reasons = []
    if not instructions:
        reasons.append(
            Refused(
                "CONF-CONCLUSION-EMPTY",
                _("Kết luận chưa có chỉ đạo nào."),
                _("Ghi ít nhất một chỉ đạo."),
                field="instructions",
            )
        )
    return reasons + _day_between(on, held_on, today)


def reasons_against_notice(issued_on: date | None, on: date, concluded_on: date, today: date) -> list[Refused]:
    """Why a notice cannot be issued: there is one, or its day is wrong. Late is no reason: it is shown as late."""
    if issued_on is not None:
        return [Refused("CONF-NOTICE-EXISTS", _("Thông báo kết luận đã ban hành."), "")]
    return _day_between(on, concluded_on, today)


def _day_between(on: date, earliest: date, today: date) -> list[Refused]:
    if earliest <= on <= today:
        return []
    return [
        Refused(
            "CONF-DATE",
            _("Ngày %(on)s phải từ %(earliest)s đến %(today)s."),
            _("Kiểm tra lại ngày."),
            on=on.strftime("%d/%m/%Y"),
            earliest=earliest.strftime("%d/%m/%Y"),
            today=today.strftime("%d/%m/%Y"),
            field="on",
        )
    ]
