"""Run the database tests once more on PostgreSQL: a cluster of our own in a temporary folder, stopped at the end.

Where no PostgreSQL is installed it says so and passes, except in CI, where nothing may be skipped.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TESTS = ["tests/registers", "tests/unit/foundation", "tests/unit/analytics/test_sources.py"]


FAST = "-c fsync=off -c full_page_writes=off"


def main() -> int:
    """Start the cluster, run the tests, stop it."""
    with cluster(FAST) as address:
        if not address:
            print("PostgreSQL: skipped, not installed (apt-get install postgresql)")
            return 1 if os.environ.get("CI") == "true" else 0
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS, *sys.argv[1:]]
        return subprocess.call(command, env=os.environ | {"TONGKET_DATABASE_URL": address})


@contextmanager
def cluster(settings: str = "") -> Iterator[str]:
    """The address of a running cluster with these settings; empty where no PostgreSQL is installed."""
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    found = shutil.which("initdb") or (str(binaries[-1]) if binaries else "")
    if not found:
        yield ""
        return
    with tempfile.TemporaryDirectory(prefix="tongket-pg-", ignore_cleanup_errors=True) as folder:
        yield from _running(Path(found).parent, Path(folder), settings)


def _running(binaries: Path, folder: Path, settings: str) -> Iterator[str]:
    # A PostgreSQL server refuses to run as root: there the account that Debian made for it is used.
    as_other = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if as_other:
        shutil.chown(folder, "postgres")
    data, port = folder / "data", _free_port()
    control = [*as_other, str(binaries / "pg_ctl"), "-D", str(data), "-w"]
    _quiet([*as_other, str(binaries / "initdb"), "-D", str(data), "-U", "tongket", "--auth=trust", "-E", "UTF8"])
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {settings}"
    _quiet([*control, "-l", str(folder / "log"), "-o", options, "start"])
    try:
        yield f"postgresql://tongket@127.0.0.1:{port}/postgres"
    finally:
        subprocess.call([*control, "-m", "immediate", "stop"], stdout=subprocess.DEVNULL)


def _quiet(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        raise SystemExit(done.returncode)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
