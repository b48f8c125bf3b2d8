"""Tinos (OFL), the font of every document and chart: same advance widths as Times New Roman, all Vietnamese letters."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
FAMILY = "Tinos"
OFFICE_FAMILY = "Times New Roman"
