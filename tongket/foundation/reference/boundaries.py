"""Boundaries (ranh giới) of 2022 as GeoJSON, WGS84."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from tongket.foundation.reference.tables import DATA

_FILES = {"commune": "ranh_gioi_xa_2022.geojson", "district": "ranh_gioi_huyen_2022.geojson"}


@cache
def boundaries(level: str) -> dict[str, Any]:
    """The feature collection of "commune" or "district", both provinces; shared, so do not change it."""
    collection: dict[str, Any] = json.loads((DATA / _FILES[level]).read_text(encoding="utf-8"))
    return collection
