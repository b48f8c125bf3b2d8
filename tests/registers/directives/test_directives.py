"""Directives and tasks: what is refused, what is kept, the facts they give."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from tongket.core.facts import findings_in
from tongket.foundation import clock
from tongket.foundation.actor import Role
from tongket.foundation.audit import first_broken_link, timeline
from tongket.foundation.clock import LOCAL
from tongket.foundation.refusals import NotFound, Refused
from tongket.foundation.scope import Scope
from tongket.registers.directives import operations, queries, rules
from tongket.registers.directives.models import Directive, Task
from tongket.registers.directives.operations import DirectiveSpec, EvidenceSpec, InstructionSpec, TaskSpec

ALL = Scope.everything()
LATER = datetime(2030, 1, 1, tzinfo=UTC)
FIRST, REGULAR, TET = "NV-34-2022-001", "NV-34-2022-002", "NV-34-2022-003"
PLAN = EvidenceSpec("paper", "Kế hoạch", "KH-01")
SPEC = DirectiveSpec(
    source="plan", title="Kế hoạch công tác", issued_on=date(2022, 12, 27), issuer_code="BCD-34",
    issuer_post="Trưởng Ban Chỉ đạo",
)  # fmt: skip
ONE = InstructionSpec(1, "Việc thứ nhất", tasks=[TaskSpec("Làm việc", "CA-34")])


def on(month: int, day: int, year: int = 2023) -> datetime:
    return datetime(year, month, day, 9, 0, tzinfo=LOCAL)


def refusal(act, **given) -> Refused:
    with pytest.raises(Refused) as refused:
        act(**given)
    return refused.value


def status(code: str, today: date) -> str:
    return queries.status(queries.task(ALL, code), today)


def facts(cut_off: date = date(2023, 12, 14), known_at: datetime = LATER):
    rows = queries.facts_as_of(cut_off, known_at)
    return {(row["record"], row["event"], row["on"]) for table, row in rows if table == "task"}


@pytest.fixture
def submitted(issued, head):
    """The Tết task reported done on 3 February."""
    given = {"task_code": TET, "evidence": EvidenceSpec("figure", "Kết quả cao điểm", "BC-02"), "complete": True}
    operations.submit_evidence(by=head, at=on(2, 3), **given)


def test_one_act_issues_the_directive_with_its_instructions_and_tasks(issued):
    assert issued.code == "CD-34-2022-01"
    rows = list(queries.tasks_of(ALL, issued.code))
    assert [(row.code, row.lead.code) for row in rows] == [(FIRST, "CA-34"), (REGULAR, "SO-TP"), (TET, "CAH-336")]
    assert [partner.unit.code for partner in rows[0].partners.all()] == ["SO-TP"]
    assert [one.title for one in rows[0].evidence.all()] == ["Kế hoạch"]
    assert queries.tasks_of_origin(ALL, "HN-34-2022-01").count() == 3


def test_a_refused_task_leaves_no_directive_behind(clerk):
    bad = InstructionSpec(1, "Việc", tasks=[TaskSpec("Làm việc", "KHONG-CO")])
    given = {"spec": SPEC, "instructions": [ONE, replace(bad, number=2)]}
    assert refusal(operations.issue_directive, by=clerk, at=on(12, 27, 2022), **given).code == "UNIT-UNKNOWN"
    assert Directive.objects.count() == 0
    assert Task.objects.count() == 0


def test_the_same_key_issues_once(clerk):
    given = {"by": clerk, "at": on(12, 27, 2022), "spec": SPEC, "instructions": [ONE], "key": "k"}
    assert operations.issue_directive(**given) == operations.issue_directive(**given)
    assert Directive.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "task", "code"),
    [
        ({"source": "rumour"}, {}, "DIRECTIVE-SOURCE"),
        ({"title": " "}, {}, "REASON-MISSING"),
        ({"issued_on": date(2022, 12, 28)}, {}, "DIRECTIVE-IN-THE-FUTURE"),
        ({"issuer_code": "X"}, {}, "UNIT-UNKNOWN"),
        ({}, {"due_on": date(2022, 12, 26)}, "TASK-DUE-BEFORE-ASSIGNED"),
        ({}, {"partner_codes": ("CA-34",)}, "TASK-UNIT-TWICE"),
        ({}, {"partner_codes": ("SO-TP", "SO-TP")}, "TASK-UNIT-TWICE"),
        ({}, {"lead_code": "SO-KHAC"}, "UNIT-UNKNOWN"),
        ({}, {"title": ""}, "REASON-MISSING"),
    ],
)
def test_impossible_directives_are_refused_with_their_code(clerk, changed, task, code):
    one = InstructionSpec(1, "Việc", tasks=[replace(TaskSpec("Làm việc", "CA-34"), **task)])
    given = {"spec": replace(SPEC, **changed), "instructions": [one]}
    assert refusal(operations.issue_directive, by=clerk, at=on(12, 27, 2022), **given).code == code


def test_two_instructions_cannot_have_one_number(clerk):
    given = {"spec": SPEC, "instructions": [ONE, ONE]}
    assert refusal(operations.issue_directive, by=clerk, at=on(12, 27, 2022), **given).code == "INSTRUCTION-TWICE"


def test_a_unit_head_issues_no_directive(head):
    given = {"spec": SPEC, "instructions": [ONE]}
    assert refusal(operations.issue_directive, by=head, at=on(12, 27, 2022), **given).code == "ROLE-NOT-ALLOWED"


def test_one_more_task_and_partner_can_be_added(issued, clerk):
    spec = TaskSpec("Kiểm tra địa bàn", "CAH-338", due_on=date(2023, 6, 30))
    given = {"by": clerk, "at": on(1, 5), "directive_code": issued.code}
    ref = operations.assign_task(**given, instruction_number=1, spec=spec)
    operations.add_partner(by=clerk, at=on(1, 6), task_code=ref.code, unit_code="MTTQ")
    assert ref.code == "NV-34-2023-001"
    twice = refusal(operations.add_partner, by=clerk, at=on(1, 6), task_code=ref.code, unit_code="MTTQ")
    assert twice.code == "TASK-UNIT-TWICE"
    assert refusal(operations.assign_task, **given, instruction_number=9, spec=spec).code == "INSTRUCTION-UNKNOWN"


def test_the_day_of_completion_is_the_day_the_lead_reported_it(submitted, chair):
    assert status(TET, date(2023, 2, 20)) == "awaiting_acceptance"
    operations.accept_task(by=chair, at=on(2, 20), task_code=TET)
    row = queries.task(ALL, TET)
    assert (row.done_on, status(TET, date(2023, 3, 1))) == (date(2023, 2, 3), "done_on_time")


def test_what_is_reported_after_its_due_day_is_late_however_it_is_accepted(issued, head, chair):
    given = {"task_code": TET, "evidence": EvidenceSpec("file", "Báo cáo"), "complete": True}
    operations.submit_evidence(by=head, at=on(2, 6), **given)
    operations.accept_task(by=chair, at=on(2, 7), task_code=TET)
    assert status(TET, date(2023, 2, 7)) == "done_late"


def test_evidence_fills_the_wanted_one_or_adds_another(issued, clerk):
    operations.submit_evidence(by=clerk, at=on(2, 1), task_code=FIRST, evidence=PLAN)
    operations.submit_evidence(by=clerk, at=on(2, 2), task_code=FIRST, evidence=EvidenceSpec("file", "Phụ lục"))
    evidence = queries.task(ALL, FIRST).evidence.order_by("position")
    assert [(one.title, one.wanted, one.reference) for one in evidence] == [
        ("Kế hoạch", True, "KH-01"),
        ("Phụ lục", False, ""),
    ]


@pytest.mark.parametrize(
    ("kind", "title", "code"), [("rumour", "X", "EVIDENCE-KIND"), ("paper", " ", "REASON-MISSING")]
)
def test_what_is_no_evidence_is_refused(issued, clerk, kind, title, code):
    given = {"by": clerk, "at": on(2, 1), "task_code": FIRST, "evidence": EvidenceSpec(kind, title)}
    assert refusal(operations.submit_evidence, **given).code == code


def test_a_task_is_not_done_without_evidence(issued, clerk):
    assert refusal(operations.complete_task, by=clerk, at=on(2, 1), task_code=FIRST).code == "TASK-NO-EVIDENCE"
    operations.submit_evidence(by=clerk, at=on(2, 1), task_code=FIRST, evidence=PLAN)
    operations.complete_task(by=clerk, at=on(2, 2), task_code=FIRST)
    assert queries.task(ALL, FIRST).submitted_on == date(2023, 2, 2)


def test_a_regular_task_never_ends_but_takes_evidence(issued, clerk):
    given = {"by": clerk, "at": on(2, 1), "task_code": REGULAR, "evidence": EvidenceSpec("record", "12 buổi")}
    assert refusal(operations.submit_evidence, **given, complete=True).code == "TASK-REGULAR"
    operations.submit_evidence(**given)
    assert status(REGULAR, date(2029, 1, 1)) == "regular"


def test_a_refused_completion_keeps_no_evidence_of_the_same_act(issued, clerk):
    given = {"by": clerk, "at": on(2, 1), "task_code": REGULAR, "evidence": EvidenceSpec("record", "12 buổi")}
    refusal(operations.submit_evidence, **given, complete=True)
    assert queries.task(ALL, REGULAR).evidence.count() == 0


def test_who_reported_it_done_cannot_accept_it(issued, clerk):
    given = {"task_code": FIRST, "evidence": PLAN, "complete": True}
    operations.submit_evidence(by=clerk, at=on(2, 1), **given)
    assert refusal(operations.accept_task, by=clerk, at=on(2, 2), task_code=FIRST).code == "SECOND-PERSON-NEEDED"


def test_the_lead_unit_cannot_accept_its_own_work(submitted, actor):
    who = actor(Role.CHAIR, "CAH-336", "Người khác", 99)
    assert refusal(operations.accept_task, by=who, at=on(2, 4), task_code=TET).code == "SECOND-PERSON-NEEDED"


def test_a_task_sent_back_is_open_again_and_its_first_day_no_longer_counts(submitted, head, chair):
    assert refusal(operations.send_back_task, by=chair, at=on(2, 4), task_code=TET, reason=" ").code == "REASON-MISSING"
    operations.send_back_task(by=chair, at=on(2, 4), task_code=TET, reason="Thiếu số liệu")
    assert status(TET, date(2023, 2, 6)) == "overdue"
    operations.complete_task(by=head, at=on(2, 10), task_code=TET)
    operations.accept_task(by=chair, at=on(2, 11), task_code=TET)
    assert status(TET, date(2023, 2, 11)) == "done_late"


def test_an_extension_keeps_the_original_due_day_and_its_approver(issued, chair):
    given = {"by": chair, "at": on(2, 1), "task_code": TET}
    operations.extend_task(**given, new_due=date(2023, 2, 20), reason="Chờ số liệu")
    operations.extend_task(**given, new_due=date(2023, 2, 28), reason="Chờ thêm")
    row = queries.task(ALL, TET)
    assert (row.original_due_on, row.due_on) == (date(2023, 2, 5), date(2023, 2, 28))
    assert [(x.number, x.old_due, x.approved_post) for x in row.extensions.order_by("number")] == [
        (1, date(2023, 2, 5), "Trưởng Ban Chỉ đạo"),
        (2, date(2023, 2, 20), "Trưởng Ban Chỉ đạo"),
    ]


@pytest.mark.parametrize(
    ("code", "new_due", "reason", "expected"),
    [
        (TET, date(2023, 2, 5), "Chờ", "TASK-EXTENSION-NOT-LATER"),
        (REGULAR, date(2023, 2, 5), "Chờ", "TASK-REGULAR"),
        (TET, date(2023, 2, 20), "", "REASON-MISSING"),
        ("NV-0", date(2023, 2, 20), "Chờ", "TASK-UNKNOWN"),
    ],
)
def test_impossible_extensions_are_refused(issued, chair, code, new_due, reason, expected):
    given = {"task_code": code, "new_due": new_due, "reason": reason}
    assert refusal(operations.extend_task, by=chair, at=on(2, 1), **given).code == expected


def test_only_the_chair_extends(issued, clerk):
    given = {"task_code": TET, "new_due": date(2023, 2, 20), "reason": "Chờ"}
    assert refusal(operations.extend_task, by=clerk, at=on(2, 1), **given).code == "ROLE-NOT-ALLOWED"


def test_an_accepted_task_takes_no_more_acts(submitted, head, chair):
    operations.accept_task(by=chair, at=on(2, 4), task_code=TET)
    given = {"at": on(2, 5), "task_code": TET}
    assert refusal(operations.report_progress, by=head, text="Thêm", **given).code == "TASK-STATE"
    assert refusal(operations.void_task, by=chair, reason="Thôi", **given).code == "TASK-STATE"


def test_progress_is_kept_in_words(issued, head):
    operations.report_progress(by=head, at=on(1, 10), task_code=TET, text="Đã họp triển khai")
    assert [note.text for note in queries.task(ALL, TET).progress.all()] == ["Đã họp triển khai"]
    assert refusal(operations.report_progress, by=head, at=on(1, 10), task_code=TET, text="").code == "REASON-MISSING"


def test_every_act_is_in_the_trail(submitted, chair):
    operations.accept_task(by=chair, at=on(2, 4), task_code=TET)
    verbs = [event.verb for event in timeline("directives.task", queries.task(ALL, TET).pk)]
    assert verbs == ["accept_task", "complete_task", "submit_evidence", "assign_task"]
    assert first_broken_link() is None


def test_facts_tell_assigned_due_done_and_overdue(submitted, chair):
    operations.accept_task(by=chair, at=on(2, 4), task_code=TET)
    assert facts() == {
        (FIRST, "assigned", date(2022, 12, 27)),
        (FIRST, "due", date(2023, 3, 31)),
        (FIRST, "overdue_open", date(2023, 3, 31)),
        (REGULAR, "assigned", date(2022, 12, 27)),
        (TET, "assigned", date(2022, 12, 27)),
        (TET, "due", date(2023, 2, 5)),
        (TET, "done_on_time", date(2023, 2, 3)),
    }
    assert (FIRST, "due", date(2023, 3, 31)) not in facts(cut_off=date(2023, 3, 30))
    assert (FIRST, "overdue_open", date(2023, 3, 31)) not in facts(cut_off=date(2023, 3, 31))


def test_facts_carry_lead_and_source(issued, province):
    rows = [row for _table, row in queries.facts_as_of(date(2022, 12, 31), LATER)]
    assert {(row["handler"], row["source"]) for row in rows} == {
        (province["CA-34"], "conclusion"), (province["SO-TP"], "conclusion"), (province["CAH-336"], "conclusion"),
    }  # fmt: skip


def test_what_was_accepted_or_extended_later_was_not_yet_known(clerk, head, chair):
    with clock.simulated(on(12, 27, 2022)):
        spec = TaskSpec("Việc", "CAH-336", due_on=date(2023, 1, 10))
        instructions = [InstructionSpec(1, "Nội dung", tasks=[spec])]
        operations.issue_directive(by=clerk, at=on(12, 27, 2022), spec=SPEC, instructions=instructions)
    with clock.simulated(on(1, 9)):
        given = {"task_code": FIRST, "evidence": PLAN, "complete": False}
        operations.submit_evidence(by=head, at=on(1, 9), **given)
        operations.extend_task(by=chair, at=on(1, 9), task_code=FIRST, new_due=date(2023, 1, 31), reason="Chờ")
    with clock.simulated(on(1, 20)):
        operations.complete_task(by=head, at=on(1, 20), task_code=FIRST)
        operations.accept_task(by=chair, at=on(1, 20), task_code=FIRST)
    early = facts(known_at=on(1, 5))
    late = facts(known_at=on(1, 25))
    assert (FIRST, "overdue_open", date(2023, 1, 10)) in early
    assert (FIRST, "done_on_time", date(2023, 1, 20)) in late
    assert (FIRST, "due", date(2023, 1, 31)) in late


def test_a_voided_directive_takes_its_open_tasks_with_it_and_gives_no_facts(issued, clerk, chair):
    given = {"code": issued.code, "reason": "Ban hành nhầm"}
    assert refusal(operations.void_directive, by=clerk, at=on(1, 5), **given).code == "ROLE-NOT-ALLOWED"
    operations.void_directive(by=chair, at=on(1, 5), **given)
    assert facts() == set()
    assert queries.tasks(ALL).count() == 0
    assert Task.objects.filter(state="void").count() == 3
    assert refusal(operations.void_directive, by=chair, at=on(1, 6), **given).code == "DIRECTIVE-STATE"


def test_voiding_one_task_moves_its_facts_only(issued, clerk):
    before = facts()
    operations.void_task(by=clerk, at=on(1, 5), task_code=TET, reason="Trùng")
    assert {record for record, _event, _on in before - facts()} == {TET}


@pytest.mark.parametrize("today", [date(2023, 1, 1), date(2023, 2, 6), date(2023, 12, 31)])
@pytest.mark.parametrize("name", list(rules.STATUSES))
def test_the_list_filters_by_the_same_status_as_the_rule_computes(submitted, chair, name, today):
    operations.accept_task(by=chair, at=on(2, 4), task_code=TET)
    wanted = {row.code for row in queries.tasks(ALL) if queries.status(row, today) == name}
    assert {row.code for row in queries.tasks(ALL, status=name, today=today)} == wanted
    assert queries.counts(queries.tasks(ALL), today)[name] == len(wanted)


def test_lead_and_partners_see_a_task_and_others_do_not(issued, province):
    justice = Scope(frozenset({province["SO-TP"]}))
    front = Scope(frozenset({province["MTTQ"]}))
    assert {row.code for row in queries.tasks(justice)} == {FIRST, REGULAR}
    assert {row.code for row in queries.tasks(front)} == {REGULAR}
    assert [row.code for row in queries.directives(front)] == [issued.code]
    with pytest.raises(NotFound):
        queries.task(front, TET)
    with pytest.raises(NotFound):
        queries.directive(Scope.none(), issued.code)
    assert list(queries.tasks(Scope.none())) == []


def test_the_database_refuses_a_due_day_before_the_assignment(issued):
    row = Task.objects.get(code=TET)
    row.original_due_on = row.due_on = date(2022, 12, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_list_of_tasks_costs_a_fixed_number_of_queries(issued, django_assert_num_queries):
    with django_assert_num_queries(5):
        for row in queries.tasks(ALL):
            list(row.partners.all()), list(row.evidence.all()), row.lead.name


def test_every_state_of_the_table_is_named():
    for kind, moves in rules.TRANSITIONS.items():
        named = set(rules.STATES[kind])
        assert {start for start, _act in moves} | set(moves.values()) <= named


def test_every_fact_is_sound_for_the_seal(submitted, chair, province):
    operations.accept_task(by=chair, at=on(2, 4), task_code=TET)
    lives = {unit: (date(2020, 3, 1), None) for unit in province.values()}
    rows = list(queries.facts_as_of(date(2023, 12, 14), LATER))
    assert [f for table, row in rows for f in findings_in(table, row, lives)] == []
