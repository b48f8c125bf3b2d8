"""What the committee does in the reference year: targets, index, awards, conference, instructions."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from functools import partial

from tongket.entry.demo import load_conference
from tongket.entry.demo.chance import LOCAL
from tongket.entry.demo.posts import Posts
from tongket.entry.demo.schedule import Schedule
from tongket.entry.demo.windows import CONFERENCE_DAY, YEAR_2022
from tongket.foundation.actor import Role
from tongket.foundation.scope import Scope
from tongket.registers.awards import operations as awards
from tongket.registers.cases import operations as cases
from tongket.registers.cases import queries as case_reads
from tongket.registers.conferences import operations as conferences
from tongket.registers.directives import operations as directives
from tongket.registers.directives import queries as directive_reads
from tongket.registers.goals import operations as goals

UNIT = "34"
APPROVED_BY = "Phó Chủ tịch Ủy ban nhân dân tỉnh, Trưởng Ban Chỉ đạo"
# Ten certificates of the province (4 collectives, 6 individuals), sixteen commendations of the police (6, 10):
# the total of 26 is the published one, the split is ours.
COLLECTIVES = {
    "province_certificate": ("PC02", "CAH-338", "SO-TP", "MTTQ"),
    "police_commendation": ("PC04", "PC07", "PV05", "CAH-341", "CAH-342", "CAX-12433"),
}
INDIVIDUALS = {
    "province_certificate": (("Điều tra viên 02", "PC02"), ("Điều tra viên 07", "CAH-338"), ("Trưởng phòng", "PV05"),
                             ("Chủ tịch Ủy ban Mặt trận xã", "12475"), ("Báo cáo viên pháp luật 01", "SO-TP"),
                             ("Tổ trưởng tổ tự quản 03", "12478")),
    "police_commendation": tuple((f"Cán bộ chiến sĩ {n:02d}", unit) for n, unit in enumerate(
        ("PC02", "PC03", "PC04", "PC06", "PC08", "CAH-336", "CAH-339", "CAH-340", "CAH-343", "CAH-344"), 1)),
}  # fmt: skip


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LOCAL)


def schedule_committee(schedule: Schedule, posts: Posts) -> None:
    """Plan everything up to the eve of the conference."""
    for day, act in (
        (date(2022, 1, 12), partial(_plan_of_2022, schedule, posts)),
        (date(2022, 1, 14), partial(_targets_of_2022, posts)),
        (date(2022, 12, 12), partial(_call_conference, schedule, posts)),
        (date(2022, 12, 14), partial(_index, posts)),
        (date(2022, 12, 15), partial(_safeguards, posts)),
        (date(2022, 11, 30), partial(_awards_nominated, schedule, posts)),
        (date(2022, 12, 6), partial(_awards_vetted, schedule, posts)),
        (date(2022, 12, 20), partial(load_conference.invite, schedule, posts)),
        (date(2022, 12, 22), partial(_recognitions, posts)),
        (date(2022, 12, 13), partial(_awards_decided, schedule, posts)),
        (date(2022, 12, 26), partial(_targets_of_2023, posts)),
    ):
        schedule.add(_at(day, 10), "committee", act)
    _plan_progress(schedule, posts)


def _target(
    posts: Posts, at: datetime, indicator: str, period: str, kind: str, parameter: Fraction, **base: object
) -> None:
    goals.set_target(
        by=posts.actor(Role.STATISTICS, "CA-34", 1), at=at,
        spec=goals.TargetSpec(
            indicator=indicator, unit_code=UNIT, period=period, kind=kind, parameter=parameter,
            paper=f"Kế hoạch của Ban Chỉ đạo năm {period} (mô phỏng)", set_on=at.date(),
            approved_by=APPROVED_BY, **base,
        ),
    )  # fmt: skip


def _targets_of_2022(posts: Posts, at: datetime) -> None:
    _target(posts, at, "offences_occurred", "2022", "cut_by", Fraction(5, 100), base_period="2021", base_n=717)
    _target(posts, at, "clearance_rate", "2022", "at_least", Fraction(75, 100))
    _target(posts, at, "serious_clearance_rate", "2022", "at_least", Fraction(90, 100))
    _target(posts, at, "resolution_rate", "2022", "at_least", Fraction(90, 100))


def _targets_of_2023(posts: Posts, at: datetime) -> None:
    _target(posts, at, "offences_occurred", "2023", "cut_by", Fraction(5, 100), base_period="2022", base_n=681)
    _target(posts, at, "clearance_rate", "2023", "at_least", Fraction(75, 100))
    _target(posts, at, "resolution_rate", "2023", "at_least", Fraction(90, 100))


def _index(posts: Posts, at: datetime) -> None:
    goals.record_index(
        by=posts.actor(Role.STATISTICS, "CA-34", 1), at=at,
        spec=goals.IndexSpec(
            index="par_index", name="Chỉ số cải cách hành chính", issuer="Bộ Công an", subject="Công an tỉnh",
            index_year=2022, published_on=at.date(), rank=18, of=63, previous_rank=38, change=20,
            evidence="Bảng xếp hạng do cơ quan công bố phát hành (mô phỏng; đọc theo SMI-3a)",
        ),
    )  # fmt: skip


def _safeguards(posts: Posts, at: datetime) -> None:
    """The yearly review behind the sentence on wrongful or missed prosecution: every case ended in the year."""
    ended = case_reads.cases(Scope.everything()).filter(
        state__in=("concluded", "terminated"), last_on__gte=YEAR_2022.first, last_on__lte=YEAR_2022.last
    )
    accused = sum(case_reads.accused_in(row)["n"] for row in ended)
    cases.review_safeguards(
        by=posts.actor(Role.UNIT_HEAD, "CA-34"), at=at, unit_code="CA-34", on=at.date(), cases_reviewed=len(ended),
        accused_reviewed=accused, found=0, note="Rà soát toàn bộ hồ sơ kết thúc điều tra trong năm (mô phỏng)",
    )  # fmt: skip


def _recognitions(posts: Posts, at: datetime) -> None:
    for year in (2019, 2020, 2021, 2022):
        awards.record_recognition(
            by=posts.actor(Role.EMULATION, "CA-34"), at=at, title="Điển hình toàn quốc về phòng, chống tội phạm",
            issuer="Bộ Công an", year=year, decided_on=date(year, 12, 20), evidence="Văn bản công nhận (mô phỏng)",
        )  # fmt: skip


def _awards_nominated(schedule: Schedule, posts: Posts, at: datetime) -> None:
    desk = posts.actor(Role.STATISTICS, "CA-34", 1)
    ref = awards.open_round(
        by=posts.actor(Role.EMULATION, "CA-34"), at=at, name="Khen thưởng tổng kết năm 2022",
        occasion="Hội nghị tổng kết năm 2022", organiser_code="BCD-34", on=at.date(),
    )  # fmt: skip
    schedule.codes["round"] = ref.code
    nominated = []
    for form in COLLECTIVES:
        merit = "Thành tích trong công tác phòng, chống tội phạm và xây dựng phong trào năm 2022"
        specs = [awards.NominationSpec("collective", unit, form, merit) for unit in COLLECTIVES[form]]
        specs += [awards.NominationSpec("individual", unit, form, merit, post=post) for post, unit in INDIVIDUALS[form]]
        nominated += [awards.nominate(by=desk, at=at, round_code=ref.code, spec=spec).code for spec in specs]
    schedule.codes["nominations"] = " ".join(nominated)


def _awards_vetted(schedule: Schedule, posts: Posts, at: datetime) -> None:
    verdicts = [
        awards.CriterionVerdict(criterion, "passed", "Hồ sơ đề nghị")
        for criterion in ("form_fits", "no_discipline", "dossier", "duties_done")
    ]
    for code in schedule.codes["nominations"].split():
        awards.vet_nomination(by=posts.actor(Role.EMULATION, "CA-34"), at=at, nomination_code=code, verdicts=verdicts)


def _awards_decided(schedule: Schedule, posts: Posts, at: datetime) -> None:
    for form in COLLECTIVES:
        awards.decide_awards(
            by=posts.actor(Role.CHAIR, "BCD-34"),
            at=at,
            round_code=schedule.codes["round"],
            form=form,
            decided_on=at.date(),
        )


def _plan_of_2022(schedule: Schedule, posts: Posts, at: datetime) -> None:
    """A plan for 2022 whose tasks are done, one of them late: the rates have something to count."""
    spec = directives.DirectiveSpec(
        source="plan", title="Kế hoạch phòng, chống tội phạm năm 2022", issued_on=at.date(), issuer_code="BCD-34",
        issuer_post="Trưởng Ban Chỉ đạo", text="Các nhiệm vụ có thời hạn của năm",
    )  # fmt: skip
    tasks = [
        directives.TaskSpec("Rà soát địa bàn phức tạp về trật tự xã hội", "CA-34", ("MTTQ",), date(2022, 3, 31)),
        directives.TaskSpec(
            "Tập huấn tiếp nhận, phân loại nguồn tin về tội phạm", "PC01", ("VKS-34",), date(2022, 5, 31)
        ),
        directives.TaskSpec("Tuyên truyền pháp luật trong trường học", "SO-GDDT", ("TINH-DOAN",), date(2022, 9, 30)),
        directives.TaskSpec("Kiểm tra an toàn phòng cháy khu, cụm công nghiệp", "PC07", ("SO-CT",), date(2022, 10, 31)),
        directives.TaskSpec("Sơ kết quy chế phối hợp giữa các ngành", "SO-TP", ("CA-34",), date(2022, 12, 20)),
    ]
    ref = directives.issue_directive(
        by=posts.actor(Role.CHAIR, "BCD-34"), at=at, spec=spec,
        instructions=[
            directives.InstructionSpec(1, "Thực hiện các nhiệm vụ có thời hạn của năm 2022", "", tuple(tasks)),
        ],
    )  # fmt: skip
    made = directive_reads.tasks_of(Scope.everything(), ref.code)
    schedule.codes["plan_tasks"] = " ".join(task.code for task in made)


def _plan_progress(schedule: Schedule, posts: Posts) -> None:
    """Done on time, on time, late, on time; the last one still open and overdue."""
    days = (date(2022, 3, 28), date(2022, 5, 30), date(2022, 10, 12), date(2022, 10, 27))
    leads = ("CA-34", "PC01", "SO-GDDT", "PC07")
    for place, (day, lead) in enumerate(zip(days, leads, strict=True)):
        schedule.add(_at(day, 9), "directives", partial(_submit, schedule, posts, place, lead))
        schedule.add(_at(day + timedelta(days=1), 9), "directives", partial(_accept, schedule, posts, place))


def _submit(schedule: Schedule, posts: Posts, place: int, lead: str, at: datetime) -> None:
    code = schedule.codes["plan_tasks"].split()[place]
    evidence = directives.EvidenceSpec("paper", "Báo cáo kết quả thực hiện", "")
    role = Role.MEMBER_AGENCY if lead.startswith("SO-") else Role.UNIT_HEAD
    directives.submit_evidence(by=posts.actor(role, lead), at=at, task_code=code, evidence=evidence, complete=True)


def _accept(schedule: Schedule, posts: Posts, place: int, at: datetime) -> None:
    code = schedule.codes["plan_tasks"].split()[place]
    directives.accept_task(by=posts.actor(Role.CHAIR, "BCD-34"), at=at, task_code=code, note="Đủ kết quả")


def _call_conference(schedule: Schedule, posts: Posts, at: datetime) -> None:
    desk = posts.actor(Role.STATISTICS, "CA-34", 1)
    spec = conferences.ConferenceSpec(
        title="Hội nghị tổng kết công tác năm 2022, triển khai nhiệm vụ trọng tâm năm 2023", held_on=CONFERENCE_DAY,
        half_day="afternoon", starts="13:30", place="Hội trường Ủy ban nhân dân tỉnh", chair_title=APPROVED_BY,
        organiser_code="BCD-34",
    )  # fmt: skip
    code = conferences.call_conference(by=desk, at=at, spec=spec).code
    schedule.codes["conference"] = code
    item, paper = conferences.AgendaSpec, conferences.PaperSpec
    conferences.add_agenda_items(
        by=desk, at=at, conference_code=code,
        items=[
            item("Tuyên bố lý do, giới thiệu đại biểu", "Chánh Văn phòng", 10, "opening"),
            item("Báo cáo tổng kết năm 2022, nhiệm vụ trọng tâm năm 2023", "Phó Giám đốc Công an tỉnh", 30, "report"),
            item("Tham luận của các ngành, địa phương", "Đại diện các ngành, địa phương", 60, "discussion"),
            item("Kết luận của Trưởng Ban Chỉ đạo", "Trưởng Ban Chỉ đạo", 25, "conclusion"),
            item("Công bố quyết định và trao khen thưởng", "Cán bộ thi đua, khen thưởng", 20, "awards"),
            item("Bế mạc", "Trưởng Ban Chỉ đạo", 5, "closing"),
        ],
    )  # fmt: skip
    conferences.add_papers(
        by=desk, at=at, conference_code=code,
        papers=[
            paper("plan", "Kế hoạch tổ chức hội nghị"), paper("programme", "Chương trình hội nghị"),
            paper("report", "Báo cáo tổng kết năm 2022", "/van-ban/tong-ket/?ky=2022&don-vi=34"),
            paper("draft_plan", "Dự thảo kế hoạch năm 2023"),
        ],
    )  # fmt: skip
