"""Notices to send and sent: drafts follow from the acts, rows stand only for what was edited or sent."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tongket.core.clock.duties import Duty, report_duties
from tongket.foundation.reference import holidays
from tongket.foundation.scope import Scope
from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport, Notice, ReportState
from tongket.registers.intake.queries.events import events_of_many
from tongket.registers.intake.queries.hidden import visible

LOOKED_AT = 600  # reports looked at for one page of notices to send, those due first


@dataclass(frozen=True, slots=True)
class Draft:
    """A notice that an act has made due: not sent yet, or sent (`notice.sent_at`)."""

    report: CrimeReport
    kind: str
    act: ReportState
    notice: Notice | None
    duty: Duty | None

    @property
    def sent(self) -> bool:
        """Whether it has gone out."""
        return self.notice is not None and self.notice.sent_at is not None

    @property
    def mark(self) -> str:
        """The mark of the text that stands in the place of the draft's: another text, another mark."""
        text = self.notice.text if self.notice is not None else ""
        return hashlib.sha256(text.encode()).hexdigest()[:16] if text else ""

    @property
    def to(self) -> str:
        """To whom: procuracy, reporter, body."""
        return rules.NOTICE_KINDS[self.kind].to


def notices_of(reports: Sequence[CrimeReport]) -> dict[int, list[Draft]]:
    """Every notice due or sent of these reports by id, in the order of their acts, in two queries."""
    ids = [report.pk for report in reports]
    acts: defaultdict[int, list[ReportState]] = defaultdict(list)
    verbs = (*rules.NOTICE_VERBS, "reopen_report")
    for act in ReportState.objects.filter(report__in=ids, verb__in=verbs).order_by("pk"):
        acts[act.report_id].append(act)
    kept = {(row.act_id, row.kind): row for row in Notice.objects.filter(report__in=ids)}
    return {report.pk: _drafts(report, acts[report.pk], kept) for report in reports}


def drafts_of(report: CrimeReport) -> list[Draft]:
    """The notices of one report, due or sent, with their duties."""
    return with_duties([report], notices_of([report]))[report.pk]


def with_duties(reports: Sequence[CrimeReport], found: dict[int, list[Draft]]) -> dict[int, list[Draft]]:
    """The same drafts with the duty each answers; K11 and K13 are one duty of two notices."""
    events, calendar = events_of_many(reports), holidays.calendar()
    answer = {}
    for report in reports:
        duties = {duty.id: duty for duty in report_duties(events[report.pk], calendar)}
        answer[report.pk] = [
            Draft(one.report, one.kind, one.act, one.notice, duties.get(rules.NOTICE_KINDS[one.kind].duty))
            for one in found[report.pk]
        ]
    return answer


def notices_to_send(
    scope: Scope, on: datetime, *, handler_ids: frozenset[int] | None = None, to: str = ""
) -> list[Draft]:
    """What a unit still has to send, the most pressing first: of reports not archived yet."""
    rows = visible(scope).filter(archived_at=None, followed_up=False).exclude(state__in=rules.SILENT_STATES)
    if handler_ids is not None:
        rows = rows.filter(handler__in=handler_ids)
    reports = list(rows.select_related("handler", "receiver").order_by("-last_on", "-pk")[:LOOKED_AT])
    found = with_duties(reports, notices_of(reports))
    waiting = [one for drafts in found.values() for one in drafts if not one.sent and to in ("", one.to)]
    far = datetime.max.replace(tzinfo=on.tzinfo)
    return sorted(waiting, key=lambda one: (one.duty.strict if one.duty else far, one.report.pk))


def _left_unaccepted(report: CrimeReport) -> bool:
    """Whether an investigating body sent it outside: nobody in the province will take it up and tell of its receipt."""
    outside = report.pending_to_id is None and report.state in ("forwarded", "in_transfer", "sent_outside")
    return outside and report.receiver.level != "commune"


def _drafts(report: CrimeReport, acts: list[ReportState], kept: dict[tuple[int, str], Notice]) -> list[Draft]:
    answer, told = [], set()
    silent = report.state in rules.SILENT_STATES
    annulled = max((act.pk for act in acts if act.verb == "reopen_report"), default=0)
    for act in acts:
        for kind in rules.notices_due(act.verb, act.detail, report.kind, report.reporter_kind):
            row = kept.get((act.pk, kind))
            moot = silent or (act.verb in rules.TELL_OF_RECEIPT and kind in told)
            moot |= act.verb == "send_report" and not _left_unaccepted(report)
            moot |= act.pk < annulled and act.verb in rules.ENDING_VERBS
            if row is None and moot:
                continue
            told.add(kind)
            answer.append(Draft(report, kind, act, row, None))
    return answer
