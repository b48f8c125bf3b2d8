"""The shape of a reporter's numbers: what can be looked up again, and what is asked back before it is sealed.

A shape never stands in the way of a receipt: whoever reports may not know better, so the officer may have the number
written down as it was said. Sentences name no number: they are shown, kept in no draft and in no log.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from tongket.core.identity import id_key, phone_key
from tongket.foundation.refusals import Refused

_PHONE_SIGNS = re.compile(r"[+0-9\s.\-()]+")
_FIXED_LINE = "02"  # eleven digits with the area code since 2017; mobile numbers have ten


def phone_fits(text: str) -> bool:
    """Whether this is one whole phone number of Vietnam, typed in any of the usual ways."""
    key = phone_key(text) if _PHONE_SIGNS.fullmatch(text.strip()) else ""
    return len(key) == 10 or key.startswith(_FIXED_LINE)


def id_fits(text: str) -> bool:
    """Whether this is the number of an identity card (9, 12 digits) or of a passport (a letter, then digits)."""
    return bool(id_key(text.strip()))


def reasons_against_shapes(*, phone: str, id_number: str) -> list[Refused]:
    """What looks mistyped among the numbers that were given; nothing where none was."""
    reasons = []
    if phone.strip() and not phone_fits(phone):
        reasons.append(
            Refused("PHONE-SHAPE",
                    _("Không giống số điện thoại: 10 số bắt đầu bằng 0 hoặc +84; cố định 11 số, đầu 02."),
                    _("Sửa số, hoặc đánh dấu “Ghi nguyên văn” nếu người báo nói đúng như vậy."),
                    field="reporter_phone")
        )  # fmt: skip
    if id_number.strip() and not id_fits(id_number):
        reasons.append(
            Refused("ID-SHAPE", _("Không giống số giấy tờ: 9 hoặc 12 số; hộ chiếu một chữ cái rồi 7, 8 số."),
                    _("Sửa số, hoặc đánh dấu “Ghi nguyên văn” nếu người báo nói đúng như vậy."),
                    field="reporter_id")
        )  # fmt: skip
    return reasons
