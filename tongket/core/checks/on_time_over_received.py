"""More files settled on time than received (đúng hạn vượt tiếp nhận)."""

from __future__ import annotations

from tongket.core.checks.part_over_whole import HINT, HINT_EN, MESSAGE, MESSAGE_EN, exceeds
from tongket.core.checks.rule import Rule, given

RULE = Rule(
    "RETURN-ON-TIME-OVER-RECEIVED", "error", "Đúng hạn nhiều hơn tiếp nhận", "More files on time than received",
    MESSAGE, MESSAGE_EN, HINT, HINT_EN,
    exceeds("procedures_on_time", "procedures_received"),
    (
        given("the part exceeds the whole", "procedures_on_time", procedures_on_time=11, procedures_received=10),
        given("the part may equal the whole", procedures_on_time=10, procedures_received=10),
        given("an empty field is another rule's matter", procedures_on_time=11, procedures_received=None),
    ),
)  # fmt: skip
