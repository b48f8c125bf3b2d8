"""What the year-end report takes out of the registers beside the figures: lists, targets, reviews, documents."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from django.conf import settings

from tongket.analytics.results import Results
from tongket.core.periods import Period
from tongket.core.targets.kinds import CutBy
from tongket.core.viet.names import in_sentence, without_level
from tongket.documents.year_end import data
from tongket.documents.year_end.demo_texts import TEXTS
from tongket.foundation import reference
from tongket.foundation.demo import mark
from tongket.foundation.scope import Scope
from tongket.registers.awards import queries as awards
from tongket.registers.cases import queries as cases
from tongket.registers.conferences import queries as conferences
from tongket.registers.directives import queries as directives
from tongket.registers.goals import queries as goals
from tongket.registers.units import queries as units

# Units of Thái Bình named after persons: they keep the capital of their common noun (Decree 30/2020, Annex II).
NAMED_AFTER = frozenset((
    "Lê Hồng Phong", "Đề Thám", "Quang Trung", "Trần Hưng Đạo", "Trần Lãm", "Hoàng Diệu", "Lê Lợi", "Minh Khai",
))  # fmt: skip
RING_KINDS = {"gang": "Băng nhóm", "line": "Đường dây", "group": "Ổ nhóm", "spot": "Tụ điểm"}
TITLE_OF_RECOGNITION = "Điển hình toàn quốc về phòng, chống tội phạm"


def gather(results: Results, unit_code: str, period: Period, *, issued_on: date) -> data.Report:
    """Everything the report of one unit and period needs, as plain data."""
    on = period.last_day
    unit = units.unit_by_code(unit_code, on)
    scope = Scope(units.subtree_ids(unit.id, on), content=False)
    province = unit.level == "province"
    rounds = _rounds(scope, period) if province else []
    return data.Report(
        source=results, frame=data.Frame(unit_name(unit), period), issued_on=issued_on,
        committee=_committee(unit), addressees=(f"Ủy ban nhân dân {unit_name(unit).name}",),
        snapshot=results.snapshot.hash, cut_off=f"{results.snapshot.cut_off:%d/%m/%Y}",
        catalogue=results.catalogue_version, demo_mark=mark(),
        target_now=_target(unit.id, period), target_next=_target(unit.id, _next(period)),
        rings=_rings(scope, period, on), documents=_documents(period) if province else (),
        next_tasks=_next_tasks(period) if province else (), awards=_awards(rounds) if province else (),
        recognitions=_recognitions(scope, period) if province else (),
        index=_index(scope, period) if province else None,
        review=_review(unit.id, period, on), boundaries=_boundaries(unit.level),
        texts=TEXTS if settings.TONGKET_DEMO else {},
    )  # fmt: skip


def unit_name(unit: units.UnitRow) -> data.UnitName:
    """The unit as prose names it: "tỉnh Thái Bình", short "Thái Bình"."""
    short = without_level(unit.name)
    name = in_sentence(unit.name, named_after=short in NAMED_AFTER)
    return data.UnitName(unit.code, name, short, unit.level)  # type: ignore[arg-type]


def _committee(unit: units.UnitRow) -> str:
    """The province's committee bears the name of the settings; below it the level's own."""
    if unit.level == "province":
        return str(settings.TONGKET_COMMITTEE["vi"])
    return f"Ban Chỉ đạo 138 {unit_name(unit).name}"


def _next(period: Period) -> str:
    return str(period.year + 1)


def _target(unit_id: int, period: Period | str) -> data.Target | None:
    row = goals.target_for("offences_occurred", unit_id, str(period))
    if row is None or row.kind != "cut_by" or row.base_n is None:
        return None
    share = Fraction(row.numerator, row.denominator)
    limit = CutBy(row.base_n, share).limit
    return data.Target(row.indicator, int(share * 100), row.base_n, limit, int(row.period[:4]), row.paper)


def _rings(scope: Scope, period: Period, on: date) -> tuple[data.Ring, ...]:
    rows = cases.rings(scope).filter(broken_on__gte=period.start, broken_on__lt=period.end_exclusive, voided_at=None)
    return tuple(
        data.Ring(row.name, RING_KINDS[row.kind], row.broken_on, row.members, row.handler.name, len(row.cases.all()))
        for row in rows.order_by("broken_on", "pk")
    )


def _documents(period: Period) -> tuple[data.Directive, ...]:
    rows = directives.directives(Scope.everything())
    rows = rows.filter(issued_on__gte=period.start, issued_on__lt=period.end_exclusive, voided_at=None)
    return tuple(
        data.Directive(row.title, str(directives.SOURCES[row.source])) for row in rows.order_by("issued_on", "pk")
    )


def _next_tasks(period: Period) -> tuple[data.Directive, ...]:
    """The tasks of the conclusion of this year's conference, in the order of the instructions."""
    held = conferences.conferences(Scope.everything(), year=period.year).order_by("held_on").last()
    if held is None:
        return ()
    found: list[data.Directive] = []
    for task in directives.tasks_of_origin(Scope.everything(), held.code):
        due = task.due_words or (f"{task.due_on:%d/%m/%Y}" if task.due_on else "thường xuyên")
        found.append(data.Directive(task.title, "Kết luận hội nghị", task.lead.name, due))
    return tuple(found)


def _rounds(scope: Scope, period: Period) -> list[Any]:
    rows = awards.rounds(Scope.everything()).order_by("pk")
    return [row for row in rows if row.opened_on.year == period.year]


def _awards(rounds: list[Any]) -> tuple[data.AwardLine, ...]:
    return tuple(
        data.AwardLine(
            line.name, line.recipient, line.unit_name, line.form, line.achievement, line.decision_number
        )
        for one in rounds
        for line in awards.award_list(Scope.everything(), one.code)
    )  # fmt: skip


def _recognitions(scope: Scope, period: Period) -> tuple[data.Recognition, ...]:
    rows = awards.recognitions(Scope.everything()).filter(year=period.year).exclude(state="void")
    return tuple(
        data.Recognition(row.title, row.issuer, row.year, awards.unbroken_series(row.title, row.year).many_years)
        for row in rows
    )


def _index(scope: Scope, period: Period) -> data.Index | None:
    row = (
        goals.indices(Scope.everything()).filter(index_year=period.year, voided_at=None).order_by("published_on").last()
    )
    if row is None:
        return None
    return data.Index(row.name, row.issuer, row.subject, row.index_year, row.rank, row.of, row.previous_rank)


def _review(unit_id: int, period: Period, on: date) -> data.Review | None:
    body = units.police_body_of(unit_id, on)
    row = cases.latest_review(body.id, period.start, _review_deadline(period))
    if row is None:
        return None
    return data.Review(row.cases_reviewed, row.accused_reviewed, row.reviewer_post, row.on, row.found)


def _review_deadline(period: Period) -> date:
    """A review of the year may be held after its last day, within the month that follows."""
    end = period.last_day
    return date(end.year + end.month // 12, end.month % 12 + 1, min(end.day, 28))


def _boundaries(level: str) -> dict[str, Any]:
    if level == "commune":
        return {}
    wanted, key = ("district", "ma_huyen") if level == "province" else ("commune", "ma_xa")
    features = reference.boundaries(wanted)["features"]
    return {feature["properties"][key]: feature["geometry"] for feature in features}
