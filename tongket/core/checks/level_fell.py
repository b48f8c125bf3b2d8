"""A cumulative number that fell (số lũy kế giảm)."""

from __future__ import annotations

from collections.abc import Iterator

from tongket.core.checks.labels import names
from tongket.core.checks.rule import Rule, Submission, Trouble, given

# Collected and issued are cumulative; eligible people, models and users under management may become fewer.
_CUMULATIVE = ("id_collected", "id_issued")


def _look(submission: Submission) -> Iterator[Trouble]:
    for item in _CUMULATIVE:
        now, past = submission.number(item), submission.past(item)
        if now is not None and past and now < past[-1]:
            yield Trouble(item, {"now": now, "before": past[-1]} | names(a=item))


RULE = Rule(
    "RETURN-CUMULATIVE-FELL", "warning", "Số lũy kế giảm", "A cumulative number fell",
    "{a}: {now}, tháng trước là {before}; số lũy kế thường không giảm.",
    "{a_en}: {now}, the month before {before}; a cumulative number seldom falls.",
    "Giải trình (chuyển đi, chết, đính chính) hoặc sửa số.", "Explain (moved, died, corrected) or correct the number.",
    _look,
    (
        given("a cumulative number that fell is asked about", "id_issued", history=[{"id_issued": 900}], id_issued=890),
        given("it may stay as it was", history=[{"id_issued": 900}], id_issued=900),
        given("the first month has nothing to fall from", id_issued=890),
    ),
)  # fmt: skip
