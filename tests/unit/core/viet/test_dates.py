"""Days and times typed and written."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongket.core.viet import dates
from tongket.core.viet.dates import NotADate, NotATime, TypedDay

TODAY = date(2022, 12, 27)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@given(DAYS)
def test_a_written_day_is_read_back(day):
    text = dates.format_date(day)
    assert dates.parse_date(text) == dates.parse_date(text.replace("/", "")) == dates.parse_date(day.isoformat()) == day


@pytest.mark.parametrize("text", ["16/11/2022", "16112022", "16-11-2022", "16.11.2022", " 16/11/2022 ", "2022-11-16"])
def test_a_day_may_be_typed_in_these_ways(text):
    assert dates.parse_date(text) == date(2022, 11, 16)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/02/2022",
        "16/11/22",
        "16/11",
        "16/13/2022",
        "16-11/2022",
        "161122",
        "1/1/0000",
        "hôm nay",
        "１６/11/2022",
    ],
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(NotADate):
        dates.parse_date(text)


def test_a_day_without_a_year_is_the_latest_one_and_says_it_was_guessed():
    assert dates.parse_day("16/11", today=TODAY) == TypedDay(date(2022, 11, 16), year_guessed=True)
    assert dates.parse_day("28/12", today=TODAY) == TypedDay(date(2021, 12, 28), year_guessed=True)
    assert dates.parse_day("29/02", today=TODAY) == TypedDay(date(2020, 2, 29), year_guessed=True)


def test_an_impossible_day_without_a_year_is_refused():
    with pytest.raises(NotADate):
        dates.parse_day("31/02", today=TODAY)


@pytest.mark.parametrize("text", ["hôm nay", "Hôm nay", "hom nay"])
def test_today_is_understood_when_it_is_known(text):
    assert dates.parse_date(text, today=TODAY) == TODAY


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2023, 1, 5), "ngày 05 tháng 01 năm 2023"),
        (date(2023, 2, 15), "ngày 15 tháng 02 năm 2023"),
        (date(2022, 3, 9), "ngày 09 tháng 3 năm 2022"),
        (date(2022, 12, 27), "ngày 27 tháng 12 năm 2022"),
        (date(2022, 10, 10), "ngày 10 tháng 10 năm 2022"),
    ],
)
def test_a_document_is_dated_with_the_leading_zeros_of_decree_30(day, text):
    assert dates.format_long_date(day) == text


def test_moments_are_written_time_first():
    moment = datetime(2022, 11, 16, 8, 15)
    assert dates.format_moment(moment) == "08:15, 16/11/2022"
    assert dates.format_moment_in_words(moment) == "08:15 ngày 16/11/2022"
    assert dates.format_time(moment) == dates.format_time(time(8, 15)) == "08:15"


def test_a_span_names_both_its_days():
    assert dates.format_span(date(2021, 12, 15), date(2022, 12, 14)) == "từ ngày 15/12/2021 đến ngày 14/12/2022"


def test_english_days_have_short_months():
    assert dates.english_date(date(2022, 11, 6)) == "6 Nov 2022"


@pytest.mark.parametrize(
    ("text", "expected"), [("08:15", time(8, 15)), ("8h15", time(8, 15)), ("8g05", time(8, 5)), ("23h", time(23))]
)
def test_times_are_read(text, expected):
    assert dates.parse_time(text) == expected


@pytest.mark.parametrize("text", ["", "24:00", "8:60", "815", "8"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(NotATime):
        dates.parse_time(text)
