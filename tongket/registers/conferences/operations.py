"""Writes of the register of conferences: call, invite, open, hold the ceremony, close, minutes, conclusion, notice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import NotFound, Refused, refuse_first
from tongket.foundation.scope import Scope
from tongket.registers.awards import operations as awards
from tongket.registers.awards import queries as award_reads
from tongket.registers.cases import queries as cases
from tongket.registers.conferences import queries, rules
from tongket.registers.conferences.models import (
    AgendaItem,
    Attendance,
    Conclusion,
    Conference,
    Invitation,
    Minutes,
    Paper,
)
from tongket.registers.directives import operations as directives
from tongket.registers.units import queries as units

EVERYTHING = Scope.everything()


@dataclass(frozen=True, slots=True)
class ConferenceSpec:
    """A conference as called: title, day and half-day, place, chairing post; position is the chair's committee seat."""

    title: str
    held_on: date
    place: str
    chair_title: str
    organiser_code: str
    half_day: str = "afternoon"
    starts: str = "14:00"
    kind: str = "year_end"
    chair_position: int = 1
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class AgendaSpec:
    """An item of the agenda as entered."""

    title: str
    presenter: str
    minutes: int
    kind: str


@dataclass(frozen=True, slots=True)
class PaperSpec:
    """A paper of the conference as entered."""

    kind: str
    title: str
    link: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Invitee:
    """Who is invited: a post of a unit."""

    unit_code: str
    post: str


@dataclass(frozen=True, slots=True)
class AttendanceSpec:
    """Whether a delegate came, or who came instead."""

    unit_code: str
    post: str
    present: bool
    represented_by: str = ""


@dataclass(frozen=True, slots=True)
class MinutesSpec:
    """The minutes as entered; chair and numbers present come from the record."""

    started_at: datetime
    ended_at: datetime
    secretary: str
    proceedings: str
    statements: str
    votes: str
    conclusion: str


@operation("call_conference")
def call_conference(*, by: Actor, at: datetime, spec: ConferenceSpec) -> Ref:
    """Call a conference (triệu tập).

    Refused: CONF-KIND-UNKNOWN, CONF-HALF-DAY-UNKNOWN, CONF-IN-THE-PAST, REASON-MISSING.
    """
    texts = {"title": spec.title, "place": spec.place, "chair_title": spec.chair_title}
    refuse_first(
        rules.reasons_against_act("call_conference", by.role)
        + [reason for field, text in texts.items() for reason in rules.reasons_against_empty(text, field)]
        + rules.reasons_against_conference(
            kind=spec.kind, half_day=spec.half_day, held_on=spec.held_on, called_on=clock.local_date(at)
        )
    )
    organiser = units.unit_by_code(spec.organiser_code, spec.held_on)
    row = Conference.objects.create(
        code=_next_code(f"HN-{organiser.code.split('-')[-1]}-{spec.held_on.year}-"), title=spec.title, kind=spec.kind,
        organiser_id=organiser.id, held_on=spec.held_on, half_day=spec.half_day, starts=time.fromisoformat(spec.starts),
        place=spec.place, chair_title=spec.chair_title, chair_position=spec.chair_position, urgent=spec.urgent,
        recorded_at=clock.now(), recorded_by=by.account_id,
    )  # fmt: skip
    record_event(by=by, at=at, verb="call_conference", obj=row, title=spec.title, held_on=spec.held_on)
    return ref_to(row)


@operation("add_agenda_items")
def add_agenda_items(*, by: Actor, at: datetime, conference_code: str, items: Sequence[AgendaSpec]) -> int:
    """Add items to the agenda (chương trình), in order.

    Refused: CONF-STATE, CONF-AGENDA-KIND-UNKNOWN, CONF-AGENDA-NO-TIME.
    """
    row = _locked(conference_code)
    refuse_first(
        rules.reasons_against_act("add_agenda_items", by.role, row.state)
        + rules.reasons_against_words(rules.AGENDA_KINDS, [i.kind for i in items], "CONF-AGENDA-KIND-UNKNOWN")
        + rules.reasons_against_no_time([i.minutes for i in items])
    )
    last = row.agenda.aggregate(last=Max("position"))["last"] or 0
    AgendaItem.objects.bulk_create(
        AgendaItem(
            conference=row, position=last + n, title=i.title, presenter=i.presenter, minutes=i.minutes, kind=i.kind
        )
        for n, i in enumerate(items, start=1)
    )
    record_event(by=by, at=at, verb="add_agenda_items", obj=row, items=[i.title for i in items])
    return len(items)


