"""The list of awards of a round as a document, from the register's own rows."""

from __future__ import annotations

from django.conf import settings

from tongket.documents.award_list import Occasion, build
from tongket.documents.outline import Letterhead, Outline
from tongket.documents.year_end.builder import signature
from tongket.documents.year_end.data import AwardLine, UnitName
from tongket.foundation.demo import mark
from tongket.foundation.scope import Scope
from tongket.registers.awards import queries as awards

PROVINCE = UnitName("34", "tỉnh Thái Bình", "Thái Bình", "province")


def award_list_outline(scope: Scope, round_code: str) -> Outline:
    """The list kept for one round; number, signatory and seal stay empty in the demo. Refused: AWARD-ROUND-UNKNOWN."""
    one = awards.round_by_code(scope, round_code)
    rows = awards.award_list(scope, round_code)
    head = Letterhead(
        f"UBND {PROVINCE.name}", str(settings.TONGKET_COMMITTEE["vi"]), "DS-BCĐ138", PROVINCE.short, one.opened_on
    )
    lines = [AwardLine(row.name, row.recipient, row.unit_name, row.form, row.achievement) for row in rows]
    occasion = Occasion(
        summary=f"Tập thể, cá nhân được khen thưởng: {one.name}", letterhead=head, signature=signature(PROVINCE),
        recipients=("Như trên", "Lưu: VT, cơ quan thường trực"), demo_mark=mark(),
    )  # fmt: skip
    return build(lines, occasion)
