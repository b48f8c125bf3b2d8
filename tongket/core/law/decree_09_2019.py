"""Decree 09/2019/NĐ-CP on the reporting regime, in force 12/03/2019; its calendar stands in core/periods."""

from __future__ import annotations

from datetime import date

from tongket.core.law.limits import Limit, Provision, Version

IN_FORCE = date(2019, 3, 12)
CLOSING = Provision("ND09-12", "Nghị định số 09/2019/NĐ-CP, Điều 12", "Decree 09/2019/NĐ-CP, art. 12", IN_FORCE)
# Điều 8 khoản 5: at least so many working days between closing and sending; each regime sets its own due days.
CLOSING_TO_SENDING = Limit(
    "ND09-8.5", "working_days", "Nghị định số 09/2019/NĐ-CP, Điều 8 khoản 5", "Decree 09/2019/NĐ-CP, art. 8.5",
    (Version(IN_FORCE, 1),),
)  # fmt: skip

LIMITS = (CLOSING_TO_SENDING,)