@operation("add_papers")
def add_papers(*, by: Actor, at: datetime, conference_code: str, papers: Sequence[PaperSpec]) -> int:
    """Add papers (tài liệu). Refused: CONF-STATE, CONF-PAPER-KIND-UNKNOWN."""
    row = _locked(conference_code)
    refuse_first(
        rules.reasons_against_act("add_papers", by.role, row.state)
        + rules.reasons_against_words(rules.PAPER_KINDS, [p.kind for p in papers], "CONF-PAPER-KIND-UNKNOWN")
    )
    last = row.papers.aggregate(last=Max("position"))["last"] or 0
    Paper.objects.bulk_create(
        Paper(conference=row, position=last + n, kind=p.kind, title=p.title, link=p.link, author=p.author)
        for n, p in enumerate(papers, start=1)
    )
    record_event(by=by, at=at, verb="add_papers", obj=row, papers=[p.title for p in papers])
    return len(papers)


@operation("link_award_round")
def link_award_round(*, by: Actor, at: datetime, conference_code: str, round_code: str) -> Ref:
    """Say which round of awards is handed over here. Refused: CONF-STATE, AWARD-ROUND-UNKNOWN."""
    row = _locked(conference_code)
    refuse_first(rules.reasons_against_act("link_award_round", by.role, row.state))
    row.award_round_code = award_reads.round_by_code(EVERYTHING, round_code).code
    row.save(update_fields=["award_round_code"])
    record_event(by=by, at=at, verb="link_award_round", obj=row, round=round_code)
    return ref_to(row)


@operation("invite")
def invite(
    *, by: Actor, at: datetime, conference_code: str, sent_on: date, invitees: Sequence[Invitee],
    special_requests: str = "", late_reason: str = "",
) -> int:  # fmt: skip
    """Send invitations (giấy mời) to posts of units. Returns how many.

    Refused: CONF-INVITED-LATE, CONF-STATE, CONF-DATE.
    """
    row = _locked(conference_code)
    latest = queries.sending_days(row.held_on).in_force
    refuse_first(
        rules.reasons_against_act("invite", by.role, row.state)
        + rules.reasons_against_invitation(
            sent_on=sent_on, latest_day=latest, today=clock.local_date(at),
            excused=row.urgent or bool(late_reason.strip()), invited=len(invitees),
        )
    )  # fmt: skip
    mailing = Invitation.objects.create(
        conference=row, sent_on=sent_on, latest_day=latest, special_requests=special_requests, late_reason=late_reason,
        recorded_at=clock.now(), by_post=by.post,
    )  # fmt: skip
    known = set(row.attendance.values_list("unit_id", "post"))
    wanted = {(units.unit_by_code(i.unit_code, sent_on).id, i.post): None for i in invitees}
    Attendance.objects.bulk_create(
        Attendance(conference=row, unit_id=unit_id, post=post, invitation=mailing)
        for unit_id, post in wanted
        if (unit_id, post) not in known
    )
    _move(row, "invited")
    record_event(by=by, at=at, verb="invite", obj=row, sent_on=sent_on, invited=len(wanted), latest_day=latest)
    return len(wanted)


@operation("open_conference")
def open_conference(*, by: Actor, at: datetime, conference_code: str) -> Ref:
    """Open the conference on its day (khai mạc). Refused: CONF-NOT-INVITED, CONF-NOT-TODAY, CONF-STATE."""
    row = _locked(conference_code)
    refuse_first(
        rules.reasons_against_act("open_conference", by.role, row.state)
        + rules.reasons_against_opening(
            state=row.state, urgent=row.urgent, held_on=row.held_on, today=clock.local_date(at)
        )
    )
    row.opened_at = at
    row.save(update_fields=["opened_at"])
    _move(row, "in_session")
    record_event(by=by, at=at, verb="open_conference", obj=row)
    return ref_to(row)


