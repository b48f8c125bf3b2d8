"""Why an indicator is refused when it is written down: one exception per reason, with its data."""

from __future__ import annotations

from collections.abc import Sequence


class IllegalIndicator(ValueError):
    """The definition itself is wrong; its author sees it when the catalogue loads."""

    code = "INDICATOR-ILLEGAL"


class UnknownEvent(IllegalIndicator):
    code = "INDICATOR-UNKNOWN-EVENT"

    def __init__(self, table: str, event: str) -> None:
        super().__init__(f"no event {event!r} in table {table!r}")
        self.table, self.event = table, event


class UnknownDimension(IllegalIndicator):
    code = "INDICATOR-UNKNOWN-DIMENSION"

    def __init__(self, table: str, name: str) -> None:
        super().__init__(f"table {table!r} has no dimension {name!r}")
        self.table, self.name = table, name


class UnknownValue(IllegalIndicator):
    code = "INDICATOR-UNKNOWN-VALUE"

    def __init__(self, table: str, name: str, value: str) -> None:
        super().__init__(f"{value!r} is no value of {table}.{name}")
        self.table, self.name, self.value = table, name, value


class UnknownRole(IllegalIndicator):
    code = "INDICATOR-UNKNOWN-ROLE"

    def __init__(self, role: str) -> None:
        super().__init__(f"nothing is counted by {role!r}")
        self.role = role


class NoOrigin(IllegalIndicator):
    code = "INDICATOR-NO-ORIGIN"

    def __init__(self, table: str, event: str) -> None:
        super().__init__(f"{table}.{event} carries no date of origin, so nothing of it is 'of the period'")
        self.table, self.event = table, event


class LevelIsNotFlow(IllegalIndicator):
    code = "INDICATOR-LEVEL-IS-NOT-FLOW"

    def __init__(self, conditions: Sequence[object]) -> None:
        super().__init__(f"a level is taken at the last month, a flow is summed over months: {conditions!r}")
        self.conditions = conditions


class NothingToCount(IllegalIndicator):
    code = "INDICATOR-EMPTY"

    def __init__(self, kind: str) -> None:
        super().__init__(f"{kind} of nothing")
        self.kind = kind


class NotAdditive(IllegalIndicator):
    code = "INDICATOR-NOT-ADDITIVE"

    def __init__(self, node: object, why: str) -> None:
        super().__init__(f"{type(node).__name__}: {why}")
        self.node, self.why = node, why


class UnequalDimensions(IllegalIndicator):
    code = "INDICATOR-UNEQUAL-DIMENSIONS"

    def __init__(self, what: str, *values: str) -> None:
        super().__init__(f"different {what}: {', '.join(values)}")
        self.what, self.values = what, values


class IncompleteMeaning(IllegalIndicator):
    code = "INDICATOR-INCOMPLETE"

    def __init__(self, indicator: str, missing: Sequence[str]) -> None:
        super().__init__(f"{indicator!r} lacks {', '.join(missing)}")
        self.indicator, self.missing = indicator, tuple(missing)


class RepeatedIndicator(IllegalIndicator):
    code = "INDICATOR-REPEATED"

    def __init__(self, indicator: str) -> None:
        super().__init__(f"{indicator!r} is declared twice")
        self.indicator = indicator


class UnknownIndicator(LookupError):
    """Nobody declared this id."""

    code = "INDICATOR-UNKNOWN"

    def __init__(self, indicator: str) -> None:
        super().__init__(indicator)
        self.indicator = indicator
