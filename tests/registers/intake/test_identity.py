"""Sealed identities with a real vault behind a real socket: nothing readable stays, opening takes two."""

from __future__ import annotations

import base64
import unicodedata
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection

from tests.factories.vault_process import every_row
from tongket.foundation.actor import Role
from tongket.foundation.audit import AuditEvent
from tongket.foundation.refusals import NotFound, Refused
from tongket.foundation.scope import Scope
from tongket.registers.intake import operations as intake
from tongket.registers.intake import queries
from tongket.registers.intake.models import OpeningRequest, SealedPersons
from tongket.registers.intake.operations import identity
from tongket.registers.intake.queries import identity as identities
from tongket.vault import folder as folders
from tongket.vault.store import Store

HEAD, INVESTIGATOR = Role.UNIT_HEAD, Role.INVESTIGATOR
WHY = {"reason": "Mời làm việc", "case_code": "TB-338-2022-000001"}  # the first report each test takes in


@pytest.fixture
def receive(actor, at):
    """A report taken in and, with persons, sealed and handed over."""

    def act(persons: dict | None = None, unit: str = "CAH-338"):
        by = actor(Role.DUTY_OFFICER, unit)
        ref = intake.receive_report(by=by, at=at, kind="TG", channel="in_person", receiver_code=unit,
                                    place_code="12475", summary="Mất trộm xe máy", persons=persons)  # fmt: skip
        identity.take_in_waiting(by=by, at=at)
        return ref.code

    return act


def caller(number: int = 1, **other: str) -> dict:
    return {"reporter": {"full_name": f"Người báo {number:02d}", "phone": f"{number:010d}"} | other}


def asked(actor, at, code: str, *, account_id: int = 7, **other: str) -> int:
    by = actor(INVESTIGATOR, "CAH-338", "Điều tra viên 07", account_id=account_id)
    return intake_request(by, at, code, **other)


def intake_request(by, at, code: str, **other: str) -> int:
    given = {"purpose": "verify"} | WHY | {"case_code": code} | other
    return identity.request_opening(by=by, at=at, code=code, **given).id


def code_of(refused) -> str:
    return refused.value.code


@pytest.mark.parametrize("number", ["xx", "TB-338-2022-999999", "TB-336-2022-000001", "VA-338-2022-000001"])
def test_what_the_body_does_not_handle_is_no_matter_to_open_an_identity_for(vault, actor, at, receive, number):
    receive(caller(2), unit="CAH-336")
    code = receive(caller())
    with pytest.raises(Refused) as refused:
        asked(actor, at, code, case_code=number)
    assert code_of(refused) == "CASE-NOT-YOURS"
    me = actor(INVESTIGATOR, "CAH-338", "Điều tra viên 07")
    with pytest.raises(Refused) as refused:
        identity.match_number(by=me, at=at, scope=Scope.everything(), number="0000000001", reason="x", case_code=number)
    assert code_of(refused) == "CASE-NOT-YOURS"


def test_persons_come_back_after_a_request_and_a_second_person(vault, actor, at, receive):
    code = receive(caller())
    request = asked(actor, at, code)
    head = actor(HEAD, "CAH-338", "Trưởng Công an", account_id=8)
    identity.approve_opening(by=head, at=at, request_id=request)
    investigator = actor(INVESTIGATOR, "CAH-338", "Điều tra viên 07", account_id=7)
    assert identity.open_persons(by=investigator, at=at, request_id=request) == caller()
    assert vault.log()[-1] == ("open", "account:7", "account:8", "done")
    verbs = list(AuditEvent.objects.filter(object_code=code).order_by("pk").values_list("verb", flat=True))
    assert verbs[-4:] == ["take_in_persons", "request_opening", "approve_opening", "record_opening"]


