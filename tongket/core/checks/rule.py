"""One rule for submitted data (quy tắc kiểm tra): a stable code, a message, a hint, three examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Submission:
    """A unit's numbers of one month and its own earlier months, oldest first; None is an empty field."""

    items: Mapping[str, int | None]
    history: Sequence[Mapping[str, int | None]] = ()
    unit: str = ""

    def number(self, item: str) -> int | None:
        return self.items.get(item)

    def past(self, item: str) -> list[int]:
        """The item's earlier numbers, oldest first, gaps left out."""
        return [value for month in self.history if (value := month.get(item)) is not None]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found at one item."""

    code: str
    severity: Severity
    item: str
    message: str
    message_en: str
    hint: str
    hint_en: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """An item in trouble and what the rule's messages say about it."""

    item: str
    words: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """Given this submission, the rule names these items."""

    says: str
    submission: Submission
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """Texts are templates over the trouble's words."""

    code: str
    severity: Severity
    title: str
    title_en: str
    message: str
    message_en: str
    hint: str
    hint_en: str
    look: Callable[[Submission], Iterable[Trouble]]
    examples: tuple[Example, Example, Example]

    def findings(self, submission: Submission) -> list[Finding]:
        return [
            Finding(
                self.code, self.severity, trouble.item,
                self.message.format(**trouble.words), self.message_en.format(**trouble.words), self.hint, self.hint_en,
            )
            for trouble in self.look(submission)
        ]  # fmt: skip


def given(says: str, *items: str, history: Sequence[Mapping[str, int | None]] = (), **numbers: int | None) -> Example:
    """An example in one line: `given("…", "id_issued", id_issued=3, id_collected=2)`."""
    return Example(says, Submission(numbers, tuple(history)), items)
