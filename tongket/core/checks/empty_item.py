"""A field left empty (bỏ trống): zero and silence are two things."""

from __future__ import annotations

from collections.abc import Iterator

from tongket.core.checks.labels import names
from tongket.core.checks.rule import Rule, Submission, Trouble, given


def _look(submission: Submission) -> Iterator[Trouble]:
    for item, value in submission.items.items():
        if value is None:
            yield Trouble(item, names(a=item))


RULE = Rule(
    "RETURN-EMPTY", "error", "Ô để trống", "Empty field",
    "{a}: chưa ghi số.", "{a_en}: no number.",
    "Không phát sinh thì ghi 0.", "Write 0 when nothing happened.",
    _look,
    (
        given("an empty field is asked back", "traffic_fines", traffic_fines=None),
        given("zero says that nothing happened", traffic_fines=0),
        given("each one is named", "residence_checks", "traffic_fines", residence_checks=None, traffic_fines=None),
    ),
)  # fmt: skip
