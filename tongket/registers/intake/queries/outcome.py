"""What the outcome of a report was founded on, read back from the act that recorded it."""

from __future__ import annotations

from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport


def initiated_by(report: CrimeReport) -> tuple[str, str]:
    """Article and clause of the Penal Code a standing initiation named; empty for every other outcome."""
    if report.outcome != "initiated":
        return "", ""
    acts = report.states.filter(verb="resolve_report", detail="initiated").order_by("-pk")
    words = acts.values_list("article", flat=True).first() or ""
    return rules.penal_article(words.removesuffix("BLHS"))