def test_an_approval_opens_once_within_fifteen_minutes_and_for_the_asker_only(vault, actor, at, receive):
    code = receive(caller())
    head = actor(HEAD, "CAH-338", "Trưởng Công an", account_id=8)
    me = actor(INVESTIGATOR, "CAH-338", "Điều tra viên 07", account_id=7)
    first, second = asked(actor, at, code), asked(actor, at, code)
    for request in (first, second):
        identity.approve_opening(by=head, at=at, request_id=request)
    late = at + timedelta(minutes=15, seconds=1)
    for by, moment, expected in ((head, at, "OPENING-NOT-YOURS"), (me, late, "OPENING-EXPIRED")):
        with pytest.raises(Refused) as refused:
            identity.open_persons(by=by, at=moment, request_id=first)
        assert code_of(refused) == expected
    identity.open_persons(by=me, at=at + timedelta(minutes=15), request_id=second)
    with pytest.raises(Refused) as refused:
        identity.open_persons(by=me, at=at, request_id=second)
    assert code_of(refused) == "OPENING-USED"


def test_none_of_a_hundred_improper_openings_succeeds(vault, actor, at, receive):
    """Through the pages' own doors and, as a site taken over would, straight at the vault."""
    code = receive(caller())
    me = actor(INVESTIGATOR, "CAH-338", "Điều tra viên 07", account_id=7)
    opened = 0
    for n in range(50):
        request = asked(actor, at, code)
        with pytest.raises(Refused):
            if n % 2:
                identity.approve_opening(by=me, at=at, request_id=request)
            identity.open_persons(by=me, at=at, request_id=request)
            opened += 1
    envelope = bytes(SealedPersons.objects.get(report__code=code).envelope)
    wrong = ({"reason": ""}, {"case": " "}, {"approved_by": ""}, {"approved_by": "account:7"}, {"request": ""})
    for n in range(50):
        right = {
            "reason": "Mời làm việc",
            "case": code,
            "asked_by": "account:7",
            "approved_by": "account:8",
            "request": f"r{n}",
        }
        with pytest.raises(identity.VaultRefused):
            identity.vault_client.open_persons(code, envelope, identity.Asked(**(right | wrong[n % 5])))
            opened += 1
    assert opened == 0
    assert [row for row in vault.log() if row[0] == "open" and row[3] == "done"] == []


def test_the_sixth_opening_of_a_day_is_refused(vault, actor, at, receive):
    code = receive(caller())
    head = actor(HEAD, "CAH-338", "Trưởng Công an", account_id=8)
    me = actor(INVESTIGATOR, "CAH-338", "Điều tra viên 07", account_id=7)
    for n in range(6):
        request = asked(actor, at, code)
        identity.approve_opening(by=head, at=at, request_id=request)
        if n < 5:
            identity.open_persons(by=me, at=at, request_id=request)
    with pytest.raises(Refused) as refused:
        identity.open_persons(by=me, at=at, request_id=request)
    assert code_of(refused) == "VAULT-OVER-BUDGET"
    assert OpeningRequest.objects.get(pk=request).state == "approved"


def test_envelopes_swapped_in_the_database_are_refused(vault, actor, at, receive):
    first, second = receive(caller(1)), receive(caller(2))
    one, two = (SealedPersons.objects.get(report__code=code) for code in (first, second))
    one.envelope, two.envelope = two.envelope, one.envelope
    one.save()
    two.save()
    request = asked(actor, at, first)
    identity.approve_opening(by=actor(HEAD, "CAH-338", "Trưởng", account_id=8), at=at, request_id=request)
    me = actor(INVESTIGATOR, "CAH-338", "Điều tra viên 07", account_id=7)
    with pytest.raises(Refused) as refused:
        identity.open_persons(by=me, at=at, request_id=request)
    assert code_of(refused) == "VAULT-ENVELOPE-NOT-OF-RECORD"


def test_with_the_vault_down_receipt_works_and_the_night_hands_over(vault, actor, at, receive):
    vault.stop()
    code = receive(caller())
    sealed = SealedPersons.objects.get(report__code=code)
    assert not sealed.taken_in
    assert identity.take_in_waiting(by=actor(), at=at) == 0
    vault.start()
    assert identity.take_in_waiting(by=actor(), at=at) == 1
    assert identity.take_in_waiting(by=actor(), at=at) == 0
    sealed.refresh_from_db()
    assert sealed.taken_in and sealed.keep_until is not None


