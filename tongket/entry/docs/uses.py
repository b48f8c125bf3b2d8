"""Who uses a name of core/law: read from the syntax trees, so that docs/rules.md needs no list kept by hand.

A name counts as used where it is named, directly or through other names of the core or through a constant; the search
stops at the first function of the house, and in the tests goes through their own functions to the tests themselves.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
# These gather every limit there is: a path through them says nothing.
COLLECTIONS = frozenset({"LIMITS", "FOLLOW_UPS", "TARGETS"})
CORE = "tongket.core."


@dataclass(frozen=True, slots=True)
class Uses:
    """Where a constant of the law is used."""

    core: tuple[str, ...]  # functions of the core that name it
    house: tuple[str, ...]  # functions outside the core
    tests: tuple[str, ...]  # test functions


@dataclass(slots=True)
class _Module:
    """One file: what its names stand for elsewhere, and what each of its own names mentions."""

    imports: dict[str, str] = field(default_factory=dict)
    mentions: dict[str, set[str]] = field(default_factory=dict)


def uses_of(module: str, constant: str) -> Uses:
    """Everything that depends on a constant of a module of core/law."""
    users, named = _users(), _callables()
    seen: set[str] = set()
    core: set[str] = set()
    outside: set[str] = set()
    waiting = [f"{module}.{constant}"]
    while waiting:
        for user in users.get(waiting.pop(), ()):
            if user in seen or user.rpartition(".")[2] in COLLECTIONS:
                continue
            seen.add(user)
            if user.startswith((CORE, "tests.")) or user not in named:
                waiting.append(user)
            (core if user.startswith(CORE) else outside).add(user)
    return Uses(
        core=tuple(sorted(user for user in core if user in named)),
        house=tuple(sorted(user for user in outside if user.startswith("tongket.") and user in named)),
        tests=tuple(sorted(user for user in outside if user.rpartition(".")[2].startswith("test_"))),
    )


@cache
def _users() -> dict[str, set[str]]:
    """Name → the names that mention it."""
    modules = _modules()
    users: dict[str, set[str]] = defaultdict(set)
    for name, module in modules.items():
        for symbol, mentioned in module.mentions.items():
            for dotted in mentioned:
                users[_real_name(dotted, modules)].add(f"{name}.{symbol}")
    return users


@cache
def _callables() -> frozenset[str]:
    return frozenset(
        f"{name}.{node.name}"
        for name, tree in _trees().items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    )


@cache
def _trees() -> dict[str, ast.Module]:
    files = [path for path in (ROOT / "tongket").rglob("*.py") if not {"migrations", "docs"} & set(path.parts)]
    files += (ROOT / "tests").rglob("test_*.py")
    return {_dotted(path): ast.parse(path.read_text(encoding="utf-8")) for path in sorted(files)}


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def _modules() -> dict[str, _Module]:
    return {name: _read(name, tree) for name, tree in _trees().items()}


def _read(name: str, tree: ast.Module) -> _Module:
    module = _Module()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            module.imports |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            module.imports |= {alias.asname: alias.name for alias in node.names if alias.asname}
    own = {symbol: node for node in tree.body for symbol in _symbols(node)}
    for symbol, node in own.items():
        # A constant of the law made by a helper next to it depends on the helper, not the other way round.
        module.mentions[symbol] = {
            full
            for dotted in _dotted_names(node)
            if (full := _full_name(dotted, name, module.imports, own)) and full != f"{name}.{symbol}"
        }
    return module


def _symbols(node: ast.stmt) -> list[str]:
    match node:
        case ast.FunctionDef() | ast.ClassDef():
            return [node.name]
        case ast.Assign():
            return [name.id for target in node.targets for name in ast.walk(target) if isinstance(name, ast.Name)]
        case ast.AnnAssign(target=ast.Name()):
            return [node.target.id]
    return []


def _dotted_names(node: ast.AST) -> set[str]:
    """Every `a` and `a.b` that is read below a node."""
    found = set()
    for child in ast.walk(node):
        if isinstance(child, ast.Name):
            found.add(child.id)
        elif isinstance(child, ast.Attribute) and isinstance(child.value, ast.Name):
            found.add(f"{child.value.id}.{child.attr}")
    return found


def _full_name(dotted: str, module: str, imports: dict[str, str], own: dict[str, ast.stmt]) -> str:
    first, _, rest = dotted.partition(".")
    if first in imports:
        return f"{imports[first]}.{rest}".rstrip(".")
    return f"{module}.{first}" if first in own else ""


def _real_name(dotted: str, modules: dict[str, _Module]) -> str:
    """Through the doors of packages to where the name is made: tongket.core.clock.term_of → …clock.terms.term_of."""
    seen: set[str] = set()
    while dotted not in seen:
        seen.add(dotted)
        module, _, symbol = dotted.rpartition(".")
        if module not in modules or symbol in modules[module].mentions:
            break
        dotted = modules[module].imports.get(symbol, dotted)
    return dotted
