"""Rates, flows and stocks of crime reports are of the three kinds of Đ144; the other sources stand apart."""

from __future__ import annotations

import pytest

from tests.factories.small_province import TREE, by_table, indicator_of, row
from tongket.core.catalogue import CATALOGUE
from tongket.core.catalogue.document import formula
from tongket.core.indicators.nodes import Count, bases
from tongket.core.indicators.reference import ReferenceEngine
from tongket.core.law.report_kinds import OTHER_KINDS, STATUTORY_KINDS
from tongket.core.periods import parse_period

YEAR = parse_period("2022", "admin")
# record, kind, event, day: two reports of a kind with a limit, three other sources.
LIVES = (
    ("TB-1", "TB", "received_first", "2022-02-01"), ("TB-1", "TB", "resolved", "2022-02-10"),
    ("TB-2", "TG", "received_first", "2022-03-01"), ("TB-2", "TG", "fell_overdue", "2022-03-23"),
    ("TB-3", "TU_THU", "received_first", "2022-02-01"), ("TB-3", "TU_THU", "resolved", "2022-02-03"),
    ("TB-4", "TT", "received_first", "2021-11-01"), ("TB-4", "TT", "fell_overdue", "2021-11-22"),
    ("TB-5", "DAU_THU", "received_first", "2022-05-01"), ("TB-5", "DAU_THU", "suspended", "2022-05-21"),
    ("TB-1", "TB", "received", "2022-02-01"), ("TB-3", "TU_THU", "received", "2022-02-01"),
)  # fmt: skip


@pytest.fixture(scope="module")
def asked():
    rows = [
        row("report_flow", record=record, kind=kind, event=event, on=on, handler=501, receiver=501,
            **({"timeliness": "on_time"} if event == "resolved" else {}))
        for record, kind, event, on in LIVES
    ]  # fmt: skip
    engine = ReferenceEngine(by_table(rows), TREE, YEAR.last_day, YEAR.start)
    return lambda name: engine.result(indicator_of(CATALOGUE[name].node), 501, YEAR)


@pytest.mark.parametrize(
    ("indicator", "n", "of"),
    [("resolution_rate", 1, 2), ("resolution_rate_incl_suspended", 1, 2), ("on_time_rate", 1, 2),
     ("overdue_rate", 1, 1)],
)  # fmt: skip
def test_confessions_surrenders_and_own_findings_are_in_no_rate(asked, indicator, n, of):
    assert (asked(indicator).n, asked(indicator).of) == (n, of)


@pytest.mark.parametrize(
    ("indicator", "n"),
    [("reports_received", 1), ("reports_new", 2), ("reports_carried_in", 0), ("reports_overdue_stock", 1),
     ("reports_suspended_stock", 0), ("reports_carried_out", 1), ("other_sources_received", 1),
     ("other_sources_carried_in", 1), ("other_sources_new", 2), ("other_sources_new_tt", 1),
     ("other_sources_new_dt", 1), ("other_sources_new_ph", 0), ("other_sources_handled", 1),
     ("other_sources_went", 1), ("other_sources_came", 0), ("other_sources_carried_out", 1)],
)  # fmt: skip
def test_the_other_sources_are_counted_apart(asked, indicator, n):
    assert asked(indicator).n == n


def test_what_came_is_what_went_for_the_other_sources(asked):
    came = sum(asked(f"other_sources_{name}").n for name in ("carried_in", "new", "came"))
    assert came == sum(asked(f"other_sources_{name}").n for name in ("handled", "went", "carried_out"))


def test_every_figure_of_reports_says_which_kinds_it_counts():
    for indicator in CATALOGUE.values():
        for base in bases(indicator.node):
            if isinstance(base, Count) and base.table == "report_flow":
                kinds = set(dict(base.where)["kind"])
                assert kinds <= (OTHER_KINDS if indicator.id.startswith("other_sources") else STATUTORY_KINDS)


def test_a_formula_names_the_kinds_once_and_by_their_code_on_paper():
    assert formula(CATALOGUE["overdue_rate"].node).count("kind=") == 1
    assert formula(CATALOGUE["other_sources_new_tt"].node) == "report_flow.received_first[kind=TT]"
    assert formula(CATALOGUE["other_sources_new_ph"].node) == "report_flow.received_first[kind=PH]"
    assert formula(CATALOGUE["other_sources_handled"].node) == "report_flow.resolved[kind=PH|TT|ĐT]"
