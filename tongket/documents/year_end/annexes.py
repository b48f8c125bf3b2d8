"""The annexes (phụ lục): summary, charts, places, offences, crime reports, incidents, years, lists, closed books."""

from __future__ import annotations

from dataclasses import replace

from tongket.core.viet.dates import format_long_date
from tongket.core.viet.words import roman
from tongket.documents.outline import Annex
from tongket.documents.year_end import annex_evils, annex_lines, annex_lists, annex_places, coverage
from tongket.documents.year_end.data import Report
from tongket.documents.year_end.pictures import Pictures
from tongket.documents.year_end.teller import Teller

CHARTS = "bieu-do"


def annexes(report: Report, teller: Teller) -> tuple[Annex, ...]:
    """Every annex that this unit's level has."""
    level = report.frame.unit.level
    charts = Pictures(report, teller).all()
    made: list[Annex | None] = [annex_lines.summary(report, teller)]
    made.append(Annex("Biểu đồ", charts, key=CHARTS) if charts else None)
    if level == "province":
        made += [annex_places.districts(report, teller), annex_places.communes_of_province(report, teller)]
    elif level == "district":
        made.append(annex_places.communes_of_district(report, teller))
    made += [
        annex_lines.offences(report, teller), annex_places.flow(report, teller), annex_lines.incidents(report, teller),
        annex_evils.evils(report, teller), annex_lines.years(report, teller), annex_lists.rings(report),
        annex_lists.awards(report),
        coverage.annex(teller),
    ]  # fmt: skip
    dated = format_long_date(report.issued_on)
    attached = f"(Kèm theo Báo cáo số      /{report.symbol} {dated} của {report.committee})"
    return tuple(replace(one, note=attached) for one in made if one is not None)


def references(attached: tuple[Annex, ...]) -> dict[str, str]:
    """The annexes by their keys, as the text refers to them."""
    if len(attached) == 1:
        return {attached[0].key: "Phụ lục"}
    return {annex.key: f"Phụ lục {roman(number)}" for number, annex in enumerate(attached, 1)}
