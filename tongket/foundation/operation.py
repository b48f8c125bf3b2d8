"""The shape of every write (nghiệp vụ ghi sổ): keyword-only, `by=` and `at=`, one transaction, a repeat is harmless.

No text of an act may hold a phone or identity number; the exceptions stand beside the verb.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import loading
from tongket.foundation.identifiers import read_once, reasons_against_identifiers
from tongket.foundation.models import RequestKey
from tongket.foundation.refusals import Refused, refuse_all

KEY_REUSED = "FORM-KEY-REUSED"


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


def operation(
    verb: str, *, sealed: Collection[str] = (), looked_at_within: Collection[str] = ()
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Make a function an operation of the office, known by its verb.

    The function is called with `by` (Actor) and `at` (aware datetime: when the act happened; when it was entered is
    the clock's). `key`, where given, is the form's one-time key: the same act sent again gives the first answer again;
    another person's, another verb's or other content under the same key is refused (FORM-KEY-REUSED), never dropped.
    A text that holds a phone or identity number is refused before the act begins (IDENTIFIER-IN-TEXT). `sealed` names
    the arguments that may hold one, because they go to the vault or are hashed: of them nothing is kept here, not even
    a digest. `looked_at_within` names those the function itself asks `reasons_against_identifiers` about, to tell that
    fault together with its others.
    """
    aside = frozenset((*sealed, *looked_at_within))

    def wrap(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def run(*, by: Actor, at: datetime, key: str = "", **values: Any) -> Any:
            if not isinstance(by, Actor):
                raise OperationMisused(f"{verb}: by= must be an Actor")
            if at.tzinfo is None:
                raise OperationMisused(f"{verb}: at= must carry its time zone")
            values = read_once(values)
            refuse_all(reasons_against_identifiers(values, aside))
            with transaction.atomic(savepoint=not loading()):
                content = _digest(values, sealed) if key else ""
                if key:
                    kept = RequestKey.objects.filter(key=key).first()
                    if kept is not None:
                        _refuse_another(kept, verb, by, content)
                        return unpack_answer(kept.answer)
                answer = function(by=by, at=at, **values)
                if key:
                    RequestKey.objects.create(
                        key=key, operation=verb, actor_id=by.account_id, content=content, answer=pack_answer(answer),
                        recorded_at=clock.now(),
                    )  # fmt: skip
            return answer

        run.verb = verb  # type: ignore[attr-defined]
        run.sealed, run.looked_at_within = tuple(sealed), tuple(looked_at_within)  # type: ignore[attr-defined]
        return run

    return wrap


def _refuse_another(kept: RequestKey, verb: str, by: Actor, content: str) -> None:
    """Refuse a key that stands for another act: silence would lose what was typed."""
    if (kept.operation, kept.actor_id) != (verb, by.account_id) or kept.content not in ("", content):
        raise Refused(KEY_REUSED, _("Mẫu này đã ghi một việc khác."), _("Bấm lưu lần nữa để ghi nội dung này."))


def _digest(values: Mapping[str, Any], sealed: Collection[str]) -> str:
    """What was sent, without what is sealed, as a digest nobody can guess back without the site's secret."""
    kept = {name: _plain(value) for name, value in values.items() if name not in sealed}
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True)
    return salted_hmac("tongket.operation", text, algorithm="sha256").hexdigest()


def _plain(value: Any) -> Any:
    """A value in an order that is the same in every process."""
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(str(one) for one in value)
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return str(value)


def pack_answer(answer: Any) -> Any:
    """An operation's answer as the key keeps it."""
    return {"ref": asdict(answer)} if isinstance(answer, Ref) else {"value": answer}


def unpack_answer(kept: Any) -> Any:
    """The answer a key kept."""
    return Ref(**kept["ref"]) if "ref" in kept else kept["value"]
