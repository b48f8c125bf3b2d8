"""The dated decisions on one crime report (các quyết định trên một tin), and what was known of them on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Pause:
    """A suspension (tạm đình chỉ) and its end: resumed by decision, or cancelled by the procuracy.

    `cancelled` is the day the body received the cancellation (Đ148.2). Without `suspended` an end stands alone, which
    is a finding.
    """

    suspended: date | None = None
    resumed: date | None = None
    cancelled: date | None = None

    @property
    def ended(self) -> date | None:
        return min((day for day in (self.resumed, self.cancelled) if day is not None), default=None)

    @property
    def first_day(self) -> date:
        return min(day for day in (self.suspended, self.resumed, self.cancelled) if day is not None)


@dataclass(frozen=True, slots=True)
class ReportDecisions:
    """The dated decisions on one report; receipt is that of the competent body.

    `suspended`, `resumed` and `cancelled` are the first suspension, `pauses` the further ones; `refused` is the day the
    procuracy refused to extend.
    """

    received: date
    agency_extension: date | None = None
    procuracy_extension: date | None = None
    suspended: date | None = None
    resumed: date | None = None
    resolved: date | None = None
    cancelled: date | None = None
    refused: date | None = None
    pauses: tuple[Pause, ...] = ()

    @property
    def all_pauses(self) -> tuple[Pause, ...]:
        """Suspensions in order of days; an end before its suspension stands alone."""
        found = list(self.pauses)
        if (self.suspended, self.resumed, self.cancelled) != (None, None, None):
            found += _in_order(Pause(self.suspended, self.resumed, self.cancelled))
        return tuple(sorted(found, key=lambda pause: pause.first_day))

    def by_day(self, on: date) -> ReportDecisions:
        """What was decided up to a day."""
        pauses = tuple(pause for given in self.pauses if (pause := _pause_by(given, on)) is not None)
        known = {name: None for name in _NAMES if (day := getattr(self, name)) is not None and day > on}
        return replace(self, **known, pauses=pauses)  # type: ignore[arg-type]

    def without_pauses(self) -> ReportDecisions:
        return replace(self, suspended=None, resumed=None, cancelled=None, pauses=())

    def days(self) -> Iterator[tuple[str, date]]:
        """Every decision with its name."""
        for name in _NAMES:
            if (day := getattr(self, name)) is not None:
                yield name, day
        for pause in self.pauses:
            yield "a suspension", pause.first_day


_NAMES = ("agency_extension", "procuracy_extension", "suspended", "resumed", "resolved", "cancelled", "refused")


def pauses_of(suspended: list[date], resumed: list[date], cancelled: list[date]) -> tuple[Pause, ...]:
    """Loose days told apart into suspensions: an end belongs to the suspension last begun and not yet ended."""
    acts = sorted(
        [(day, 0, "suspended") for day in suspended]
        + [(day, 1, "resumed") for day in resumed]
        + [(day, 1, "cancelled") for day in cancelled]
    )  # fmt: skip
    found: list[Pause] = []
    for day, _, name in acts:
        if name != "suspended" and found and found[-1].suspended is not None and found[-1].ended is None:
            found[-1] = replace(found[-1], **{name: day})
        else:
            found.append(Pause(**{name: day}))
    return tuple(found)


def split_off(source: ReportDecisions, on: date) -> ReportDecisions:
    """The decisions of a report split off on a day: it keeps the clock of its source, with what was decided till then.

    Splitting is no outcome, so nothing the source was resolved by is carried over.
    """
    return replace(source.by_day(on), resolved=None)


def _in_order(pause: Pause) -> list[Pause]:
    """One pause; where its end lies before its beginning, the end and the beginning apart."""
    if pause.suspended is None or pause.ended is None or pause.suspended <= pause.ended:
        return [pause]
    return [Pause(None, pause.resumed, pause.cancelled), Pause(pause.suspended)]


def _pause_by(pause: Pause, on: date) -> Pause | None:
    days = (pause.suspended, pause.resumed, pause.cancelled)
    known = Pause(*(day if day is not None and day <= on else None for day in days))
    return None if known == Pause() else known
