"""Sending notices: one by one with its proof, or a whole delivery book at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import Happening, record_event, record_events
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import Refused, refuse_all
from tongket.registers.intake import queries, rules
from tongket.registers.intake.models import CrimeReport, Notice
from tongket.registers.intake.operations.desk import locked, refuse_stranger, refuse_the_unit_concerned
from tongket.registers.intake.queries.events import moment_of
from tongket.registers.intake.rules import Delivery

CHUNK = 400


@operation("send_notice")
def send_notice(
    *, by: Actor, at: datetime, code: str, kind: str, sent_at: datetime | None = None, proof: str = "book",
    receipt: str = "", number: str = "",
) -> Ref:  # fmt: skip
    """Record that a notice went out, and how that can be proved (gửi thông báo). Refused: NOTICE-*, ROLE-MAY-NOT."""
    report = _for_notice(by, code)
    wanted = Delivery(code, kind, sent_at or at, proof, number, receipt)
    draft = _draft(queries.notices_of([report])[report.pk], kind)
    refuse_all(_reasons_against(wanted, draft, at))
    assert draft is not None  # refused above
    notice = _filled(draft, wanted, by)
    notice.save()
    record_event(by=by, at=at, verb="send_notice", obj=report, kind=kind, sent_at=wanted.sent_at, proof=proof,
                 number=number)  # fmt: skip
    return ref_to(report)


@operation("edit_notice")
def edit_notice(*, by: Actor, at: datetime, code: str, kind: str, text: str, seen: str | None = None) -> Ref:
    """Put another text in the place of the draft's (sửa dự thảo); an empty one brings the draft's back.

    `seen` is the mark of the text the officer had before him: where another officer has changed it since, nothing is
    overwritten (NOTICE-CHANGED). Refused too: NOTICE-NOT-DUE, NOTICE-SENT.
    """
    report = _for_notice(by, code)
    draft = _draft(queries.notices_of([report])[report.pk], kind)
    refuse_all(rules.reasons_against_editing(kind, due=draft is not None, sent=draft is not None and draft.sent))
    assert draft is not None  # refused above
    refuse_all(rules.reasons_against_overwriting(seen, draft.mark))
    notice = draft.notice or _new(draft, by)
    notice.text = text.strip()
    notice.save()
    record_event(by=by, at=at, verb="edit_notice", obj=report, kind=kind)
    return ref_to(report)


@operation("deliver_notices")
def deliver_notices(*, by: Actor, at: datetime, items: Iterable[Delivery]) -> int:
    """Record a delivery book (sổ giao công văn): many notices, one trail of every report; stands or falls as a whole.

    Refused: ROLE-MAY-NOT, REPORT-UNKNOWN, NOTICE-* with the code of the report.
    """
    refuse_all(rules.reasons_against_notifying(by.role))
    wanted: defaultdict[str, list[Delivery]] = defaultdict(list)
    for item in items:
        wanted[item.code].append(item)
    codes, done = sorted(wanted), 0
    for start in range(0, len(codes), CHUNK):
        done += _deliver({code: wanted[code] for code in codes[start : start + CHUNK]}, by, at)
    return done


def _deliver(wanted: dict[str, list[Delivery]], by: Actor, at: datetime) -> int:
    reports = list(CrimeReport.objects.filter(code__in=wanted))
    known = {report.code for report in reports}
    reasons = [rules.reason_unknown(code) for code in wanted if code not in known]
    for unit_id in {report.handler_id for report in reports}:
        refuse_stranger(by, unit_id)
    drafts, fresh, edited, happenings = queries.notices_of(reports), [], [], []
    for report in reports:
        refuse_the_unit_concerned(report, by)
        for item in wanted[report.code]:
            draft = _draft(drafts[report.pk], item.kind)
            found = _reasons_against(item, draft, at)
            reasons += found
            if draft is not None and not found:
                (fresh if draft.notice is None else edited).append(_filled(draft, item, by))
        kinds = [item.kind for item in wanted[report.code]]
        happenings.append(Happening("deliver_notices", "intake.crimereport", report.pk, report.code, {"kinds": kinds}))
    refuse_all(reasons)
    Notice.objects.bulk_create(fresh, batch_size=CHUNK)
    Notice.objects.bulk_update(edited, ["number", "sent_at", "proof", "receipt", "by_post", "recorded_at"])
    record_events(by=by, at=at, happenings=happenings)
    return len(fresh) + len(edited)


def _for_notice(by: Actor, code: str) -> CrimeReport:
    refuse_all(rules.reasons_against_notifying(by.role))
    report = locked(code)
    refuse_the_unit_concerned(report, by)
    refuse_stranger(by, report.handler_id)
    return report


def _draft(drafts: list[queries.Draft], kind: str) -> queries.Draft | None:
    """The newest act's draft of this kind, the one still to send first."""
    found = [one for one in drafts if one.kind == kind]
    waiting = [one for one in found if not one.sent]
    return (waiting or found or [None])[-1]


def _reasons_against(wanted: Delivery, draft: queries.Draft | None, at: datetime) -> list[Refused]:
    return rules.reasons_against_delivery(
        kind=wanted.kind, code=wanted.code, due=draft is not None, sent=draft is not None and draft.sent,
        proof=wanted.proof, sent_at=wanted.sent_at, act_at=moment_of(draft.act) if draft else wanted.sent_at, now=at,
    )  # fmt: skip


def _new(draft: queries.Draft, by: Actor) -> Notice:
    return Notice(
        report_id=draft.report.pk, act_id=draft.act.pk, kind=draft.kind, unit_id=draft.act.unit_id, by_post=by.post,
        recorded_at=clock.now(),
    )  # fmt: skip


def _filled(draft: queries.Draft, wanted: Delivery, by: Actor) -> Notice:
    notice = draft.notice or _new(draft, by)
    notice.number, notice.sent_at = wanted.number.strip(), wanted.sent_at
    notice.proof, notice.receipt = wanted.proof, wanted.receipt.strip()
    notice.by_post, notice.recorded_at = by.post, clock.now()
    return notice
