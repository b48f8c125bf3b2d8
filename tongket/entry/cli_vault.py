"""`tongket vault`: make the key, serve the vault, check it, change the key. No Django: it stands outside the house."""

from __future__ import annotations

import grp
import os
import signal
import sys
from argparse import ArgumentTypeError
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType
from typing import Any

from tongket.entry.cli_contract import DONE, FINDINGS, InputRefused, emit, parser
from tongket.vault import folder as folders
from tongket.vault import log, rotation, server
from tongket.vault.store import Store
from tongket.vault.verbs import NotADemo


def vault(argv: list[str]) -> int:
    """The identity vault: init, serve, check, rotate-key."""
    options = parser("vault", "Kho niêm phong danh tính: tiến trình riêng, giữ khóa riêng.")
    options.add_argument(
        "verb", choices=("init", "serve", "check", "rotate-key"),
        help="tạo khóa · chạy kho · kiểm tra nhật ký và khóa · đổi khóa của kho",
    )  # fmt: skip
    options.add_argument("--folder", type=Path, default=_folder(), help="thư mục của kho (TONGKET_VAULT_FOLDER)")
    options.add_argument("--retention-months", type=int, help="init: số tháng giữ danh tính, bắt buộc")
    options.add_argument("--also", action="append", default=[], metavar="age1…", help="init: khóa công khai giữ thêm")
    options.add_argument("--socket", type=Path, help="serve: ổ cắm Unix, nếu không ở trong thư mục của kho")
    options.add_argument("--group", help="serve: nhóm người dùng của trang được nối vào ổ cắm")
    options.add_argument("--until-stdin-closes", action="store_true", help="serve: dừng khi tiến trình mở nó dừng")
    options.add_argument("--demo-clock", type=_moment, metavar="ISO", help="serve, kho dùng thử: tính hạn từ lúc này")
    given = options.parse_args(argv)
    with _refusals(given.folder):
        if given.verb == "init":
            return _init(given.folder, given.retention_months, given.also, given.json)
        if given.verb == "check":
            return _check(given.folder, given.json)
        if given.verb == "rotate-key":
            return _rotate(given.folder, given.json)
        group_id = _group(given.group) if given.group else None
        signal.signal(signal.SIGTERM, _leave)
        server.serve(
            given.folder, lambda: datetime.now(tz=UTC), socket=given.socket, group_id=group_id,
            ready=lambda path: print(f"tongket vault: {path}", file=sys.stderr, flush=True),
            until_stdin_closes=given.until_stdin_closes, demo_from=given.demo_clock,
        )  # fmt: skip
    return DONE


def _init(folder: Path, months: int | None, also: list[str], as_json: bool) -> int:
    if months is None:
        raise folders.TermMissing
    folders.make(folder, retention_months=months, also=also)
    recipients = folder / folders.RECIPIENTS
    emit(
        {"folder": str(folder), "recipients": str(recipients), "retention_months": months},
        f"Đã tạo kho trong {folder}. Khóa công khai cho trang: {recipients}. Giữ danh tính {months} tháng.",
        as_json=as_json,
    )
    return DONE


def _check(folder: Path, as_json: bool) -> int:
    """The log's chain, and what is left of a change of the key: either is a finding."""
    keys, old = folders.read_keys(folder), [str(path) for path in folders.old_keys(folder)]
    store = Store(folder / folders.DATABASE)
    broken, head = log.first_broken(store), log.head(store)
    left = store.count_sealed_otherwise(keys.fingerprint)
    store.close()
    begun = (folder / folders.NEXT_KEY).exists()
    lines = [f"Nhật ký kho: {head.seq} dòng, liền mạch." if broken is None else f"Nhật ký kho: hỏng từ dòng {broken}."]
    if begun:
        lines.append("Việc đổi khóa chưa xong: dừng kho, chạy lại tongket vault rotate-key.")
    elif old:
        lines.append(f"Khóa cũ còn ở {', '.join(old)}: hủy khi trang dùng khóa công khai mới và không gì chờ chuyển.")
    emit(
        {"entries": head.seq, "head": head.hash, "first_broken": broken, "rotation_begun": begun, "old_keys": old,
         "sealed_to_old": left},
        "\n".join(lines), as_json=as_json,
    )  # fmt: skip
    return DONE if broken is None and not begun and not old else FINDINGS


