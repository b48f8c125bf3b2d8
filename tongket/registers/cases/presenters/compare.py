"""Two versions of one record side by side: what stands in the book and what the second officer typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tongket.foundation.templatetags.tongket_text import ngay, so
from tongket.registers.cases.models import Offence

SHOWN = ("summary", "occurred_on", "place_code", "dead", "injured", "damage", "tag")


def both_versions(row: Offence, form: forms.Form) -> list[dict[str, Any]]:
    """Field by field: the saved text, the typed one, and whether they differ."""
    lines = []
    for name in SHOWN:
        saved = row.place.code if name == "place_code" else getattr(row, name)
        typed = form.cleaned_data.get(name)
        label = form.fields[name].label
        lines.append(
            {"label": label, "saved": _shown(saved), "typed": _shown(typed), "differs": saved != typed}
        )
    return lines


def _shown(value: Any) -> str:
    if value is None or value == "":
        return _("(trống)")
    return so(value) if isinstance(value, int) else ngay(value) if hasattr(value, "isoformat") else str(value)
