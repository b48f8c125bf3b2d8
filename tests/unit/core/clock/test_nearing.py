"""How many days before its end an item is near: one dated setting for every list, desk and board."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tongket.core.clock import nearing
from tongket.core.clock.nearing import Nearing, is_near

ON = date(2022, 12, 27)


@pytest.mark.parametrize(("left", "near"), [(-1, False), (0, True), (5, True), (6, False)])
def test_the_last_five_days_are_near(left, near):
    assert is_near(left, ON) is near


def test_a_new_setting_holds_from_its_day_on(monkeypatch):
    old = nearing.SETTINGS[0]
    monkeypatch.setattr(nearing, "SETTINGS", (old, Nearing(date(2023, 1, 1), days=7, board_days=4)))
    assert nearing.nearing(ON) == old
    assert (is_near(7, ON), is_near(7, date(2023, 1, 1))) == (False, True)
    assert nearing.nearing(date(2000, 1, 1)) == old


def test_no_other_module_keeps_a_number_of_its_own():
    house = Path(nearing.__file__).resolve().parents[2]
    own = re.compile(r"^(NEARING|AHEAD)\b.*=\s*\d", re.M)
    assert [path for path in house.rglob("*.py") if own.search(path.read_text(encoding="utf-8"))] == []
