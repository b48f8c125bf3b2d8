"""More ID cards issued than applications collected (cấp nhiều hơn thu nhận)."""

from __future__ import annotations

from tongket.core.checks.part_over_whole import HINT, HINT_EN, MESSAGE, MESSAGE_EN, exceeds
from tongket.core.checks.rule import Rule, given

RULE = Rule(
    "RETURN-ISSUED-OVER-COLLECTED", "error", "Cấp nhiều hơn thu nhận", "More cards issued than collected",
    MESSAGE, MESSAGE_EN, HINT, HINT_EN,
    exceeds("id_issued", "id_collected"),
    (
        given("the part exceeds the whole", "id_issued", id_issued=11, id_collected=10),
        given("the part may equal the whole", id_issued=10, id_collected=10),
        given("an empty field is another rule's matter", id_issued=11, id_collected=None),
    ),
)  # fmt: skip
