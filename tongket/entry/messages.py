"""Message catalogues: python -m tongket.entry.messages extract | compile | check.

Vietnamese is the source language: a msgid is the Vietnamese text. `extract` collects msgids from Python and from
templates into <app>/locale/en/LC_MESSAGES/django.po and keeps the English already written; `compile` writes the .mo
files; `check` lists every text without English. GNU gettext is not needed.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
CATALOGUE = Path("locale/en/LC_MESSAGES/django.po")
HEADER = {
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "en",
    "MIME-Version": "1.0",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
# Name of the function → positions of (context, singular, plural) among its arguments; None where there is none.
CALLS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
}


@dataclass(frozen=True, slots=True)
class Message:
    """One text to translate, and the file it stands in (no line numbers: they would change with every edit)."""

    text: str
    plural: str
    context: str
    place: str

    @property
    def key(self) -> tuple[str, str]:
        """What makes two messages the same entry of a catalogue."""
        return (self.context, self.text)


def owner(path: Path, package: Path = PACKAGE) -> Path:
    """The folder whose catalogue takes the texts of this file: its register, the screens, else the foundation."""
    parts = path.relative_to(package).parts
    if parts[0] == "registers" and len(parts) > 2:
        return package / parts[0] / parts[1]
    return package / ("screens" if parts[0] == "screens" else "foundation")


def messages_of_python(source: str, place: str) -> Iterator[Message]:
    """Texts passed as literals to the gettext family."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name not in CALLS:
            continue
        context, text, plural = (_literal(node, position) for position in CALLS[name])
        if text:
            yield Message(text, plural, context, place)


def _literal(call: ast.Call, position: int | None) -> str:
    if position is None or position >= len(call.args):
        return ""
    argument = call.args[position]
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else ""


def messages_of_template(source: str, place: str) -> Iterator[Message]:
    """Texts of translate and blocktranslate tags and of _("…") in other tags."""
    for call in re.finditer(r"\b(?:n|p|np)?gettext\(|\b_\(", code := templatize(source)):
        expression = _call_at(code, call.start())
        if expression:
            yield from messages_of_python(expression, place)


def _call_at(code: str, start: int) -> str:
    """The call beginning at `start`, as an expression Python can read (templatize pads the rest with X marks)."""
    depth = 0
    quote = ""
    position = code.index("(", start)
    while position < len(code):
        mark = code[position]
        if quote:
            if mark == "\\":
                position += 1
            elif code.startswith(quote, position):
                position += len(quote) - 1
                quote = ""
        elif mark in "\"'":
            quote = mark * 3 if code.startswith(mark * 3, position) else mark
            position += len(quote) - 1
        elif mark in "()":
            depth += 1 if mark == "(" else -1
            if depth == 0:
                return _readable(code[start : position + 1])
        position += 1
    return ""


def _readable(call: str) -> str:
    # gettext(u'''…''') may hold line breaks; counters of plural calls are names that Python can parse as they stand.
    return re.sub(r"\bu(?=['\"])", "", call).strip()


def collect(package: Path = PACKAGE) -> dict[Path, list[Message]]:
    """All texts of the package by owning application."""
    found: dict[Path, list[Message]] = {}
    for path in sorted(package.rglob("*.py")):
        place = str(path.relative_to(package))
        found.setdefault(owner(path, package), []).extend(messages_of_python(path.read_text(encoding="utf-8"), place))
    for path in sorted(package.rglob("templates/**/*")):
        if path.suffix in (".html", ".txt"):
            place = str(path.relative_to(package))
            found.setdefault(owner(path, package), []).extend(
                messages_of_template(path.read_text(encoding="utf-8"), place)
            )
    return found