@operation("record_attendance")
def record_attendance(*, by: Actor, at: datetime, conference_code: str, rows: Sequence[AttendanceSpec]) -> int:
    """Record who came (điểm danh), invited or not; a delegate recorded again is corrected.

    Refused: CONF-STATE, UNIT-UNKNOWN.
    """
    conference = _locked(conference_code)
    refuse_first(rules.reasons_against_act("record_attendance", by.role, conference.state))
    known = {(row.unit_id, row.post): row for row in conference.attendance.all()}
    fresh: dict[tuple[int, str], Attendance] = {}
    changed = []
    for spec in rows:
        identity = (units.unit_by_code(spec.unit_code, conference.held_on).id, spec.post)
        row = known.get(identity) or fresh.get(identity)
        if row is None:
            row = fresh[identity] = Attendance(conference=conference, unit_id=identity[0], post=spec.post)
        elif identity in known:
            changed.append(row)
        row.represented_by = spec.represented_by.strip()
        row.present = spec.present or bool(row.represented_by)
    Attendance.objects.bulk_create(fresh.values())
    Attendance.objects.bulk_update(changed, ["present", "represented_by"])
    present = conference.attendance.filter(present=True).count()
    record_event(by=by, at=at, verb="record_attendance", obj=conference, recorded=len(rows), present=present)
    return len(rows)


@operation("hold_award_ceremony")
def hold_award_ceremony(
    *, by: Actor, at: datetime, conference_code: str, handed_by: Mapping[str, str], absent: Sequence[str] = ()
) -> int:  # fmt: skip
    """Hand over the linked round's awards here (trao thưởng). Returns how many.

    Refused: CONF-NO-AWARDS-LINKED and as handing over.
    """
    row = _locked(conference_code)
    refuse_first(rules.reasons_against_act("hold_award_ceremony", by.role, row.state))
    if not row.award_round_code:
        raise Refused("CONF-NO-AWARDS-LINKED", _("Hội nghị chưa gắn đợt khen thưởng nào."), _("Gắn đợt trước."))
    handed = awards.hand_over_awards(
        by=by, at=at, round_code=row.award_round_code, on=row.held_on, handed_by=handed_by, absent=absent,
        conference_code=row.code,
    )  # fmt: skip
    record_event(by=by, at=at, verb="hold_award_ceremony", obj=row, round=row.award_round_code, awards=handed)
    return handed


@operation("close_conference")
def close_conference(*, by: Actor, at: datetime, conference_code: str) -> Ref:
    """Close the conference (bế mạc). Refused: CONF-STATE, CONF-ENDS-BEFORE-START."""
    row = _locked(conference_code)
    refuse_first(
        rules.reasons_against_act("close_conference", by.role, row.state)
        + rules.reasons_against_closing(row.opened_at, at)
    )
    row.closed_at = at
    row.save(update_fields=["closed_at"])
    _move(row, "closed")
    record_event(by=by, at=at, verb="close_conference", obj=row)
    return ref_to(row)


@operation("record_minutes")
def record_minutes(*, by: Actor, at: datetime, conference_code: str, spec: MinutesSpec) -> Ref:
    """Record the minutes (biên bản).

    Refused: CONF-MINUTES-EXIST, CONF-MINUTES-PART-MISSING, CONF-ENDS-BEFORE-START, SAFEGUARDS-CLAIM-WITHOUT-REVIEW.
    """
    row = _locked(conference_code)
    required = {"secretary": spec.secretary, "proceedings": spec.proceedings, "conclusion": spec.conclusion}
    refuse_first(
        rules.reasons_against_act("record_minutes", by.role, row.state)
        + rules.reasons_against_minutes(
            exists=Minutes.objects.filter(conference=row).exists(), started_at=spec.started_at, ended_at=spec.ended_at,
            required=required,
        )
        + cases.claims_without_review(
            {"proceedings": spec.proceedings, "statements": spec.statements, "conclusion": spec.conclusion},
            clock.local_date(at),
        )
    )  # fmt: skip
    invited, present = queries.attendance_count(EVERYTHING, row.code)
    Minutes.objects.create(
        conference=row, started_at=spec.started_at, ended_at=spec.ended_at, chair=row.chair_title,
        secretary=spec.secretary, invited_count=invited, present_count=present, proceedings=spec.proceedings,
        statements=spec.statements, votes=spec.votes, conclusion=spec.conclusion, recorded_at=clock.now(),
        by_post=by.post,
    )  # fmt: skip
    record_event(by=by, at=at, verb="record_minutes", obj=row, invited=invited, present=present)
    return ref_to(row)


