"""How long after its receipt a report was entered, in words."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tongket.registers.intake.rules.receipt import lag_of


def lag_words(received_at: datetime, recorded_at: datetime) -> str:
    """ "nhập sau 2 ngày 3 giờ", or nothing where it was entered within the hour."""
    lag = lag_of(received_at, recorded_at)
    if lag is None:
        return ""
    days, hours = lag
    parts = [ngettext("%(n)s ngày", "%(n)s ngày", days) % {"n": days}] if days else []
    parts += [ngettext("%(n)s giờ", "%(n)s giờ", hours) % {"n": hours}] if hours else []
    return _("nhập sau %(lag)s") % {"lag": " ".join(parts)}
