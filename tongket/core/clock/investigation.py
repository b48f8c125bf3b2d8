"""The limit of investigation (thời hạn điều tra), Điều 172 BLTTHS: by class of crime, with its extensions in order."""

from __future__ import annotations

from datetime import date

from tongket.core.clock.reading import ClockFinding, ClockReading, EventBeforeStart, Stage, state_by
from tongket.core.clock.terms import Due, days_before, month_term, term_of
from tongket.core.clock.work_calendar import WorkCalendar
from tongket.core.law import criminal_procedure_code as law
from tongket.core.law.criminal_procedure_code import CrimeClass
from tongket.core.law.limits import Limit


class TooManyExtensions(ValueError):
    """The law gives fewer extensions for this class."""

    code = "CLOCK-TOO-MANY-EXTENSIONS"

    def __init__(self, crime_class: str, asked: int, allowed: int) -> None:
        self.crime_class, self.asked, self.allowed = crime_class, asked, allowed
        super().__init__(f"{asked} extensions asked for, {allowed} allowed for {crime_class} crimes")


def read_investigation(
    initiated: date, crime_class: CrimeClass, calendar: WorkCalendar, *, on: date, extensions: int = 0
) -> ClockReading:
    """Stages `first`, `extension_1`…; `ask_procuracy_by` while another extension is possible."""
    if on < initiated:
        raise EventBeforeStart("the day asked for", on, initiated)
    allowed = (*law.INVESTIGATION_EXTENSIONS[crime_class], *_by_the_supreme_procurator(crime_class))
    if not 0 <= extensions <= len(allowed):
        raise TooManyExtensions(crime_class, extensions, len(allowed))
    base = law.INVESTIGATION[crime_class]
    stages = [_stage("first", term_of(base, initiated, calendar), base, initiated)]
    for number, limit in enumerate(allowed[:extensions], start=1):
        # Each extension runs from the strict end before it; rolling never accumulates.
        due = month_term(stages[-1].due.strict, limit.on(initiated).amount, calendar)
        stages.append(_stage(f"extension_{number}", due, limit, initiated))
    due = stages[-1].due
    if extensions < len(allowed):
        ask = days_before(due.strict, law.ASK_INVESTIGATION_EXTENSION.on(initiated).amount)
        stages.append(_stage("ask_procuracy_by", Due(ask, ask), law.ASK_INVESTIGATION_EXTENSION, initiated))
    return ClockReading(tuple(stages), state_by(due, on), due, _findings(crime_class, extensions, initiated))


def _by_the_supreme_procurator(crime_class: CrimeClass) -> tuple[Limit, ...]:
    return law.INVESTIGATION_BY_THE_SUPREME_PROCURATOR if crime_class == "extremely_serious" else ()


def _stage(name: str, due: Due, limit: Limit, start: date) -> Stage:
    return Stage(name, due, limit.cites, limit.cites_en, limit.code, limit.on(start).verified)


def _findings(crime_class: CrimeClass, extensions: int, initiated: date) -> tuple[ClockFinding, ...]:
    beyond = extensions - len(law.INVESTIGATION_EXTENSIONS[crime_class])
    if beyond <= 0:
        return ()
    who = "Viện trưởng VKSND tối cao" + (", chỉ với tội xâm phạm an ninh quốc gia" if beyond > 1 else "")
    who_en = "the Supreme Prosecutor" + (", national security only" if beyond > 1 else "")
    return (
        ClockFinding(
            "CLOCK-SUPREME-PROCURATOR", initiated, None,
            f"Lần gia hạn thứ {extensions} thuộc thẩm quyền {who} (BLTTHS 2015, Điều 172 khoản 3).",
            f"Extension {extensions} belongs to {who_en} (Criminal Procedure Code 2015, art. 172.3).",
        ),
    )  # fmt: skip
