"""Reads the pipe tables of the specification files in this folder."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent


def rows(file: str, heading: str) -> list[dict[str, str]]:
    """The first table under the heading: one dict a row, keyed by the column names."""
    text = (HERE / file).read_text(encoding="utf-8")
    body = text.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line.strip().strip("|") for line in body.splitlines() if line.startswith("|")]
    names, _, *data = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [dict(zip(names, cells, strict=True)) for cells in data]
