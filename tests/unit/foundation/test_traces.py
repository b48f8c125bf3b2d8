"""What is deleted is gone: its bytes lie neither in the database file nor, after the evening's work, beside it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.backends.sqlite3.base import DatabaseWrapper

from tongket.foundation import traces
from tongket.foundation.models import Draft

CANARY = "Người báo giấu tên 0000000001"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL overwrites by vacuuming"),
]


@pytest.fixture
def scratch(tmp_path):
    """A database file as the settings open it, with the table of drafts and some rows that stay."""
    made = DatabaseWrapper(connection.settings_dict | {"NAME": str(tmp_path / "site.sqlite3")}, "scratch")
    with made.schema_editor(atomic=False) as editor:
        editor.create_model(Draft)
    for n in range(50):
        put(made, n, "còn lại")
    yield made
    made.close()


def put(database, number: int, text: str) -> None:
    database.cursor().execute(
        "INSERT INTO foundation_draft (id, account_id, page, about, \"values\", saved_at)"
        " VALUES (%s, %s, 'moi', '', %s, '2022-12-27')", [number, number, f'"{text}"'],
    )  # fmt: skip


def purge(database) -> None:
    """A short draft among others, one over many pages, one typed over by the next; then none of them."""
    put(database, 100, CANARY)
    put(database, 101, CANARY * 2000)
    put(database, 102, CANARY)
    database.cursor().execute("UPDATE foundation_draft SET \"values\" = '1' WHERE id = 102")
    database.cursor().execute("DELETE FROM foundation_draft WHERE id >= 100")


def files_of(database) -> dict[str, bool]:
    """In which of the files the canary lies, the database's and those beside it."""
    folder = traces.file_of(database).parent
    return {path.name: CANARY.encode() in path.read_bytes() for path in folder.iterdir()}


def test_a_purged_draft_is_not_in_the_file_nor_in_the_log_beside_it(scratch):
    purge(scratch)
    assert files_of(scratch)["site.sqlite3-wal"]  # the log of the last writes still holds it
    assert traces.empty_write_ahead_log(scratch)
    assert not any(files_of(scratch).values())
    rows = scratch.cursor().execute("SELECT count(*) FROM foundation_draft WHERE \"values\" = '\"còn lại\"'").fetchone()
    assert rows == (50,)


def test_without_the_setting_it_would_have_been_found(scratch):
    scratch.cursor().execute("PRAGMA secure_delete=OFF")
    purge(scratch)
    traces.empty_write_ahead_log(scratch)
    assert files_of(scratch)["site.sqlite3"]


def test_a_log_another_reader_needs_is_left_and_nobody_waits_for_it(scratch):
    reader = DatabaseWrapper(scratch.settings_dict, "reader")
    reader.cursor().execute("BEGIN")
    reader.cursor().execute("SELECT count(*) FROM foundation_draft").fetchone()
    purge(scratch)
    assert not traces.empty_write_ahead_log(scratch)
    reader.close()
    assert traces.empty_write_ahead_log(scratch)
