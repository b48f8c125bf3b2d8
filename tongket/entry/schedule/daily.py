"""Every evening: record the day, prove the books, tell the heads, hand over, tidy up.

Each step is one transaction that ends with its own line in the record of scheduled work. Killed anywhere, the steps
that are through stay, the one under way leaves nothing, and the next call goes on from there. On the same day a step
that is through is not done again unless asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import translation

from tongket.analytics import identities
from tongket.analytics.rows import unit_row
from tongket.analytics.sources import lineage_rows, unit_rows
from tongket.core.indicators.tree import UnitTree
from tongket.core.viet.numbers import format_integer as so
from tongket.foundation import clock, drafts, repeats, traces
from tongket.foundation.actor import Actor, system_actor
from tongket.foundation.nightly import Found, Outcome, record_nightly_step, steps_through
from tongket.foundation.scope import Scope
from tongket.foundation.templatetags.tongket_text import ngay_gio
from tongket.registers.cases import queries as cases
from tongket.registers.cases.queries.clock import stored_dues as case_dues
from tongket.registers.directives import operations as directives
from tongket.registers.intake import operations as intake_acts
from tongket.registers.intake import queries as intake
from tongket.registers.intake.operations import identity
from tongket.registers.intake.queries import identity as envelopes
from tongket.registers.intake.queries.stored import stored_dues as intake_dues
from tongket.screens.overdue import duties, presenters

Tell = Callable[[str, int, int], None]
NOBODY = "không có danh tính"


@dataclass(frozen=True, slots=True)
class Evening:
    """Which day is being closed, by whom, at what moment."""

    day: date
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step and what came of it; `outcome` is None when it was through before."""

    step: str
    words: str
    outcome: Outcome | None


def record_state(evening: Evening) -> Outcome:
    """What every body holds tonight, as the reports stand."""
    stocks = intake.stock_now(evening.day)
    intake_acts.record_day_states(by=evening.by, at=evening.at, days={evening.day: stocks})
    return Outcome(len(stocks), f"đã ghi {so(len(stocks))} đơn vị" if stocks else "không đơn vị nào đang giữ tin")


def check_due(_evening: Evening) -> Outcome:
    """Stored due days against those computed from the events, of crime reports and of cases."""
    wrong = [*intake.stored_due_equals_computed(), *cases.stored_due_equals_computed()]
    reports, investigations = intake_dues(), case_dues()
    looked = f"đã so hạn của {so(reports)} tin, {so(investigations)} vụ án"
    result = f"{so(len(wrong))} phát hiện" if wrong else "không hạn nào lệch"
    return Outcome(reports + investigations, f"{looked}: {result}", [_of_due(one) for one in wrong])


def check_identities(evening: Evening) -> Outcome:
    """Flow and stock of every unit, level, calendar and period of two years, and of tonight against the register."""
    facts = [row for table, row in intake.facts_as_of(evening.day, evening.at) if table == "report_flow"]
    tree = UnitTree([unit_row(unit) for unit in unit_rows()], lineage_rows())
    periods = identities.periods_of(evening.day)
    broken = identities.check_flow(facts, tree, periods)
    tonight = {row.unit_id: (row.pending, row.suspended) for row in intake.stock_now(evening.day)}
    names = {unit.id: unit.code for unit in tree.units.values()}
    broken += identities.check_states(facts, {evening.day: tonight}, names)
    looked = f"đã kiểm {so(len(periods))} kỳ của {so(len(tree.units))} đơn vị, {so(len(facts))} sự kiện"
    said = f"{looked}: {so(len(broken))} phát hiện" if broken else f"{looked}: không phát hiện"
    return Outcome(len(periods), said, [Found(one.code, one.record or one.unit, one.sentence()) for one in broken])


def follow_up(evening: Evening) -> Outcome:
    """Ended reports of which only the archiving is owed are marked: the board then need not read their acts."""
    looked, marked = intake_acts.mark_followed_up(by=evening.by, at=evening.at)
    result = f"{so(marked)} tin chỉ còn nộp lưu" if marked else "không tin nào vừa xong việc phải làm"
    return Outcome(marked, f"đã xem {so(looked)} tin đã kết thúc, chưa nộp lưu: {result}")


def escalate(evening: Evening) -> Outcome:
    """Heads in office tonight are told of what stays late, by the rule printed on the board."""
    # What a body holds that is about itself its head is not told of; the procuracy sends it on.
    unseen = intake.codes_held_by_the_concerned()
    late = [
        directives.LateDuty(line.key, line.unit_id, presenters.about(line), line.due_on, line.late)
        for line in duties.lines(Scope.everything(), evening.at)
        if line.late and line.key.record not in unseen
    ]
    sent = directives.escalate_overdue(by=evening.by, at=evening.at, late=late)
    result = f"{so(sent)} thông báo mới" if sent else "không có thông báo mới"
    return Outcome(sent, f"đã xem {so(len(late))} việc quá hạn: {result}")


