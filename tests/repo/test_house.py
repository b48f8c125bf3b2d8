"""The repository keeps its own rules: imports, privacy marks, statutory numbers, the ignore lists that stay empty."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "tongket"
SOURCES = sorted(p for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts)
TRACKED_TEXT = [
    p
    for p in ROOT.rglob("*")
    if p.is_file()
    and p.suffix in {".py", ".md", ".html", ".toml", ".txt", ".css", ".js", ".csv", ".po"}
    and not {".venv", ".git", "var", "out", "build", "vendor"} & set(p.relative_to(ROOT).parts)
]


def test_no_import_contract_ignores_anything():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    assert settings["contracts"]
    for contract in settings["contracts"]:
        assert not contract.get("ignore_imports")
        assert set(contract.get("exhaustive_ignores", [])) <= {"migrations", "apps"}


def test_every_field_of_every_model_states_its_privacy():
    unmarked = []
    for model in apps.get_models():
        if not model.__module__.startswith("tongket."):
            continue
        fields = {field.name for field in model._meta.get_fields() if field.concrete}
        if set(getattr(model, "privacy", {})) != fields:
            unmarked.append((model.__name__, fields ^ set(getattr(model, "privacy", {}))))
    assert unmarked == []


def test_no_drawer_without_a_label():
    names = {"utils.py", "helpers.py", "common.py", "misc.py", "signals.py", "services.py"}
    assert [str(p) for p in SOURCES if p.name in names] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_file_stays_readable_in_one_sitting(path):
    exempt = {"law", "catalogue"} & set(path.parts)
    lines = path.read_text(encoding="utf-8").count("\n")
    assert exempt or lines <= 500


def test_no_function_is_longer_than_a_page():
    long = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno > 60:
                long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert long == []


def test_no_statutory_number_lives_outside_the_law():
    """`timedelta(days=20)` and defaults named `*_days` belong to core/law; the demo's invented dates are no law."""
    found = []
    for path in SOURCES:
        if {"law", "demo"} & set(path.parts):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "timedelta":
                found += [
                    f"{path.relative_to(ROOT)}:{node.lineno}"
                    for word in node.keywords
                    if word.arg == "days" and isinstance(word.value, ast.Constant) and word.value.value != 1
                ]
            if isinstance(node, ast.FunctionDef):
                names = [a.arg for a in node.args.kwonlyargs]
                for name, default in zip(names, node.args.kw_defaults, strict=True):
                    if name.endswith("_days") and isinstance(default, ast.Constant) and isinstance(default.value, int):
                        found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert found == []


def test_operations_know_no_clock_of_their_own():
    """`at` is an argument; only `clock.now()` may say when a thing was entered."""
    found = []
    for path in PACKAGE.glob("registers/*/operations*"):
        for file in [path] if path.is_file() else path.rglob("*.py"):
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
                if re.search(r"(datetime\.now|date\.today|timezone\.now|real_now)\(", line):
                    found.append(f"{file.relative_to(ROOT)}:{number}")
    assert found == []


def test_no_blanket_except():
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler) and (
                node.type is None or getattr(node.type, "id", "") == "Exception"
            ):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    # The command line's last resort turns a crash into exit code 4.
    assert [f for f in found if not f.startswith("tongket/entry/cli")] == []


def test_locks_carry_hashes_and_no_addresses():
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert "--hash=sha256:" in text
        assert "http" not in text


def test_no_word_of_a_machine_or_a_registry():
    words = re.compile(r"/work/|/root/|pypi\.org|registry\.npmjs|deb\.debian|files\.pythonhosted")
    found = [
        f"{p.relative_to(ROOT)}" for p in TRACKED_TEXT if p != Path(__file__) and words.search(p.read_text("utf-8"))
    ]
    assert found == []


def test_every_address_declares_who_may_open_it():
    from django.urls import get_resolver

    def views(patterns, prefix=""):
        for pattern in patterns:
            if hasattr(pattern, "url_patterns"):
                yield from views(pattern.url_patterns, prefix + str(pattern.pattern))
            else:
                yield prefix + str(pattern.pattern), pattern.callback

    undeclared = [route for route, view in views(get_resolver().url_patterns) if not hasattr(view, "access_rule")]
    assert undeclared == []


def test_no_score_of_persons():
    """No model may carry a score, risk or rank of a person (index ranks of the province are not persons)."""
    found = []
    for model in apps.get_models():
        if model.__module__.startswith("tongket.") and model._meta.app_label not in ("goals", "units"):
            found += [
                f"{model.__name__}.{f.name}"
                for f in model._meta.get_fields()
                if re.search(r"risk|score|nguy_co|xep_hang|rank", f.name)
            ]
    assert found == []
