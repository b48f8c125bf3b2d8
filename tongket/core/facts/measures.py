"""What a number counts (đơn vị tính). Figures of different measures are never added to each other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """One unit of count with its noun in both languages."""

    key: str
    noun: str
    noun_en: str


_ALL = (
    Measure("report", "tin", "reports"),
    Measure("offence", "vụ", "offences"),
    Measure("case", "vụ án", "cases"),
    Measure("decision", "quyết định", "decisions"),
    Measure("file", "hồ sơ", "files"),
    Measure("person", "người", "persons"),
    Measure("accused", "bị can", "accused persons"),
    Measure("defendant", "bị cáo", "defendants"),
    Measure("judgment", "bản án", "judgments"),
    Measure("complaint", "khiếu nại", "complaints"),
    Measure("month", "tháng", "months"),
    Measure("dong", "đồng", "đồng"),
    Measure("ring", "đường dây, ổ nhóm", "rings and gangs"),
    Measure("incident", "vụ", "incidents"),
    Measure("evil_case", "vụ", "cases of social evils"),
    Measure("spot", "điểm", "spots"),
    Measure("task", "nhiệm vụ", "tasks"),
    Measure("award", "tập thể, cá nhân", "collectives and individuals"),
    Measure("rank", "bậc", "place in the ranking"),
    Measure("closing", "kỳ chốt sổ", "month closings"),
    Measure("session", "buổi", "sessions"),
    Measure("attendance", "lượt người", "attendances"),
    Measure("news", "tin, bài", "news items"),
    Measure("pledge", "bản cam kết", "pledges"),
    Measure("weapon", "khẩu, quả, chiếc", "weapons and devices"),
    Measure("check", "lượt kiểm tra", "inspections"),
    Measure("meeting", "cuộc họp", "meetings"),
    Measure("model", "mô hình", "models"),
    Measure("team", "tổ", "teams"),
    Measure("fine", "trường hợp", "penalised cases"),
    Measure("figure", "đơn vị", "units"),
)
MEASURES: dict[str, Measure] = {measure.key: measure for measure in _ALL}
