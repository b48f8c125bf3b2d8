"""More files submitted online than received (trực tuyến vượt tiếp nhận)."""

from __future__ import annotations

from tongket.core.checks.part_over_whole import HINT, HINT_EN, MESSAGE, MESSAGE_EN, exceeds
from tongket.core.checks.rule import Rule, given

RULE = Rule(
    "RETURN-ONLINE-OVER-RECEIVED", "error", "Trực tuyến nhiều hơn tiếp nhận", "More online files than received",
    MESSAGE, MESSAGE_EN, HINT, HINT_EN,
    exceeds("procedures_online", "procedures_received"),
    (
        given("the part exceeds the whole", "procedures_online", procedures_online=11, procedures_received=10),
        given("the part may equal the whole", procedures_online=10, procedures_received=10),
        given("an empty field is another rule's matter", procedures_online=11, procedures_received=None),
    ),
)  # fmt: skip
