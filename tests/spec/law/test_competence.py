"""Who may do what on a day, and which texts a day stands under: competence.md, row by row."""

from __future__ import annotations

from datetime import date

import pytest

from tests.spec.law.spec_table import day, number, rows
from tongket.core.law import competence, instruments
from tongket.core.law import joint_circular_01_2017 as ttlt01

FILE = "competence.md"


def reasons(row):
    officer = {"rank": "" if row["chức danh"] == "–" else row["chức danh"], "assigned": row["được phân công"] == "có"}
    on, level = day(row["ngày"]), row["cấp"]
    if row["việc"] == "initiate":
        crime_class = "" if row["loại tội"] == "–" else row["loại tội"]
        return competence.may_initiate(level, on, crime_class=crime_class, **officer)
    if row["việc"] == "resolve":
        return competence.may_resolve(level, on, **officer)
    return getattr(competence, f"may_{row['việc']}")(level, on)


@pytest.mark.parametrize("row", rows(FILE, "Thẩm quyền – competence"), ids=number)
def test_a_body_may_or_may_not_as_the_table_says(row):
    found = reasons(row)
    told = "không" if competence.blocking(found) else "cảnh báo" if found else "được"
    assert (told, ", ".join(reason.code for reason in found) or "–") == (row["kết quả"], row["mã"])
    assert all(reason.cites and reason.cites_en and reason.message_en for reason in found)


@pytest.mark.parametrize("row", rows(FILE, "Nơi nhận tin của Công an xã – where communes hand over"), ids=number)
def test_communes_hand_over_to_the_level_of_the_day(row):
    assert competence.first_handling_level(day(row["ngày"])) == row["cấp"]


@pytest.mark.parametrize("row", rows(FILE, "Văn bản theo ngày – texts by day"), ids=number)
def test_a_day_stands_under_its_own_combination_of_texts(row):
    on = day(row["ngày"])
    codes = {text.code for text in instruments.instruments_on(on)}
    grounds = {ground.code for ground in instruments.suspension_grounds_on(on)}
    assert ttlt01.COMMUNE_OTHER.on(on).verified == (row["quy định Công an xã"] == "đã đọc")
    assert instruments.forms_on(on).code == row["biểu mẫu"]
    assert ("TT129-2021" in codes) == (row["Thông tư 129/2021"] == "có")
    assert ("force_majeure" in grounds) == (row["căn cứ bất khả kháng"] == "có")


def test_the_class_a_commune_may_initiate_for_was_not_read_and_only_warns():
    assert not any(row.verified for row in competence.CLASS_THRESHOLDS)
    officer = {"rank": "senior", "assigned": True}
    warned = competence.may_initiate("commune", date(2025, 7, 1), crime_class="very_serious", **officer)
    assert [reason.blocks for reason in warned] == [False]


def test_a_level_nothing_is_known_about_is_refused():
    with pytest.raises(competence.NoCompetenceLaw):
        competence.may_receive("agency", date(2022, 1, 1))


def test_of_days_before_the_known_texts_nothing_is_barred():
    assert competence.blocking(competence.may_initiate("commune", date(1999, 1, 1), rank="", assigned=False)) == ()
    assert competence.blocking(competence.may_initiate("commune", date(2019, 1, 1), rank="", assigned=False)) != ()
