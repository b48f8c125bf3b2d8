"""The reader's scope (phạm vi): which units' records a reader may see. Every read starts from one."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Q


@dataclass(frozen=True, slots=True)
class Scope:
    """Internal ids of the units in scope (None: all), and whether the content of records may be read.

    `hidden_about`: the reader's own unit and those above it; a report about one of them does not exist for the reader.
    """

    unit_ids: frozenset[int] | None = field(default_factory=frozenset)
    content: bool = False
    hidden_about: frozenset[int] = frozenset()

    @staticmethod
    def none() -> Scope:
        """Sees nothing: the scope of an unknown reader."""
        return Scope(frozenset(), False)

    @staticmethod
    def everything(content: bool = True) -> Scope:
        """The whole province: standing office, scheduled work, snapshots."""
        return Scope(None, content)

    def covers(self, unit_id: int | None) -> bool:
        """Whether records of that unit are in scope."""
        return self.unit_ids is None or unit_id in self.unit_ids

    def q(self, *fields: str) -> Q:
        """A condition true where any of the given unit fields lies in scope (`scope.q("place", "handler")`)."""
        if self.unit_ids is None:
            return Q()
        condition = Q(pk__in=())
        for name in fields:
            condition |= Q(**{f"{name}__in": self.unit_ids})
        return condition
