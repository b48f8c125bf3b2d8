"""The shape of every write (nghiệp vụ ghi sổ): keyword-only, `by=` and `at=`, one transaction, a repeat is harmless."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import loading
from tongket.foundation.models import RequestKey


@dataclass(frozen=True, slots=True)
class Ref:
    """What an operation made or changed: kind ("intake.crimereport"), internal id, code as people write it."""

    kind: str
    id: int
    code: str = ""


class OperationMisused(TypeError):
    """A programmer called an operation without an actor or without an aware time."""


def ref_to(obj: Any) -> Ref:
    """The reference to a saved record."""
    return Ref(obj._meta.label_lower, obj.pk, str(getattr(obj, "code", "")))


def operation(verb: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make a function an operation of the office, known by its verb.

    The function is called with `by` (Actor) and `at` (aware datetime: when the act happened; when it was entered is
    the clock's). `key`, where given, is the form's one-time key: the same key gives the first answer again.
    """

    def wrap(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def run(*, by: Actor, at: datetime, key: str = "", **values: Any) -> Any:
            if not isinstance(by, Actor):
                raise OperationMisused(f"{verb}: by= must be an Actor")
            if at.tzinfo is None:
                raise OperationMisused(f"{verb}: at= must carry its time zone")
            with transaction.atomic(savepoint=not loading()):
                if key:
                    kept = RequestKey.objects.filter(key=key).first()
                    if kept is not None:
                        return unpack_answer(kept.answer)
                answer = function(by=by, at=at, **values)
                if key:
                    RequestKey.objects.create(
                        key=key, operation=verb, actor_id=by.account_id, answer=pack_answer(answer),
                        recorded_at=clock.now(),
                    )  # fmt: skip
            return answer

        run.verb = verb  # type: ignore[attr-defined]
        return run

    return wrap


def pack_answer(answer: Any) -> Any:
    """An operation's answer as the key keeps it."""
    return {"ref": asdict(answer)} if isinstance(answer, Ref) else {"value": answer}


def unpack_answer(kept: Any) -> Any:
    """The answer a key kept."""
    return Ref(**kept["ref"]) if "ref" in kept else kept["value"]
