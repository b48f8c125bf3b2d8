"""What every command keeps: --json, exit codes, findings on standard output, trouble on standard error, batch form."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

DONE, FINDINGS, WRONG_USAGE, REFUSED, CRASHED = range(5)
INTERRUPTED = 130
STDIN = "-"


class InputRefused(Exception):
    """Input a command will not work with: a stable code and a sentence in Vietnamese. Ends as exit code 3."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def parser(name: str, description: str) -> argparse.ArgumentParser:
    """A command's parser, with --json; wrong usage leaves with code 2."""
    made = argparse.ArgumentParser(prog=f"tongket {name}", description=description, allow_abbrev=False)
    made.add_argument(
        "--json", action="store_true", help="in một đối tượng JSON (mỗi dòng một đối tượng khi đọc nhiều)"
    )
    return made


def emit(record: dict[str, Any], text: str, *, as_json: bool) -> None:
    """One finding or answer, for machines or for people."""
    print(json.dumps(record, ensure_ascii=False) if as_json else text)


def report_refusal(refusal: InputRefused, *, as_json: bool) -> None:
    """A single refusal, on standard error."""
    record = {"error": refusal.code, "message": refusal.message}
    print(json.dumps(record, ensure_ascii=False) if as_json else f"tongket: {refusal.message}", file=sys.stderr)


def stdin_lines() -> Iterator[tuple[int, bytes]]:
    """Lines of standard input, numbered from 1, as bytes without the line end; U+2028 and the like stay inside."""
    for number, line in enumerate(sys.stdin.buffer, start=1):
        yield number, line.removesuffix(b"\n").removesuffix(b"\r")


def utf8(raw: bytes) -> str:
    """The line as text; a byte-order mark at its start is dropped."""
    try:
        return raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as fault:
        raise InputRefused("TEXT-NOT-UTF8", "Dòng không phải UTF-8. Chuyển tệp sang UTF-8 rồi thử lại.") from fault


def batch(lines: Iterable[tuple[int, bytes]], answer: Callable[[bytes], int], *, as_json: bool) -> int:
    """Answers line by line. A refused line is told with its number and the rest goes on; then the code is 3."""
    worst = DONE
    refused = False
    for number, raw in lines:
        try:
            worst = max(worst, answer(raw))
        except InputRefused as refusal:
            refused = True
            report_line(number, refusal, as_json=as_json)
    return REFUSED if refused else worst


def report_line(number: int, refusal: InputRefused, *, as_json: bool) -> None:
    """A refused line: with --json in its place among the answers, else on standard error."""
    record = {"line": number, "error": refusal.code, "message": refusal.message}
    if as_json:
        print(json.dumps(record, ensure_ascii=False))
    else:
        print(f"dòng {number}: {refusal.message} ({refusal.code})", file=sys.stderr)
