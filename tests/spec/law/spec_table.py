"""Reads the pipe tables of the specification files in this folder; days are written as a lawyer writes them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from tongket.core.clock.duty import VIETNAM

HERE = Path(__file__).parent


def rows(file: str, heading: str) -> list[dict[str, str]]:
    """The first table under the heading: one dict a row, keyed by the column names."""
    text = (HERE / file).read_text(encoding="utf-8")
    body = text.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line.strip().strip("|") for line in body.splitlines() if line.startswith("|")]
    names, _, *data = [[cell.strip() for cell in line.split("|")] for line in lines]
    return [dict(zip(names, cells, strict=True)) for cells in data]


def day(text: str) -> date:
    """31/12/2022"""
    return datetime.strptime(text, "%d/%m/%Y").date()


def days(text: str) -> list[date]:
    """31/12/2022, 02/01/2023; – for none."""
    return [] if text == "–" else [day(part.strip()) for part in text.split(",")]


def moment(text: str) -> datetime:
    """16:30 30/12/2022; 24:00 is the midnight after that day."""
    hour, of = text.split()
    if hour == "24:00":
        return datetime.fromordinal(day(of).toordinal() + 1).replace(tzinfo=VIETNAM)
    return datetime.strptime(text, "%H:%M %d/%m/%Y").replace(tzinfo=VIETNAM)


def number(row: dict[str, str]) -> str:
    return row["số"]
