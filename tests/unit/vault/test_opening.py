"""Opening an envelope: for a reason, in a matter, with a second person, within the day's budget, once."""

from __future__ import annotations

from datetime import UTC, datetime

import pyrage
import pytest
from pyrage import x25519

from tongket.core import identity
from tongket.vault import folder as folders
from tongket.vault.log import Asked
from tongket.vault.refusals import VaultRefusal
from tongket.vault.store import Store
from tongket.vault.verbs import Vault

PERSONS = {"reporter": {"full_name": "Người báo 01", "phone": "0000 000 001", "id_number": "000000000001"}}


def refused(act) -> str:
    with pytest.raises(VaultRefusal) as caught:
        act()
    return caught.value.code


def test_the_persons_come_out_as_they_went_in(cast):
    kept = cast.kept("TB-1")
    assert cast.vault.open(record="TB-1", envelope=kept, asked=cast.asked()).value == PERSONS


@pytest.mark.parametrize(
    ("missing", "code"),
    [
        ({"reason": " "}, "REASON-MISSING"), ({"case": ""}, "CASE-MISSING"), ({"asked_by": ""}, "ASKER-MISSING"),
        ({"approved_by": ""}, "SECOND-PERSON-NEEDED"), ({"approved_by": " account:1 "}, "SECOND-PERSON-SAME"),
        ({"request": ""}, "REQUEST-USED"), ({"reason": "số 0000.000.001"}, "REASON-HOLDS-NUMBER"),
        ({"reason": "x" * 501}, "TEXT-TOO-LONG"),
    ],
)  # fmt: skip
def test_an_incomplete_question_is_refused_and_logged(cast, missing, code):
    kept = cast.kept("TB-1")
    assert refused(lambda: cast.vault.open(record="TB-1", envelope=kept, asked=cast.asked(**missing))) == code
    assert cast.outcomes("open") == [code]


def test_a_report_number_in_the_reason_is_no_phone_number(cast):
    kept = cast.kept("TB-1")
    asked = cast.asked(reason="Cùng vụ với TB-CAH-338-2022-000123")
    assert cast.vault.open(record="TB-1", envelope=kept, asked=asked).value == PERSONS


def test_a_request_serves_once(cast):
    kept = cast.kept("TB-1")
    cast.vault.open(record="TB-1", envelope=kept, asked=cast.asked(request="opening:7"))
    asked = cast.asked(request="opening:7")
    assert refused(lambda: cast.vault.open(record="TB-1", envelope=kept, asked=asked)) == "REQUEST-USED"


def test_one_person_opens_five_a_day_and_five_the_next_day(cast):
    kept = cast.kept("TB-1")
    for _ in range(5):
        cast.vault.open(record="TB-1", envelope=kept, asked=cast.asked())
    for _ in range(20):
        assert refused(lambda: cast.vault.open(record="TB-1", envelope=kept, asked=cast.asked())) == "OVER-BUDGET"
    cast.vault.open(record="TB-1", envelope=kept, asked=cast.asked(asked_by="account:3"))
    cast.later(hours=16)
    cast.vault.open(record="TB-1", envelope=kept, asked=cast.asked())


def test_danger_to_life_needs_no_second_person_but_everything_else(cast):
    kept = cast.kept("TB-1")
    alone = cast.asked(approved_by="")
    assert cast.vault.open(record="TB-1", envelope=kept, asked=alone, danger_to_life=True).value == PERSONS
    again = Asked(alone.reason, alone.case, alone.asked_by, "", alone.request)
    assert refused(
        lambda: cast.vault.open(record="TB-1", envelope=kept, asked=again, danger_to_life=True)
    ) == "REQUEST-USED"  # fmt: skip


def test_an_envelope_put_beside_another_record_is_refused(cast):
    first, second = cast.kept("TB-1"), cast.kept("TB-2", {"reporter": {"full_name": "Người báo 02"}})
    for record, envelope in (("TB-1", second), ("TB-2", first), ("TB-2", cast.seal("TB-1"))):
        code = refused(lambda r=record, e=envelope: cast.vault.open(record=r, envelope=e, asked=cast.asked()))
        assert code == "ENVELOPE-NOT-OF-RECORD"


def test_an_arriving_envelope_of_another_record_is_refused(cast):
    envelope = cast.seal("TB-2")
    assert refused(lambda: cast.vault.take_in(record="TB-1", envelope=envelope)) == "ENVELOPE-NOT-OF-RECORD"


def test_a_record_is_taken_in_once_and_the_same_envelope_may_come_again(cast):
    envelope = cast.seal("TB-1")
    first = cast.vault.take_in(record="TB-1", envelope=envelope).value
    again = cast.vault.take_in(record="TB-1", envelope=envelope).value
    assert first["keep_until"] == again["keep_until"] == "2024-12-27"
    assert cast.vault.open(record="TB-1", envelope=again["envelope"], asked=cast.asked()).value == PERSONS
    other = cast.seal("TB-1", {"reporter": {"full_name": "Người báo 09"}})
    assert refused(lambda: cast.vault.take_in(record="TB-1", envelope=other)) == "RECORD-ALREADY-TAKEN-IN"


def test_a_holder_of_an_escrow_key_opens_a_record_with_both_databases_in_hand(tmp_path):
    escrow = x25519.Identity.generate()
    folders.make(tmp_path, retention_months=12, also=[str(escrow.to_public())])
    keys, store = folders.read_keys(tmp_path), Store(tmp_path / folders.DATABASE)
    vault = Vault(keys, folders.read_terms(tmp_path), store, lambda: datetime.now(tz=UTC))
    arrived = pyrage.encrypt(identity.pack("TB-1", PERSONS), list(keys.recipients))
    kept = vault.take_in(record="TB-1", envelope=arrived).value["envelope"]
    record_key = x25519.Identity.from_str(pyrage.decrypt(store.record("TB-1").key, [escrow]).decode())
    assert identity.unpack("TB-1", pyrage.decrypt(kept, [record_key])) == PERSONS
    with pytest.raises(pyrage.DecryptError):  # the envelope alone is not enough, not even for the vault's own key
        pyrage.decrypt(kept, [escrow, *keys.identities])
    store.close()


def test_nothing_is_opened_for_a_stranger_to_the_rules_in_a_hundred_tries(cast):
    kept = cast.kept("TB-1")
    wrong = [{"reason": ""}, {"case": ""}, {"approved_by": ""}, {"approved_by": "account:1"}]
    codes = [
        refused(lambda n=n: cast.vault.open(record="TB-1", envelope=kept, asked=cast.asked(**wrong[n % 4])))
        for n in range(100)
    ]
    assert len(codes) == len(cast.outcomes("open")) == 100 and "done" not in cast.outcomes("open")
