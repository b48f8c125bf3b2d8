"""Clauses carried by figures of the year: C08–C22."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from tongket.core.viet import dates, numbers
from tongket.documents.year_end.gather import TITLE_OF_RECOGNITION
from tongket.registers.awards import queries as awards
from tongket.registers.cases import queries as cases
from tongket.registers.goals import queries as goals
from tongket.registers.units import queries as units
from tongket.screens.trace.line import FULL, MISSING, PART, Ground, Line, count_line, rate_line, shown
from tongket.screens.verdicts import verdict_of_target

FALLS = ("decrease",)


def assessment(ground: Ground) -> Line:
    """C08: "quyết liệt, hiệu quả" stands on verdicts on the year's targets, not on an adjective."""
    rows = list(goals.targets(ground.scope, period=ground.period.key))
    if not rows:
        return Line("goals", "", MISSING, lacking=_("chưa có chỉ tiêu của năm"))
    verdicts = [verdict_of_target(row, ground.results) for row in rows]
    met = sum(1 for verdict in verdicts if verdict.outcome == "achieved")
    return Line(
        carried_by="goals", value=_("đạt %(n)s/%(of)s chỉ tiêu của năm") % {"n": met, "of": len(rows)},
        n=met, of=len(rows),
        evidence="; ".join(row.code for row in rows), url=reverse("goals:index"), status=FULL,
    )  # fmt: skip


def clearance(ground: Ground) -> Line:
    """C09."""
    return rate_line(ground, "clearance_rate")


def serious_clearance(ground: Ground) -> Line:
    """C10: always n of N."""
    return rate_line(ground, "serious_clearance_rate")


def rings(ground: Ground) -> Line:
    """C11: named records with their cases, never a bare count."""
    result = ground.figure("rings_broken")
    rows = cases.rings(ground.scope).filter(
        broken_on__gte=ground.period.start, broken_on__lt=ground.period.end_exclusive, voided_at=None
    )
    linked = sum(row.cases.count() for row in rows)
    words = _("%(n)s đường dây, băng, ổ nhóm, tụ điểm, gắn với %(cases)s vụ án") % {"n": shown(result), "cases": linked}
    return Line(
        carried_by="rings_broken", value=words, n=result.n, of=None, evidence=_("hồ sơ có tên, có vụ án kèm theo"),
        url=reverse("cases:rings"), status=FULL if rows else MISSING,
    )  # fmt: skip


def resolution(ground: Ground) -> Line:
    """C12: both readings, suspended items beside."""
    return rate_line(ground, "resolution_rate", "resolution_rate_incl_suspended")


def right_person(ground: Ground) -> Line:
    """C13: the counters behind "đúng người, đúng tội"."""
    counters = (
        "decisions_annulled", "files_returned", "files_returned_accepted", "files_returned_not_accepted",
        "cases_terminated_no_crime", "accused_acquitted", "judgments_quashed", "compensation_cases",
        "compensation_paid", "reports_reopened", "cases_reopened", "complaints_received", "complaints_founded_rate",
    )  # fmt: skip
    silent = [one for one in counters if ground.figure(one).status == "not_reported"]
    lacking = _("Viện kiểm sát chưa gửi số liệu các tháng của kỳ") if silent else ""
    return count_line(ground, counters, status=PART if silent else FULL, lacking=lacking)


def none_found(ground: Ground) -> Line:
    """C14: prints only from a recorded review with reviewer and day."""
    body = units.police_body_of(units.unit_by_code(ground.unit, ground.period.last_day).id, ground.period.last_day)
    review = cases.latest_review(body.id, ground.period.start, ground.results.snapshot.sealed_at.date())
    if review is None:
        return Line("cases", "", MISSING, lacking=_("chưa có đợt rà soát được ghi; câu này không được in"))
    words = _("qua rà soát %(cases)s vụ/%(accused)s bị can: phát hiện %(found)s") % {
        "cases": numbers.format_integer(review.cases_reviewed),
        "accused": numbers.format_integer(review.accused_reviewed), "found": review.found,
    }  # fmt: skip
    who = f"{review.code}, {review.reviewer_post}, {dates.format_date(review.on)}"
    return Line("cases", words, FULL, evidence=who, url=reverse("cases:reviews"), n=review.found,
                of=review.cases_reviewed)  # fmt: skip


