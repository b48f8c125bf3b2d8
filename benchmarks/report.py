"""The year-end report in three files: prints seconds and the ratio to LibreOffice turning the same .docx into PDF.

Run after `tongket demo`: `python -m benchmarks.report`. Compare ratios of one run, never times of two.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Write the report of the newest seal, then let LibreOffice convert its Word file."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tongket.entry.settings")
    import django

    django.setup()
    from tongket.analytics.results import open_results
    from tongket.core.periods import parse_period
    from tongket.screens.reporting import write_files

    with tempfile.TemporaryDirectory(prefix="tongket-bench-") as folder:
        results, period = open_results(), parse_period("2022", "admin")
        write_files(results, "34", period, Path(folder))  # first call: fonts, imports
        started = time.perf_counter()
        files = write_files(results, "34", period, Path(folder))
        ours = time.perf_counter() - started
        print(f"year-end report, three files  {ours:8.2f} s")
        office = shutil.which("soffice")
        if office is None:
            print("LibreOffice: skipped, not installed")
            return
        word = next(file["path"] for file in files if file["path"].endswith(".docx"))
        started = time.perf_counter()
        command = [office, "--headless", "--convert-to", "pdf", "--outdir", folder, word]
        subprocess.run(command, check=True, capture_output=True)
        theirs = time.perf_counter() - started
        print(f"LibreOffice, one PDF of it    {theirs:8.2f} s")
        print(f"report : LibreOffice          {ours / theirs:8.2f}")


if __name__ == "__main__":
    main()
