"""The whole suite in three parts at once: what needs the demo province, everything else, and PostgreSQL.

Each part waits a good deal (for the browser, for the vault, for the other database), so that three fill two cores. The
output of two is shown when they end, so that lines do not mix.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from typing import IO

DEMO = [
    "tests/flow/test_demo_province.py", "tests/flow/test_replay.py", "tests/flow/test_sealed_demo.py", "tests/browser",
]
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]


def main() -> int:
    """Run the three parts; the worst exit code is the answer."""
    more = sys.argv[1:]
    with tempfile.TemporaryFile() as of_demo, tempfile.TemporaryFile() as of_database:
        beside = [
            (_start([*PYTEST, *DEMO, *more], of_demo), of_demo),
            (_start([sys.executable, "tools/on_postgres.py", *more], of_database), of_database),
        ]
        worst = subprocess.call([*PYTEST, "tests", *(f"--ignore={path}" for path in DEMO), *more])
        for part, output in beside:
            worst = max(worst, part.wait())
            output.seek(0)
            sys.stdout.flush()
            sys.stdout.buffer.write(output.read())
    return worst


def _start(command: list[str], output: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)


if __name__ == "__main__":
    sys.exit(main())
