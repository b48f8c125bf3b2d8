"""The procuracy's part of the demo: monthly counts signed by both sides, two requests, two annulments, complaints.

Prosecutions follow what was concluded and returned in the month before. The extension annulled within the reference
year moves no report; the decision not to initiate is annulled after its end, because the report then comes back into
the stock, and the calibrated flow of reports does not move.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from tongket.entry.demo.chance import LOCAL, Chance
from tongket.entry.demo.posts import Posts
from tongket.entry.demo.schedule import Schedule
from tongket.entry.demo.windows import YEAR_2022
from tongket.foundation.actor import Actor, Role
from tongket.foundation.scope import Scope
from tongket.registers.cases import operations as cases
from tongket.registers.cases import queries as case_reads
from tongket.registers.intake import queries as intake_reads

FIRST_MONTH, LAST_MONTH = (2020, 10), (2022, 11)
ALL = Scope.everything()
BODY, OFFICE = "CA-34", "VKS-34"
DISTRICTS = tuple(f"CAH-{number}" for number in (336, 338, 339, 340, 341, 342, 343, 344))
# Files brought to court before anything was concluded under this system.
OLDER_FILES = (6, 11)


def schedule_procuracy(schedule: Schedule, posts: Posts, seed: int) -> None:
    """Plan the counts of 26 months, their signatures, and the procuracy's own acts of 2022."""
    chance = Chance(seed, "procuracy")
    counted: list[int] = []
    for year, month in _months():
        at = _at(_following(year, month, chance.number(4, 6)), chance.number(8, 16))
        schedule.add(at, "procuracy", partial(_count, schedule, posts, chance, counted, (year, month)))
    for year in (2021, 2022):
        for role, unit, hour in ((Role.PROCURACY, OFFICE, 9), (Role.STATISTICS, BODY, 14)):
            sign = partial(_sign, schedule, posts.actor(role, unit, 1), year)
            schedule.add(_at(date(year, 12, 9), hour), "procuracy", sign)
    handlers = chance.some(DISTRICTS, 5)
    _plan_requests(schedule, posts, handlers[:2])
    schedule.add(_at(date(2022, 9, 14), 10), "procuracy", partial(_annul_extension, posts))
    schedule.add(_at(date(2022, 12, 20), 10), "procuracy", partial(_annul_non_initiation, posts))
    for number, handler in enumerate(handlers[2:]):
        _plan_complaint(schedule, posts, number, handler)
    schedule.add(_at(date(2022, 12, 12), 15), "procuracy", partial(_answer_returns, posts))


