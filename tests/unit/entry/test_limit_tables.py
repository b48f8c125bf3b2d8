"""The tables of docs/rules.md: every version of every limit on its line, every clock with its article."""

from __future__ import annotations

import pytest

from tongket.core.law.catalogue import FOLLOW_UPS, LIMITS
from tongket.entry.docs import text_of


@pytest.fixture(scope="module")
def page() -> str:
    return text_of("rules.md")


def lines_of(page: str, heading: str) -> list[str]:
    return page.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0].splitlines()


def test_every_version_of_a_limit_stands_on_its_own_line(page):
    lines = lines_of(page, "Mọi thời hạn – Every limit")
    for code, limit in LIMITS.items():
        found = [line for line in lines if f"| `{code}` |" in line]
        assert len(found) == len(limit.versions), code
        for line, version in zip(found, limit.versions, strict=True):
            assert f"{version.effective_from:%d/%m/%Y}" in line
            assert limit.cited_on(version.effective_from)[0] in line
            assert ("đã đọc" in line) == version.verified


def test_every_limit_names_the_table_that_specifies_it(page):
    lines = lines_of(page, "Mọi thời hạn – Every limit")
    specified = [line for line in lines if "numbers.md" in line]
    assert [code for code in LIMITS if not any(f"| `{code}` |" in line for line in specified)] == []


def test_every_clock_of_the_catalogue_stands_with_its_limits(page):
    lines = lines_of(page, "Việc phải làm tiếp theo – Follow-up clocks")
    for row in FOLLOW_UPS:
        found = "\n".join(line for line in lines if line.startswith(f"| {row.id} |"))
        assert all(f"`{limit.code}`" in found and limit.cites_en in found for limit in row.limits), row.id
