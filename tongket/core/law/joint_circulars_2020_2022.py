"""Limits of three later texts: TTLT 01/2020 (suspended reports), TT 28/2020/TT-BCA, TTLT 01/2022 (children)."""

from __future__ import annotations

from datetime import date

from tongket.core.law.limits import Limit, Version

REVIEW_OF_SUSPENDED = Limit(
    "TTLT01-2020-5", "days", "TTLT 01/2020, Điều 5", "Joint circular 01/2020, art. 5", (Version(date(2020, 7, 15), 5),)
)
ARCHIVE = Limit(
    "TT28-20.4", "months", "TT 28/2020/TT-BCA, Điều 20 khoản 4", "Circular 28/2020/TT-BCA, art. 20.4",
    (Version(date(2020, 5, 15), 1),),
)  # fmt: skip
# Điều 18: found not competent after the assignment, which lapses.
TRANSFER_AFTER_ASSIGNMENT = Limit(
    "TT28-18", "hours", "TT 28/2020/TT-BCA, Điều 18", "Circular 28/2020/TT-BCA, art. 18",
    (Version(date(2020, 5, 15), 24),),
)  # fmt: skip
# Suspended reports without new facts may be archived after two years.
ARCHIVE_SUSPENDED = Limit(
    "TT28-20-SUSPENDED", "months", "TT 28/2020/TT-BCA, Điều 20", "Circular 28/2020/TT-BCA, art. 20",
    (Version(date(2020, 5, 15), 24),),
)  # fmt: skip
# The day of effect was not read.
CHILD_VICTIM_COORDINATION = Limit(
    "TTLT01-2022", "days", "TTLT 01/2022 (người dưới 18 tuổi bị xâm hại tình dục)",
    "Joint circular 01/2022 (sexual abuse of persons under 18)", (Version(date(2022, 1, 1), 7, verified=False),),
)  # fmt: skip

LIMITS = (REVIEW_OF_SUSPENDED, ARCHIVE, TRANSFER_AFTER_ASSIGNMENT, ARCHIVE_SUSPENDED, CHILD_VICTIM_COORDINATION)
