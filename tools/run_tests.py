"""The whole suite in two halves at once, one for each core: what needs the demo province, and everything else.

The second half runs on SQLite and then, what touches the database, on PostgreSQL. Output of the first half is shown
when it ends, so that lines do not mix.
"""

from __future__ import annotations

import subprocess
import sys

DEMO = [
    "tests/flow/test_demo_province.py", "tests/flow/test_replay.py", "tests/flow/test_sealed_demo.py", "tests/browser",
]
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]


def main() -> int:
    """Run both halves; the worst exit code is the answer."""
    more = sys.argv[1:]
    with subprocess.Popen([*PYTEST, *DEMO, *more], stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as demo:
        rest = subprocess.call([*PYTEST, "tests", *(f"--ignore={path}" for path in DEMO), *more])
        database = subprocess.call([sys.executable, "tools/on_postgres.py", *more])
        output, _ = demo.communicate()
    sys.stdout.flush()
    sys.stdout.buffer.write(output)
    return max(rest, database, demo.returncode)


if __name__ == "__main__":
    sys.exit(main())