def hand_to_the_vault(evening: Evening) -> Outcome:
    """Sealed identities that wait go to the vault; what passed its term is shredded there."""
    waiting, due = len(envelopes.waiting_codes()), len(envelopes.due_codes(evening.at))
    taken = identity.take_in_waiting(by=evening.by, at=evening.at)
    shredded = identity.shred_due_persons(by=evening.by, at=evening.at)
    handed = f"{so(waiting)} danh tính chờ chuyển, đã chuyển {so(taken)}" if waiting else f"{NOBODY} chờ chuyển"
    emptied = f"{so(due)} danh tính đến hạn hủy, đã hủy {so(shredded)}" if due else f"{NOBODY} đến hạn hủy"
    return Outcome(taken + shredded, f"{handed}, {emptied}")


def look_at_openings(evening: Evening) -> Outcome:
    """Identities opened without a second person that nobody has looked over; named by request, never by report."""
    rows = envelopes.all_unreviewed()
    barring = [row for row in rows if envelopes.standing(row).bars(evening.at)]
    found = [
        Found("OPENING-UNEXPLAINED" if row.explained_at is None else "OPENING-UNREVIEWED", f"opening:{row.pk}",
              f"{row.asked_post} mở danh tính khẩn cấp lúc {ngay_gio(row.opened_at)}, không giải trình đúng hạn; "
              "tài khoản bị khóa việc danh tính đến khi được xem xét.")
        for row in barring
    ]  # fmt: skip
    result = f", {so(len(barring))} lần khóa tài khoản" if barring else ""
    said = f"{so(len(rows))} lần mở khẩn cấp chờ xem xét{result}" if rows else "không lần mở khẩn cấp nào chờ xem xét"
    return Outcome(len(rows), said, found)


def drop_drafts(evening: Evening) -> Outcome:
    """Drafts nobody came back to are forgotten, and so are the traces of all that was deleted during the day."""
    # Where somebody still reads from the log, the next evening empties it.
    transaction.on_commit(traces.empty_write_ahead_log, robust=True)
    kept = drafts.kept()
    dropped, forgotten = drafts.drop_expired(evening.at), repeats.forget_contents(evening.at)
    result = f"đã bỏ {so(dropped)} bản nháp, {so(forgotten)} dấu nhận lặp"
    nothing = "không có bản nháp hay dấu nhận lặp nào quá hạn"
    return Outcome(dropped + forgotten, f"đã xem {so(kept)} bản nháp: {result if dropped + forgotten else nothing}")


# Name in the record, words on the page, what is done; in this order.
STEPS: tuple[tuple[str, str, Callable[[Evening], Outcome]], ...] = (
    ("state", "Ghi trạng thái cuối ngày", record_state),
    ("due", "Hạn lưu bằng hạn tính lại", check_due),
    ("identities", "Hằng đẳng thức luồng tin và tồn", check_identities),
    ("follow_up", "Tin đã xong việc phải làm", follow_up),
    ("escalation", "Báo lên việc quá hạn", escalate),
    ("vault", "Chuyển danh tính vào kho niêm phong", hand_to_the_vault),
    ("openings", "Mở danh tính khẩn cấp", look_at_openings),
    ("drafts", "Bỏ bản nháp hết hạn", drop_drafts),
)


def run_day(day: date, *, again: bool = False, tell: Tell = lambda *_progress: None) -> Iterator[StepDone]:
    """Do what is left of a day's steps, one transaction each, giving each as it ends."""
    by = system_actor("Việc chạy đêm")
    for number, (name, words, step) in enumerate(STEPS):
        tell(name, number, len(STEPS))
        outcome = None
        if again or name not in steps_through(day):
            with transaction.atomic(), translation.override("vi"):
                started = clock.now()
                # Nothing entered stays ahead of the evening: a demo's site and this command begin the same morning.
                outcome = step(Evening(day, by, max(started, intake.newest_entry() or started)))
                record_nightly_step(by=by, at=clock.now(), day=day, step=name, outcome=outcome, started_at=started)
        yield StepDone(name, words, outcome)
    tell("done", len(STEPS), len(STEPS))


def _of_due(one: object) -> Found:
    """A report's code, or a case's code with both dates."""
    code, *dates = one if isinstance(one, tuple) else (one,)
    said = f" (lưu {dates[0]}, tính {dates[1]})" if len(dates) > 1 else ""
    return Found("DUE-STORED-DIFFERS", str(code), f"Hạn lưu của {code} khác hạn tính từ sự kiện{said}.")
