"""Where one report stands, as the rules ask it; other tables are read only when a rule asks."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport, Extension, ExtensionRequest, ReportState, VoidRequest
from tongket.registers.units import queries as units


class ReportStanding:
    """The standing of a saved report; make a new one after an act."""

    def __init__(self, report: CrimeReport) -> None:
        self.report = report

    @property
    def state(self) -> str:
        return self.report.state

    @property
    def due_strict(self) -> date | None:
        return self.report.due_strict

    @property
    def due_rolled(self) -> date | None:
        return self.report.due_rolled

    @property
    def arriving(self) -> bool:
        """Whether it is on its way to a body of the province."""
        return self.report.pending_to_id is not None

    @property
    def outcome(self) -> str:
        return self.report.outcome

    @property
    def outcome_on(self) -> date | None:
        return self.report.outcome_on

    @property
    def archived(self) -> bool:
        return self.report.archived_at is not None

    @cached_property
    def level(self) -> str:
        """The level of the body that holds it."""
        return units.unit_by_id(self.report.handler_id).level

    @cached_property
    def running(self) -> tuple[ReportState, rules.Run]:
        """The act that started the limit now running, and the run with its extensions."""
        return running(self.report)

    @property
    def run(self) -> rules.Run:
        return self.running[1]

    @cached_property
    def extension_request(self) -> ExtensionRequest | None:
        """The request to the procuracy made in the run that goes on; without a limit there is nothing to ask for."""
        if self.due_rolled is None:
            return None
        return ExtensionRequest.objects.filter(run=self.running[0]).first()

    @property
    def extension_asked(self) -> bool:
        return self.extension_request is not None

    @property
    def extension_waiting(self) -> bool:
        request = self.extension_request
        return request is not None and request.answered_at is None

    @property
    def extension_refused(self) -> bool:
        request = self.extension_request
        return request is not None and request.granted is False

    @cached_property
    def void_request(self) -> VoidRequest | None:
        """The request to void it that waits for a decision."""
        return VoidRequest.objects.filter(report=self.report, decided_at=None).first()

    @property
    def void_waiting(self) -> bool:
        return self.void_request is not None

    @cached_property
    def _verbs(self) -> frozenset[str]:
        found: set[str] = set()
        for verb in ReportState.objects.filter(report=self.report).order_by("pk").values_list("verb", flat=True):
            found = {verb} if verb == "reopen_report" else found | {verb}
        return frozenset(found)

    def did(self, verb: str) -> bool:
        """Whether that act has been recorded, since the report came back where its outcome was annulled."""
        return verb in self._verbs


def running(found: CrimeReport) -> tuple[ReportState, rules.Run]:
    """The act that started the limit now running, and the run with its extensions."""
    row = _newest_run(found.states.filter(verb__in=rules.RUN_VERBS))
    return row, run_from(row)


def _newest_run(starts: QuerySet[ReportState]) -> ReportState:
    """The newest act that set a limit; where none did, because the kind had no limit then, the newest of all."""
    return starts.exclude(due_strict=None).order_by("-pk").first() or starts.order_by("-pk")[0]


def run_from(row: ReportState) -> rules.Run:
    """The run that this act started."""
    rows = Extension.objects.filter(run=row).order_by("pk").values_list("authority", "decided_on")
    start = row
    while start.verb == "split_new":
        # The clock of a report split off is its source's: look for the run that was on when it was split.
        source_id = CrimeReport.objects.values_list("split_from_id", flat=True).get(pk=start.report_id)
        earlier = ReportState.objects.filter(report_id=source_id, verb__in=rules.RUN_VERBS, pk__lt=start.pk)
        start = _newest_run(earlier)
    return rules.Run(start.verb, start.counts_from or start.on, tuple(rules.ExtensionRow(*given) for given in rows))
