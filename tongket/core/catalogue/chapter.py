"""A chapter (chương) of the year-end report collects its indicators; what they share is said once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tongket.core.catalogue.sources import SOURCES
from tongket.core.facts import MEASURES
from tongket.core.indicators.indicator import Indicator
from tongket.core.indicators.nodes import Node

Text = tuple[str, str]  # Vietnamese, English


@dataclass(slots=True)
class Chapter:
    """`add` declares one indicator with the chapter's owner, register and levels unless told otherwise."""

    id: str
    title: Text
    owner: str
    register: str = ""
    levels: tuple[str, ...] = ("province", "district", "commune")
    indicators: list[Indicator] = field(default_factory=list)

    def add(self, key: str, node: Node, label: Text, definition: Text, cites: str, **more: Any) -> None:
        """`cites` are keys of SOURCES; `unit`, `parts` = (n vi, n en, of vi, of en) and the rest by name."""
        sources = [SOURCES[name] for name in cites.split()]
        parts = more.pop("parts", ("", "", "", ""))
        unit = more.pop("unit", None) or _unit(node)
        settings = {"register": self.register, "levels": self.levels, "owner": self.owner} | more
        self.indicators.append(
            Indicator(
                id=key, node=node, label=label[0], label_en=label[1], unit=unit[0], unit_en=unit[1],
                definition=definition[0], definition_en=definition[1],
                cites=tuple(vi for vi, _ in sources), cites_en=tuple(en for _, en in sources), chapter=self.id,
                n_label=parts[0], n_label_en=parts[1], of_label=parts[2], of_label_en=parts[3], **settings,
            )
        )  # fmt: skip


def _unit(node: Node) -> Text:
    if node.measure == "ratio":
        return ("%", "%")
    measure = MEASURES[node.measure]
    return (measure.noun, measure.noun_en)
