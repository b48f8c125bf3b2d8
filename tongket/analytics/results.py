"""The only door for numbers shown to people: figure, comparison, sub-units, months, records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tongket.core.indicators.figures import Comparison, Result, Window


class Results:
    """Answers from one sealed snapshot. Being built: the methods below are the published shape."""

    def result(self, indicator: str, unit: str, period: Window) -> Result:
        raise NotImplementedError

    def compare(self, indicator: str, unit: str, period: Any) -> Comparison:
        raise NotImplementedError


def open_results(snapshot: str | Path | None = None) -> Results:
    raise NotImplementedError
