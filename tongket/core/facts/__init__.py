"""Schemas of the fact tables (bảng sự kiện), declared once."""

from tongket.core.facts.items import FORM_MONTH, MONTH_ITEMS, MONTH_LAST_DAY, ReturnItem
from tongket.core.facts.measures import MEASURES, Measure
from tongket.core.facts.rows import FactFinding, Life, Row, fact, findings_in
from tongket.core.facts.tables import FRAME, SCHEMA_VERSION, TABLES, Event, FactTable, Role

__all__ = [
    "FORM_MONTH", "FRAME", "MEASURES", "MONTH_ITEMS", "MONTH_LAST_DAY", "SCHEMA_VERSION", "TABLES", "Event",
    "FactFinding", "FactTable", "Life", "Measure", "ReturnItem", "Role", "Row", "fact", "findings_in",
]  # fmt: skip
