"""The charts of the year-end report: each answers one question, and says the answer in its title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from tongket.core.indicators.figures import Result
from tongket.core.viet.dates import format_date
from tongket.core.viet.names import without_level
from tongket.core.viet.numbers import format_integer
from tongket.documents.charts import choropleth, funnel, ordered_bars, pace, paired_bars
from tongket.documents.outline import Block, Chart, plain, words
from tongket.documents.year_end.data import Report
from tongket.documents.year_end.remainder import remainder
from tongket.documents.year_end.teller import Teller

FEWEST_FOR_CHANGE = 10  # below ten cases a percentage of change says nothing
FEWEST_KINDS = 3  # one or two bars say no more than the sentence does
FEWEST_UNITS = 10  # limits around a handful of points show nothing
_GROUPS = (
    ("Trật tự quản lý kinh tế", "offences_detected_economic"), ("Tham nhũng, chức vụ", "offences_detected_corruption"),
    ("Môi trường, tài nguyên", "offences_detected_environment"), ("Ma túy", "offences_detected_drugs"),
    ("Công nghệ cao", "offences_detected_high_tech"),
)  # fmt: skip
_KINDS = (
    ("Tố giác", "reports_new_tg"), ("Tin báo", "reports_new_tb"), ("Kiến nghị khởi tố", "reports_new_kn"),
    ("Tự thú", "other_sources_new_tt"), ("Đầu thú", "other_sources_new_dt"),
    ("Trực tiếp phát hiện", "other_sources_new_ph"),
)  # fmt: skip
_CHANGE_LIMITS = (Fraction(-10), Fraction(0), Fraction(10))
_CHANGE_CLASSES = ("Giảm quá 10%", "Giảm đến 10%", "Không đổi, tăng dưới 10%", "Tăng từ 10%")


class Pictures:
    """Makes the charts that the figures allow; a chart without figures is left out."""

    def __init__(self, report: Report, teller: Teller) -> None:
        self._report, self._teller = report, teller
        frame = report.frame
        self._now, self._before = f"Năm {frame.year}", f"Năm {frame.year - 1}"
        window = f"{format_date(frame.period.start)}–{format_date(frame.period.last_day)}"
        snapshot = f"; bản chốt {report.snapshot[:12]}" if report.snapshot else ""
        self._source = f"Nguồn: Hệ thống Tổng Kết, kỳ {window}{snapshot}."

    def all(self) -> tuple[Block, ...]:
        """Every chart, in the order of the text."""
        return (*self.structure(), *self.pace(), *self.groups(), *self.report_kinds(), *self.map(), *self.funnel())

    def structure(self) -> tuple[Block, ...]:
        """The structure of offences, from the largest, the others at the end: the bars add up to the whole."""
        slices = [one for one in self._teller.catalogue.values() if one.slice_of == "offences_occurred"]
        found = [(one.label.removeprefix("Số vụ "), self._teller.result(one.id)) for one in slices]
        bars = [
            ordered_bars.Bar(name[:1].upper() + name[1:], int(result.value))
            for name, result in found if result is not None and result.value
        ]  # fmt: skip
        rest, whole = remainder(self._teller, "offences_occurred"), self._teller.result("offences_occurred")
        if len(bars) < FEWEST_KINDS or whole is None or int(whole.value or 0) < FEWEST_FOR_CHANGE:
            return ()
        if rest is not None and rest.current.value:
            bars.append(ordered_bars.Bar("Các tội danh khác", int(rest.current.value), last=True))
        title = words(f"Cơ cấu tội phạm về trật tự xã hội theo tội danh năm {self._report.frame.year}")
        said = "Các thanh ngang xếp từ nhiều đến ít: " + "; ".join(f"{bar.label} {bar.value}" for bar in bars) + "."
        picture = ordered_bars.draw(
            bars, ordered_bars.Wording("co-cau", plain(title), said, whole=int(whole.value or 0))
        )
        return (Chart("co-cau", picture, title, said, self._source),)

    def pace(self) -> tuple[Block, ...]:
        """Was the target reached, month by month?"""
        target, frame = self._report.target_now, self._report.frame
        now, before = self._months(frame.period), self._months(frame.previous)
        if target is None or len(now) != pace.MONTHS or len(before) != pace.MONTHS:
            return ()
        amount = self._teller.amount("offences_occurred")
        title = words(
            "Tội phạm về trật tự xã hội: ", amount, " trong năm, ",
            "trong mức chỉ tiêu" if sum(now) <= target.value else "vượt mức chỉ tiêu",
        )  # fmt: skip
        said = (
            f"Độ lệch lũy kế từng tháng so với tiến độ chỉ tiêu không quá {format_integer(target.value)} vụ; "
            f"đường liền là năm {frame.year}, đường đứt là năm {frame.year - 1}."
        )
        picture = pace.draw(
            now, before, target.value, pace.Wording("tien-do", plain(title), said, self._before, self._now)
        )
        return (Chart("tien-do", picture, title, said, self._source),)

    def _months(self, period: Any) -> list[int]:
        found = self._teller.source.months("offences_occurred", self._report.frame.unit.code, period)
        return [int(one.value) for one in found if one.shown and one.value is not None]

    def groups(self) -> tuple[Block, ...]:
        """The groups detected, this year beside last year."""
        return self._pairs("nhom", "Số vụ phát hiện, bắt giữ theo nhóm tội phạm", _GROUPS)

    def report_kinds(self) -> tuple[Block, ...]:
        """Crime reports by kind."""
        return self._pairs("nguon-tin", "Nguồn tin về tội phạm mới thụ lý theo loại", _KINDS)

    def _pairs(self, key: str, title: str, rows: Sequence[tuple[str, str]]) -> tuple[Block, ...]:
        """Two years side by side; kinds that did not occur in either are named under the chart, not drawn."""
        pairs, none = [], []
        for label, indicator in rows:
            found = self._teller.comparison(indicator)
            if found is None or not found.current.shown:
                continue
            if found.current.value or found.previous.value:
                pairs.append(paired_bars.Pair(label, _count(found.previous), _count(found.current)))
            else:
                none.append(label)
        if len(pairs) < FEWEST_KINDS or not any(pair.current for pair in pairs):
            return ()
        if all(pair.previous is None for pair in pairs):
            return self._one_year(key, title, [(pair.label, pair.current or 0) for pair in pairs])
        told = words(f"{title}, hai năm liền kề")
        said = f"{self._before} và {self._now.lower()}: " + "; ".join(
            f"{pair.label} {_told(pair.previous)} và {_told(pair.current)}" for pair in pairs
        )
        picture = paired_bars.draw(pairs, paired_bars.Wording(key, plain(told), f"{said}.", self._before, self._now))
        absent = f"Không phát sinh trong hai năm: {', '.join(one.lower() for one in none)}. " if none else ""
        return (Chart(key, picture, told, f"{said}.", absent + self._source),)

    def _one_year(self, key: str, title: str, rows: Sequence[tuple[str, int]]) -> tuple[Block, ...]:
        """Without a year before there is nothing to pair: one bar a kind."""
        told = words(f"{title} năm {self._report.frame.year}")
        said = "; ".join(f"{label} {format_integer(count)}" for label, count in rows) + "."
        bars = [ordered_bars.Bar(label, count) for label, count in rows if count]
        picture = ordered_bars.draw(bars, ordered_bars.Wording(key, plain(told), said, shares=False))
        return (Chart(key, picture, told, said, self._source),)

    def map(self) -> tuple[Block, ...]:
        """Where did the number change, in percent? Units with few cases are hatched."""
        report, unit = self._report, self._report.frame.unit
        if unit.level == "commune" or not report.boundaries:
            return ()
        children = self._teller.source.children("offences_occurred", unit.code, report.frame.period)
        values: dict[str, Fraction | int | None] = {}
        for child in children:
            values[child.unit_code] = _change(self._teller, child.unit_code)
        areas = [_area(child, report.boundaries) for child in children if child.unit_code in report.boundaries]
        if len(areas) < 2 or all(value is None for value in values.values()):
            return ()
        title = words(
            f"Thay đổi số vụ phạm tội về trật tự xã hội năm {report.frame.year} so với năm trước, theo địa bàn"
        )
        said = (
            "Bản đồ tô theo mức thay đổi phần trăm; nơi kỳ trước hoặc kỳ này dưới "
            f"{FEWEST_FOR_CHANGE} vụ gạch chéo. Số vụ cụ thể ở phụ lục."
        )
        wording = choropleth.Wording(
            "ban-do", plain(title), said, "So với cùng kỳ", _CHANGE_CLASSES, names=unit.level == "province"
        )
        picture = choropleth.draw(areas, values, _CHANGE_LIMITS, wording)
        return (Chart("ban-do", picture, title, said, self._source),)

    def funnel(self) -> tuple[Block, ...]:
        """Which clearance rates differ by more than chance? Points without names: nobody is ranked."""
        report = self._report
        if report.frame.unit.level == "commune":
            return ()
        found = self._teller.source.leaves("clearance_rate", report.frame.unit.code, report.frame.period)
        points = [
            funnel.Point(one.unit_name or one.unit_code, one.n, one.of)
            for one in found if one.n is not None and one.of and one.of >= funnel.FEWEST and one.n <= one.of
        ]  # fmt: skip
        if len(points) < FEWEST_UNITS:
            return ()
        out = len(funnel.outside(points))
        title = words(
            self._teller.share("clearance_rate", out, len(points)),
            " xã, phường, thị trấn có tỷ lệ khám phá khác mức chung quá dao động ngẫu nhiên",
        )
        said = (
            f"Mỗi điểm là một đơn vị có từ {funnel.FEWEST} vụ trở lên; dải mờ là giới hạn nhị thức 99,8% quanh mức "
            "chung. Không xếp hạng đơn vị."
        )
        wording = funnel.Wording(
            "pheu", plain(title), said, "Mức chung của các đơn vị trên hình", "Số vụ xảy ra trong kỳ", named=False
        )
        return (Chart("pheu", funnel.draw(points, wording), title, said, self._source),)


def _count(result: Result) -> int | None:
    return int(result.value) if result.shown and result.value is not None else None


def _told(value: int | None) -> str:
    return "chưa có số liệu" if value is None else format_integer(value)


def _change(teller: Teller, unit: str) -> Fraction | None:
    found = teller.comparison("offences_occurred", unit)
    if found is None or found.percent is None:
        return None
    few = min(int(found.current.value or 0), int(found.previous.value or 0)) < FEWEST_FOR_CHANGE
    return None if few else found.percent


def _area(child: Result, boundaries: Mapping[str, Mapping[str, Any]]) -> choropleth.Area:
    return choropleth.Area(child.unit_code, without_level(child.unit_name), boundaries[child.unit_code])
