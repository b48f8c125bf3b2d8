"""Finding records by a whole number: however it was typed, exactly, and never by a part."""

from __future__ import annotations

import pytest

from tongket.vault.refusals import VaultRefusal


def with_phone(number: str) -> dict:
    return {"reporter": {"full_name": "Người báo 03", "phone": number}}


@pytest.mark.parametrize("typed", ["0000000001", "0000 000 001", "0000.000.001", "+84 000 000 001", "0084000000001"])
def test_a_phone_is_found_however_it_is_typed(cast, typed):
    cast.kept("TB-1", with_phone("0000000001"))
    cast.kept("TB-2", with_phone("0000000002"))
    assert cast.vault.match(number=typed, asked=cast.asked()).value == ["TB-1"]


def test_a_paper_number_is_found_and_so_are_other_persons(cast):
    cast.kept("TB-1", {"reporter": {"id_number": "000000000001"}})
    cast.kept("TB-2", {"witnesses": [{"full_name": "Người làm chứng 01"}, {"id_number": "000 000 000 001"}]})
    assert cast.vault.match(number="000000000001", asked=cast.asked()).value == ["TB-1", "TB-2"]
    cast.kept("TB-3", {"victims": [{"other_phone": "0000000007"}]})
    assert cast.vault.match(number="0000000007", asked=cast.asked()).value == ["TB-3"]


@pytest.mark.parametrize("part", ["", "0000", "000000000", "Người báo 03", "00000000011111"])
def test_a_part_of_a_number_answers_nothing(cast, part):
    cast.kept("TB-1", with_phone("0000000001"))
    if part == "000000000":
        assert cast.vault.match(number=part, asked=cast.asked()).value == []
        return
    with pytest.raises(VaultRefusal, match="NUMBER-NOT-WHOLE"):
        cast.vault.match(number=part, asked=cast.asked())


def test_stolen_tags_coincide_and_answers_do_not(cast):
    """With 300 numbers on 4,096 tags some share one; each number still finds its own record only."""
    numbers = {f"TB-{n}": f"0000{n:06d}" for n in range(1, 301)}
    for record, number in numbers.items():
        cast.kept(record, with_phone(number))
    tags = [row[0] for row in cast.store.connection.execute("SELECT tag FROM number")]
    assert len(set(tags)) < len(tags) == 300
    shared = {tag for tag in tags if tags.count(tag) > 1}
    marks = ", ".join(map(str, sorted(shared)))
    for (record,) in cast.store.connection.execute(f"SELECT record FROM number WHERE tag IN ({marks})").fetchall()[:20]:
        assert cast.vault.match(number=numbers[record], asked=cast.asked()).value == [record]


def test_matches_have_a_budget_and_need_a_reason_and_a_matter(cast):
    cast.kept("TB-1", with_phone("0000000001"))
    for missing in ({"reason": ""}, {"case": ""}):
        with pytest.raises(VaultRefusal):
            cast.vault.match(number="0000000001", asked=cast.asked(**missing))
    for _ in range(30):
        cast.vault.match(number="0000000001", asked=cast.asked())
    with pytest.raises(VaultRefusal, match="OVER-BUDGET"):
        cast.vault.match(number="0000000001", asked=cast.asked())


def test_neither_database_nor_log_holds_a_name_or_a_number(cast):
    kept = cast.kept("TB-1", {"reporter": {"full_name": "Người báo 03", "phone": "0000000001"}})
    cast.vault.match(number="0000000001", asked=cast.asked())
    cast.vault.open(record="TB-1", envelope=kept, asked=cast.asked())
    with pytest.raises(VaultRefusal):
        cast.vault.match(number="0000000001", asked=cast.asked(reason="tìm 0000000001"))
    everything = b"".join(path.read_bytes() for path in cast.folder.iterdir())
    for canary in ("0000000001", "Người báo 03"):
        assert canary.encode() not in everything
