"""Which offence leads a case (tội danh chính) when there are several."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tongket.core.law.criminal_procedure_code import CRIME_CLASSES


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the counting rule looks at in one offence."""

    id: int
    article: str
    crime_class: str


def lead_of(offences: Sequence[Weighed], of_lead_accused: Collection[int] = ()) -> Weighed:
    """The gravest offence of the lead accused (bị can đầu vụ); equally grave, the one with the smallest article.

    Rule of the General Statistics Office. While nobody is named lead accused all offences of the case compete.
    """
    competing = [offence for offence in offences if offence.id in of_lead_accused] or list(offences)
    return min(competing, key=_weight)


def _weight(offence: Weighed) -> tuple[int, int, str, int]:
    digits = "".join(c for c in offence.article if c.isdigit())
    gravity = CRIME_CLASSES.index(offence.crime_class)  # type: ignore[arg-type]
    return -gravity, int(digits or 0), offence.article, offence.id
