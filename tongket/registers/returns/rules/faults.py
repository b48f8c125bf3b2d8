"""Faults in a return (chỗ sai): all told at once, each with a stable code, its item and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tongket.core.checks import Submission, check_submission
from tongket.registers.returns.rules import FormSpec, english

Values = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong ("error") or odd ("warning") with one number of one unit's return."""

    unit_code: str
    item: str
    code: str
    severity: str
    message: object
    hint: object

    def said(self) -> str:
        """What is wrong and what to do, in one text."""
        return f"{self.message} {self.hint}".strip()


def faults_in(form: FormSpec, unit_code: str, values: Values, history: Sequence[Values] = ()) -> list[Fault]:
    """Everything wrong or odd in these values; with the unit's earlier months also what is odd against them.

    An item set to None is not applicable and is not looked at; an item left out is an empty field.
    """
    found = [fault for item in values for fault in _shape(form, unit_code, item, values[item])]
    given = {item: values.get(item) for item in form.items if item not in values or _countable(values[item])}
    for finding in check_submission(Submission(given, history, unit_code)):
        message, hint = (finding.message_en, finding.hint_en) if english() else (finding.message, finding.hint)
        found.append(Fault(unit_code, finding.item, finding.code, finding.severity, message, hint))
    return found


def errors_in(form: FormSpec, unit_code: str, values: Values) -> list[Fault]:
    """The faults that bar sending."""
    return [fault for fault in faults_in(form, unit_code, values) if fault.severity == "error"]


def _shape(form: FormSpec, unit_code: str, item: str, value: object) -> list[Fault]:
    if item not in form.items:
        text, hint = _("Biểu này không có mục “%(item)s”.") % {"item": item}, _("Dùng mục của biểu.")
        return [Fault(unit_code, item, "RETURN-UNKNOWN-ITEM", "error", text, hint)]
    if value is not None and not _countable(value):
        text, hint = _("Số phải là số nguyên."), _("Nhập số nguyên không âm.")
        return [Fault(unit_code, item, "RETURN-NOT-WHOLE", "error", text, hint)]
    return []


def _countable(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
