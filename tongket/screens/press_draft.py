"""The news item of a conference drafted from the record (dự thảo tin): prose in our own words, every number bound."""

from __future__ import annotations

from typing import Any

from tongket.analytics.results import Results
from tongket.core.indicators.figures import Result
from tongket.core.periods import Period
from tongket.core.viet import dates, numbers
from tongket.core.viet.bounds import above
from tongket.foundation.scope import Scope
from tongket.registers.awards import queries as awards
from tongket.registers.conferences import queries as conferences
from tongket.registers.goals import queries as goals
from tongket.registers.publications.operations import BoundFigure, PressText

HALF_DAYS = {"morning": "Sáng", "afternoon": "Chiều"}


def draft(results: Results, conference_code: str, period: Period, *, unit: str, byline: str) -> PressText:
    """The item of one conference: title, date line, lead, results, tasks, immediate task, captions, closing count."""
    scope = Scope.everything()
    held = conferences.conference_by_code(scope, conference_code)
    writer = _Writer(results, unit, period)
    when = f"{HALF_DAYS.get(held.half_day, 'Ngày')} {dates.format_date(held.held_on)}"
    paragraphs = [_results(writer), _tasks(writer, period), _immediate()]
    closing = writer.award_line(_split(scope, held))
    return PressText(
        title=f"Tổng kết công tác phòng, chống tội phạm và xây dựng phong trào năm {period.year}",
        dateline=f"Thái Bình, {dates.format_date(held.held_on)}",
        lead=f"{when}, {_sentence(held.organiser.name)} họp {_sentence(held.title)}. {held.chair_title} chủ trì.",
        paragraphs=paragraphs,
        captions=(
            "Người chủ trì phát biểu kết luận hội nghị.", "Trao bằng khen của tỉnh cho các tập thể, cá nhân.",
            "Lãnh đạo Công an tỉnh trao giấy khen cho các tập thể, cá nhân.",
        ),
        closing=closing, byline=byline, figures=tuple(writer.figures),
    )  # fmt: skip


class _Writer:
    """Collects the figures as the prose is written: nothing counted is typed by hand."""

    def __init__(self, results: Results, unit: str, period: Period) -> None:
        self.results, self.unit, self.period = results, unit, period
        self.figures: list[BoundFigure] = []

    def result(self, indicator: str) -> Result:
        return self.results.result(indicator, self.unit, self.period)

    def bind(
        self, key: str, indicator: str, text: str, n: int | None, of: int | None = None, previous: int | None = None
    ) -> str:
        """Bind a text to its figure and give the {key} for the prose."""
        self.figures.append(BoundFigure(key, text, indicator, self.unit, self.period.key, n, of, previous))
        return "{" + key + "}"

    def rate(self, key: str, indicator: str, decimals: int = 2, *, rounded: bool = False) -> str:
        """A rate with its two integers: "87,37% (595/681)", or "trên 98%" where the exact value is above."""
        result = self.result(indicator)
        parts = f"{numbers.format_integer(result.n or 0)}/{numbers.format_integer(result.of or 0)}"
        percent = result.percent or 0
        words = above(percent, percent.__floor__()) if rounded else numbers.format_percent(percent, decimals)
        return self.bind(key, indicator, f"{words} ({parts})", result.n, result.of)

    def award_line(self, split: Any) -> str:
        """The closing count with the split that publications lack."""
        by_form, by_recipient = split.by_form, split.by_recipient
        total = self.bind("khen", "awards_total", f"{split.total} tập thể, cá nhân", split.total)
        forms = (
            self.bind(
                "bang_khen",
                "awards_certificates",
                f"{by_form['province_certificate']}",
                by_form["province_certificate"],
            ),
            self.bind(
                "giay_khen", "awards_commendations", f"{by_form['police_commendation']}", by_form["police_commendation"]
            ),
        )
        groups = self.bind(
            "tap_the", "awards_collectives", f"{by_recipient['collective']} tập thể", by_recipient["collective"]
        )
        people = self.bind(
            "ca_nhan", "awards_individuals", f"{by_recipient['individual']} cá nhân", by_recipient["individual"]
        )
        return (
            f"Tại hội nghị, {total} được khen thưởng: {forms[0]} bằng khen của tỉnh và {forms[1]} giấy khen của "
            f"Công an tỉnh; trong đó {groups}, {people}."
        )


