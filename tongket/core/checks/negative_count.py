"""A count below zero (số âm)."""

from __future__ import annotations

from collections.abc import Iterator

from tongket.core.checks.labels import names
from tongket.core.checks.rule import Rule, Submission, Trouble, given


def _look(submission: Submission) -> Iterator[Trouble]:
    for item, value in submission.items.items():
        if value is not None and value < 0:
            yield Trouble(item, {"value": value} | names(a=item))


RULE = Rule(
    "RETURN-NEGATIVE", "error", "Số âm", "Negative count",
    "{a}: {value} là số âm.", "{a_en}: {value} is negative.",
    "Ghi số không âm; số kỳ trước sai thì gửi bản đính chính của kỳ đó.",
    "Write no negative number; correct the earlier return instead.",
    _look,
    (
        given("a negative number is refused", "pledges_signed", pledges_signed=-1),
        given("zero is a number like any other", pledges_signed=0),
        given("an empty field is no negative number", pledges_signed=None),
    ),
)  # fmt: skip
