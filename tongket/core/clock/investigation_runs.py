"""Following a case through its acts: which limit of investigation runs, since when, until when.

Điều 172 from initiation, with extensions in order; Điều 174 after a resumption and after a returned file; TTLT 04/2018
Điều 14 when the charge changes or cases are joined. What should not be is a finding, never a refusal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from tongket.core.clock.reading import ClockFinding, Stage, stage_of
from tongket.core.clock.terms import Due, days_before, month_term, term_of
from tongket.core.clock.work_calendar import WorkCalendar
from tongket.core.law import criminal_procedure_code as law
from tongket.core.law import joint_circular_04_2018 as ttlt04
from tongket.core.law.criminal_procedure_code import CRIME_CLASSES, CrimeClass
from tongket.core.law.investigation_extensions import PROVINCE_BODY, extension_signatory
from tongket.core.law.limits import Limit, Provision

StepKind = Literal[
    "asked", "extended", "suspended", "resumed", "returned", "reinvestigated", "reclassified", "joined", "assessed",
    "concluded", "terminated", "sent_away", "taken_back",
]  # fmt: skip
RunKind = Literal["first", "resumed", "returned_by_procuracy", "returned_by_court"]
Stopped = Literal["", "suspended", "done"]
# Đ229: on these grounds an investigation is suspended only once its limit has expired.
WAITS_FOR_EXPIRY = frozenset({"unknown_suspect", "whereabouts", "expertise"})


@dataclass(frozen=True, slots=True)
class InvestigationStep:
    """One act: `crime_class` of a new charge or of the case joined, `runs_from` the day a limit counts from (receipt
    of the file, first initiation of the case joined), `by` the body that returned the file, `ground` of a suspension,
    `level` of the procuracy that signed an extension for the investigating body `body` (Đ172.5).
    """

    kind: StepKind
    on: date
    crime_class: CrimeClass | None = None
    runs_from: date | None = None
    by: str = ""
    ground: str = ""
    level: str = ""
    body: str = PROVINCE_BODY


@dataclass(frozen=True, slots=True)
class Ladder:
    """A limit and the extensions that may follow it."""

    base: Limit
    extensions: tuple[Limit, ...]

    @classmethod
    def of(cls, kind: RunKind, crime_class: CrimeClass) -> Ladder:
        if kind == "first":
            supreme = law.INVESTIGATION_BY_THE_SUPREME_PROCURATOR if crime_class == "extremely_serious" else ()
            return cls(law.INVESTIGATION[crime_class], (*law.INVESTIGATION_EXTENSIONS[crime_class], *supreme))
        if kind == "resumed":
            extensions = law.AFTER_RESUMED_INVESTIGATION_EXTENSIONS[crime_class]
            return cls(law.AFTER_RESUMED_INVESTIGATION[crime_class], extensions)
        return cls(law.RETURNED_BY_PROCURACY if kind == "returned_by_procuracy" else law.RETURNED_BY_COURT, ())


@dataclass(frozen=True, slots=True)
class Run:
    """The limit now running; `given_on` is the day of the act that last moved it."""

    kind: RunKind
    start: date
    crime_class: CrimeClass
    due: Due
    limit: Limit
    given_on: date
    used: int = 0

    @property
    def left(self) -> int:
        return max(0, len(Ladder.of(self.kind, self.crime_class).extensions) - self.used)


@dataclass(frozen=True, slots=True)
class Story:
    """Where a case has got to."""

    run: Run
    stages: tuple[Stage, ...]
    findings: tuple[ClockFinding, ...]
    stopped: Stopped
    stopped_on: date | None


def follow(initiated: date, crime_class: CrimeClass, steps: Iterable[InvestigationStep], days: WorkCalendar) -> Story:
    """The acts in order of days; acts of one day in the order given."""
    teller = _Teller(initiated, crime_class, days)
    for step in sorted(steps, key=lambda step: step.on):
        getattr(teller, step.kind)(step)
    return Story(teller.run, tuple(teller.stages), tuple(teller.findings), teller.stopped, teller.stopped_on)


class _Teller:
    """One method an act; each leaves the run, the stages and the findings as the law has them after it."""

    def __init__(self, initiated: date, crime_class: CrimeClass, calendar: WorkCalendar) -> None:
        self.calendar = calendar
        self.stages: list[Stage] = []
        self.findings: list[ClockFinding] = []
        self.stopped: Stopped = ""
        self.stopped_on: date | None = None
        self.returns: Counter[str] = Counter()
        self.last_asked: date | None = None
        self.run = self._begun("first", initiated, crime_class, initiated, "first")

    def asked(self, step: InvestigationStep) -> None:
        self.last_asked = step.on
        last = days_before(self.run.due.strict, law.ASK_INVESTIGATION_EXTENSION.on(self.run.start).amount)
        if step.on > last:
            self._find(
                "CLOCK-ASKED-LATE", step.on, last,
                f"Đề nghị gia hạn điều tra ngày {_vi(step.on)}, sau ngày chậm nhất {_vi(last)} (Điều 172 BLTTHS).",
                f"The extension was asked for after {last}, the last day (art. 172).",
            )  # fmt: skip

    def assessed(self, step: InvestigationStep) -> None:
        """The joint assessment moves no limit."""

    def extended(self, step: InvestigationStep) -> None:
        run, ladder = self.run, Ladder.of(self.run.kind, self.run.crime_class)
        if run.used >= len(ladder.extensions):
            self._find(
                "CLOCK-TOO-MANY-EXTENSIONS", step.on, None,
                f"Gia hạn ngày {_vi(step.on)} quá số lần pháp luật cho phép ({len(ladder.extensions)}).",
                f"The extension of {step.on} is one more than the law allows ({len(ladder.extensions)}).",
            )  # fmt: skip
            return
        if step.on > run.due.rolled:
            self._find(
                "CLOCK-EXTENDED-AFTER-EXPIRY", step.on, run.due.rolled,
                f"Quyết định gia hạn ngày {_vi(step.on)} ra sau khi thời hạn đã hết ngày {_vi(run.due.rolled)}.",
                f"The extension of {step.on} was decided after the limit had expired on {run.due.rolled}.",
            )  # fmt: skip
        self._signed(step)
        limit = ladder.extensions[run.used]
        # Each extension runs from the strict end before it, rolling never accumulates; after a change of charge never
        # past what the new class gives from the first day on.
        due = month_term(run.due.strict, limit.on(step.on).amount, self.calendar)
        due = min(due, self._end(ladder, run.start, run.used + 1), key=_strict)
        self.run = replace(run, due=due, limit=limit, used=run.used + 1, given_on=step.on)
        name = f"extension_{self.run.used}" if run.kind == "first" else f"{run.kind}_extension_{self.run.used}"
        self.stages.append(stage_of(name, due, limit, step.on))

    def _signed(self, step: InvestigationStep) -> None:
        """Whether the procuracy that signed is the one Đ172.5 names."""
        number = self.run.used + 1
        signs = extension_signatory(self.run.crime_class, number, step.body, step.on)
        if not step.level or signs is None or step.level in signs.levels:
            return
        unread = "" if signs.verified else "; theo cấu hình hiện hành, kiểm tra lại văn bản"
        unread_en = "" if signs.verified else "; as configured, check the text"
        self._find(
            "CLOCK-EXTENSION-LEVEL", step.on, None,
            f"Gia hạn lần thứ {number} ngày {_vi(step.on)} không do cấp Viện kiểm sát có thẩm quyền quyết định "
            f"({signs.cites}{unread}).",
            f"Extension {number} of {step.on} was not signed by the competent procuracy ({signs.cites_en}{unread_en}).",
        )  # fmt: skip

    def suspended(self, step: InvestigationStep) -> None:
        strict = self.run.due.strict
        if step.ground in WAITS_FOR_EXPIRY and step.on < strict:
            self._find(
                "CLOCK-SUSPENDED-BEFORE-EXPIRY", step.on, strict,
                f"Tạm đình chỉ điều tra ngày {_vi(step.on)} khi thời hạn chưa hết (hết ngày {_vi(strict)}): "
                "với căn cứ này Điều 229 BLTTHS đòi hỏi thời hạn đã hết.",
                f"Suspended on {step.on}, before the limit expired on {strict}: art. 229 requires expiry.",
            )  # fmt: skip
        self._stop("suspended", step.on)

    def resumed(self, step: InvestigationStep) -> None:
        if not self.stopped:
            self._find(
                "CLOCK-RESUMED-WITHOUT-SUSPENSION", step.on, None,
                f"Phục hồi điều tra ngày {_vi(step.on)} mà điều tra không tạm đình chỉ, đình chỉ.",
                f"Resumed on {step.on} although nothing had stopped the investigation.",
            )  # fmt: skip
        self._begin("resumed", step.runs_from or step.on, step)

    def reinvestigated(self, step: InvestigationStep) -> None:
        """After a quashed judgment the limits of Đ172 run anew from the receipt of the file (Đ174.3)."""
        start, crime_class = step.runs_from or step.on, step.crime_class or self.run.crime_class
        self.run = self._begun("first", start, crime_class, step.on, "reinvestigated")
        self.stopped, self.stopped_on = "", None

    def returned(self, step: InvestigationStep) -> None:
        body = step.by if step.by in law.RETURNS_ALLOWED else "court"
        self.returns[body] += 1
        courts = sum(quota.amount for name, quota in law.RETURNS_ALLOWED.items() if name != "procuracy")
        allowed = law.RETURNS_ALLOWED[body].amount if body in law.RETURNS_ALLOWED else courts
        if self.returns[body] > allowed:
            self._find(
                "CLOCK-RETURNED-TOO-OFTEN", step.on, None,
                f"Hồ sơ trả lần thứ {self.returns[body]}; Điều 174 BLTTHS cho phép {allowed} lần.",
                f"The file was returned for the {self.returns[body]}. time; art. 174 allows {allowed}.",
            )  # fmt: skip
        kind: RunKind = "returned_by_procuracy" if body == "procuracy" else "returned_by_court"
        self._begin(kind, step.runs_from or step.on, step)

    def reclassified(self, step: InvestigationStep) -> None:
        """A heavier charge has the heavier limit less the time used; a lighter one has the lighter limit.

        Less the time used: the limit of the new charge runs from the same first day, and of its extensions those count
        as given whose end has been reached already.
        """
        new, old = step.crime_class or self.run.crime_class, self.run.crime_class
        if new == old:
            return
        run, heavier = self.run, CRIME_CLASSES.index(new) > CRIME_CLASSES.index(old)
        if run.kind not in ("first", "resumed"):
            self.run = replace(run, crime_class=new)
            return
        ladder = Ladder.of(run.kind, new)
        if heavier:
            due = max(self._end(ladder, run.start, 0), run.due, key=_strict)
            used = self._reached(ladder, run.start, due)
        else:
            used = min(run.used, len(ladder.extensions))
            due = min(self._end(ladder, run.start, used), run.due, key=_strict)
        if due.rolled < step.on:
            self._find(
                "CLOCK-LIGHTER-LIMIT-PASSED", step.on, due.rolled,
                f"Theo tội danh mới, thời hạn điều tra đã hết ngày {_vi(due.rolled)}.",
                f"By the new charge the limit had already expired on {due.rolled}.",
            )  # fmt: skip
        changed = replace(run, crime_class=new, due=due, limit=ladder.base, used=used, given_on=step.on)
        self._moved(changed, "charge_changed", ttlt04.CHARGE_CHANGED)

    def joined(self, step: InvestigationStep) -> None:
        """Joined cases run from the first initiation, by the gravest offence."""
        run = self.run
        other = step.crime_class or run.crime_class
        gravest = max(run.crime_class, other, key=CRIME_CLASSES.index)
        if run.kind != "first":
            self.run = replace(run, crime_class=gravest)
            return
        start, ladder = min(run.start, step.runs_from or run.start), Ladder.of("first", gravest)
        used = min(run.used, len(ladder.extensions))
        due = self._end(ladder, start, used)
        joined = replace(run, start=start, crime_class=gravest, due=due, limit=ladder.base, used=used, given_on=step.on)
        self._moved(joined, "cases_joined", ttlt04.CASES_JOINED)

    def concluded(self, step: InvestigationStep) -> None:
        self._stop("done", step.on)

    terminated = sent_away = concluded

    def taken_back(self, step: InvestigationStep) -> None:
        """A case that came back from another body goes on within its limit (Đ169.5)."""
        self.stopped, self.stopped_on = "", None

    def _begun(self, kind: RunKind, start: date, crime_class: CrimeClass, on: date, name: str) -> Run:
        base = Ladder.of(kind, crime_class).base
        due = term_of(base, start, self.calendar)
        self.stages.append(stage_of(name, due, base, start))
        return Run(kind, start, crime_class, due, base, on)

    def _begin(self, kind: RunKind, start: date, step: InvestigationStep) -> None:
        self.run = self._begun(kind, start, step.crime_class or self.run.crime_class, step.on, kind)
        self.stopped, self.stopped_on = "", None

    def _stop(self, how: Stopped, on: date) -> None:
        self.stopped, self.stopped_on = how, on

    def _end(self, ladder: Ladder, start: date, extensions: int) -> Due:
        due = term_of(ladder.base, start, self.calendar)
        for limit in ladder.extensions[:extensions]:
            due = month_term(due.strict, limit.on(start).amount, self.calendar)
        return due

    def _reached(self, ladder: Ladder, start: date, due: Due) -> int:
        """How many extensions of a ladder end no later than a limit."""
        ends = (self._end(ladder, start, n).strict for n in range(1, len(ladder.extensions) + 1))
        return sum(end <= due.strict for end in ends)

    def _moved(self, run: Run, name: str, rule: Provision) -> None:
        self.run = run
        self.stages.append(Stage(name, run.due, rule.cites, rule.cites_en, run.limit.code, rule.verified))

    def _find(self, code: str, on: date, against: date | None, message: str, message_en: str) -> None:
        self.findings.append(ClockFinding(code, on, against, message, message_en))


def _strict(due: Due) -> date:
    return due.strict


def _vi(day: date) -> str:
    return day.strftime("%d/%m/%Y")