def test_with_the_vault_down_an_approved_opening_is_not_used_up(vault, actor, at, receive):
    code = receive(caller())
    request = asked(actor, at, code)
    identity.approve_opening(by=actor(HEAD, "CAH-338", "Trưởng", account_id=8), at=at, request_id=request)
    me = actor(INVESTIGATOR, "CAH-338", "Điều tra viên 07", account_id=7)
    vault.stop()
    with pytest.raises(Refused) as refused:
        identity.open_persons(by=me, at=at, request_id=request)
    assert code_of(refused) == "VAULT-UNAVAILABLE"
    vault.start()
    assert identity.open_persons(by=me, at=at, request_id=request) == caller()


def test_without_public_keys_a_report_is_received_and_nobody_is_kept(actor, at, receive, settings, tmp_path):
    settings.TONGKET_VAULT_RECIPIENTS = str(tmp_path / "none")
    assert not identities.sealing_ready()
    code = receive(caller())
    assert identities.sealed_of(queries.report(Scope.everything(), code)) is None


def test_in_danger_to_life_one_person_opens_at_once_and_must_explain(vault, actor, at, receive):
    code = receive(caller())
    me = actor(INVESTIGATOR, "CAH-338", "Điều tra viên 07", account_id=7)
    request = intake_request(me, at, code, purpose="danger")
    assert identity.open_persons(by=me, at=at, request_id=request) == caller()
    head, inspector = actor(HEAD, "CAH-338", "Trưởng", account_id=8), actor(Role.INSPECTOR, "CA-34", account_id=9)
    for watcher in (head, inspector):
        assert identities.openings_waiting(Scope.everything(content=False), watcher) == 1
    assert intake_request(me, at + timedelta(hours=23), code)
    with pytest.raises(Refused) as refused:
        intake_request(me, at + timedelta(hours=25), code)
    assert code_of(refused) == "OPENING-UNEXPLAINED"


@pytest.fixture
def alone(vault, actor, at, receive):
    """A report opened in danger to life by one person, and who is around."""
    code = receive(caller())
    me = actor(INVESTIGATOR, "CAH-338", "Điều tra viên 07", account_id=7)
    request = intake_request(me, at, code, purpose="danger")
    identity.open_persons(by=me, at=at, request_id=request)
    return SimpleNamespace(
        code=code, me=me, request=request, head=actor(HEAD, "CAH-338", "Trưởng", account_id=8),
        inspector=actor(Role.INSPECTOR, "BCD-34", "Thanh tra", account_id=9),
        stranger=actor(HEAD, "CAH-336", "Trưởng khác", account_id=10),
    )  # fmt: skip


def explain(alone, moment) -> None:
    identity.explain_opening(by=alone.me, at=moment, request_id=alone.request, explanation="Người báo bị đe dọa")


def refusal(act) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return code_of(refused)


def test_an_explanation_in_time_leaves_the_account_open_and_waits_for_a_second_look(alone, at):
    explain(alone, at + timedelta(hours=24))
    assert intake_request(alone.me, at + timedelta(hours=100), alone.code)
    everything = Scope.everything(content=False)
    waiting = {who.post: identities.danger_openings(everything, who).count()
               for who in (alone.me, alone.head, alone.inspector)}  # fmt: skip
    assert waiting == {"Điều tra viên 07": 0, "Trưởng": 1, "Thanh tra": 1}
    identity.review_opening(by=alone.inspector, at=at + timedelta(hours=100), request_id=alone.request)
    assert identities.danger_openings(everything, alone.head).count() == 0
    assert AuditEvent.objects.filter(verb="review_opening").count() == 1


