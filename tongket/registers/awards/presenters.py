"""Rows of the register of awards as pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tongket.foundation.models import AuditEvent
from tongket.registers.awards import rules
from tongket.registers.awards.models import Award, AwardRound, Nomination, Recognition
from tongket.registers.awards.queries import AwardLine, Series, Split

STATE_KINDS = {
    "open": "wait", "decided": "good", "handed_over": "good", "nominated": "wait", "eligible": "good",
    "not_eligible": "bad", "to_judge": "warn", "awarded": "good", "void": "idle", "revoked": "bad", "recorded": "good",
}  # fmt: skip
VERDICT_KINDS = {"passed": "good", "failed": "bad", "to_judge": "warn"}
VERBS = {
    "open_round": gettext_lazy("Mở đợt"),
    "nominate": gettext_lazy("Đề nghị"),
    "vet_nomination": gettext_lazy("Thẩm định"),
    "void_nomination": gettext_lazy("Hủy đề nghị"),
    "decide_awards": gettext_lazy("Quyết định"),
    "give_award": gettext_lazy("Tặng"),
    "hand_over_award": gettext_lazy("Trao"),
    "hand_over_awards": gettext_lazy("Trao thưởng"),
    "revoke_award": gettext_lazy("Thu hồi"),
    "restore_award": gettext_lazy("Khôi phục"),
    "record_recognition": gettext_lazy("Ghi danh hiệu"),
    "void_recognition": gettext_lazy("Hủy danh hiệu"),
}


def round_line(row: AwardRound) -> dict[str, Any]:
    """A round with its state in words."""
    return {
        "code": row.code, "name": row.name, "occasion": row.occasion, "organiser": row.organiser.name,
        "opened_on": row.opened_on, "nominated": getattr(row, "nominated", None), "kind": STATE_KINDS[row.state],
        "word": rules.STATES["round"][row.state], "state": row.state,
        "url": reverse("awards:round", args=[row.code]),
    }  # fmt: skip


def nomination_line(row: Nomination) -> dict[str, Any]:
    """A nomination: who, for what, in which form, how far it is."""
    return {
        "code": row.code, "name": row.post or row.unit.name, "unit": row.unit.name, "unit_code": row.unit.code,
        "recipient": rules.RECIPIENTS[row.recipient], "form": rules.FORMS[row.form], "merit": rules.KINDS[row.kind],
        "achievement": row.achievement, "year": row.year, "kind": STATE_KINDS[row.state], "state": row.state,
        "word": rules.STATES["nomination"][row.state], "by": row.nominated_by_post, "at": row.nominated_at,
        "void_reason": row.void_reason, "round": row.round.code, "url": reverse("awards:nomination", args=[row.code]),
        "award_code": row.award.code if hasattr(row, "award") else "",
    }  # fmt: skip


def vetting_lines(row: Nomination) -> list[dict[str, Any]]:
    """Verdicts, the newest turn first."""
    lines = sorted(row.vetting.all(), key=lambda line: (-line.turn, line.pk))
    return [
        {
            "criterion": rules.CRITERIA[line.criterion], "kind": VERDICT_KINDS[line.verdict],
            "word": rules.VERDICTS[line.verdict], "basis": line.basis, "indicator": line.indicator, "turn": line.turn,
            "at": line.at, "by": line.by_post,
        }
        for line in lines
    ]  # fmt: skip


def award_line(line: AwardLine) -> dict[str, Any]:
    """A line of the award list in words."""
    return {
        "position": line.position, "code": line.code, "name": line.name, "unit": line.unit_name,
        "recipient": rules.RECIPIENTS[line.recipient], "form": rules.FORMS[line.form], "merit": rules.KINDS[line.kind],
        "achievement": line.achievement, "money": line.money, "kind": STATE_KINDS[line.state],
        "word": rules.STATES["award"][line.state], "handed_over_on": line.handed_over_on,
        "handed_over_by": line.handed_over_by, "present": line.present, "authority": line.authority,
        "url": reverse("awards:award", args=[line.code]),
    }  # fmt: skip


def split_table(split: Split) -> dict[str, Any]:
    """The split as a table: one row a form, one column a kind of recipient; an empty kind has no column."""
    recipients = [code for code in rules.RECIPIENTS if split.count("", code) or code != "household"]
    return {
        "columns": [rules.RECIPIENTS[code] for code in recipients],
        "rows": [
            (label, [split.count(form, code) for code in recipients], split.count(form))
            for form, label in rules.FORMS.items()
        ],
        "totals": [split.count("", code) for code in recipients],
        "total": split.total,
    }


def award_detail(award: Award) -> dict[str, Any]:
    """One award with the decision that gave it."""
    decision, nomination = award.decision, award.nomination
    return {
        "code": award.code, "name": nomination.post or nomination.unit.name, "kind": STATE_KINDS[award.state],
        "word": rules.STATES["award"][award.state], "state": award.state, "round": decision.round.code,
        "rows": [
            (_("Đối tượng"), rules.RECIPIENTS[nomination.recipient]), (_("Đơn vị"), nomination.unit.name),
            (_("Hình thức"), rules.FORMS[decision.form]), (_("Loại"), rules.KINDS[nomination.kind]),
            (_("Thành tích"), nomination.achievement), (_("Người quyết định"), decision.authority),
            (_("Số quyết định"), decision.number or _("chưa cấp số")),
        ],
        "decided_on": decision.decided_on, "money": award.money, "handed_over_on": award.handed_over_on,
        "handed_over_by": award.handed_over_by, "present": award.present,
    }  # fmt: skip


def recognition_line(row: Recognition, series: Series) -> dict[str, Any]:
    """A recognition, and how many years running it makes."""
    return {
        "code": row.code, "title": row.title, "issuer": row.issuer, "year": row.year, "decided_on": row.decided_on,
        "number": row.number, "evidence": row.evidence, "kind": STATE_KINDS[row.state],
        "word": rules.STATES["recognition"][row.state], "years": len(series.years), "many_years": series.many_years,
        "state": row.state, "void_url": reverse("awards:void_recognition", args=[row.code]),
    }  # fmt: skip


def entries(events: Iterable[AuditEvent]) -> list[dict[str, Any]]:
    """The trail of a record as a timeline."""
    return [
        {
            "title": VERBS.get(event.verb, event.verb), "at": event.at, "who": event.actor_post,
            "text": event.details.get("reason", ""), "kind": "idle",
        }
        for event in events
    ]  # fmt: skip