@operation("record_conclusion")
def record_conclusion(
    *, by: Actor, at: datetime, conference_code: str, on: date, summary: str,
    instructions: Sequence[directives.InstructionSpec],
) -> Ref:  # fmt: skip
    """Record the chair's conclusion (kết luận): its instructions become a directive with tasks, in one transaction.

    Refused: CONF-STATE, CONF-CONCLUSION-EMPTY, CONF-DATE, REASON-MISSING, and whatever issuing a directive refuses.
    """
    row = _locked(conference_code)
    refuse_first(
        rules.reasons_against_act("record_conclusion", by.role, row.state)
        + rules.reasons_against_empty(summary, "summary")
        + rules.reasons_against_conclusion(len(instructions), on, row.held_on, clock.local_date(at))
        + cases.claims_without_review({"summary": summary}, clock.local_date(at))
    )
    directive = directives.issue_directive(
        by=by, at=at, instructions=instructions,
        spec=directives.DirectiveSpec(
            source="conclusion", title=f"Kết luận tại {row.title}", issued_on=on,
            issuer_code=row.organiser.code, issuer_post=row.chair_title, text=summary, origin=row.code,
        ),
    )  # fmt: skip
    Conclusion.objects.create(
        conference=row, concluded_on=on, summary=summary, directive_code=directive.code,
        notice_due=queries.notice_due(row.held_on), recorded_at=clock.now(), by_post=by.post,
    )  # fmt: skip
    _move(row, "concluded")
    record_event(
        by=by, at=at, verb="record_conclusion", obj=row, directive=directive.code, instructions=len(instructions)
    )
    return ref_to(row)


@operation("issue_conclusion_notice")
def issue_conclusion_notice(*, by: Actor, at: datetime, conference_code: str, on: date, number: str = "") -> Ref:
    """Issue the notice of the conclusion (thông báo kết luận); lateness is computed.

    Refused: CONF-NOTICE-EXISTS, CONF-DATE.
    """
    row = _locked(conference_code)
    refuse_first(rules.reasons_against_act("issue_conclusion_notice", by.role, row.state))
    conclusion = row.conclusion
    refuse_first(
        rules.reasons_against_notice(conclusion.notice_issued_on, on, conclusion.concluded_on, clock.local_date(at))
    )
    conclusion.notice_issued_on, conclusion.notice_number = on, number
    conclusion.save(update_fields=["notice_issued_on", "notice_number"])
    record_event(by=by, at=at, verb="issue_conclusion_notice", obj=row, on=on, due=conclusion.notice_due)
    return ref_to(row)


@operation("void_conference")
def void_conference(*, by: Actor, at: datetime, conference_code: str, reason: str) -> Ref:
    """Void a conference that was not held (hủy), with a reason. Refused: CONF-STATE, REASON-MISSING."""
    row = _locked(conference_code)
    refuse_first(rules.reasons_against_act("void_conference", by.role, row.state) + rules.reasons_against_empty(reason))
    before, row.state, row.void_reason = row.state, "void", reason.strip()
    row.save(update_fields=["state", "void_reason"])
    record_event(by=by, at=at, verb="void_conference", obj=row, before=before, reason=reason)
    return ref_to(row)


def _move(row: Conference, state: str) -> None:
    row.state = state
    row.save(update_fields=["state"])


def _locked(code: str) -> Conference:
    row = Conference.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise NotFound("CONF-UNKNOWN", _("Không có hội nghị mang mã %(wanted)s."), "", wanted=code)
    return row


def _next_code(prefix: str) -> str:
    last = Conference.objects.filter(code__startswith=prefix).order_by("-code").values_list("code", flat=True).first()
    return f"{prefix}{int(last[len(prefix) :]) + 1 if last else 1:02d}"
