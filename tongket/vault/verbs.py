"""What the vault does: take in, open, match, shred. One record at a time; there is no verb that lists.

Every verb is logged, refusals too, before its answer leaves. The vault trusts its own clock and no other: no question
carries a day. Only a demo's vault counts its terms (never its log, its budgets) from the demo's day on.
"""

from __future__ import annotations

import calendar
import hashlib
import hmac
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from threading import RLock
from typing import Any, TypeVar

import pyrage
from pyrage import x25519

from tongket.core.identity import EnvelopeSwapped, NotAnEnvelope, NotAWholeNumber, keys_of, numbers_of, unpack
from tongket.core.viet.identifiers import personal_numbers
from tongket.vault import log
from tongket.vault.folder import Keys, Terms
from tongket.vault.log import Asked, Head
from tongket.vault.refusals import VaultRefusal
from tongket.vault.store import Record, Store

# So few bits that several numbers share each tag: who steals the index cannot say which number is in it.
TAG_BITS = 12
LONGEST_TEXT = 500
# Of the whole vault, whoever asks: a site taken over may name any two persons, and what is shredded never comes back.
EARLY_SHREDS_A_DAY = 5
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a verb gives back, with the end of the log after it."""

    value: Any
    head: Head


class NotADemo(Exception):
    """A vault with real identities in it takes no day but its own."""


class Vault:
    """An open vault: its keys, its terms, its database, its clock; a demo's counts terms by another one."""

    def __init__(
        self, keys: Keys, terms: Terms, store: Store, now: Callable[[], datetime],
        term_now: Callable[[], datetime] | None = None,
    ) -> None:  # fmt: skip
        if term_now is not None and not terms.demo:
            raise NotADemo
        self._keys = keys
        self._terms = terms
        self._store = store
        self._now = now
        self._term_now = term_now or now
        self._one_at_a_time = RLock()

    def take_in(self, *, record: str, envelope: bytes) -> Answer:
        """Check an arrived envelope, index its numbers, give it a key of its own.

        Gives back the envelope sealed to that key alone (it replaces the arrived one) and the day until which the key
        is kept. The same envelope again is answered again; another one for the same record is refused.
        """
        return self._logged("take_in", record, Asked(), lambda: self._take_in(record, envelope))

    def open(self, *, record: str, envelope: bytes, asked: Asked, danger_to_life: bool = False) -> Answer:
        """The persons of one record, for a reason, in a matter, with a second person (but for danger to life)."""

        def act() -> dict[str, Any]:
            _refuse_unexplained(asked)
            _refuse_alone(asked, danger_to_life)
            if not asked.request.strip() or log.request_used(self._store, asked.request):
                raise VaultRefusal("REQUEST-USED")
            self._refuse_over_budget("open", asked.asked_by, self._terms.openings_a_day)
            return self._read(self._known(record), envelope)

        return self._logged("open", record, asked, act)

    def match(self, *, number: str, asked: Asked) -> Answer:
        """The records in which this whole number occurs. The number itself is not logged."""

        def act() -> list[str]:
            _refuse_unexplained(asked)
            self._refuse_over_budget("match", asked.asked_by, self._terms.matches_a_day)
            try:
                wanted = set(keys_of(number))
            except NotAWholeNumber as fault:
                raise VaultRefusal("NUMBER-NOT-WHOLE") from fault
            found = self._store.candidates(self._tags(wanted))
            return [record.code for record in found if wanted & self._numbers(record)]

        return self._logged("match", "", asked, act)

    def shred(self, *, record: str, asked: Asked) -> Answer:
        """Destroy a record's key: when its term has passed, or before that, a few a day, by order of two persons."""

        def act() -> bool:
            known = self._store.record(record)
            if known is None:
                raise VaultRefusal("RECORD-UNKNOWN")
            if known.keep_until > self.term_day():
                _refuse_unexplained(asked)
                _refuse_alone(asked, danger_to_life=False)
                if log.early_shreds_today(self._store, self._now()) >= EARLY_SHREDS_A_DAY:
                    raise VaultRefusal("OVER-BUDGET")
            if known.shredded_at is None:
                self._store.shred(record, self._now().isoformat())
            return True

        return self._logged("shred", record, asked, act)

    def term_day(self) -> str:
        """The day by which terms of keeping are counted."""
        return log.day_of(self._term_now())

    def shred_due(self) -> int:
        """Shred everything whose term has passed; the vault does it by itself, every day."""
        due = self._store.due(self.term_day())
        for code in due:
            self.shred(record=code, asked=Asked(reason="term", asked_by="vault"))
        return len(due)

    def _logged(self, verb: str, record: str, asked: Asked, act: Callable[[], Any]) -> Answer:
        """Perform in one transaction with the entry; a refusal undoes the act and leaves an entry too."""
        entry: dict[str, Any] = {"verb": verb, "record": record[:60], "asked": _loggable(asked)}
        with self._one_at_a_time:
            try:
                with self._store.transaction():
                    value = act()
                    head = log.write(self._store, now=self._now(), outcome="done", **entry)
            except VaultRefusal as refusal:
                with self._store.transaction():
                    log.write(self._store, now=self._now(), outcome=refusal.code, **entry)
                raise
        return Answer(value, head)

    def _take_in(self, record: str, envelope: bytes) -> dict[str, Any]:
        plaintext = _decrypt(envelope, self._keys.identities)
        persons = _unpacked(record, plaintext)
        mac = hmac.new(self._keys.index_key, b"content\x00" + plaintext, hashlib.sha256).hexdigest()
        known = self._store.record(record)
        if known is None:
            known = self._new_record(record, persons, mac)
        elif known.key is None:
            raise VaultRefusal("RECORD-SHREDDED")
        elif known.content_mac != mac:
            raise VaultRefusal("RECORD-ALREADY-TAKEN-IN")
        sealed = pyrage.encrypt(plaintext, [self._record_key(known).to_public()])
        return {"envelope": sealed, "keep_until": known.keep_until}

    def _new_record(self, code: str, persons: dict[str, Any], mac: str) -> Record:
        key = x25519.Identity.generate()
        keys = sorted({key for _field, text in numbers_of(persons) for key in _readable(text)})
        now = self._now()
        record = Record(
            code=code, key=pyrage.encrypt(str(key).encode(), list(self._keys.recipients)),
            numbers=pyrage.encrypt(json.dumps(keys).encode(), [key.to_public()]), content_mac=mac,
            keep_until=_months_later(date.fromisoformat(self.term_day()), self._terms.retention_months).isoformat(),
            shredded_at=None,
        )  # fmt: skip
        self._store.add(record, now.isoformat(), self._keys.fingerprint, self._tags(keys))
        return record

    def _known(self, code: str) -> Record:
        record = self._store.record(code)
        if record is None:
            raise VaultRefusal("RECORD-UNKNOWN")
        if record.key is None:
            raise VaultRefusal("RECORD-SHREDDED")
        return record

    def _read(self, record: Record, envelope: bytes) -> dict[str, Any]:
        return _unpacked(record.code, _decrypt(envelope, [self._record_key(record)]))

    def _record_key(self, record: Record) -> x25519.Identity:
        return x25519.Identity.from_str(_decrypt(record.key or b"", self._keys.identities).decode())

    def _numbers(self, record: Record) -> set[str]:
        return set(json.loads(_decrypt(record.numbers or b"", [self._record_key(record)])))

    def _tags(self, keys: Iterable[str]) -> list[int]:
        macs = (hmac.new(self._keys.index_key, key.encode(), hashlib.sha256).digest() for key in keys)
        return [int.from_bytes(mac[:4], "big") >> (32 - TAG_BITS) for mac in macs]

    def _refuse_over_budget(self, verb: str, asked_by: str, budget: int) -> None:
        if log.used_today(self._store, verb=verb, asked_by=asked_by, now=self._now()) >= budget:
            raise VaultRefusal("OVER-BUDGET")


