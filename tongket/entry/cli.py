"""The program `tongket`: finds the command, loads only its module, and keeps the contract of exit codes.

A command is a function `(argv: list[str]) -> int` in a module of its own; it is listed here by one line. What commands
share (parser, output, batch form, refusals) is in `cli_contract`. Nothing here imports Django: the commands that need
it set it up themselves.
"""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from collections.abc import Callable
from typing import cast

from tongket.entry.cli_contract import CRASHED, DONE, INTERRUPTED, REFUSED, WRONG_USAGE, InputRefused, report_refusal

# name → where its function is, and what it does. Commands marked ° need no database, no Django, no numpy.
COMMANDS: dict[str, tuple[str, str]] = {
    "compare": ("tongket.entry.cli_words:compare", "° so sánh hai số với cùng kỳ; --rates: hai tỷ lệ"),
    "rate": ("tongket.entry.cli_words:rate", "° tỷ lệ N/OF, làm tròn nửa lên"),
    "text": ("tongket.entry.cli_words:text", "° khóa tìm kiếm, thứ tự từ điển, bảng mã cũ (key, sort, decode)"),
    "units": ("tongket.entry.cli_tables:units", "° đơn vị hành chính tại một ngày"),
    "recast": ("tongket.entry.cli_tables:recast", "° chuyển số liệu sang địa giới của ngày khác"),
    "clock": ("tongket.entry.cli_clock:clock", "° thời hạn theo luật"),
    "demo": ("tongket.entry.cli_office:demo", "nạp tỉnh mô phỏng, chốt, tính, viết báo cáo, mở trang"),
    "vault": ("tongket.entry.cli_vault:vault", "° kho niêm phong danh tính: init, serve, check, rotate-key"),
    "import": ("tongket.entry.cli_office:import_workbook", "nhập tệp Excel theo mẫu đã khai"),
    "seal": ("tongket.entry.cli_office:seal", "chốt số liệu đến một ngày"),
    "compute": ("tongket.entry.cli_office:compute", "tính mọi chỉ tiêu của một bản chốt"),
    "report": ("tongket.entry.cli_office:report", "viết báo cáo ra Word, PDF, HTML"),
    "daily": ("tongket.entry.cli_office:daily", "việc chạy đêm: ghi, kiểm tra, báo lên, dọn dẹp"),
    "explain": ("tongket.entry.cli_office:explain", "giải thích một số liệu đến từng bản ghi"),
    "trace": ("tongket.entry.cli_office:trace", "đối chiếu tin tổng kết của năm mẫu"),
}

DEBUG = "TONGKET_DEBUG"


def main(argv: list[str] | None = None) -> int:
    """Runs one command; the value is the process's exit code."""
    words = [as_utf8(word) for word in sys.argv[1:]] if argv is None else argv
    speak_utf8()
    try:
        code = run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has had enough. Python would complain again while closing standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as fault:  # The edge of the program: whatever is a bug leaves as code 4 with one line.
        if os.environ.get(DEBUG):
            traceback.print_exc()
        print(f"tongket: lỗi nội bộ ({type(fault).__name__}: {fault}). Đặt {DEBUG}=1 để xem chi tiết.", file=sys.stderr)
        return CRASHED
    return code


def run(words: list[str]) -> int:
    """Dispatches; usage errors of argparse become an exit code instead of leaving the interpreter."""
    # `tongket --json rate 1 2` means the same as `tongket rate 1 2 --json`.
    leading_json = [word for word in words[:1] if word == "--json"]
    words = words[len(leading_json) :]
    if not words or words[0] in ("-h", "--help", "help"):
        print(overview(), file=sys.stdout if words else sys.stderr)
        return DONE if words else WRONG_USAGE
    name, *rest = words
    if name not in COMMANDS:
        print(f"tongket: không có lệnh “{name}”. Xem: tongket --help", file=sys.stderr)
        return WRONG_USAGE
    try:
        return load(name)(rest + leading_json)
    except InputRefused as refusal:
        report_refusal(refusal, as_json="--json" in words or bool(leading_json))
        return REFUSED
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else DONE


def load(name: str) -> Callable[[list[str]], int]:
    """The command's function; its module is imported now and not before."""
    module, _, function = COMMANDS[name][0].partition(":")
    return cast("Callable[[list[str]], int]", getattr(importlib.import_module(module), function))


def overview() -> str:
    """The list of commands."""
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {COMMANDS[name][1]}" for name in COMMANDS]
    head = ["Cách dùng: tongket LỆNH [tham số] [--json]", "", "Các lệnh (° không cần cơ sở dữ liệu):"]
    codes = "Mã thoát: 0 xong, 1 xong và có phát hiện, 2 dùng sai, 3 từ chối dữ liệu vào, 4 lỗi nội bộ."
    return "\n".join([*head, *lines, "", codes])


def speak_utf8() -> None:
    """UTF-8 whatever the machine's locale; text that cannot be encoded is escaped, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def as_utf8(word: str) -> str:
    """An argument as typed: under LC_ALL=C Python takes its bytes for ASCII and hides the rest in surrogates."""
    return os.fsencode(word).decode("utf-8", "surrogateescape")


if __name__ == "__main__":
    sys.exit(main())
