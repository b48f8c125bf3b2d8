"""Numbers given on saving (số thứ tự): unique within a prefix, gaps allowed."""

from __future__ import annotations

from django.db import connection

from tongket.registers.intake.models import NumberSeries

# One statement on both databases: the row is made or counted on, and stays locked until the transaction ends.
NEXT = f"""INSERT INTO {NumberSeries._meta.db_table} AS kept (prefix, last) VALUES (%s, 1)
    ON CONFLICT (prefix) DO UPDATE SET last = kept.last + 1 RETURNING last"""
BODY_PREFIXES = ("CAX-", "CAH-", "CA-", "BCD-")


def draw_number(kind: str, unit_code: str, year: int) -> str:
    """The next number of a series, e.g. TB-12433-2022-000001. Call inside an operation: the series row is locked by
    the update until its transaction ends, so two posts never draw the same number."""
    for prefix in BODY_PREFIXES:
        unit_code = unit_code.removeprefix(prefix)
    series = f"{kind}-{unit_code}-{year}-"
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [series])
        (number,) = cursor.fetchone()
    return f"{series}{number:06d}"