def _refuse_unexplained(asked: Asked) -> None:
    for text, code in (
        (asked.asked_by, "ASKER-MISSING"),
        (asked.reason, "REASON-MISSING"),
        (asked.case, "CASE-MISSING"),
    ):
        if not text.strip():
            raise VaultRefusal(code)
    if personal_numbers(asked.reason) or personal_numbers(asked.case):
        raise VaultRefusal("REASON-HOLDS-NUMBER")
    if max(map(len, (asked.reason, asked.case, asked.asked_by, asked.approved_by, asked.request))) > LONGEST_TEXT:
        raise VaultRefusal("TEXT-TOO-LONG")


def _refuse_alone(asked: Asked, danger_to_life: bool) -> None:
    approver = asked.approved_by.strip()
    if not approver and not danger_to_life:
        raise VaultRefusal("SECOND-PERSON-NEEDED")
    if approver == asked.asked_by.strip():
        raise VaultRefusal("SECOND-PERSON-SAME")


def _loggable(asked: Asked) -> Asked:
    """What may stand in the log for ever: no number of a person, nothing endless."""
    texts = (asked.reason, asked.case, asked.asked_by, asked.approved_by, asked.request)
    return Asked(*("…" if personal_numbers(text) else text[:LONGEST_TEXT] for text in texts))


def _decrypt(envelope: bytes, identities: Iterable[x25519.Identity]) -> bytes:
    try:
        return bytes(pyrage.decrypt(envelope, list(identities)))
    except pyrage.DecryptError as fault:
        raise VaultRefusal("ENVELOPE-NOT-OF-RECORD") from fault


def _unpacked(record: str, plaintext: bytes) -> dict[str, Any]:
    try:
        return unpack(record, plaintext)
    except (EnvelopeSwapped, NotAnEnvelope) as fault:
        raise VaultRefusal("ENVELOPE-NOT-OF-RECORD") from fault


def _readable(text: str) -> list[str]:
    """The keys of a number as it was written down; one that cannot be read is kept in the envelope but not indexed."""
    try:
        return keys_of(text)
    except NotAWholeNumber:
        return []


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
