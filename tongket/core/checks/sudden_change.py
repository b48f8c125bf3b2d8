"""A sudden change against the unit's own history (biến động bất thường): asked about, never refused."""

from __future__ import annotations

from collections.abc import Iterator

from tongket.core.checks.labels import names
from tongket.core.checks.rule import Rule, Submission, Trouble, given

# Months needed before a unit's own median says anything; how many times the median is sudden; smaller moves are noise.
_MONTHS_NEEDED = 4
_TIMES = 4
_NOISE = 20


def _look(submission: Submission) -> Iterator[Trouble]:
    for item, now in submission.items.items():
        past = sorted(submission.past(item))
        if now is None or len(past) < _MONTHS_NEEDED:
            continue
        median = past[len(past) // 2]
        far = now > median * _TIMES or now * _TIMES < median
        if far and abs(now - median) >= _NOISE:
            yield Trouble(item, {"now": now, "median": median} | names(a=item))


_STEADY = [{"propaganda_attendances": n} for n in (400, 420, 380, 410)]
RULE = Rule(
    "RETURN-SUDDEN-CHANGE", "warning", "Biến động bất thường", "Sudden change",
    "{a}: {now}, trong khi mức thường của đơn vị là {median}.", "{a_en}: {now}, while this unit's usual is {median}.",
    "Kiểm tra có thừa, thiếu chữ số không; đúng thì ghi lý do.",
    "Check for a digit too many or too few; if right, give the reason.",
    _look,
    (
        given("a digit too many is asked", "propaganda_attendances", history=_STEADY, propaganda_attendances=4_000),
        given("an ordinary month passes", history=_STEADY, propaganda_attendances=450),
        given("a short history proves nothing", history=_STEADY[:2], propaganda_attendances=4_000),
    ),
)  # fmt: skip
