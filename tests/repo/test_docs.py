"""Documents are true: generated pages are current, the glossary is whole, commands and links exist."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps

from tongket.entry import docs
from tongket.entry.cli import COMMANDS
from tongket.entry.docs.states import machines
from tongket.foundation.actor import Role
from tongket.foundation.demo import MARK

ROOT = Path(__file__).resolve().parents[2]
ADRS = sorted((ROOT / "docs/adr").glob("*.md"))
OUTSIDE = {".venv", ".git", "var", "out", "build", "node_modules"}
PAGES = sorted(p for p in ROOT.rglob("*.md") if not (OUTSIDE | {".pytest_cache"}) & set(p.relative_to(ROOT).parts))
HAND_WRITTEN = [
    ROOT / name for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "docs/flow.md", "docs/operations.md")
]
CODE = re.compile(r"```\w*\n(.*?)```|`([^`\n]+)`", re.S)


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def code_in(path: Path) -> list[str]:
    return [block or inline for block, inline in CODE.findall(text_of(path))]


@cache
def glossary() -> dict[str, set[str]]:
    """Heading (its first word) → the identifiers below it."""
    parts = re.split(r"^## (\w+).*$", text_of(ROOT / "GLOSSARY.md"), flags=re.M)
    return {name: set(re.findall(r"`(\w+)`", body)) for name, body in zip(parts[1::2], parts[2::2], strict=True)}


def operations() -> set[tuple[str, str]]:
    """(register, verb) of every function decorated with @operation."""
    found = set()
    for path in (ROOT / "tongket/registers").rglob("*.py"):
        for node in ast.walk(ast.parse(text_of(path))):
            for mark in node.decorator_list if isinstance(node, ast.FunctionDef) else ():
                if isinstance(mark, ast.Call) and getattr(mark.func, "id", "") == "operation":
                    found.add((path.relative_to(ROOT).parts[2], ast.literal_eval(mark.args[0])))
    return found


@cache
def names_in_the_code() -> set[str]:
    """Every module, package, function, class and assigned name of the house."""
    found = set()
    for path in (ROOT / "tongket").rglob("*.py"):
        found |= {path.stem, path.parent.name}
        for node in ast.walk(ast.parse(text_of(path))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                found.add(node.name)
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                found.add(node.id)
    return found


@pytest.mark.parametrize("name", docs.DOCUMENTS)
def test_a_generated_page_is_current(name):
    stale = text_of(docs.FOLDER / name) != docs.text_of(name)
    assert not stale, f"docs/{name} is not current: run `make docs`"


def test_every_provision_of_the_law_is_in_the_rules_page():
    from tongket.core.law.catalogue import LIMITS

    page = text_of(ROOT / "docs/rules.md")
    assert [code for code in LIMITS if f"`{code}`" not in page] == []


def test_every_table_stands_in_the_glossary():
    sections = glossary() | {"foundation": glossary()["house"]}
    missing = [
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("tongket.") and model.__name__ not in sections[model._meta.app_label]
    ]
    assert missing == []


def test_every_state_stands_in_the_glossary():
    assert machines()
    missing = [
        f"{machine.register}.{state}"
        for machine in machines()
        for state in machine.states
        if state not in glossary()[machine.register]
    ]
    assert missing == []


def test_every_operation_stands_in_the_glossary():
    assert operations()
    assert sorted(f"{register}.{verb}" for register, verb in operations() if verb not in glossary()[register]) == []


def test_every_role_stands_in_the_glossary():
    assert {str(role) for role in Role} <= glossary()["roles"]


def test_the_glossary_holds_no_operation_that_is_gone():
    known = {verb for _, verb in operations()} | {state for machine in machines() for state in machine.states}
    known |= {model.__name__ for model in apps.get_models()}
    registers = [config.label for config in apps.get_app_configs() if config.name.startswith("tongket.registers.")]
    unknown = {word for register in registers for word in glossary()[register]} - known
    # Descriptions may name a column in backticks.
    assert unknown <= {"run", "clause"}


@pytest.mark.parametrize("path", HAND_WRITTEN, ids=lambda path: path.name)
def test_a_page_names_only_commands_that_exist(path):
    code = "\n".join(code_in(path))
    named = set(re.findall(r"(?:^|[\s/])tongket ([a-z][a-z-]*)", code, re.M))
    assert named <= set(COMMANDS)
    targets = set(re.findall(r"^([a-z]+):", text_of(ROOT / "Makefile"), re.M))
    assert set(re.findall(r"(?:^|\s)make ([a-z]+)", code, re.M)) <= targets


def test_the_readme_shows_every_command():
    assert set(re.findall(r"tongket ([a-z]+)", text_of(ROOT / "README.md"))) >= set(COMMANDS) - {"demo"}


def test_the_readme_says_that_figures_are_simulated():
    assert str(MARK) in text_of(ROOT / "README.md")


def test_the_flow_page_names_only_code_that_exists():
    named = [name for name in code_in(ROOT / "docs/flow.md") if re.fullmatch(r"[\w.]+\.\w+", name)]
    assert len(named) > 30
    assert [name for name in named if not set(name.split(".")) <= names_in_the_code()] == []


def test_every_setting_of_the_machine_is_described():
    read = set(re.findall(r'"(TONGKET_[A-Z_]+)"', text_of(ROOT / "tongket/entry/settings.py")))
    described = set(re.findall(r"`(TONGKET_[A-Z_]+)`", text_of(ROOT / "docs/operations.md")))
    assert read - described == set()


@pytest.mark.parametrize("path", ADRS, ids=lambda path: path.stem)
def test_a_decision_fits_one_page(path):
    assert re.fullmatch(r"\d{4}-[a-z0-9-]+", path.stem)
    assert 15 <= len(text_of(path).splitlines()) <= 40


def test_decisions_are_numbered_without_gaps():
    assert [int(path.stem[:4]) for path in ADRS] == list(range(1, len(ADRS) + 1))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path):
    prose = re.sub(r"```.*?```", "", text_of(path), flags=re.S)
    targets = [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", prose)]
    inner = [target for target in targets if target and not target.startswith(("http://", "https://", "mailto:"))]
    assert [target for target in inner if not (path.parent / target).exists()] == []


def test_pictures_are_small():
    pictures = sorted((ROOT / "docs/pictures").glob("*.png"))
    assert pictures
    assert [picture.name for picture in pictures if picture.stat().st_size > 250 * 1024] == []
