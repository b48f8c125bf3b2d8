"""The six reporting calendars (lịch báo cáo) as data: a new start day is a new row, never a new class."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Calendar:
    """A reporting year (kỳ số liệu): where it starts; its months start on the same day of the month."""

    id: str
    start_month: int
    start_day: int
    label: str
    label_en: str
    cites: str
    cites_en: str
    valid_from: date
    verified: bool = True

    def __str__(self) -> str:
        return self.id

    @property
    def starts_in_previous_year(self) -> bool:
        return self.start_month > 1

    def boundary(self, year: int, months: int) -> date:
        """The day on which the month number `months` (from 0) of a reporting year starts."""
        base = (year - 1 if self.starts_in_previous_year else year) * 12 + self.start_month - 1 + months
        return date(base // 12, base % 12 + 1, self.start_day)


class UnknownCalendar(ValueError):
    """No calendar has this id."""

    code = "CALENDAR-UNKNOWN"

    def __init__(self, calendar: str) -> None:
        self.calendar = calendar
        super().__init__(f"calendar {calendar!r} is not one of {', '.join(CALENDARS)}")


_ROWS = (
    Calendar(
        "admin", 12, 15,
        "Năm báo cáo hành chính (15/12–14/12)", "Administrative reporting year (15/12–14/12)",
        "Nghị định số 09/2019/NĐ-CP, Điều 12", "Decree 09/2019/NĐ-CP, art. 12", date(2019, 3, 12),
    ),
    Calendar(
        "assembly", 10, 1,
        "Năm báo cáo Quốc hội (01/10–30/9)", "National Assembly reporting year (1/10–30/9)",
        "Nghị định số 128/2017/NĐ-CP, Điều 8 khoản 3", "Decree 128/2017/NĐ-CP, art. 8.3", date(2018, 1, 1),
    ),
    # Known from the procuracy's practice only; no instrument was read.
    Calendar(
        "procuracy", 12, 1,
        "Năm công tác của ngành Kiểm sát (01/12–30/11)", "Procuracy year (1/12–30/11)",
        "Thông lệ của ngành Kiểm sát nhân dân", "Practice of the People's Procuracy", date(2012, 12, 1),
        verified=False,
    ),
    Calendar(
        "safe-area-village", 11, 1,
        "Năm xét “An toàn về an ninh, trật tự” của khu dân cư (01/11–31/10)",
        "Safe-area year of residential areas (1/11–31/10)",
        "Thông tư số 124/2021/TT-BCA, Điều 8 khoản 2", "Circular 124/2021/TT-BCA, art. 8.2", date(2022, 2, 10),
    ),
    Calendar(
        "safe-area", 11, 16,
        "Năm xét “An toàn về an ninh, trật tự” của xã, cơ quan, doanh nghiệp, nhà trường (16/11–15/11)",
        "Safe-area year of communes, agencies, enterprises and schools (16/11–15/11)",
        "Thông tư số 124/2021/TT-BCA, Điều 8 khoản 2", "Circular 124/2021/TT-BCA, art. 8.2", date(2022, 2, 10),
    ),
    Calendar(
        "civil", 1, 1,
        "Năm dương lịch (01/01–31/12)", "Calendar year (1/1–31/12)",
        "Thông tư liên tịch số 05/2018/TTLT-VKSNDTC-TANDTC-BCA-BQP, Điều 6",
        "Joint circular 05/2018/TTLT-VKSNDTC-TANDTC-BCA-BQP, art. 6", date(2019, 1, 1),
    ),
)  # fmt: skip

CALENDARS = MappingProxyType({row.id: row for row in _ROWS})


def calendar_by_id(calendar: str | Calendar) -> Calendar:
    """The calendar of this id; a calendar is returned as it is."""
    if isinstance(calendar, Calendar):
        return calendar
    if calendar not in CALENDARS:
        raise UnknownCalendar(calendar)
    return CALENDARS[calendar]
