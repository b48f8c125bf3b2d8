"""Fires, explosions and traffic accidents (cháy, nổ, tai nạn giao thông)."""

from __future__ import annotations

from tongket.core.catalogue.chapter import Chapter
from tongket.core.indicators.nodes import Count, where

CHAPTER = Chapter(
    "incidents", ("Cháy, nổ, tai nạn giao thông", "Fires, explosions and traffic accidents"),
    "Phòng Cảnh sát PCCC và CNCH; Phòng Cảnh sát giao thông", register="incidents",
)  # fmt: skip
FIRE, TRAFFIC = where(kind=("fire", "explosion")), where(kind="traffic")

CHAPTER.add(
    "fires_explosions", Count("incident", "occurred", FIRE),
    ("Số vụ cháy, nổ", "Fires and explosions"),
    ("Số vụ cháy và vụ nổ xảy ra trong kỳ; một đám cháy là một vụ; sự cố nhỏ (chập điện trên cột, cháy cỏ, rác) ghi "
     "riêng.",
     "Fires and explosions in the period; one outbreak is one fire; minor incidents (poles, grass, rubbish) apart."),
    "PCCC", better="low",
)  # fmt: skip
CHAPTER.add(
    "minor_incidents", Count("incident", "occurred", where(kind="minor")),
    ("Số sự cố nhỏ về cháy", "Minor fire incidents"),
    ("Số sự cố nhỏ xảy ra trong kỳ, không tính vào số vụ cháy, nổ.", "Minor incidents, not counted as fires."),
    "PCCC", better="low",
)  # fmt: skip
CHAPTER.add(
    "incident_deaths", Count("incident", "dead", FIRE),
    ("Số người chết do cháy, nổ", "Deaths in fires and explosions"),
    ("Số người chết trong các vụ cháy, nổ của kỳ.", "Persons killed in fires and explosions of the period."),
    "PCCC", better="low",
)  # fmt: skip
CHAPTER.add(
    "incident_injured", Count("incident", "injured", FIRE),
    ("Số người bị thương do cháy, nổ", "Persons injured in fires and explosions"),
    ("Số người bị thương trong các vụ cháy, nổ của kỳ.", "Persons injured in fires and explosions of the period."),
    "PCCC", better="low",
)  # fmt: skip
CHAPTER.add(
    "incident_damage", Count("incident", "damage", FIRE),
    ("Thiệt hại tài sản do cháy, nổ", "Property damage in fires and explosions"),
    ("Giá trị thiệt hại theo giá hiện hành, tính bằng đồng.", "Value of damage at current prices, in đồng."),
    "PCCC", better="low",
)  # fmt: skip
CHAPTER.add(
    "traffic_accidents", Count("incident", "occurred", TRAFFIC),
    ("Số vụ tai nạn giao thông", "Traffic accidents"),
    ("Số vụ tai nạn giao thông xảy ra trong kỳ; một nơi, một sự kiện là một vụ.",
     "Traffic accidents in the period; one place and one event is one accident."),
    "TNGT", better="low",
)  # fmt: skip
CHAPTER.add(
    "traffic_deaths", Count("incident", "dead", TRAFFIC),
    ("Số người chết do tai nạn giao thông", "Traffic deaths"),
    ("Số người chết trong các vụ tai nạn giao thông của kỳ.", "Persons killed in traffic accidents of the period."),
    "TNGT", better="low",
)  # fmt: skip
CHAPTER.add(
    "traffic_injured", Count("incident", "injured", TRAFFIC),
    ("Số người bị thương do tai nạn giao thông", "Traffic injuries"),
    ("Số người bị thương trong các vụ tai nạn giao thông của kỳ.", "Persons injured in traffic accidents."),
    "TNGT", better="low",
)  # fmt: skip
for _id, _kind, _vi, _en in (("fires", "fire", "cháy", "Fires"), ("explosions", "explosion", "nổ", "Explosions")):
    CHAPTER.add(
        _id, Count("incident", "occurred", where(kind=_kind)), (f"Số vụ {_vi}", _en),
        (f"Số vụ {_vi} xảy ra trong kỳ.", f"{_en} in the period."), "PCCC", better="low", slice_of="fires_explosions",
    )  # fmt: skip
