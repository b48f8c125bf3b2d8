from __future__ import annotations

from pathlib import Path

import pytest

from tongket.core.catalogue import CATALOGUE, CHAPTERS, collect, find, fingerprint
from tongket.core.catalogue.document import document
from tongket.core.indicators.mistakes import RepeatedIndicator, UnknownIndicator

DOCS = Path(__file__).parents[4] / "docs"
FIXED = ("clearance_rate", "serious_clearance_rate", "resolution_rate", "resolution_rate_incl_suspended",
         "id_collected_rate", "id_issued_rate")  # fmt: skip


def test_the_report_has_more_than_forty_indicators_without_counting_slices():
    assert sum(1 for indicator in CATALOGUE.values() if not indicator.slice_of) >= 45


@pytest.mark.parametrize("indicator", FIXED)
def test_the_fixed_ids_exist_and_are_rates(indicator):
    assert find(indicator).is_ratio


def test_an_unknown_id_is_refused():
    with pytest.raises(UnknownIndicator):
        find("happiness")


def test_an_id_declared_twice_is_refused():
    with pytest.raises(RepeatedIndicator):
        collect([CHAPTERS[0], CHAPTERS[0]])


def test_the_page_of_indicators_is_current():
    assert (DOCS / "indicators.md").read_text(encoding="utf-8") == document()


def test_a_changed_definition_changes_the_fingerprint():
    indicators = list(CATALOGUE.values())
    assert fingerprint(indicators) != fingerprint(indicators[1:])


def test_names_of_parts_are_indicators_or_re_entered_measures():
    extra = {"reports_resolved_incl_suspended", "procedures_on_time", "procedures_online"}
    extra |= {"reports_resolved_or_overdue", "tasks_done_or_overdue"}
    named = {name for indicator in CATALOGUE.values() for name in (indicator.n_id, indicator.of_id) if name}
    assert named - set(CATALOGUE) == extra
