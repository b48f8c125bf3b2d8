"""Load of the demo province: prints seconds and the ratio to as many bare two-insert transactions.

Run: `python -m benchmarks.load`. Not part of the tests; compare ratios of one run, never times of two.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Load into a database of its own, then time the baseline in the same database."""
    with tempfile.TemporaryDirectory(prefix="tongket-bench-") as folder:
        os.environ |= {"TONGKET_VAR": folder, "TONGKET_DEMO": "1", "DJANGO_SETTINGS_MODULE": "tongket.entry.settings"}
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import transaction

        from tongket.entry.demo.load import load_records
        from tongket.foundation import clock
        from tongket.foundation.models import RequestKey

        call_command("migrate", verbosity=0)
        started = time.perf_counter()
        operations = load_records(138, lambda *_progress: None)
        loaded = time.perf_counter() - started
        started = time.perf_counter()
        now = clock.real_now()
        for number in range(operations):
            with transaction.atomic():
                for part in "ab":
                    RequestKey.objects.create(
                        key=f"{number}{part}", operation="bench", answer={"value": number}, recorded_at=now
                    )
        bare = time.perf_counter() - started
        size = Path(folder, "tongket.sqlite3").stat().st_size / 1e6
        print(f"{operations} operations            {loaded:8.2f} s   ({size:.0f} MB)")
        print(f"bare two-insert transactions  {bare:8.2f} s")
        print(f"load : bare                   {loaded / bare:8.2f}")


if __name__ == "__main__":
    main()
