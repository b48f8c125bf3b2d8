"""Which acts a person may do on an offence or a case now: only what the register would accept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.foundation.actor import Actor
from tongket.foundation.clock import today as this_day
from tongket.foundation.scope import Scope
from tongket.registers.cases import queries, rules
from tongket.registers.cases.models import Case, Offence
from tongket.registers.cases.rules import investigation
from tongket.registers.cases.rules.transfer import ON_THE_WAY

SECOND_PERSON_ACT = "reclassify_offence"


def acts(pages: Mapping[str, Any], row: Offence | Case, actor: Actor, scope: Scope) -> list[dict[str, Any]]:
    """The acts this person may do now, as links: only what the register would accept."""
    request = queries.void_request_of(row)
    return [
        {"url": reverse("cases:act", args=[row.code, slug]), "label": page.button, "danger": page.danger,
         "verb": page.verb}
        for slug, page in pages.items()
        if _is_here(page.verb, row, scope) and _is_possible(page.verb, row, actor, request)
    ]  # fmt: skip


def _is_here(verb: str, row: Offence | Case, scope: Scope) -> bool:
    """Whether the record lies with a body this person reads, its file not on the way, its body not ended."""
    coming = row.pending_to_id if isinstance(row, Case) else None
    if verb in ("take_over_case", "return_sent_case"):
        return coming is not None and scope.covers(coming)
    ended = row.handler.valid_to if isinstance(row, Case) else None
    if not scope.covers(row.handler_id) or (ended is not None and ended <= this_day()):
        return False
    return coming is None or verb in ON_THE_WAY


def second_person_note(row: Offence, actor: Actor) -> str:
    """What stands under the acts for the person who recorded the offence: who else changes its charge."""
    if not actor.is_person(row.by_account, row.by_post) or (row.state, SECOND_PERSON_ACT) not in rules.TRANSITIONS:
        return ""
    if rules.reasons_against_role(SECOND_PERSON_ACT, actor.role):
        return ""
    return _("%(act)s: cần người thứ hai, không phải người đã ghi vụ.") % {"act": rules.VERBS[SECOND_PERSON_ACT]}


def _is_possible(verb: str, row: Offence | Case, actor: Actor, request: Any) -> bool:
    if verb in ("approve_void", "refuse_void"):
        return request is not None and not queries.reasons_against_deciding_void(actor, request, verb)
    if verb == "request_void":
        voided = "void_case" if isinstance(row, Case) else "void_offence"
        possible = request is None and (row.state, voided) in rules.TRANSITIONS
        return possible and not rules.reasons_against_role(verb, actor.role)
    verbs = investigation.CANCELLATIONS.values() if verb == "cancel_case_decision" else (verb,)
    if verb == SECOND_PERSON_ACT and actor.is_person(row.by_account, row.by_post):
        return False
    known = [v for v in verbs if (row.state, v) in rules.TRANSITIONS and not rules.reasons_against_role(v, actor.role)]
    return bool(known) and (not isinstance(row, Case) or _fits(verb, row))


def _fits(verb: str, row: Case) -> bool:
    """What an act needs beyond the state of the case: somebody accused, a decision to send, an extension left."""
    if verb == "send_case_decision":
        return bool(queries.unsent_decisions(row))
    if verb in ("terminate_accused", "issue_wanted_notice", "record_acquittal"):
        return queries.standing_accused(row) > 0
    if verb == "split_case":
        return row.offences.exclude(state="void").count() > 1
    if verb in ("hand_over_case", "terminate_case") and row.state == "concluded":
        concluded = queries.last_of(row, "conclude_case")
        ends = concluded is not None and concluded.ground == "terminate"
        return ends == (verb == "terminate_case")
    if verb in ("extend_investigation", "ask_investigation_extension"):
        return queries.investigation_of(row, row.last_on).extensions_left > 0
    return True
