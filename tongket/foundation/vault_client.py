"""The way to the vault (kho niêm phong): one question over its socket, one answer, soon or not at all."""

from __future__ import annotations

import base64
import json
import socket
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from tongket.foundation.refusals import Refused
from tongket.foundation.sealing import vault_file

PATIENCE = 3.0  # seconds; a receipt must not wait longer for a vault that hangs
LONGEST_ANSWER = 1024 * 1024
WORDS = {
    "SECOND-PERSON-NEEDED": _("Chưa có người thứ hai duyệt."),
    "SECOND-PERSON-SAME": _("Người duyệt phải là người khác."),
    "REASON-MISSING": _("Chưa ghi lý do."),
    "CASE-MISSING": _("Chưa ghi số tin, số vụ án."),
    "REASON-HOLDS-NUMBER": _("Lý do có số điện thoại hoặc số giấy tờ; nhật ký không được giữ số của người."),
    "OVER-BUDGET": _("Đã hết số lần được phép trong ngày."),
    "REQUEST-USED": _("Đề nghị này đã dùng một lần."),
    "RECORD-UNKNOWN": _("Kho chưa nhận phong bì của tin này."),
    "RECORD-SHREDDED": _("Danh tính đã hủy khi hết thời hạn lưu."),
    "RECORD-ALREADY-TAKEN-IN": _("Kho đã nhận một phong bì khác của tin này."),
    "ENVELOPE-NOT-OF-RECORD": _("Phong bì không phải của tin này, hoặc không mở được bằng khóa của kho."),
    "NUMBER-NOT-WHOLE": _("Phải nhập đủ số điện thoại hoặc số giấy tờ."),
    "TOKEN-UNKNOWN": _("Kho không nhận trang này (mã nối sai)."),
}


class VaultUnavailable(Refused):
    """The vault does not answer: down, hanging, or not there."""

    def __init__(self) -> None:
        super().__init__("VAULT-UNAVAILABLE", _("Kho niêm phong danh tính không trả lời."), _("Thử lại sau ít phút."))


class VaultRefused(Refused):
    """The vault said no; `vault_code` is its own code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"VAULT-{code}", WORDS.get(code, _("Kho niêm phong danh tính từ chối.")))
        self.vault_code = code


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks the vault, why, in which matter, with whom."""

    reason: str
    case: str
    asked_by: str
    approved_by: str = ""
    request: str = ""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The envelope the vault gave back (sealed to the record's own key) and the day until which that key is kept."""

    envelope: bytes
    keep_until: date


@dataclass(frozen=True, slots=True)
class Opened:
    """Persons of one record, and the end of the vault's log at that moment."""

    persons: dict[str, Any]
    log_head: str


@dataclass(frozen=True, slots=True)
class Matched:
    """Codes of records in which a number occurs, and the end of the vault's log at that moment."""

    records: tuple[str, ...]
    log_head: str


def take_in(record: str, envelope: bytes) -> TakenIn:
    """Hand an arrived envelope over."""
    value = _ask({"verb": "take_in", "record": record, "envelope": _base64(envelope)})["value"]
    return TakenIn(base64.b64decode(value["envelope"]), date.fromisoformat(value["keep_until"]))


def open_persons(record: str, envelope: bytes, asked: Asked, *, danger_to_life: bool = False) -> Opened:
    """Have one envelope opened. What comes back is shown once and kept nowhere."""
    question = {"verb": "open", "record": record, "envelope": _base64(envelope), "danger_to_life": danger_to_life}
    answer = _ask(question | asdict(asked))
    return Opened(answer["value"], _head(answer))


def match(number: str, asked: Asked) -> Matched:
    """Which records hold this whole number."""
    answer = _ask({"verb": "match", "number": number} | asdict(asked))
    return Matched(tuple(answer["value"]), _head(answer))


def shred(record: str, asked: Asked) -> None:
    """Have the key of a record destroyed."""
    _ask({"verb": "shred", "record": record} | asdict(asked))


def _ask(question: dict[str, Any]) -> dict[str, Any]:
    try:
        answer = _converse(question | {"token": _token()})
    except (OSError, ValueError) as fault:
        raise VaultUnavailable from fault
    if "refused" in answer:
        raise VaultRefused(str(answer["refused"]))
    return answer


def _converse(question: dict[str, Any]) -> dict[str, Any]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(PATIENCE)
        line.connect(str(vault_file("TONGKET_VAULT_SOCKET", "vault.sock")))
        line.sendall(json.dumps(question, ensure_ascii=False).encode() + b"\n")
        with line.makefile("rb") as answer:
            return dict(json.loads(answer.readline(LONGEST_ANSWER)))


def _token() -> str:
    return vault_file("TONGKET_VAULT_TOKEN", "site.token").read_text(encoding="utf-8").strip()


def _head(answer: dict[str, Any]) -> str:
    return f"{answer['head']['seq']}:{answer['head']['hash']}"


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
