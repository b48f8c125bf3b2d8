"""docs/checks.md out of the rules: `python -m tongket.core.checks.document > docs/checks.md`."""

from __future__ import annotations

import sys

from tongket.core.checks import RULES, Rule

_HEAD = """# Mã kiểm tra số liệu – Codes of the checks on returns

Tệp này sinh ra từ `tongket/core/checks`; không sửa tay. Generated from the rules; do not edit.
"""


def document() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *map(_entry, RULES)])


def _entry(rule: Rule) -> str:
    kind = "từ chối – refused" if rule.severity == "error" else "hỏi lại – asked back"
    lines = [f"## `{rule.code}`", "", f"**{rule.title}** – *{rule.title_en}* ({kind})", "", f"- {rule.hint}",
             f"- *{rule.hint_en}*", ""]  # fmt: skip
    for example in rule.examples:
        numbers = ", ".join(f"{item} = {'–' if n is None else n}" for item, n in example.submission.items.items())
        lines.append(f"- `{numbers}` → {', '.join(example.items) or '–'} ({example.says})")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(document())
