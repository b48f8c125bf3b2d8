"""How a report ends: the outcome, its annulment, what follows it administratively, the archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from tongket.core.law import competence, penal_code
from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import Happening, record_events
from tongket.foundation.operation import Ref, operation
from tongket.foundation.refusals import Refused, refuse_all, refuse_first
from tongket.registers.intake import queries, rules
from tongket.registers.intake.models import CrimeReport, ReportState
from tongket.registers.intake.operations.desk import (
    Act,
    Paper,
    begin,
    finish,
    locked,
    moment_on,
    refuse_stranger,
    refuse_the_unit_concerned,
    the_day,
    warned,
)
from tongket.registers.intake.operations.limit import start_clock


@dataclass(frozen=True, slots=True)
class Archived:
    """One file of a list: which report, when, under which number, to whom where it leaves the house."""

    code: str
    on: date
    number: str = ""
    to: str = ""


LIST = 300
BY_ANALOGY = "CLOCK-REOPENED-BY-ANALOGY"


@operation("resolve_report")
def resolve_report(
    *, by: Actor, at: datetime, code: str, outcome: str, on: date | None = None, article: str = "", clause: str = "",
    ground: str = "", number: str = "", reason: str = "",
) -> Ref:  # fmt: skip
    """Record the outcome (kết quả giải quyết, BLTTHS Đ147.1): initiation by an article of the Penal Code,
    non-initiation by a ground of Đ157.

    Refused: REPORT-STATE, REPORT-OUTCOME-UNKNOWN, OUTCOME-*, COMPETENCE-*, REPORT-OUT-OF-ORDER, ROLE-MAY-NOT.
    """
    act = Act(by, at, "resolve_report", the_day(at, on))
    report = locked(code)
    standing = begin(report, act)
    refuse_all(
        rules.reasons_against_outcome(outcome) + rules.reasons_against_basis(outcome, article, clause, ground)
    )
    article, clause = rules.penal_article(article, clause)
    if standing.level == "commune":
        refuse_first(_reasons_against_the_commune(report, act, outcome, (article, clause)))
    report.outcome, report.outcome_on = outcome, act.on
    return finish(
        report, act, detail=outcome, reason=reason, article=rules.basis_words(outcome, article, clause, ground),
        paper=Paper(number), ground=ground,
    )  # fmt: skip


@operation("reopen_report")
def reopen_report(
    *, by: Actor, at: datetime, code: str, reason: str, number: str = "", on: date | None = None
) -> Ref:
    """Bring a report back after its decision not to initiate was annulled (hủy quyết định không khởi tố).

    It returns to the stock of the body that had resolved it, archived or not. In the flow identity it is `resumed`:
    it is not first received, comes from no other body and was split off nothing, so no other term of the identity
    fits; no suspension ends. The earlier `resolved` stays in its period. The law gives no limit for this: the month
    after a cancelled suspension stands in by analogy, recorded with a warning. Where that body has ended since, the
    hand-over of the ended body takes the report along.

    Refused: REPORT-STATE, REPORT-INITIATED, REASON-MISSING, ROLE-MAY-NOT.
    """
    act = Act(by, at, "reopen_report", the_day(at, on))
    report = locked(code)
    begin(report, act)
    refuse_all(rules.reasons_against_reason(reason))
    report.outcome, report.outcome_on, report.archived_at = "", None, None
    start_clock(report, act.verb, act.on)
    return finish(report, act, reason=reason, paper=Paper(number), due=report.due_rolled, **warned([BY_ANALOGY]))


@operation("review_outcome")
def review_outcome(
    *, by: Actor, at: datetime, code: str, number: str = "", reason: str = "", on: date | None = None
) -> Ref:
    """Record that the procuracy has reviewed the decision and says nothing against it (kiểm sát quyết định, TTLT
    04/2018 Đ7). Nothing else follows. Refused: OUTCOME-REVIEWED, REPORT-OUT-OF-ORDER, REPORT-STATE, ROLE-MAY-NOT."""
    return _of_the_procuracy(Act(by, at, "review_outcome", the_day(at, on)), code, number, reason)


@operation("record_agreement")
def record_agreement(
    *, by: Actor, at: datetime, code: str, number: str = "", reason: str = "", on: date | None = None
) -> Ref:
    """Record that the procuracy agrees to hand the file over for a fine (TT 28/2020 Đ21): the days run from it.

    The body's head records it by its paper. Refused: REPORT-NOT-ADMINISTRATIVE, AGREEMENT-ON-RECORD,
    REPORT-OUT-OF-ORDER, REPORT-STATE, ROLE-MAY-NOT.
    """
    return _of_the_procuracy(Act(by, at, "record_agreement", the_day(at, on)), code, number, reason)


def _of_the_procuracy(act: Act, code: str, number: str, reason: str) -> Ref:
    report = locked(code)
    begin(report, act)
    return finish(report, act, reason=reason, paper=Paper(number))


@operation("record_administrative_transfer")
def record_administrative_transfer(
    *, by: Actor, at: datetime, code: str, to: str, number: str = "", on: date | None = None
) -> Ref:
    """Record that the file went to the body that may fine (chuyển hồ sơ xử phạt, TTLT 01/2017 Đ16)."""
    act = Act(by, at, "record_administrative_transfer", the_day(at, on))
    report = locked(code)
    begin(report, act)
    refuse_all(rules.reasons_against_reason(to, field="to"))
    return finish(report, act, reason=to, paper=Paper(number))


@operation("record_administrative_result")
def record_administrative_result(
    *, by: Actor, at: datetime, code: str, result: str, number: str = "", on: date | None = None
) -> Ref:
    """Record what the body that may fine has decided (kết quả xử phạt). Refused: ADMINISTRATIVE-NOT-SENT."""
    act = Act(by, at, "record_administrative_result", the_day(at, on))
    report = locked(code)
    begin(report, act)
    refuse_all(rules.reasons_against_reason(result, field="result"))
    return finish(report, act, reason=result, paper=Paper(number))


@operation("archive_report")
def archive_report(*, by: Actor, at: datetime, code: str, number: str = "", on: date | None = None) -> Ref:
    """Hand the file to the archive (nộp lưu, TT 28/2020 Đ20.4). Refused: REPORT-ARCHIVED, REPORT-STATE."""
    act = Act(by, at, "archive_report", the_day(at, on))
    report = locked(code)
    begin(report, act)
    report.archived_at = moment_on(at, act.on)
    return finish(report, act, paper=Paper(number))


@operation("archive_reports")
def archive_reports(*, by: Actor, at: datetime, items: Iterable[Archived]) -> int:
    """Hand many files to the archive at once: one list, one trail of every report. Refused as a whole."""
    found = _write_list("archive_report", by, at, {item.code: item for item in items})
    days: defaultdict[datetime | None, list[int]] = defaultdict(list)
    for report in found:
        days[report.archived_at].append(report.pk)
    for archived_at, ids in days.items():
        CrimeReport.objects.filter(pk__in=ids).update(archived_at=archived_at)
    return len(found)


@operation("record_administrative_transfers")
def record_administrative_transfers(*, by: Actor, at: datetime, items: Iterable[Archived]) -> int:
    """Record one delivery list of files for fines; `to` of each line says where it went. Refused as a whole."""
    return len(_write_list("record_administrative_transfer", by, at, {item.code: item for item in items}))


def _write_list(verb: str, by: Actor, at: datetime, wanted: dict[str, Archived]) -> list[CrimeReport]:
    """The same act on every report of a list: checked one by one, written together."""
    found = list(CrimeReport.objects.select_for_update().filter(code__in=wanted).order_by("pk"))
    refuse_all(_reasons_against_list(verb, by, at, wanted, found))
    now, rows = clock.now(), []
    for report in found:
        item = wanted[report.code]
        if verb == "archive_report":
            report.archived_at = moment_on(at, item.on)
        rows.append(ReportState(
            report=report, verb=verb, state=report.state, on=item.on, at=at, recorded_at=now, reason=item.to,
            unit_id=report.handler_id, by_account=by.account_id, by_post=by.post, number=item.number,
            due_strict=report.due_strict, due_rolled=report.due_rolled,
        ))  # fmt: skip
    ReportState.objects.bulk_create(rows, batch_size=LIST)
    record_events(by=by, at=at, happenings=[
        Happening(verb, "intake.crimereport", report.pk, report.code, {"on": wanted[report.code].on})
        for report in found
    ])  # fmt: skip
    return found


def _reasons_against_list(
    verb: str, by: Actor, at: datetime, wanted: dict[str, Archived], found: list[CrimeReport]
) -> list[Refused]:
    known = {report.code for report in found}
    reasons = [rules.reason_unknown(code) for code in wanted if code not in known]
    for unit_id in {report.handler_id for report in found}:
        refuse_stranger(by, unit_id)
    today = clock.local_date(at)
    done = queries.with_act(found, verb)
    for report in found:
        refuse_the_unit_concerned(report, by)
        day = wanted[report.code].on
        reasons += rules.reasons_against_act(verb, report.state, by.role)
        reasons += rules.reasons_against_standing(verb, _Listed(report, report.pk in done), day)
        reasons += rules.reasons_against_day(day, today, report.last_on)
    return reasons


class _Listed(queries.ReportStanding):
    """The standing of a report in a list: whether the act was done is looked up for the whole list at once."""

    def __init__(self, report: CrimeReport, done: bool) -> None:
        super().__init__(report)
        self.done = done

    def did(self, verb: str) -> bool:
        return self.done


def _reasons_against_the_commune(
    report: CrimeReport, act: Act, outcome: str, offence: tuple[str, str]
) -> list[Refused]:
    """A commune's officer decides only with rank and assignment, as the law of that day has it."""
    named = ReportState.objects.filter(report=report, verb__in=("accept_report", "assign_report")).exclude(person="")
    last = named.order_by("-pk").first()
    rank, assigned = (last.detail, bool(last.number)) if last is not None else ("", False)
    crime_class = penal_code.frame_of(*offence, act.on).crime_class if all(offence) else ""
    found = competence.may_initiate if outcome == "initiated" else competence.may_resolve
    extra = {"crime_class": crime_class} if outcome == "initiated" else {}
    reasons = found("commune", act.on, rank=rank, assigned=assigned, **extra)
    return [Refused(reason.code, reason.message, reason.cites) for reason in competence.blocking(reasons)]
