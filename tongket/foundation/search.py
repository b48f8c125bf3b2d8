"""Word search in a register's own table (tìm theo từ): folded words, prefixes, numbers; on both databases the same.

SQLite keeps the words in a table of its own (FTS5), written by the register's operations through `put_words`;
PostgreSQL reads them from an expression index of the register's table, and `put_words` has nothing to do there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython
from django.db.models import Model, Q, QuerySet

from tongket.core.viet.keys import fold

# A number of a record as people type it, without its leading zeros.
NUMBER_WIDTH = 6
# More rows than this are not passed on as a list of ids: words that many rows hold are looked for along the book.
MANY = 1000
# Words are common when so many of the newest rows hold them.
NEWEST, ENOUGH = 3000, 51
# A number as the registers write it, whole or its beginning: TB-338, TB-338-2022-000123.
CODE = re.compile(r"[A-Za-z]{2,5}(-\d+)+-?")
LAST_CHARACTER = "\uffff"
Row = TypeVar("Row", bound=Model)
_WORD = re.compile(r"[a-z0-9]+")


def words_of(text: str) -> list[str]:
    """The folded words of a question: "Trộm xe, Đề Thám" → trom, xe, de, tham."""
    return _WORD.findall(fold(text))


def put_words(table: str, row_id: int, code: str, words: str) -> None:
    """Keep the words of one row up to date; called by the operation that wrote the row, in its transaction."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT OR REPLACE INTO {table}_words (rowid, code, words) VALUES (%s, %s, %s)",
                       [row_id, code.lower(), words])  # fmt: skip


def matching_ids(table: str, text: str, *, most: int, content: bool) -> list[int] | None:
    """Ids of the rows that hold every word of the question, or None when there are more than `most`.

    Without the right to content only the record's number is looked at.
    """
    words = words_of(text)
    if not words:
        return []
    asked = _sqlite(table, words, content) if connection.vendor == "sqlite" else _postgresql(table, words, content)
    with connection.cursor() as cursor:
        cursor.execute(f"{asked[0]} LIMIT {int(most) + 1}", asked[1])
        found = [row[0] for row in cursor.fetchall()]
    return None if len(found) > most else found


def with_words(rows: QuerySet[Row], text: str, *, content: bool, by: str) -> QuerySet[Row]:
    """Those of the rows, of a table with `index_words`, that hold every word of the question.

    Who may not read content may not search in it either: only the number answers. `by` is the date the list is ordered
    by: words that many of the newest rows hold are looked for along the list, where a page is found at once; the index
    would first gather them all.
    """
    if CODE.fullmatch(text.strip()):
        return _numbered(rows, text.strip().upper())
    match = Q()
    for word in words_of(text):
        number = Q(code__icontains=word)
        match &= number | Q(search_key__contains=word) if content else number
    book = rows.model._default_manager
    newest = book.order_by(f"-{by}", "-pk").values("pk")[:NEWEST]
    if book.filter(match, pk__in=newest)[:ENOUGH].count() < ENOUGH:
        ids = matching_ids(rows.model._meta.db_table, text, most=MANY, content=content)
        if ids is not None:
            return rows.filter(pk__in=ids)
    return rows.filter(match)


def _numbered(rows: QuerySet[Row], code: str) -> QuerySet[Row]:
    """Rows whose number begins so, along the index of numbers: LIKE uses it on PostgreSQL, a span on SQLite."""
    if connection.vendor == "sqlite":
        return rows.filter(code__gte=code, code__lt=code + LAST_CHARACTER)
    return rows.filter(code__startswith=code)


def index_words(table: str) -> RunPython:
    """The migration step that makes the index of one table with the columns `code` and `search_key`."""

    def make(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "sqlite":
            editor.execute(
                f"CREATE VIRTUAL TABLE {table}_words USING fts5("
                "code, words, content='', contentless_delete=1, tokenize='ascii', prefix='2 3')"
            )
            editor.execute(
                f"INSERT INTO {table}_words (rowid, code, words) SELECT id, lower(code), search_key FROM {table}"
            )
        elif editor.connection.vendor == "postgresql":
            for column in ("code", "search_key"):
                editor.execute(f"CREATE INDEX {table}_{column}_words ON {table} USING gin ({_vector(column)})")

    def drop(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "sqlite":
            editor.execute(f"DROP TABLE {table}_words")
        elif editor.connection.vendor == "postgresql":
            for column in ("code", "search_key"):
                editor.execute(f"DROP INDEX {table}_{column}_words")

    return RunPython(make, drop)


def _vector(column: str) -> str:
    """Folded text cut at everything that is no letter or digit, as FTS5 cuts it."""
    return f"to_tsvector('simple', regexp_replace(lower({column}), '[^a-z0-9]+', ' ', 'g'))"


def _terms(word: str) -> Sequence[str]:
    """A short number is also meant with its leading zeros."""
    return (word, word.zfill(NUMBER_WIDTH)) if word.isdigit() and len(word) < NUMBER_WIDTH else (word,)


def _sqlite(table: str, words: list[str], content: bool) -> tuple[str, list[str]]:
    parts = ["(" + " OR ".join(f'"{term}"*' for term in _terms(word)) + ")" for word in words]
    question = " AND ".join(parts)
    return (
        f"SELECT rowid FROM {table}_words WHERE {table}_words MATCH %s ORDER BY rowid DESC",
        [question if content else f"code : ({question})"],
    )


def _postgresql(table: str, words: list[str], content: bool) -> tuple[str, list[str]]:
    clauses, values = [], []
    for word in words:
        question = " | ".join(f"{term}:*" for term in _terms(word))
        columns = ("code", "search_key") if content else ("code",)
        clauses.append("(" + " OR ".join(f"{_vector(column)} @@ to_tsquery('simple', %s)" for column in columns) + ")")
        values += [question] * len(columns)
    return f"SELECT id FROM {table} WHERE {' AND '.join(clauses)}", values