def propaganda(ground: Ground) -> Line:
    """C15."""
    return count_line(
        ground, ("propaganda_sessions", "propaganda_attendances", "propaganda_news"), status=PART,
        lacking=_("mới có số tổng hợp tháng của xã; sổ hoạt động tuyên truyền chưa mở"),
    )  # fmt: skip


def state_management(ground: Ground) -> Line:
    """C16."""
    return count_line(ground, ("residence_checks", "business_checks", "weapons_handed_in", "traffic_fines"))


def procedures(ground: Ground) -> Line:
    """C17."""
    return rate_line(ground, "procedures_on_time_rate", "procedures_online_rate")


def citizen_id(ground: Ground) -> Line:
    """C18: two indicators, each with its denominator."""
    return rate_line(ground, "id_collected_rate", "id_issued_rate")


def fires(ground: Ground) -> Line:
    """C19: the fall, with both years' counts."""
    comparison = ground.results.compare("fires_explosions", ground.unit, ground.period)
    words = _("%(now)s vụ, cùng kỳ %(before)s vụ") % {
        "now": shown(comparison.current), "before": shown(comparison.previous),
    }  # fmt: skip
    return Line(
        "fires_explosions", words, FULL if comparison.status in FALLS else PART, n=comparison.current.n,
        of=comparison.previous.n, evidence=_("số liệu chốt %(hash)s") % {"hash": ground.results.snapshot.short},
        url=ground.figure_url("fires_explosions"), lacking="" if comparison.status in FALLS else _("không giảm"),
    )  # fmt: skip


def index_rise(ground: Ground) -> Line:
    """C20: previous − rank, checked on entry."""
    return _index(ground, rank=False)


def index_rank(ground: Ground) -> Line:
    """C21."""
    return _index(ground, rank=True)


def _index(ground: Ground, *, rank: bool) -> Line:
    row = goals.indices(ground.scope).filter(index="par_index", index_year=ground.period.year, voided_at=None).last()
    if row is None or (not rank and row.previous_rank is None):
        return Line("goals", "", MISSING, lacking=_("chưa ghi chỉ số bên ngoài của năm"))
    if rank:
        words = _("xếp thứ %(rank)s/%(of)s") % {"rank": row.rank, "of": row.of}
    else:
        words = _("tăng %(change)s bậc (%(before)s → %(rank)s)") % {
            "change": row.previous_rank - row.rank, "before": row.previous_rank, "rank": row.rank,
        }  # fmt: skip
    who = f"{row.name}; {row.issuer}; {row.subject}; {dates.format_date(row.published_on)}"
    return Line("goals", words, FULL, evidence=who, url=reverse("goals:index_detail", args=[row.code]),
                n=row.rank if rank else row.previous_rank - row.rank, of=row.of)  # fmt: skip


def standing(ground: Ground) -> Line:
    """C22: "nhiều năm liền" only from an unbroken series."""
    series = awards.unbroken_series(TITLE_OF_RECOGNITION, ground.period.year)
    if not series.years:
        return Line("awards", "", MISSING, lacking=_("chưa có văn bản công nhận"))
    years = f"{series.years[0]}–{series.years[-1]}" if len(series.years) > 1 else str(series.years[0])
    words = _("%(n)s năm liên tục (%(years)s)") % {"n": len(series.years), "years": years}
    lacking = "" if series.many_years else _("chuỗi năm chưa đủ để ghi “nhiều năm liền”")
    return Line("awards", words, FULL if series.many_years else PART, evidence="; ".join(series.decisions),
                url=reverse("awards:recognitions"), n=len(series.years), lacking=lacking)  # fmt: skip
