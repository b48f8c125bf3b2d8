"""Writes of the register of publications: draft, revise, approve, publish, correct, withdraw, count views."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import date, datetime

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from tongket.core.viet.keys import fold
from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import NotFound, Refused, refuse_first
from tongket.registers.cases import queries as cases
from tongket.registers.publications import rules
from tongket.registers.publications.models import Correction, DayViews, PressItem, PressVersion
from tongket.registers.publications.rules import BoundFigure, PressText
from tongket.registers.units import queries as units

__all__ = [
    "BoundFigure", "PressText", "approve_press_item", "correct_press_item", "count_view", "draft_press_item",
    "publish_press_item", "record_views", "revise_press_item", "withdraw_press_item",
]  # fmt: skip
SLUG_LENGTH = 90


@operation("draft_press_item")
def draft_press_item(
    *, by: Actor, at: datetime, text: PressText, organiser_code: str, conference_code: str = ""
) -> Ref:  # fmt: skip
    """Draft a news item (soạn tin).

    Refused: PRESS-PART-MISSING, PRESS-UNBOUND-FIGURE, PRESS-FIGURE-UNTRUE, PRESS-FIGURE-KEYS,
    SAFEGUARDS-CLAIM-WITHOUT-REVIEW.
    """
    today = clock.local_date(at)
    refuse_first(
        rules.reasons_against_act("draft_press_item", by.role)
        + rules.reasons_against_text(text)
        + cases.claims_without_review(text.fields(), today)
    )
    organiser = units.unit_by_code(organiser_code, today)
    code = _next_code(f"TIN-{organiser.code.split('-')[-1]}-{today.year}-")
    item = PressItem.objects.create(
        code=code, slug=_slug(text.title, code), organiser_id=organiser.id, conference_code=conference_code,
        recorded_at=clock.now(),
    )  # fmt: skip
    _write_version(item, text, by, at)
    record_event(by=by, at=at, verb="draft_press_item", obj=item, title=text.title)
    return ref_to(item)


@operation("revise_press_item")
def revise_press_item(*, by: Actor, at: datetime, code: str, text: PressText) -> Ref:
    """Revise an item before publishing (sửa tin): a new version; an approval falls.

    Refused: PRESS-STATE and as drafting.
    """
    item = _locked(code)
    refuse_first(
        rules.reasons_against_act("revise_press_item", by.role, item.state)
        + rules.reasons_against_text(text)
        + cases.claims_without_review(text.fields(), clock.local_date(at))
    )
    before = item.state
    item.version += 1
    item.state, item.approved_at, item.approved_by_post = "draft", None, ""
    item.save(update_fields=["version", "state", "approved_at", "approved_by_post"])
    _write_version(item, text, by, at)
    record_event(by=by, at=at, verb="revise_press_item", obj=item, before=before, version=item.version)
    return ref_to(item)


@operation("approve_press_item")
def approve_press_item(*, by: Actor, at: datetime, code: str) -> Ref:
    """Approve an item (duyệt tin), by someone who wrote none of it. Refused: SECOND-PERSON-NEEDED, PRESS-STATE."""
    item = _locked(code)
    writers = list(item.versions.values_list("written_by", "written_by_post"))
    refuse_first(
        rules.reasons_against_act("approve_press_item", by.role, item.state)
        + rules.reasons_against_second_person(writers, by)
    )
    item.state, item.approved_at, item.approved_by_post = "approved", at, by.post
    item.save(update_fields=["state", "approved_at", "approved_by_post"])
    record_event(by=by, at=at, verb="approve_press_item", obj=item, version=item.version)
    return ref_to(item)


@operation("publish_press_item")
def publish_press_item(*, by: Actor, at: datetime, code: str, published_at: datetime | None = None) -> Ref:
    """Publish an approved item (đăng tin) at a date and time not before its approval.

    Refused: PRESS-STATE, PRESS-TIME.
    """
    item = _locked(code)
    moment = published_at or at
    refuse_first(rules.reasons_against_act("publish_press_item", by.role, item.state))
    if moment > at or (item.approved_at is not None and moment < item.approved_at):
        raise Refused(
            "PRESS-TIME", _("Thời điểm đăng phải sau khi duyệt và không ở tương lai."), _("Sửa lại thời điểm."),
            field="published_at",
        )  # fmt: skip
    item.state, item.published_at = "published", moment
    item.save(update_fields=["state", "published_at"])
    record_event(by=by, at=at, verb="publish_press_item", obj=item, published_at=moment, version=item.version)
    return ref_to(item)


@operation("withdraw_press_item")
def withdraw_press_item(*, by: Actor, at: datetime, code: str, reason: str) -> Ref:
    """Withdraw an item (gỡ tin) with a reason; it stays in the book. Refused: PRESS-STATE, REASON-MISSING."""
    item = _locked(code)
    refuse_first(
        rules.reasons_against_act("withdraw_press_item", by.role, item.state)
        + rules.reasons_against_empty(reason, "reason")
    )
    before, item.state, item.withdraw_reason = item.state, "withdrawn", reason.strip()
    item.save(update_fields=["state", "withdraw_reason"])
    record_event(by=by, at=at, verb="withdraw_press_item", obj=item, before=before, reason=reason)
    return ref_to(item)


@operation("correct_press_item")
def correct_press_item(*, by: Actor, at: datetime, code: str, wrong: str, right: str) -> Ref:
    """Correct a published item (đính chính): what was wrong, what is right, listed below.

    Refused: PRESS-STATE, REASON-MISSING.
    """
    item = _locked(code)
    refuse_first(
        rules.reasons_against_act("correct_press_item", by.role, item.state)
        + rules.reasons_against_empty(wrong, "wrong")
        + rules.reasons_against_empty(right, "right")
    )
    Correction.objects.create(item=item, at=at, wrong=wrong.strip(), right=right.strip(), by_post=by.post)
    record_event(by=by, at=at, verb="correct_press_item", obj=item, wrong=wrong, right=right)
    return ref_to(item)


@operation("record_views")
def record_views(*, by: Actor, at: datetime, code: str, on: date, count: int) -> Ref:
    """Enter a day's views counted from the server's log (lượt xem); entering the day again replaces its number."""
    item = _locked(code)
    refuse_first(rules.reasons_against_act("record_views", by.role, item.state) + rules.reasons_against_count(count))
    if item.published_at is None or not clock.local_date(item.published_at) <= on <= clock.local_date(at):
        raise Refused("PRESS-TIME", _("Ngày đếm phải từ ngày đăng đến hôm nay."), _("Sửa lại ngày."), field="on")
    before = DayViews.objects.filter(item=item, on=on).values_list("count", flat=True).first()
    DayViews.objects.update_or_create(item=item, on=on, defaults={"count": count, "source": "log"})
    record_event(by=by, at=at, verb="record_views", obj=item, on=on, before=before, after=count)
    return ref_to(item)


@operation("count_view")
def count_view(*, by: Actor, at: datetime, code: str) -> int:
    """Count one view of the page (đếm lượt xem). The counter's first turn of a day is in the trail, not each reader."""
    item = _locked(code)
    refuse_first(rules.reasons_against_act("count_view", by.role, item.state))
    day, made = DayViews.objects.get_or_create(item=item, on=clock.local_date(at), defaults={"source": "counter"})
    # A day whose log was entered is complete: its readers are in that number already.
    DayViews.objects.filter(pk=day.pk, source="counter").update(count=F("count") + 1)
    if made:
        record_event(by=by, at=at, verb="count_view", obj=item, on=day.on)
    day.refresh_from_db()
    return day.count


def _write_version(item: PressItem, text: PressText, by: Actor, at: datetime) -> None:
    PressVersion.objects.create(
        item=item, number=item.version, title=text.title, dateline=text.dateline, lead=text.lead,
        paragraphs=list(text.paragraphs), captions=list(text.captions), closing=text.closing, byline=text.byline,
        figures=[asdict(figure) for figure in text.figures], written_at=at, written_by=by.account_id,
        written_by_post=by.post,
    )  # fmt: skip


def _locked(code: str) -> PressItem:
    item = PressItem.objects.select_for_update().filter(code=code).first()
    if item is None:
        raise NotFound("PRESS-UNKNOWN", _("Không có tin bài “%(wanted)s”."), "", wanted=code)
    return item


def _slug(title: str, code: str) -> str:
    """The address: words of the title without diacritics, and the item's number, which keeps it unique."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")[:SLUG_LENGTH].strip("-")
    return f"{words}-{code.removeprefix('TIN-')}"


def _next_code(prefix: str) -> str:
    last = PressItem.objects.filter(code__startswith=prefix).order_by("-code").values_list("code", flat=True).first()
    return f"{prefix}{int(last[len(prefix) :]) + 1 if last else 1:03d}"
