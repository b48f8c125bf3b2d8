"""docs/states.md: the states and transitions of every register, from its rules."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from django.apps import apps

from tongket.entry.docs.words import both, table

_HEAD = """# Trạng thái và chuyển trạng thái – States and transitions

Tệp này sinh ra từ `rules` của từng sổ; không sửa tay. Generated from each register's rules; do not edit.

Việc không có trong bảng thì bị từ chối. Whatever is not in a table is refused. `(…)` là lúc chưa có bản ghi – before
the record exists.
"""
START = "(…)"


@dataclass(frozen=True, slots=True)
class Machine:
    """States and transitions of one kind of record."""

    register: str
    kind: str
    states: Mapping[str, Any]
    transitions: Mapping[tuple[str, str], Any]
    who: Mapping[str, Any]
    verbs: Mapping[str, Any]


def rules_of() -> Iterator[tuple[str, ModuleType]]:
    """The rules of every installed register, in the order of installation (from the bottom up)."""
    for config in apps.get_app_configs():
        if config.name.startswith("tongket.registers."):
            yield config.label, importlib.import_module(f"{config.name}.rules")


def machines() -> list[Machine]:
    """Every table of states there is, whether a register keeps one kind of record or several."""
    return [machine for label, rules in rules_of() for machine in _machines_of(label, rules)]


def _machines_of(label: str, rules: ModuleType) -> Iterator[Machine]:
    states, transitions = getattr(rules, "STATES", {}), getattr(rules, "TRANSITIONS", {})
    who, verbs = getattr(rules, "WHO", {}), getattr(rules, "VERBS", {})
    split = [name.removesuffix("_STATES") for name in vars(rules) if name.endswith("_STATES")]
    kinds = [kind for kind in split if hasattr(rules, f"{kind}_TRANSITIONS")]
    if kinds:
        for kind in kinds:
            moves = getattr(rules, f"{kind}_TRANSITIONS")
            yield Machine(label, kind.lower(), getattr(rules, f"{kind}_STATES"), moves, who, verbs)
    elif any(isinstance(value, Mapping) for value in states.values()):
        for kind, inner in states.items():
            yield Machine(label, kind, inner, transitions.get(kind, {}), who, verbs)
    elif states:
        yield Machine(label, label, states, transitions, who, verbs)


def document() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *(line for machine in machines() for line in _section(machine))])


def _section(machine: Machine) -> list[str]:
    name = machine.register if machine.kind == machine.register else f"{machine.register} · {machine.kind}"
    lines = [f"## {name}", ""]
    lines += table(
        ("trạng thái – state", "Việt", "English"),
        [(f"`{state}`", *both(label)) for state, label in machine.states.items()],
    )
    moves = [(before, act, _targets(after)) for (before, act), after in machine.transitions.items()]
    lines += table(
        ("từ – from", "việc – act", "đến – to", "ai – who"),
        [(f"`{a or START}`", _act(machine, act), _code(to), _who(machine, act)) for a, act, to in moves],
    )
    return [*lines, *_drawing(machine, moves)]


def _drawing(machine: Machine, moves: list[tuple[str, str, tuple[str, ...]]]) -> list[str]:
    """A drawing in plain letters: under each state the acts that lead out of it."""
    width = max((len(act) for _, act, _ in moves), default=0)
    lines = ["```text"]
    for state in ("", *machine.states):
        leaving = [(act, to) for before, act, to in moves if before == state]
        if not leaving and not state:
            continue
        lines.append(f"[{state or START}]" + ("" if leaving else "  ■"))
        lines += [f"   ├─ {act:<{width}} ─▶ {' | '.join(to) if to != (state,) else '↺'}" for act, to in leaving]
        if leaving:
            lines[-1] = lines[-1].replace("├", "└")
    return [*lines, "```", ""]


def _targets(after: Any) -> tuple[str, ...]:
    return (after,) if isinstance(after, str) else tuple(after)


def _code(states: tuple[str, ...]) -> str:
    return " · ".join(f"`{state}`" for state in states)


def _act(machine: Machine, act: str) -> str:
    return f"`{act}`" + (f" {both(machine.verbs[act])[0]}" if act in machine.verbs else "")


def _who(machine: Machine, act: str) -> str:
    return ", ".join(sorted(str(role) for role in machine.who.get(act, ())))
