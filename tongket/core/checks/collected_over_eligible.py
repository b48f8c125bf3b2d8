"""More ID applications collected than citizens eligible (thu nhận vượt số đủ điều kiện)."""

from __future__ import annotations

from tongket.core.checks.part_over_whole import HINT, HINT_EN, MESSAGE, MESSAGE_EN, exceeds
from tongket.core.checks.rule import Rule, given

RULE = Rule(
    "RETURN-COLLECTED-OVER-ELIGIBLE", "error", "Thu nhận nhiều hơn số đủ điều kiện", "More collected than eligible",
    MESSAGE, MESSAGE_EN, HINT, HINT_EN,
    exceeds("id_collected", "id_eligible"),
    (
        given("the part exceeds the whole", "id_collected", id_collected=11, id_eligible=10),
        given("the part may equal the whole", id_collected=10, id_eligible=10),
        given("an empty field is another rule's matter", id_collected=11, id_eligible=None),
    ),
)  # fmt: skip