def _rotate(folder: Path, as_json: bool) -> int:
    done = rotation.rotate(folder, lambda: datetime.now(tz=UTC), _progress)
    recipients = folder / folders.RECIPIENTS
    emit(
        {"resealed": done.resealed, "resumed": done.resumed, "old_key": str(done.old_key),
         "public_key": done.public_key, "recipients": str(recipients)},
        f"Đã đổi khóa của kho{' (làm tiếp việc đổi dở dang)' if done.resumed else ''}: niêm phong lại "
        f"{done.resealed} khóa tin.\n"
        f"1. Chép khóa công khai mới sang trang: {recipients}. Chạy lại kho.\n"
        "2. Chạy tongket daily đến khi không còn danh tính nào chờ chuyển: cái niêm phong trước đó cần khóa cũ.\n"
        f"3. Rồi hủy khóa cũ, cả bản giấy và bản sao lưu: {done.old_key}. Chạy lại kho.\n"
        "tongket vault check còn nhắc đến khi khóa cũ đã hủy.",
        as_json=as_json,
    )  # fmt: skip
    return DONE


def _progress(part: str, done: int, total: int) -> None:
    print(f"  {part}: {done}/{total}", file=sys.stderr, flush=True)


# What stands against a command: its code and its sentence, made of the fault and the folder.
REFUSALS: dict[type[Exception], tuple[str, Callable[[Any, Path], str]]] = {
    folders.VaultExists: ("VAULT-EXISTS", lambda _fault, folder: f"{folder} đã có kho; khóa không bị ghi đè."),
    folders.NoVault: ("VAULT-MISSING", lambda _fault, folder: f"{folder} chưa có kho. Chạy: tongket vault init."),
    folders.TermMissing: (
        "VAULT-TERM-MISSING", lambda _fault, _folder: "Chưa nêu thời hạn giữ danh tính: --retention-months N.",
    ),
    folders.NotARecipient: (
        "VAULT-RECIPIENT", lambda _fault, _folder: "Khóa công khai không đọc được; cần dạng age1….",
    ),
    folders.VaultBusy: ("VAULT-BUSY", lambda _fault, _folder: "Kho này đang chạy ở tiến trình khác."),
    server.SocketPathTooLong: (
        "VAULT-SOCKET-PATH", lambda _fault, _folder: "Đường dẫn ổ cắm quá dài; nêu nơi khác bằng --socket.",
    ),
    server.ClockBehindLog: (
        "VAULT-CLOCK",
        lambda fault, _folder: f"Đồng hồ máy chậm hơn dòng nhật ký cuối ({fault.last.isoformat()}); chỉnh giờ đã.",
    ),
    NotADemo: ("VAULT-NOT-DEMO", lambda _fault, _folder: "Kho thật chỉ tính hạn theo đồng hồ của chính nó."),
    rotation.OldKeyLeft: (
        "VAULT-OLD-KEY-LEFT",
        lambda fault, _folder: f"Khóa cũ của lần đổi trước còn ở {fault.path}; hủy nó rồi mới đổi lần nữa.",
    ),
    rotation.SealDoesNotHold: (
        "VAULT-SEAL-BROKEN",
        lambda fault, _folder: f"Khóa của {fault.code} không đọc được bằng khóa đang có; bản ghi giữ nguyên. "
        "Xem bản sao lưu.",
    ),
}  # fmt: skip


@contextmanager
def _refusals(folder: Path) -> Iterator[None]:
    try:
        yield
    except tuple(REFUSALS) as fault:
        code, words = REFUSALS[type(fault)]
        raise InputRefused(code, words(fault, folder)) from fault


def _moment(text: str) -> datetime:
    """A moment with its offset from UTC."""
    with suppress(ValueError):
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment
    raise ArgumentTypeError(f"“{text}” không phải lúc dạng 2022-12-27T08:00:00+07:00")


def _group(name: str) -> int:
    try:
        return grp.getgrnam(name).gr_gid
    except KeyError as fault:
        raise InputRefused("VAULT-GROUP", f"Không có nhóm người dùng “{name}”.") from fault


def _folder() -> Path:
    var = os.environ.get("TONGKET_VAR", str(Path(os.environ.get("TONGKET_ROOT", ".")) / "var"))
    return Path(os.environ.get("TONGKET_VAULT_FOLDER", str(Path(var) / "vault")))


def _leave(signal_number: int, frame: FrameType | None) -> None:
    sys.exit(DONE)
