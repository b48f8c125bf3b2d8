"""docs/privacy.md: every field of every table with its mark, from the models themselves."""

from __future__ import annotations

from collections import Counter

from django.apps import apps
from django.db.models import Model

from tongket.entry.docs.words import table
from tongket.foundation.privacy import Mark

_HEAD = """# Mức riêng tư – Privacy marks

Tệp này sinh ra từ thuộc tính `privacy` của từng bảng; không sửa tay. Generated from the models; do not edit.

Mọi trường đều phải có một mức; trường không có mức làm kiểm thử hỏng. Every field states a mark; an unmarked field
fails the tests.
"""
MEANINGS = {
    Mark.OPEN: "được công bố – may be published",
    Mark.INTERNAL: "dùng trong cơ quan – within the office",
    Mark.CONTENT: "chỉ công an và viện kiểm sát – police and procuracy only",
    Mark.TECHNICAL: "khóa và mã băm, không có nội dung – keys and hashes, no content",
}


def own_models() -> list[type[Model]]:
    """The tables of this house, in order of app and of declaration."""
    return [model for model in apps.get_models() if model.__module__.startswith("tongket.")]


def document() -> str:
    """The whole page."""
    counted = Counter(mark for model in own_models() for mark in _marks(model).values())
    lines = [_HEAD]
    lines += table(
        ("mức – mark", "nghĩa – meaning", "số trường – fields"),
        [(f"`{mark}`", MEANINGS[mark], counted[mark]) for mark in Mark],
    )
    for model in own_models():
        lines += [f"## `{model._meta.label}`", "", _purpose(model), ""]
        lines += table(
            ("trường – field", "kiểu – type", "mức – mark"),
            [(f"`{name}`", _kind(model, name), mark) for name, mark in _marks(model).items()],
        )
    return "\n".join(lines)


def _purpose(model: type[Model]) -> str:
    return (model.__doc__ or "").strip().splitlines()[0]


def _marks(model: type[Model]) -> dict[str, Mark]:
    declared: dict[str, Mark] = getattr(model, "privacy", {})
    return {field.name: declared[field.name] for field in _fields(model) if field.name in declared}


def _fields(model: type[Model]) -> list:
    return [field for field in model._meta.get_fields() if field.concrete]


def _kind(model: type[Model], name: str) -> str:
    field = model._meta.get_field(name)
    if field.is_relation:
        return f"→ `{field.related_model._meta.label}`"
    return field.get_internal_type().removesuffix("Field").lower()
