"""Sealed identities as pages show them: that they are sealed, who asked, who agreed; the persons on one page, once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.core.identity import people_of
from tongket.foundation.actor import Actor
from tongket.foundation.cards import Card
from tongket.foundation.scope import Scope
from tongket.foundation.templatetags.tongket_text import ngay, ngay_gio
from tongket.registers.intake.models import CrimeReport, OpeningRequest, SealedPersons
from tongket.registers.intake.queries import identity as queries
from tongket.registers.intake.rules import identity as rules

STATE_KINDS = {"asked": "wait", "approved": "warn", "refused": "idle", "opened": "good"}


def card(report: CrimeReport, actor: Actor, scope: Scope, now: datetime) -> dict[str, Any]:
    """The card of a report's page: the state of its envelope, its openings, the way to ask."""
    sealed = queries.sealed_of(report)
    kind, word = _state(sealed)
    readable = sealed is not None and sealed.shredded_at is None
    asking = readable and actor.role in rules.ASKERS and scope.covers(report.handler_id) and queries.is_police(actor)
    requests = queries.openings_of(report, actor, scope) if sealed and actor.role in rules.READERS else []
    return {
        "kind": kind,
        "word": word,
        "text": _text(sealed, report),
        "ask_url": reverse("intake:ask_opening", args=[report.code]) if asking else "",
        "requests": [line(row, now) for row in requests[:5]],
    }


def word(report: CrimeReport) -> str:
    """What a reprint says where persons stood: never who they are."""
    return _("Danh tính: %(state)s") % {"state": _state(queries.sealed_of(report))[1].lower()}


def line(row: OpeningRequest, now: datetime, *, content: bool = True) -> dict[str, Any]:
    """One request in a list; who opens no records sees the body that holds the report instead of its number."""
    expired = row.state == "approved" and row.expires_at is not None and now > row.expires_at
    kind, state = STATE_KINDS[row.state], rules.STATES[row.state]
    if expired:
        kind, state = "idle", _("Duyệt đã hết hiệu lực")
    elif row.danger_to_life and row.state == "opened":
        kind, state = _danger_state(row, now)
    return {
        "url": reverse("intake:opening", args=[row.pk]),
        "code": row.report.code if content else row.report.handler.name,
        "report_url": reverse("intake:detail", args=[row.report.code]) if content else "",
        "purpose": rules.PURPOSES[row.purpose],
        "case": row.case_code if content and row.case_code != row.report.code else "",
        "asked_at": row.asked_at,
        "asked_by": row.asked_post,
        "decided_by": row.decided_post,
        "state": state,
        "kind": kind,
        "danger": row.danger_to_life,
    }


def rows(row: OpeningRequest, *, content: bool = True) -> list[tuple[str, Any]]:
    """One request as label and value; without the numbers of records for who opens none."""
    numbers = [(_("Tin báo"), row.report.code), (_("Phục vụ tin, vụ án số"), row.case_code)] if content else []
    shown: list[tuple[str, Any]] = [
        *numbers,
        (_("Mục đích"), rules.PURPOSES[row.purpose]),
        (_("Lý do"), row.reason),
        (_("Người đề nghị"), row.asked_post),
        (_("Lúc"), ngay_gio(row.asked_at)),
        (_("Cơ quan đang giữ tin"), row.report.handler.name),
    ]
    if row.decided_at is not None:
        label = _("Người xem xét sau khi mở") if row.danger_to_life else _("Người thứ hai")
        shown.append((label, f"{row.decided_post} ({ngay_gio(row.decided_at)})"))
    elif row.danger_to_life:
        shown.append((_("Người thứ hai"), _("Không có: mở khẩn cấp")))
    if row.refusal:
        shown.append((_("Lý do không duyệt"), row.refusal))
    if row.opened_at is not None:
        shown.append((_("Mở lúc"), ngay_gio(row.opened_at)))
    if row.explanation:
        shown.append((_("Giải trình"), row.explanation))
    return shown