def test_an_account_silent_for_a_day_is_barred_from_all_work_with_identities(alone, at, actor):
    late = at + timedelta(hours=24, seconds=1)
    other = actor(INVESTIGATOR, "CAH-338", "Điều tra viên 08", account_id=11)
    theirs = intake_request(other, at, alone.code)
    # The same person on a new post, now even a head: a bar goes with the account.
    promoted = actor(HEAD, "CAH-338", "Phó trưởng", account_id=7)
    acts = (
        lambda: intake_request(alone.me, late, alone.code),
        lambda: intake_request(alone.me, late, alone.code, purpose="danger"),
        lambda: identity.match_number(by=alone.me, at=late, scope=Scope.everything(), number="0000000001", **WHY),
        lambda: identity.approve_opening(by=promoted, at=late, request_id=theirs),
    )
    assert [refusal(act) for act in acts] == ["OPENING-UNEXPLAINED"] * 4
    identity.approve_opening(by=alone.head, at=late, request_id=theirs)
    assert identity.open_persons(by=other, at=late, request_id=theirs) == caller()


def test_an_approval_in_hand_is_of_no_use_to_a_barred_account(alone, at):
    moment = at + timedelta(hours=23, minutes=55)
    request = intake_request(alone.me, moment, alone.code)
    identity.approve_opening(by=alone.head, at=moment, request_id=request)
    late = at + timedelta(hours=24, minutes=1)
    assert refusal(lambda: identity.open_persons(by=alone.me, at=late, request_id=request)) == "OPENING-UNEXPLAINED"


def test_what_is_explained_too_late_bars_until_a_second_person_has_looked(alone, at):
    late = at + timedelta(hours=25)
    explain(alone, late)
    assert refusal(lambda: intake_request(alone.me, late, alone.code)) == "OPENING-UNREVIEWED"
    identity.review_opening(by=alone.head, at=late, request_id=alone.request)
    assert intake_request(alone.me, late, alone.code)


def test_an_opening_is_looked_over_once_explained_and_by_another_who_answers_for_it(alone, at, actor):
    def review(by):
        return lambda: identity.review_opening(by=by, at=at, request_id=alone.request)

    assert refusal(review(alone.head)) == "OPENING-NOT-EXPLAINED"
    explain(alone, at)
    promoted = actor(HEAD, "CAH-338", "Phó trưởng", account_id=7)
    refusals = [refusal(review(by)) for by in (alone.me, promoted, alone.stranger)]
    assert refusals == ["ROLE-MAY-NOT", "SECOND-PERSON-NEEDED", "UNIT-NOT-YOURS"]
    identity.review_opening(by=alone.head, at=at, request_id=alone.request)
    assert refusal(review(alone.inspector)) == "OPENING-NOTHING-TO-REVIEW"


@pytest.mark.parametrize("typed", ["0000000001", "0000 000 001", "0000.000.001", "+84 000 000 001"])
def test_a_number_is_found_however_it_is_typed(vault, actor, at, receive, typed):
    code = receive(caller(1))
    receive(caller(2))
    me = actor(INVESTIGATOR, "CAH-338", account_id=7)
    assert identity.match_number(by=me, at=at, scope=Scope.everything(), number=typed, **WHY) == (code,)
    assert AuditEvent.objects.filter(verb="record_match").latest("pk").details["found"] == 1


def test_a_match_names_only_reports_in_scope_and_takes_police_roles(vault, actor, at, receive, province):
    receive(caller(1))
    scope = Scope(frozenset({province["CAH-336"]}), content=True)
    me = actor(INVESTIGATOR, "CAH-336", account_id=7)
    mine = {"reason": "Xác minh", "case_code": receive(caller(2), unit="CAH-336")}
    assert identity.match_number(by=me, at=at, scope=scope, number="0000000001", **mine) == ()
    for role, unit in ((Role.DUTY_OFFICER, "CAH-338"), (Role.PROCURACY, "CA-34"), (INVESTIGATOR, "SO-TP")):
        with pytest.raises(Refused) as refused:
            identity.match_number(by=actor(role, unit), at=at, scope=Scope.everything(), number="0000000001", **WHY)
        assert code_of(refused) == "ROLE-MAY-NOT"
    with pytest.raises(Refused) as refused:
        identity.match_number(by=me, at=at, scope=scope, number="00001", **mine)
    assert code_of(refused) == "VAULT-NUMBER-NOT-WHOLE"


