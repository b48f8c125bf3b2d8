"""A refused extension says what to do next."""

from __future__ import annotations

from datetime import date

import pytest

from tongket.foundation.refusals import Refused
from tongket.registers.intake.rules.limit import ExtensionRow, Run, reasons_against_extension

START, DUE = date(2022, 3, 1), date(2022, 4, 20)


def hint(authority, *given) -> str:
    run = Run("accept_report", START, tuple(ExtensionRow(one, date(2022, 3, 15)) for one in given))
    found = {reason.code: str(reason.hint) for reason in reasons_against_extension(run, authority, DUE, DUE)}
    return found["EXTENSION-TWICE"]


def test_after_its_own_extension_the_body_is_sent_to_the_procuracy():
    assert hint("agency", "agency") == "Đề nghị Viện kiểm sát gia hạn trước khi hết hạn, hoặc ra quyết định giải quyết."


@pytest.mark.parametrize("authority", ["agency", "procuracy"])
def test_after_both_the_report_is_settled(authority):
    assert "ra quyết định giải quyết, hoặc tạm đình chỉ" in hint(authority, "agency", "procuracy")


def test_an_answer_without_a_request_says_that_the_request_comes_first(office):
    code = office.accepted()
    with pytest.raises(Refused) as refused:
        office.do("answer_extension", code, 10, 3, granted=True, number="1/QĐ-VKS")
    assert refused.value.code == "EXTENSION-NOT-ASKED"
    assert str(refused.value.hint) == "Ghi đề nghị Viện kiểm sát gia hạn trước, rồi ghi trả lời."
