"""Files of other projects: unchanged, licensed, named."""

from __future__ import annotations

import gzip
import hashlib
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VENDOR = ROOT / "tongket/foundation/static/vendor"
FILES = tomllib.loads((VENDOR / "VENDOR.toml").read_text(encoding="utf-8"))["file"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file["path"].rsplit("/", 1)[1])
def test_a_vendored_file_is_the_one_recorded(file):
    assert hashlib.sha256((ROOT / file["path"]).read_bytes()).hexdigest() == file["sha256"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file["path"].rsplit("/", 1)[1])
def test_a_vendored_file_says_version_source_and_licence(file):
    assert file["version"] and file["licence"] and file["source"].startswith("https://")
    assert len((ROOT / file["licence_text"]).read_text(encoding="utf-8")) > 300


def test_no_file_lies_in_the_vendor_folders_without_an_entry():
    present = {path for folder in (VENDOR, ROOT / "tests/vendor") for path in folder.rglob("*") if path.is_file()}
    known = {ROOT / file["path"] for file in FILES} | {ROOT / file["licence_text"] for file in FILES}
    assert present - known == {VENDOR / "VENDOR.toml"}


def test_own_style_and_script_stay_small():
    static = VENDOR.parent
    size = {name: len(gzip.compress((static / name).read_bytes(), 9)) for name in ("app.css", "app.js")}
    assert size["app.css"] <= 15 * 1024 and size["app.js"] <= 6 * 1024