def test_a_head_of_another_body_neither_asks_nor_approves(vault, actor, at, receive):
    code = receive(caller())
    request = asked(actor, at, code)
    other = actor(HEAD, "CAH-336", "Trưởng khác", account_id=11)
    for act in (
        lambda: identity.approve_opening(by=other, at=at, request_id=request),
        lambda: intake_request(other, at, code),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert code_of(refused) == "UNIT-NOT-YOURS"
    above = actor(HEAD, "CA-34", "Giám đốc", account_id=12)
    identity.approve_opening(by=above, at=at, request_id=request)


def test_a_request_says_all_its_faults_at_once(vault, actor, at, receive):
    code = receive(caller())
    by = actor(INVESTIGATOR, "CAH-338", account_id=7)
    with pytest.raises(Refused) as refused:
        identity.request_opening(by=by, at=at, code=code, purpose="", reason=" ", case_code="")
    assert {reason.code for reason in refused.value.reasons} == {
        "OPENING-PURPOSE-UNKNOWN",
        "REASON-MISSING",
        "CASE-MISSING",
    }
    with pytest.raises(NotFound):
        identity.approve_opening(by=actor(HEAD, "CAH-338"), at=at, request_id=0)


def test_persons_are_shredded_when_their_term_has_passed(vault, actor, at, receive):
    code = receive(caller())
    by = actor(HEAD, "CAH-338")
    until = SealedPersons.objects.get(report__code=code).keep_until
    assert identity.shred_due_persons(by=by, at=at) == 0
    # The vault's own clock says that the term runs: an early order of one person is refused there.
    SealedPersons.objects.update(keep_until=at.date())
    assert identity.shred_due_persons(by=by, at=at) == 0
    store = Store(vault.folder / folders.DATABASE)
    store.connection.execute("UPDATE record SET keep_until = '2022-01-01'")
    store.close()
    assert identity.shred_due_persons(by=by, at=at) == 1
    sealed = SealedPersons.objects.get(report__code=code)
    assert (bytes(sealed.envelope), sealed.shredded_at is not None, until is not None) == (b"", True, True)


def encodings(canary: str) -> list[bytes]:
    """A text as it may lie somewhere: two encodings, decomposed, escaped as in JSON, in base64 at every offset."""
    plain = canary.encode()
    shifted = [base64.b64encode(b"x" * n + plain)[4:-4] for n in range(3)]
    return [plain, canary.encode("utf-16-le"), unicodedata.normalize("NFD", canary).encode(), plain.hex().encode(),
            canary.encode("ascii", "backslashreplace"), *shifted]  # fmt: skip


def test_nothing_readable_of_two_hundred_persons_stays_behind(vault, actor, at, receive, caplog, capfd):
    """Names and phones in five encodings: not in the database, not in a log, not in the vault's files."""
    caplog.set_level("DEBUG")
    canaries = [f"Kẻ Báo Tin {n:03d}" for n in range(100)] + [f"00007{n:05d}" for n in range(100)]
    for n in range(0, 100, 4):
        people = [{"full_name": canaries[n + k], "phone": canaries[100 + n + k]} for k in range(4)]
        receive({"reporter": people[0], "witnesses": people[1:]})
    everything = every_row(connection)
    everything += b"".join(path.read_bytes() for path in vault.folder.iterdir() if path.is_file())
    everything += caplog.text.encode() + "".join(capfd.readouterr()).encode()
    assert SealedPersons.objects.filter(taken_in=True).count() == 25
    found = [canary for canary in canaries for text in encodings(canary) if text in everything]
    assert found == []
