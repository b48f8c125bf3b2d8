"""Many rows of one table in one statement: a province's month is 4,700 numbers, and the ORM takes seconds for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model


def insert_many(
    model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]], same: Mapping[str, Any] | None = None
) -> None:
    """Insert rows given as plain numbers and texts in the order of `names`; `same` holds what all rows share.

    Constraints of the table hold as always; defaults of the model do not apply, so every column must be given.
    """
    constant = same or {}
    fields = [model._meta.get_field(name) for name in (*names, *constant)]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    tail = tuple(model._meta.get_field(name).get_db_prep_save(value, connection) for name, value in constant.items())
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})", [(*row, *tail) for row in rows]
        )
