"""The packaged tables say what the resolutions say."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from fractions import Fraction

import pytest

from tongket.core.org import UnitNotAlive, UnknownUnit, destinations, recast
from tongket.foundation import reference
from tongket.foundation.reference import holidays, tables

YEAR_END = date(2022, 12, 14)
IN_2025 = date(2025, 7, 1)


def communes(on: date) -> dict[str, str]:
    return {u.code: u.name for u in reference.history().as_of(on).units("commune", "area")}


def of_thai_binh(on: date) -> int:
    return sum(u.level == "commune" for u in reference.history().as_of(on).descendants("34"))


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2020-02-29", 286), ("2020-03-01", 260), ("2022-12-14", 260), ("2024-10-31", 260), ("2024-11-01", 242)],
)
def test_thai_binh_has_as_many_communes_as_the_resolutions_say(on, expected):
    assert of_thai_binh(date.fromisoformat(on)) == expected


def test_the_eight_districts_of_2022_have_their_communes():
    tree = reference.history().as_of(YEAR_END)
    counts = {d.name: len(tree.children(d.code)) for d in tree.children("34")}
    assert counts == {
        "Thành phố Thái Bình": 19, "Huyện Quỳnh Phụ": 37, "Huyện Hưng Hà": 35, "Huyện Đông Hưng": 38,
        "Huyện Thái Thụy": 36, "Huyện Tiền Hải": 32, "Huyện Kiến Xương": 33, "Huyện Vũ Thư": 30,
    }  # fmt: skip


def test_260_communes_are_241_rural_10_wards_9_towns():
    names = [u.name for u in reference.history().as_of(YEAR_END).descendants("34") if u.level == "commune"]
    kinds = {kind: sum(name.startswith(kind) for name in names) for kind in ("Xã", "Phường", "Thị trấn")}
    assert kinds == {"Xã": 241, "Phường": 10, "Thị trấn": 9}


def test_from_july_2025_104_communes_stand_directly_under_the_new_province():
    tree = reference.history().as_of(IN_2025)
    assert len(tree.children("33")) == 104
    assert tree.units("district") == ()
    assert "34" not in tree


def test_104_codes_of_2025_are_codes_of_2022_and_89_have_another_name():
    before, after = communes(YEAR_END), communes(IN_2025)
    assert set(after) <= set(before)
    assert sum(before[code] != name for code, name in after.items()) == 89


def test_districts_end_without_successor():
    districts = {u.code for u in reference.area_units() if u.level == "district"}
    assert not districts & {edge.source for edge in reference.area_edges()}


def test_district_police_end_in_march_2025_and_pass_to_the_province():
    with pytest.raises(UnitNotAlive):
        reference.find_unit("CAH-338", date(2025, 3, 1))
    assert reference.find_unit("CAX-12472", date(2025, 3, 1)).parent_code == "CA-34"
    assert {e.target for e in reference.police_edges() if e.source == "CAH-338"} == {"CA-34"}


def test_every_edge_leads_from_a_unit_of_the_eve_to_a_unit_of_the_day():
    history = reference.history()
    for edge in reference.all_edges():
        assert history.unit(edge.source, edge.effective_on - timedelta(days=1))
        assert history.unit(edge.target, edge.effective_on)


def test_every_commune_that_ends_since_2020_has_an_edge():
    lineage = reference.commune_lineage()
    for day in lineage.days:
        gone = set(communes(day - timedelta(days=1))) - set(communes(day))
        assert all(lineage.out_of(code, day) for code in gone)


def test_one_row_of_parent_and_area_covers_the_life_of_every_unit():
    history = reference.history()
    for unit in history:
        for code in filter(None, (unit.parent_code, unit.area_code)):
            above = history.unit(code, unit.valid_from)
            assert above.valid_to is None or (unit.valid_to is not None and unit.valid_to <= above.valid_to), unit


def test_each_commune_of_2022_has_its_police_post():
    tree = reference.history().as_of(YEAR_END)
    assert all(f"CAX-{u.code}" in tree for u in tree.descendants("34") if u.level == "commune")
    assert tree.unit("CAX-12433").area_code == "12433"


def test_names_keep_the_spelling_of_the_statistics_office_with_single_spaces():
    assert all(unit.name == " ".join(unit.name.split()) for unit in reference.all_units())
    assert "Xã Vũ Quí" in communes(YEAR_END).values()


@pytest.mark.parametrize("code", ["thai-binh", "34"])
def test_the_alias_means_the_province(code):
    assert reference.find_unit(code, YEAR_END).name == "Tỉnh Thái Bình"


def test_an_unknown_code_and_a_dead_one_are_refused_differently():
    with pytest.raises(UnknownUnit):
        reference.find_unit("99999", YEAR_END)
    with pytest.raises(UnitNotAlive) as refusal:
        reference.find_unit("thai-binh", IN_2025)
    assert refusal.value.code == "UNIT-NOT-ALIVE"


def test_the_committee_has_one_head_and_seats_of_known_units():
    tree = reference.history().as_of(date(2022, 12, 27))
    assert [seat.rank for seat in reference.seats()].count("head") == 1
    assert all(seat.agency in tree for seat in reference.seats())
    assert [seat.position for seat in reference.seats()] == list(range(1, len(reference.seats()) + 1))


def test_the_reference_year_has_42_clauses_and_16_instructions():
    assert len(reference.clauses()) == 42
    assert [row.number for row in reference.instructions()] == list(range(1, 17))
    assert sum(row.regular for row in reference.instructions()) == 8


def test_boundaries_know_every_commune_and_district_of_2022():
    features = reference.boundaries("commune")["features"]
    assert len(features) == 421
    assert len(reference.boundaries("district")["features"]) == 18


def test_there_are_63_provinces():
    assert len(reference.provinces_2022()) == 63


def test_the_holiday_of_24_november_is_loaded_switched_off():
    rows = [row for row in holidays.rows() if (row.day.month, row.day.day) == (11, 24)]
    assert len(rows) == 2
    assert not any(row.active for row in rows)
    assert holidays.calendar().is_working(date(2026, 11, 24))


def test_the_swap_of_january_2026_is_known():
    assert not holidays.calendar().is_working(date(2026, 1, 2))
    assert holidays.calendar().is_working(date(2026, 1, 10))


def test_reading_the_tables_loads_neither_django_nor_numpy():
    program = (
        "import sys; from tongket.foundation import reference as r; r.history(); "
        "from tongket.foundation.reference import holidays; holidays.calendar(); "
        "sys.exit(any(m in sys.modules for m in ('django', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_the_direct_map_2022_to_2025_agrees_with_the_lineage_step_by_step():
    lineage = reference.commune_lineage()
    shares: dict[str, dict[str, Fraction]] = {}
    for row in tables.rows("anh_xa_2022_2025.csv"):
        shares.setdefault(row["ma_xa_2022"], {})[row["ma_xa_2025"]] = Fraction(row["ty_trong"])
    for code, targets in shares.items():
        assert destinations(code, lineage, YEAR_END, IN_2025) == {t for t, share in targets.items() if share}
    split = recast({"12322": 1000}, lineage, from_date=YEAR_END, to_date=IN_2025).values
    assert split == {code: share * 1000 for code, share in shares["12322"].items()}