def _months() -> list[tuple[int, int]]:
    first, last = (year * 12 + month - 1 for year, month in (FIRST_MONTH, LAST_MONTH))
    return [(index // 12, index % 12 + 1) for index in range(first, last + 1)]


def _following(year: int, month: int, day: int) -> date:
    return date(year + month // 12, month % 12 + 1, day)


def _at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=LOCAL)


def _count(
    schedule: Schedule, posts: Posts, chance: Chance, counted: list[int], month: tuple[int, int], at: datetime
) -> None:
    """Indictments follow last month's conclusions, trials the indictments before them."""
    first, last = date(*month, 1), _following(*month, 1) - timedelta(days=1)
    concluded = case_reads.cases(ALL).filter(events__verb="conclude_case", events__on__range=(first, last)).distinct()
    returned = case_reads.cases(ALL).filter(events__verb="return_case", events__on__range=(first, last)).count()
    rows = list(concluded)
    accused = sum(case_reads.accused_in(row)["n"] for row in rows)
    prosecuted = max(len(rows) - returned, 0) or chance.number(*OLDER_FILES)
    persons = max(accused - returned, prosecuted) if rows else prosecuted + chance.number(2, 6)
    tried = max((counted[-1] if counted else chance.number(*OLDER_FILES)) - chance.number(0, 2), 1)
    stayed = 1 if chance.number(1, 6) == 1 else 0
    counted.append(prosecuted)
    ref = cases.record_prosecution_counts(
        by=posts.actor(Role.PROCURACY, OFFICE, 1), at=at, unit_code=BODY, month=f"{month[0]}-{month[1]:02d}",
        numbers=cases.ProsecutionNumbers(
            prosecuted, persons, tried, tried + chance.number(tried // 3, tried // 2 + 2), stayed, stayed, returned
        ),
        reported_by="Bộ phận thống kê, Viện kiểm sát nhân dân tỉnh",
        source="Biểu thống kê hình sự liên ngành (mô phỏng)",
    )  # fmt: skip
    schedule.codes[f"counts:{month[0]}-{month[1]:02d}"] = ref.code


def _sign(schedule: Schedule, by: Actor, year: int, at: datetime) -> None:
    """Sign the months of the procuracy's year that are still unsigned."""
    months = [(y, m) for y, m in _months() if (y, m) <= (year, 11) and (year == 2021 or (y, m) > (2021, 11))]
    cases.sign_counts(by=by, at=at, codes=[schedule.codes[f"counts:{y}-{m:02d}"] for y, m in months])


def _plan_requests(schedule: Schedule, posts: Posts, handlers: list[str]) -> None:
    """A request answered in time, and one still open on the day of the conference."""
    schedule.add(_at(date(2022, 7, 11), 9), "procuracy", partial(
        _request, schedule, posts, "answered", "remedy", handlers[0],
        "Khắc phục việc chậm gửi thông báo kết quả giải quyết tin báo (mô phỏng)",
    ))  # fmt: skip
    schedule.add(_at(date(2022, 7, 20), 9), "procuracy", partial(_answer, schedule, posts, "answered", handlers[0]))
    schedule.add(_at(date(2022, 12, 20), 9), "procuracy", partial(
        _request, schedule, posts, "open", "verify", handlers[1],
        "Kiểm tra, xác minh bổ sung nguồn tin đang giải quyết (mô phỏng)",
    ))  # fmt: skip


def _request(schedule: Schedule, posts: Posts, name: str, kind: str, unit: str, content: str, at: datetime) -> None:
    ref = cases.make_request(
        by=posts.actor(Role.PROCURACY, OFFICE, 1), at=at, kind=kind, unit_code=unit, content=content,
        legal_ground="BLTTHS Điều 145 khoản 3; TTLT 01/2017 Điều 5",
    )  # fmt: skip
    schedule.codes[f"request:{name}"] = ref.code


def _answer(schedule: Schedule, posts: Posts, name: str, unit: str, at: datetime) -> None:
    cases.record_answer(
        by=posts.actor(Role.UNIT_HEAD, unit), at=at, code=schedule.codes[f"request:{name}"], answer="accepted",
        text="Đã gửi đủ thông báo và chấn chỉnh việc theo dõi thời hạn (mô phỏng)",
    )  # fmt: skip


def _annul_non_initiation(posts: Posts, at: datetime) -> None:
    """The first decision of the year not to initiate, by number: an even rule, no judgement on anyone."""
    rows = _resolved_this_year().filter(outcome="not_initiated")
    cases.annul_decision(
        by=posts.actor(Role.PROCURACY, OFFICE, 1), at=at, target_code=rows[0].code, decision="non_initiation",
        legal_ground="BLTTHS Điều 159, Điều 161", reason="Chưa đủ căn cứ để không khởi tố vụ án (mô phỏng)",
    )  # fmt: skip


def _annul_extension(posts: Posts, at: datetime) -> None:
    """The first extension of the year, by number, of a report resolved since."""
    rows = _resolved_this_year().filter(states__verb="extend_report")
    cases.annul_decision(
        by=posts.actor(Role.PROCURACY, OFFICE, 1), at=at, target_code=rows[0].code, decision="extension",
        legal_ground="BLTTHS Điều 147 khoản 2", reason="Gia hạn khi chưa có căn cứ (mô phỏng)",
    )  # fmt: skip


def _resolved_this_year() -> Any:
    return intake_reads.reports(ALL).filter(state="resolved", outcome_on__gte=YEAR_2022.first).order_by("code")


def _plan_complaint(schedule: Schedule, posts: Posts, number: int, unit: str) -> None:
    about, result = (("delay", "partly"), ("seizure", "unfounded"), ("non_initiation", ""))[number]
    name = f"complaint:{number}"
    received = date(2022, 4 + 3 * number, 11)
    schedule.add(_at(received, 8), "procuracy", partial(_complain, schedule, posts, name, unit, about))
    if result:
        schedule.add(_at(received + timedelta(days=1) * 20, 16), "procuracy",
                     partial(_decide, schedule, posts, name, result))  # fmt: skip


def _complain(schedule: Schedule, posts: Posts, name: str, unit: str, about: str, at: datetime) -> None:
    ref = cases.record_complaint(by=posts.actor(Role.PROCURACY, OFFICE, 2), at=at, unit_code=unit, about=about)
    schedule.codes[name] = ref.code


def _decide(schedule: Schedule, posts: Posts, name: str, result: str, at: datetime) -> None:
    cases.decide_complaint(by=posts.actor(Role.PROCURACY, OFFICE, 2), at=at, code=schedule.codes[name], result=result)


def _answer_returns(posts: Posts, at: datetime) -> None:
    """The investigating bodies' answers to the files returned in the year: all accepted but the last."""
    rows = case_reads.cases(ALL).filter(events__verb="return_case", events__on__range=(YEAR_2022.first, at.date()))
    found = list(rows.distinct().order_by("code")[:5])
    for row in found:
        accepted = row is not found[-1]
        cases.answer_returned_file(
            by=posts.actor(Role.UNIT_HEAD, row.handler.code), at=at, code=row.code, accepted=accepted,
            text="" if accepted else "Yêu cầu bổ sung đã có trong hồ sơ (mô phỏng)",
        )  # fmt: skip
