"""An indicator (chỉ tiêu): a node of the algebra with its meaning, its sources and where it may be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tongket.core.indicators.mistakes import IncompleteMeaning, UnequalDimensions
from tongket.core.indicators.nodes import Latest, Node, Ratio

Better = Literal["high", "low", "none"]
REGISTERS = ("", "intake", "cases", "incidents", "evils", "wanted", "returns", "prosecution")
LEVELS = ("province", "district", "commune", "agency")


@dataclass(frozen=True, slots=True)
class Indicator:
    """`register` names the book whose monthly closings tell a zero from silence ("" where none is kept)."""

    id: str
    node: Node
    label: str
    label_en: str
    unit: str
    unit_en: str
    definition: str
    definition_en: str
    cites: tuple[str, ...]
    cites_en: tuple[str, ...]
    chapter: str
    owner: str
    register: str = ""
    better: Better = "none"
    decimals: int = 2
    levels: tuple[str, ...] = ("province", "district", "commune")
    slice_of: str = ""
    # Labels of numerator and denominator, for ratios.
    n_label: str = ""
    n_label_en: str = ""
    of_label: str = ""
    of_label_en: str = ""
    # Id under which re-entered yearly aggregates hold this figure ("" = its own id); ratios read their parts.
    n_id: str = ""
    of_id: str = ""

    def __post_init__(self) -> None:
        texts = ("id", "label", "label_en", "unit", "unit_en", "definition", "definition_en", "chapter", "owner")
        missing = [name for name in texts if not getattr(self, name).strip()]
        missing += [name for name in ("cites", "cites_en", "levels") if not getattr(self, name)]
        if isinstance(self.node, Ratio):
            names = ("n_label", "n_label_en", "of_label", "of_label_en")
            missing += [name for name in names if not getattr(self, name).strip()]
        if missing:
            raise IncompleteMeaning(self.id, missing)
        if len(self.cites) != len(self.cites_en):
            raise UnequalDimensions("number of sources", str(len(self.cites)), str(len(self.cites_en)))
        if self.register not in REGISTERS or any(level not in LEVELS for level in self.levels):
            raise IncompleteMeaning(self.id, ["register" if self.register not in REGISTERS else "levels"])

    @property
    def is_ratio(self) -> bool:
        return isinstance(self.node, Ratio)

    @property
    def is_rank(self) -> bool:
        return isinstance(self.node, Latest)

    @property
    def kind(self) -> str:
        """flow, stock, ratio … in words for documents."""
        return type(self.node).__name__.lower()