def acts(row: OpeningRequest, actor: Actor, now: datetime) -> dict[str, Any]:
    """What this person may do now with a request: decide, open, explain, look over."""
    person = {"account": row.asked_account, "post": row.asked_post}
    may_open = not barred(actor, now) and not rules.reasons_against_opening(
        actor, **person, state=row.state, expires_at=row.expires_at, at=now
    )  # fmt: skip
    in_danger = row.danger_to_life and row.state == "opened"
    owed = in_danger and row.explained_at is None
    not_reviewable = rules.reasons_against_review(
        actor, **person, explained=row.explained_at is not None, due=in_danger and row.decided_at is None
    )
    return {
        "decide_url": ""
        if rules.reasons_against_decision(actor, **person, state=row.state) or barred(actor, now)
        else reverse("intake:decide_opening", args=[row.pk]),
        "review_url": "" if not_reviewable else reverse("intake:review_opening", args=[row.pk]),
        "open_url": reverse("intake:open_persons", args=[row.pk]) if may_open else "",
        "explain_url": reverse("intake:explain_opening", args=[row.pk])
        if owed and actor.is_person(row.asked_account, row.asked_post)
        else "",
        "expires_at": row.expires_at,
    }


def barred(actor: Actor, now: datetime) -> str:
    """Why this person may do nothing with identities now; empty where nothing stands against it."""
    reasons = rules.reasons_against_silence(queries.in_danger_by(actor.account_id, actor.post), now)
    return reasons[0].sentence() if reasons else ""


def danger_notice(actor: Actor, scope: Scope, now: datetime) -> Card | None:
    """Openings without a second person among the notices of head and inspector, from the moment they happened."""
    waiting = list(queries.danger_openings(scope, actor))
    lines = [_danger_line(row, now, content=scope.content) for row in waiting]
    acts = [(_("Xem các đề nghị mở danh tính"), reverse("intake:openings"))]
    return Card(_("Mở danh tính khẩn cấp"), lines, acts) if lines else None


def _danger_line(row: OpeningRequest, now: datetime, *, content: bool) -> dict[str, Any]:
    shown = line(row, now, content=content)
    hint = _("%(who)s mở một mình lúc %(at)s") % {"who": row.asked_post, "at": ngay_gio(row.opened_at)}
    return {"label": shown["code"], "url": shown["url"], "hint": hint, "kind": shown["kind"], "word": shown["state"]}


def _danger_state(row: OpeningRequest, now: datetime) -> tuple[str, str]:
    """How an opening without a second person stands: kind and word."""
    if row.decided_at is not None:
        return "good", _("Mở khẩn cấp, đã xem xét")
    if queries.standing(row).bars(now):
        return "bad", _("Mở khẩn cấp, quá hạn giải trình, đã khóa")
    if row.explained_at is None:
        return "bad", _("Mở khẩn cấp, chưa giải trình")
    return "warn", _("Mở khẩn cấp, chờ xem xét")


def people(persons: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The persons out of an envelope: group, then label and value. For the page that opened it and no other."""
    counted: dict[str, int] = {}
    shown = []
    for group, person in people_of(persons):
        counted[group] = counted.get(group, 0) + 1
        number = f" {counted[group]}" if group != "reporter" else ""
        labelled = [(str(rules.FIELDS[name]), text) for name, text in person.items() if name in rules.FIELDS]
        shown.append({"title": f"{rules.GROUPS[group]}{number}", "rows": labelled})
    return shown


def links(scope: Scope, actor: Actor) -> dict[str, Any]:
    """From the book to the pages of identities, with how much waits there for this reader."""
    if actor.role not in rules.READERS:
        return {}
    return {
        "url": reverse("intake:openings"),
        "match_url": reverse("intake:match") if queries.may_match(actor) else "",
        "waiting": queries.openings_waiting(scope, actor),
    }


def _state(sealed: SealedPersons | None) -> tuple[str, str]:
    if sealed is None:
        return "idle", _("Không lưu trong hệ thống")
    if sealed.shredded_at is not None:
        return "idle", _("Đã hủy khi hết thời hạn lưu")
    return "good", _("Đã niêm phong")


def _text(sealed: SealedPersons | None, report: CrimeReport) -> str:
    if sealed is None and report.split_from is not None:
        return _("Tách ra từ %(code)s: danh tính, nếu có, nằm ở tin ấy.") % {"code": report.split_from.code}
    if sealed is None:
        return _("Nếu có, danh tính người báo tin chỉ nằm trong hồ sơ giấy.")
    if sealed.shredded_at is not None:
        return _("Hủy ngày %(day)s.") % {"day": ngay(sealed.shredded_at)}
    if not sealed.taken_in:
        return _("Niêm phong %(at)s, chờ bàn giao kho.") % {"at": ngay_gio(sealed.sealed_at)}
    return _("Niêm phong %(at)s, kho giữ khóa đến %(until)s.") % {
        "at": ngay_gio(sealed.sealed_at), "until": ngay(sealed.keep_until),
    }  # fmt: skip
