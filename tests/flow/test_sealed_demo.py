"""The demo's sealed persons, looked for in every file of its database, snapshots and vault, as they lie on the disk."""

from __future__ import annotations

import base64
import json
import re
import unicodedata
from pathlib import Path

import pysqlite3

from tongket.core.identity import people_of
from tongket.entry.demo.load_identities import HOW_MANY, demo_persons

SEED = 138
GENESIS = re.compile(rb"0{20,}")  # the first link of a chain of hashes ends like a number nobody has


def canaries() -> list[str]:
    people = [person for n in range(1, HOW_MANY + 1) for _group, person in people_of(demo_persons(n, SEED))]
    return sorted({person[name] for person in people for name in ("full_name", "phone", "id_number") if name in person})


def encodings(text: str) -> list[bytes]:
    plain = text.encode()
    return [plain, text.encode("utf-16-le"), unicodedata.normalize("NFD", text).encode(), plain.hex().encode(),
            json.dumps(text)[1:-1].encode(), *(base64.b64encode(b"x" * n + plain)[4:-4] for n in range(3))]  # fmt: skip


def test_the_demo_seals_thirty_reports_and_no_file_names_anybody(demo_home: Path):
    with pysqlite3.connect(f"file:{demo_home / 'tongket.sqlite3'}?mode=ro", uri=True) as database:
        sealed = database.execute("SELECT count(*), sum(length(envelope) > 0) FROM intake_sealedpersons").fetchone()
    database.close()
    assert sealed == (HOW_MANY, HOW_MANY)
    wanted = {form: text for text in canaries() for form in encodings(text)}
    assert len(canaries()) > 80
    files = [path for path in demo_home.rglob("*") if path.is_file() and "out" not in path.parts]
    assert {"tongket.sqlite3", "vault.key"} <= {path.name for path in files}
    found = []
    for path in files:
        data = GENESIS.sub(b"", path.read_bytes())
        found += [(path.name, text) for form, text in wanted.items() if form in data]
    assert found == []
