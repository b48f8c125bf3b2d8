"""Units over time (đơn vị): lives, trees as of a day, lineage, and series restated from one map to another."""

from __future__ import annotations

from tongket.core.org.history import History, Tree
from tongket.core.org.lineage import Edge, Lineage
from tongket.core.org.recast import MissingSource, NotComparable, Recast, ShareUsed, destinations, recast
from tongket.core.org.refusals import (
    EmptyLife,
    OrgRefusal,
    ParentUnknown,
    SharesNotWhole,
    UnitCycle,
    UnitInTwoPlaces,
    UnitNotAlive,
    UnitOverlap,
    UnknownUnit,
)
from tongket.core.org.series import BadSeries, read_series
from tongket.core.org.units import Unit

__all__ = [
    "BadSeries",
    "Edge",
    "EmptyLife",
    "History",
    "Lineage",
    "MissingSource",
    "NotComparable",
    "OrgRefusal",
    "ParentUnknown",
    "Recast",
    "ShareUsed",
    "SharesNotWhole",
    "Tree",
    "Unit",
    "UnitCycle",
    "UnitInTwoPlaces",
    "UnitNotAlive",
    "UnitOverlap",
    "UnknownUnit",
    "destinations",
    "read_series",
    "recast",
]