def _results(writer: _Writer) -> str:
    fires = writer.results.compare("fires_explosions", writer.unit, writer.period)
    fell = writer.bind(
        "chay_no",
        "fires_explosions",
        f"{fires.current.n} vụ (cùng kỳ {fires.previous.n} vụ)",
        fires.current.n,
        None,
        fires.previous.n,
    )
    suspended = writer.result("reports_suspended_stock")
    waiting = writer.bind("tam_dinh_chi", "reports_suspended_stock", f"{suspended.n} tin", suspended.n)
    index = goals.indices(Scope.everything()).filter(index_year=writer.period.year, voided_at=None).last()
    rank = ""
    if index is not None and index.previous_rank is not None:
        rise = index.previous_rank - index.rank
        place = writer.bind("hang", "par_index_rank", f"thứ {index.rank}", index.rank)
        up = writer.bind("bac", "par_index_previous_rank", f"{rise} bậc", index.rank, None, index.previous_rank)
        rank = f" {index.name} của {index.subject} tăng {up}, xếp {place} toàn quốc."
    return (
        f"Năm {writer.period.year}, tỷ lệ điều tra, khám phá án về trật tự xã hội đạt "
        f"{writer.rate('kham_pha', 'clearance_rate')}; trọng án đạt "
        f"{writer.rate('trong_an', 'serious_clearance_rate')}. Tỷ lệ giải quyết tố giác, tin báo về tội phạm đạt "
        f"{writer.rate('tin_bao', 'resolution_rate')}, tính cả tạm đình chỉ là "
        f"{writer.rate('tin_bao_ca', 'resolution_rate_incl_suspended')}; cuối kỳ đang tạm đình chỉ {waiting}. "
        f"Thu nhận hồ sơ căn cước công dân đạt "
        f"{writer.rate('thu_nhan', 'id_collected_rate', rounded=True)}, cấp căn cước công dân đạt "
        f"{writer.rate('cap_the', 'id_issued_rate', rounded=True)}. Cháy, nổ xảy ra {fell}.{rank}"
    )


def _tasks(writer: _Writer, period: Period) -> str:
    target = goals.targets(Scope.everything(), period=str(period.year + 1)).filter(kind="cut_by").first()
    cut = ""
    if target is not None and target.base_n is not None:
        share = target.numerator * 100 // target.denominator
        goal = writer.bind("giam", "offences_occurred", f"giảm {share}%", share, 100)
        base = writer.bind("co_so", "offences_occurred", f"{target.base_n} vụ", target.base_n)
        cut = f", phấn đấu {goal} tội phạm về trật tự xã hội (cơ sở: {base} của năm {period.year})"
    return (
        "Kết luận hội nghị, người chủ trì giao các cấp, các ngành chủ động tham mưu về bảo đảm an ninh, trật tự; "
        "giữ vai trò nòng cốt xây dựng phong trào Toàn dân bảo vệ an ninh Tổ quốc; nhân rộng mô hình có tác dụng thật; "
        "quản lý tốt thi hành án hình sự tại cộng đồng; kiểm tra có trọng tâm, trọng điểm"
        f"{cut}; giải quyết vụ việc ngay từ cơ sở, gắn với trách nhiệm "
        "người đứng đầu."
    )


def _immediate() -> str:
    return (
        "Trước mắt, các đơn vị, địa phương bảo đảm an ninh, trật tự dịp Tết Quý Mão để Nhân dân vui Tết, "
        "đón Xuân an toàn."
    )


def _split(scope: Scope, held: Any) -> Any:
    code = held.award_round_code
    return awards.split(scope, code)


def _sentence(text: str) -> str:
    return text[:1].lower() + text[1:] if text.startswith("Hội nghị") else text
