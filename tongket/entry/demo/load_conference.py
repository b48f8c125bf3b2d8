"""The afternoon of 27/12/2022: invitation, attendance, awards, conclusion with sixteen instructions, the news item."""

from __future__ import annotations

from datetime import date, datetime

from tongket.core.viet import dates
from tongket.entry.demo.posts import Posts
from tongket.entry.demo.schedule import Schedule
from tongket.entry.demo.windows import CONFERENCE_DAY
from tongket.foundation import reference
from tongket.foundation.actor import Role
from tongket.registers.conferences import operations as conferences
from tongket.registers.directives import operations as directives

# Who leads and who takes part, read from the reference table's own words: the first body named leads.
LEADS = {
    1: ("VP-UBND", ("CA-34", "SO-TP", "MTTQ", "SO-NV")), 2: ("CA-34", ("MTTQ", "SO-TP", "TINH-DOAN", "HOI-PN")),
    3: ("CA-34", ("MTTQ", "TINH-DOAN", "HOI-PN", "HOI-ND", "HOI-CCB")), 4: ("CA-34", ("UBND-34",)),
    5: ("CA-34", ("BDBP", "SO-CT")), 6: ("CA-34", ()), 7: ("CA-34", ("UBND-34",)),
    8: ("CA-34", ("UBND-34", "MTTQ", "HOI-CCB")), 9: ("SO-TP", ("SO-TTTT", "BAO-TB", "DAI-PTTH", "SO-GDDT")),
    10: ("CA-34", ("VKS-34", "TA-34", "BCHQS")), 11: ("CA-34", ()), 12: ("VP-UBND", ("CA-34", "SO-NV")),
    13: ("CA-34", ()), 14: ("CA-34", ()), 15: ("UBND-34", ("CA-34",)), 16: ("UBND-34", ("CA-34", "BCHQS", "BDBP")),
}  # fmt: skip


def _invitees() -> list[conferences.Invitee]:
    seats = [conferences.Invitee(seat.agency, seat.holder_post) for seat in reference.seats() if seat.agency]
    districts = [
        conferences.Invitee(f"CAH-{unit.code}", "Trưởng Công an")
        for unit in reference.area_units()
        if unit.level == "district" and unit.parent_code == "34" and unit.alive_on(CONFERENCE_DAY)
    ]
    return list(dict.fromkeys(seats + districts))


def invite(schedule: Schedule, posts: Posts, at: datetime) -> None:
    """Invitations leave a week before: at least three working days."""
    conferences.invite(
        by=posts.actor(Role.STATISTICS, "CA-34", 1), at=at, conference_code=schedule.codes["conference"],
        sent_on=at.date(), invitees=_invitees(),
    )  # fmt: skip


def hold(schedule: Schedule, posts: Posts, at: datetime) -> None:
    """Open, take attendance (two send a representative), hand over the awards, close."""
    desk = posts.actor(Role.STATISTICS, "CA-34", 1)
    code = schedule.codes["conference"]
    conferences.link_award_round(by=desk, at=at, conference_code=code, round_code=schedule.codes["round"])
    conferences.open_conference(by=posts.actor(Role.CHAIR, "BCD-34"), at=at, conference_code=code)
    rows = [
        conferences.AttendanceSpec(
            guest.unit_code, guest.post, True, "Cấp phó được ủy nhiệm" if index in (7, 15) else ""
        )
        for index, guest in enumerate(_invitees())
    ]
    conferences.record_attendance(by=desk, at=at, conference_code=code, rows=rows)


def hand_over(schedule: Schedule, posts: Posts, at: datetime) -> None:
    """The awards, highest level first."""
    conferences.hold_award_ceremony(
        by=posts.actor(Role.STATISTICS, "CA-34", 1), at=at, conference_code=schedule.codes["conference"],
        handed_by={
            "province_certificate": "Phó Chủ tịch Ủy ban nhân dân tỉnh", "police_commendation": "Giám đốc Công an tỉnh",
        },
    )  # fmt: skip


def conclude(schedule: Schedule, posts: Posts, at: datetime) -> None:
    """Close; minutes; the conclusion with its sixteen instructions, each a task."""
    desk, chair = posts.actor(Role.STATISTICS, "CA-34", 1), posts.actor(Role.CHAIR, "BCD-34")
    code = schedule.codes["conference"]
    conferences.close_conference(by=chair, at=at, conference_code=code)
    conferences.record_minutes(
        by=desk, at=at, conference_code=code,
        spec=conferences.MinutesSpec(
            started_at=at.replace(hour=13, minute=30), ended_at=at, secretary="Thư ký Ban Chỉ đạo",
            proceedings="Theo chương trình; các báo cáo, tham luận trình bày đủ.", statements="Ba tham luận.", votes="",
            conclusion="Trưởng Ban Chỉ đạo kết luận, giao mười lăm nhiệm vụ và một nhiệm vụ trước mắt.",
        ),
    )  # fmt: skip
    conferences.record_conclusion(
        by=chair, at=at, conference_code=code, on=at.date(),
        instructions=[_instruction(row) for row in reference.instructions()],
        summary="Đánh giá kết quả năm 2022; giao mười lăm nhiệm vụ năm 2023 và một nhiệm vụ trước mắt dịp Tết.",
    )  # fmt: skip


def _instruction(row: reference.Instruction) -> directives.InstructionSpec:
    lead, partners = LEADS[row.number]
    task = directives.TaskSpec(row.text, lead, partners, due_on=_due(row), due_words=row.due)
    return directives.InstructionSpec(row.number, row.text, row.missions[0], (task,))


def _due(row: reference.Instruction) -> date | None:
    """A date as stated; "trong năm 2023" ends with the year; regular tasks have none."""
    if row.regular:
        return None
    if row.due.startswith("trong năm "):
        return date(int(row.due.removeprefix("trong năm ")), 12, 31)
    return dates.parse_date(row.due)