def merge(app: Path, found: list[Message]) -> polib.POFile:
    """The application's catalogue with exactly the texts found, English kept where it was written."""
    path = app / CATALOGUE
    old = polib.pofile(str(path)) if path.exists() else polib.POFile()
    written = {(entry.msgctxt or "", entry.msgid): entry for entry in old if not entry.obsolete}
    fresh = polib.POFile(wrapwidth=110)
    fresh.metadata = dict(HEADER)
    places: dict[tuple[str, str], set[str]] = {}
    for message in found:
        places.setdefault(message.key, set()).add(message.place)
    for message in sorted({m.key: m for m in sorted(found, key=lambda m: m.plural)}.values(), key=lambda m: m.key):
        fresh.append(_entry(message, written.get(message.key), places[message.key]))
    return fresh


def _entry(message: Message, old: polib.POEntry | None, places: set[str]) -> polib.POEntry:
    entry = polib.POEntry(
        msgid=message.text, msgctxt=message.context or None, occurrences=[(p, "") for p in sorted(places)]
    )
    if "%(" in message.text:
        entry.flags = ["python-format"]
    if message.plural:
        entry.msgid_plural = message.plural
        entry.msgstr_plural = dict(old.msgstr_plural) if old and old.msgstr_plural else {0: "", 1: ""}
    else:
        entry.msgstr = old.msgstr if old else ""
    return entry


def missing(catalogue: polib.POFile) -> list[str]:
    """Texts of a catalogue without English, or whose English lost or invented a placeholder."""
    faults = []
    for entry in catalogue:
        texts = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
        if not texts or not all(texts):
            faults.append(f"no English: {entry.msgid!r}")
        elif any(_differ(text, entry) for text in texts):
            faults.append(f"placeholder differs: {entry.msgid!r}")
    return faults


def _differ(text: str, entry: polib.POEntry) -> bool:
    # A singular may say "one" instead of the number; otherwise the same values must stand in both languages.
    lost, invented = _placeholders(entry.msgid) - _placeholders(text), _placeholders(text) - _placeholders(entry.msgid)
    return bool(invented or (lost and not entry.msgid_plural))


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]|\{\w*\}", text))


def shown(package: Path, app: Path) -> str:
    """The application as named in listings."""
    return str(app.relative_to(package.parent))


def check(package: Path = PACKAGE) -> list[str]:
    """Every text of the package that has no English yet, and every catalogue whose compiled form is old."""
    faults = []
    for app, found in collect(package).items():
        catalogue = merge(app, found)
        faults += [f"{shown(package, app)}: {fault}" for fault in missing(catalogue)]
        compiled = (app / CATALOGUE).with_suffix(".mo")
        if len(catalogue) and (not compiled.exists() or compiled.read_bytes() != catalogue.to_binary()):
            faults.append(f"{shown(package, app)}: compiled catalogue is not current, run compile")
    return faults


def extract(package: Path = PACKAGE) -> None:
    """Bring every catalogue up to date with the sources."""
    for app, found in collect(package).items():
        if found:
            (app / CATALOGUE).parent.mkdir(parents=True, exist_ok=True)
            merge(app, found).save(str(app / CATALOGUE))


def compile_all(package: Path = PACKAGE) -> None:
    """Write the .mo beside every .po."""
    for path in sorted(package.rglob("locale/*/LC_MESSAGES/*.po")):
        path.with_suffix(".mo").write_bytes(polib.pofile(str(path)).to_binary())


def main(arguments: list[str]) -> int:
    """Run one command; with none, extract and compile and then list what is missing."""
    if not settings.configured:
        settings.configure(USE_I18N=False)
    commands = {"extract": (extract,), "compile": (compile_all,), "check": ()}
    wanted = arguments[0] if arguments else ""
    if wanted and wanted not in commands:
        sys.stderr.write(f"unknown command {wanted!r}: extract, compile or check\n")
        return 2
    for act in commands.get(wanted, (extract, compile_all)):
        act()
    faults = [] if wanted in ("extract", "compile") else check()
    sys.stdout.write("\n".join(faults or ["done"]) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
