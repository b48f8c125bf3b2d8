"""Makes tongket/core/law/penal_code_table.py from the two public tables of the Penal Code.

    python tools/penal_code_table.py blhs_2015_dieu.csv blhs_2015_khoan.csv > tongket/core/law/penal_code_table.py
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

CLASSES = ("ít nghiêm trọng", "nghiêm trọng", "rất nghiêm trọng", "đặc biệt nghiêm trọng")

HEAD = '''"""Penal Code 2015 as amended 2017, as tables. Made by tools/penal_code_table.py; not edited by hand.

Source: the official codification (pháp điển); texts of law are not under copyright. Law 86/2025 is not in it.
"""

from __future__ import annotations
'''


def rows(path: str) -> list[dict[str, str]]:
    with Path(path).open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def lines(articles: list[dict[str, str]], clauses: list[dict[str, str]]) -> list[str]:
    out = [HEAD, "# article → name, chapter", "ARTICLES: dict[str, tuple[str, str]] = {"]
    out += [f"    {row['dieu']!r}: ({' '.join(row['ten'].split())!r}, {row['chuong']!r})," for row in articles]
    out += ["}", "", "# article, clause → highest penalty, class of crime 0..3 (None: no frame)"]
    out += ["CLAUSES: dict[tuple[str, str], tuple[str, int | None]] = {"]
    for row in clauses:
        index = CLASSES.index(row["loai_toi_pham"]) if row["loai_toi_pham"] else None
        out.append(f"    ({row['dieu']!r}, {row['khoan']!r}): ({row['muc_cao_nhat']!r}, {index}),")
    return [*out, "}"]


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines(rows(sys.argv[1]), rows(sys.argv[2]))) + "\n")
