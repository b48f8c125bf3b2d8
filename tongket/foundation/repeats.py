"""The same content sent again (gửi lặp): after the browser's Back a form has a new key, so its content is compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

from tongket.foundation.actor import Actor
from tongket.foundation.models import RequestKey
from tongket.foundation.operation import Ref, pack_answer, unpack_answer

# Within this time the same officer with the same content means the same item, unless he or she says otherwise.
WINDOW = timedelta(minutes=30)
PREFIX = "noi-dung:"


@dataclass(frozen=True, slots=True)
class Repeat:
    """The item already made from the same content."""

    ref: Ref
    at: datetime


def content_key(by: Actor, page: str, values: Mapping[str, list[str]]) -> str:
    """A key for what was typed, private fields left out; without the site's secret nobody can guess back."""
    text = "\x1f".join(f"{name}={'|'.join(one.strip() for one in texts)}" for name, texts in sorted(values.items()))
    digest = salted_hmac("tongket.repeats", f"{by.account_id}\x1e{page}\x1e{text}", algorithm="sha256").hexdigest()
    return PREFIX + digest[: 64 - len(PREFIX)]


def earlier_item(key: str, at: datetime) -> Repeat | None:
    """The item made from this content a short while ago."""
    kept = RequestKey.objects.filter(key=key, recorded_at__gte=at - WINDOW).first()
    return Repeat(unpack_answer(kept.answer), kept.recorded_at) if kept is not None else None


def already_answered(form_key: str) -> bool:
    """Whether this very form was sent before: its operation gives the first answer again."""
    return bool(form_key) and RequestKey.objects.filter(key=form_key).exists()


def remember_item(key: str, by: Actor, page: str, ref: Ref, at: datetime) -> None:
    """Keep which item came of this content."""
    RequestKey.objects.update_or_create(
        key=key,
        defaults={"operation": page, "actor_id": by.account_id, "answer": pack_answer(ref), "recorded_at": at},
    )


def forget_contents(now: datetime) -> int:
    """Drop the keys of contents that can no longer be repeats; the daily work calls it."""
    return RequestKey.objects.filter(key__startswith=PREFIX, recorded_at__lt=now - WINDOW).delete()[0]
