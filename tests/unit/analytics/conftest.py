"""One year and a bit of the small province, with every book closed except those of commune 22."""

from __future__ import annotations

from datetime import date

import pytest

from tests.factories.small_province import row, sealed
from tongket.analytics.results import Results

MONTHS = [date(2020 + (9 + i) // 12, (9 + i) % 12 + 1, 14) for i in range(27)]


@pytest.fixture(scope="module")
def rows():
    found = []
    for day in MONTHS:
        for unit in (11, 12, 21):
            if unit != 12 or day < date(2022, 7, 1):
                for register in ("cases", "incidents", "returns"):
                    found.append(row("closing", record=f"C-{unit}-{day}", event="closed", on=day, place=unit,
                                     register=register))  # fmt: skip
        for body in (501, 502):
            found.append(row("closing", record=f"C-{body}-{day}", event="closed", on=day, handler=body,
                             register="intake"))  # fmt: skip
    occurred = [("O-1", "2022-01-10", 11), ("O-2", "2022-03-01", 12), ("O-3", "2022-05-05", 21),
                ("O-4", "2022-12-20", 21), ("O-5", "2021-03-03", 11), ("O-6", "2021-03-04", 12)]  # fmt: skip
    for record, on, place in occurred:
        found.append(row("offence", record=record, event="occurred", on=on, place=place, group="social_order"))
    for record, on, origin, place in (("O-1", "2022-02-01", "2022-01-10", 11), ("O-5", "2022-02-02", "2021-03-03", 11)):
        found.append(row("offence", record=record, event="cleared", on=on, origin_on=origin, place=place,
                         group="social_order"))  # fmt: skip
    flow = [("TB-1", "received_first", "2021-12-01", 501), ("TB-1", "resolved", "2022-01-05", 501),
            ("TB-2", "received_first", "2022-02-01", 501), ("TB-2", "transferred_out", "2022-02-05", 501),
            ("TB-2", "transferred_in", "2022-02-05", 502)]  # fmt: skip
    for record, event, on, handler in flow:
        found.append(row("report_flow", record=record, event=event, on=on, handler=handler, kind="TB",
                         scope="inside" if event.startswith("transferred") else ""))  # fmt: skip
    for year, n in (("2019", 5), ("2020", 7)):
        found.append(row("aggregate", record=f"A-{year}", event="value", on=f"{year}-12-14", place=100, n=n,
                         measure="offences_occurred", year=year, vintage="re_entered"))  # fmt: skip
    found.append(row("index", record="I-1", event="rank", on="2022-05-25", place=100, n=18, index="par_index"))
    return found


@pytest.fixture(scope="module")
def results(rows, tmp_path_factory):
    return Results(sealed(rows, tmp_path_factory.mktemp("sealed")))
