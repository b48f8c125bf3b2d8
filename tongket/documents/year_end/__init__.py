"""The year-end report (báo cáo tổng kết năm) of a province, a district or a commune, from sealed results."""

from tongket.documents.year_end.builder import build
from tongket.documents.year_end.data import (
    AwardLine,
    Directive,
    Frame,
    Index,
    Recognition,
    Report,
    Review,
    Ring,
    Target,
    UnitName,
)

__all__ = [
    "AwardLine",
    "Directive",
    "Frame",
    "Index",
    "Recognition",
    "Report",
    "Review",
    "Ring",
    "Target",
    "UnitName",
    "build",
]
