"""Which acts would be accepted of this person on this report now: the same rules the operations ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db.models import Count

from tongket.foundation.actor import Actor, Role
from tongket.registers.intake import rules
from tongket.registers.intake.models import CrimeReport
from tongket.registers.intake.queries.hidden import held_by_the_concerned, reasons_against_deciding_void
from tongket.registers.intake.queries.standing import ReportStanding
from tongket.registers.people import queries as people
from tongket.registers.units import queries as units

EVERYWHERE = units.EVERYWHERE
acts_for = units.acts_for
ARRIVALS = ("take_over_report", "return_report")


def offered(report: CrimeReport, by: Actor, verbs: Iterable[str], today: date) -> list[str]:
    """Those of the verbs that would not be refused, whatever an honest form says."""
    standing = ReportStanding(report)
    return [verb for verb in verbs if _offered(report, standing, by, verb, today)]


def open_load(unit_id: int, on: date) -> list[tuple[str, int]]:
    """The investigators of a body by post with the reports each has open: the fewest first.

    "Điều tra viên 07" and "Điều tra viên 07, Công an huyện Quỳnh Phụ" are one: inside a body what stands before the
    comma names the post, unless two officers of the body have just that in common.
    """
    rows = CrimeReport.objects.filter(handler=unit_id, state__in=rules.IN_STOCK).exclude(investigator="")
    seated = set(people.posts_with(Role.INVESTIGATOR, unit_id, on))
    shared = {post for post, n in Counter(map(_post_alone, seated)).items() if n > 1}
    counts = dict.fromkeys((_known_as(post, shared) for post in seated), 0)
    for post, n in rows.values_list("investigator").annotate(n=Count("pk")):
        known = _known_as(post, shared)
        counts[known] = counts.get(known, 0) + n
    return sorted(counts.items(), key=lambda one: (one[1], one[0]))


def _post_alone(post: str) -> str:
    return post.split(",")[0].strip()


def _known_as(post: str, shared: set[str]) -> str:
    alone = _post_alone(post)
    return post if alone in shared else alone


def _offered(report: CrimeReport, standing: ReportStanding, by: Actor, verb: str, today: date) -> bool:
    if rules.reasons_against_act(verb, report.state, by.role):
        return False
    if rules.reasons_against_procuracy(verb, by.role, held_by_the_concerned(report)):
        return False
    unit_id = _unit_of(report, by, verb)
    if unit_id is None or not acts_for(by, unit_id):
        return False
    if verb == "accept_report" and not rules.may_resolve(units.unit_by_id(unit_id).level, today):
        return False
    if rules.reasons_against_standing(verb, standing, today) or rules.not_worth_offering(verb, standing, today):
        return False
    if verb in ("approve_void", "refuse_void") and standing.void_request is not None:
        return not reasons_against_deciding_void(report, standing.void_request, by)
    return True


def _unit_of(report: CrimeReport, by: Actor, verb: str) -> int | None:
    """The unit an act is done for: where it arrives, who takes it, else who holds it."""
    if verb in ARRIVALS:
        return report.pending_to_id
    if verb == "accept_report":
        return report.pending_to_id if report.state == "forwarded" else by.unit_id
    return report.handler_id
