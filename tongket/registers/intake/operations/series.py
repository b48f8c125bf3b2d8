"""Numbers given on saving (số thứ tự): unique within a prefix, gaps allowed."""

from __future__ import annotations

from django.db.models import F

from tongket.registers.intake.models import NumberSeries

BODY_PREFIXES = ("CAX-", "CAH-", "CA-", "BCD-")


def draw_number(kind: str, unit_code: str, year: int) -> str:
    """The next number of a series, e.g. TB-12433-2022-000001. Call inside an operation: the series row is locked by
    the update until its transaction ends, so two posts never draw the same number."""
    for prefix in BODY_PREFIXES:
        unit_code = unit_code.removeprefix(prefix)
    series = f"{kind}-{unit_code}-{year}-"
    rows = NumberSeries.objects.filter(prefix=series)
    if not rows.update(last=F("last") + 1):
        NumberSeries.objects.create(prefix=series, last=1)
        return f"{series}{1:06d}"
    return f"{series}{rows.values_list('last', flat=True)[0]:06d}"
