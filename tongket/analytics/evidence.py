"""Figure → evidence (căn cứ của số liệu): what `explain` and the page of a figure tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tongket.analytics.records import Records
from tongket.core.indicators.figures import Comparison, Result
from tongket.core.indicators.indicator import Indicator
from tongket.core.periods import Period
from tongket.core.viet.numbers import decimal_text


@dataclass(frozen=True, slots=True)
class Evidence:
    """A figure with its definition, parts, coverage, origin, sub-units and records."""

    indicator: Indicator
    result: Result
    comparison: Comparison
    formula: str
    children: list[Result]
    n_records: Records
    of_records: Records | None
    cut_off: str
    snapshot: str
    catalogue: str

    def as_json(self) -> dict[str, Any]:
        """The fields of `tongket explain --json`."""
        result, period = self.result, self.result.period
        return {
            "indicator": self.indicator.id, "label": self.indicator.label, "label_en": self.indicator.label_en,
            "unit": result.unit_code, "unit_name": result.unit_name, "period": str(period),
            "calendar": period.calendar.id if isinstance(period, Period) else None,
            "start": period.start.isoformat(), "end": period.end.isoformat(),
            **figure_json(self.indicator, result),
            "definition": self.indicator.definition, "definition_en": self.indicator.definition_en,
            "cites": list(self.indicator.cites), "cites_en": list(self.indicator.cites_en), "formula": self.formula,
            "n_label": self.indicator.n_label, "of_label": self.indicator.of_label,
            "cut_off": self.cut_off, "snapshot": self.snapshot, "catalogue": self.catalogue,
            "children": [{"unit": c.unit_code, "name": c.unit_name, **figure_json(self.indicator, c)}
                         for c in self.children],
            "records": self.n_records.total, "records_hidden": self.n_records.hidden,
            "record_ids": [line.record for line in self.n_records.shown],
            "of_records": self.of_records.total if self.of_records is not None else None,
            "of_record_ids": [line.record for line in self.of_records.shown] if self.of_records is not None else None,
        }  # fmt: skip


def figure_json(indicator: Indicator, result: Result) -> dict[str, Any]:
    """Value, parts, status and coverage; a percentage is a decimal string, rounded half-up."""
    value: Any = result.value
    if indicator.is_ratio and result.value is not None:
        value = decimal_text(result.value * (100 if indicator.unit == "%" else 1), indicator.decimals)
    return {
        "value": value, "n": result.n, "of": result.of, "status": result.status, "closed": result.closed,
        "vintage": result.vintage, "findings": list(result.findings),
        "coverage": {"expected": result.coverage.expected, "reported": result.coverage.reported,
                     "missing": list(result.coverage.missing)},
    }  # fmt: skip
