"""`python -m tongket.entry.docs` writes the generated documents; `--check` only says which are not current (exit 1)."""

from __future__ import annotations

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tongket.entry.settings")
django.setup()

from tongket.entry import docs


def main(argv: list[str]) -> int:
    """0: everything is current or was written; 1: --check found stale pages; 2: wrong usage."""
    if argv not in ([], ["--check"]):
        sys.stderr.write("usage: python -m tongket.entry.docs [--check]\n")
        return 2
    if argv:
        faults = docs.stale()
        sys.stdout.write("".join(f"docs/{name} is not current: run `make docs`\n" for name in faults))
        return 1 if faults else 0
    sys.stdout.write("".join(f"docs/{name}\n" for name in docs.write_all()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
