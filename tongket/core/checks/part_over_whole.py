"""How rules say that a part exceeds its whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tongket.core.checks.labels import names
from tongket.core.checks.rule import Submission, Trouble


def exceeds(part: str, whole: str) -> Callable[[Submission], Iterator[Trouble]]:
    """Trouble at `part` when both are given and it is larger than `whole`."""

    def look(submission: Submission) -> Iterator[Trouble]:
        n, of = submission.number(part), submission.number(whole)
        if n is not None and of is not None and n > of:
            yield Trouble(part, {"n": n, "of": of} | names(a=part, b=whole))

    return look


MESSAGE = "{a} ({n}) lớn hơn {b} ({of})."
MESSAGE_EN = "{a_en} ({n}) exceeds {b_en} ({of})."
HINT = "Kiểm tra lại hai số; số ở dòng dưới không thể lớn hơn số ở dòng trên."
HINT_EN = "Check both numbers; the part cannot exceed the whole."
