"""Typed days: what no office can mean is told at the field."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tongket.foundation.fields import DayField


@pytest.mark.parametrize("text", ["01/01/0001", "31/12/9999", "01/01/1900", "01/01/2101"])
def test_a_year_no_office_deals_with_is_told(text):
    with pytest.raises(ValidationError, match="Nhập ngày từ 02/09/1945"):
        DayField().clean(text)


@pytest.mark.parametrize("text", ["31/02/2022", "00/00/2022", "tuần trước", "١٦/١١/٢٠٢٢x"])
def test_what_is_no_day_is_told(text):
    with pytest.raises(ValidationError, match="không phải là ngày"):
        DayField().clean(text)


def test_days_are_read_as_people_write_them():
    assert {DayField().clean(text) for text in ("16/11/2022", "16112022", "16.11.2022")} <= {date(2022, 11, 16)}
