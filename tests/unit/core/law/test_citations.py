"""Citations in English: names and parts of texts are put over, numbers stay."""

from __future__ import annotations

import pytest

from tongket.core.law.citations import in_english


@pytest.mark.parametrize(
    ("cites", "english"),
    [
        ("BLTTHS Điều 145, 146", "Criminal Procedure Code, art. 145, 146"),
        ("TTLT 01/2017 Điều 8", "joint circular 01/2017, art. 8"),
        ("TT 28/2020/TT-BCA, Điều 20 khoản 4", "circular 28/2020/TT-BCA, art. 20, para. 4"),
        ("Điều 173 khoản 1 BLHS", "art. 173, para. 1 Penal Code"),
        ("BLTTHS Điều 157 khoản 1", "Criminal Procedure Code, art. 157, para. 1"),
        ("TTLT 01/2022", "joint circular 01/2022"),
        ("", ""),
    ],
)
def test_names_and_parts_are_put_over(cites, english):
    assert in_english(cites) == english
