"""Writes of the register of directives: issuing, assigning, progress, evidence, acceptance, extension, voiding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import NotFound, Refused, refuse_first
from tongket.registers.directives import rules
from tongket.registers.directives.models import Directive, Evidence, Extension, Instruction, Progress, Task, TaskPartner
from tongket.registers.units import queries as units


@dataclass(frozen=True, slots=True)
class DirectiveSpec:
    """A directive as issued; `number` stays empty until the office gives one; `origin` names e.g. a conference."""

    source: str
    title: str
    issued_on: date
    issuer_code: str
    issuer_post: str
    text: str = ""
    number: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class TaskSpec:
    """A task: one lead, partners, a due day (none: regular), the words of its term, the evidence wanted by name."""

    title: str
    lead_code: str
    partner_codes: Sequence[str] = ()
    due_on: date | None = None
    due_words: str = ""
    proofs: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class InstructionSpec:
    """One instruction of a directive with the tasks that follow from it."""

    number: int
    text: str
    clause: str = ""
    tasks: Sequence[TaskSpec] = ()


@dataclass(frozen=True, slots=True)
class EvidenceSpec:
    """Evidence handed in: a title equal to a wanted one fills it, another title is added."""

    kind: str
    title: str
    reference: str = ""


@operation("issue_directive")
def issue_directive(*, by: Actor, at: datetime, spec: DirectiveSpec, instructions: Sequence[InstructionSpec]) -> Ref:
    """Issue a directive with its instructions and their tasks, in one act (ban hành chỉ đạo).

    Refused: ROLE-NOT-ALLOWED, DIRECTIVE-SOURCE, DIRECTIVE-IN-THE-FUTURE, INSTRUCTION-TWICE, UNIT-UNKNOWN, TASK-*.
    """
    refuse_first(
        rules.reasons_against_role("issue_directive", by.role)
        + rules.reasons_against_source(spec.source)
        + rules.reasons_against_empty(spec.title, "title")
        + [reason for one in instructions for reason in rules.reasons_against_empty(one.text, "text")]
    )
    _refuse_dates_and_numbers(spec, instructions, clock.local_date(at))
    issuer = units.unit_by_code(spec.issuer_code, spec.issued_on)
    seat = issuer.code.split("-")[-1]
    row = Directive.objects.create(
        code=_next_code(Directive, f"CD-{seat}-{spec.issued_on.year}-", 2), source=spec.source, number=spec.number,
        title=spec.title, text=spec.text, issuer_id=issuer.id, issuer_post=spec.issuer_post, origin=spec.origin,
        issued_on=spec.issued_on, recorded_at=clock.now(), recorded_by=by.account_id,
    )  # fmt: skip
    record_event(by=by, at=at, verb="issue_directive", obj=row, title=spec.title, instructions=len(instructions))
    for one in instructions:
        made = Instruction.objects.create(directive=row, number=one.number, text=one.text, clause=one.clause)
        for task_spec in one.tasks:
            _assign(row, made, task_spec, spec.issued_on, by, at)
    return ref_to(row)


@operation("assign_task")
def assign_task(*, by: Actor, at: datetime, directive_code: str, instruction_number: int, spec: TaskSpec) -> Ref:
    """Assign one more task under an instruction (giao nhiệm vụ). Refused: INSTRUCTION-UNKNOWN, TASK-*."""
    refuse_first(rules.reasons_against_role("assign_task", by.role))
    row = _directive(directive_code)
    refuse_first(rules.reasons_against_move("directive", row.state, "assign_task"))
    instruction = row.instructions.filter(number=instruction_number).first()
    if instruction is None:
        raise NotFound("INSTRUCTION-UNKNOWN", _("Chỉ đạo này không có nội dung số %(number)s."), "",
                       number=instruction_number)  # fmt: skip
    return ref_to(_assign(row, instruction, spec, clock.local_date(at), by, at))


@operation("add_partner")
def add_partner(*, by: Actor, at: datetime, task_code: str, unit_code: str) -> Ref:
    """Add a unit that works along (thêm đơn vị phối hợp). Refused: TASK-STATE, TASK-UNIT-TWICE, UNIT-UNKNOWN."""
    row = _task(task_code, "add_partner", by)
    partners = list(row.partners.values_list("unit__code", flat=True))
    refuse_first(rules.reasons_against_units(row.lead.code, [*partners, unit_code]))
    unit = units.unit_by_code(unit_code, clock.local_date(at))
    TaskPartner.objects.create(task=row, unit_id=unit.id)
    record_event(by=by, at=at, verb="add_partner", obj=row, unit=unit.code)
    return ref_to(row)


@operation("report_progress")
def report_progress(*, by: Actor, at: datetime, task_code: str, text: str) -> Ref:
    """Report progress in words (báo cáo tiến độ). Refused: TASK-STATE, REASON-MISSING."""
    row = _task(task_code, "report_progress", by)
    refuse_first(rules.reasons_against_empty(text, "text"))
    Progress.objects.create(task=row, on=clock.local_date(at), text=text, post=by.post, recorded_at=clock.now())
    record_event(by=by, at=at, verb="report_progress", obj=row, text=text)
    return ref_to(row)


@operation("submit_evidence")
def submit_evidence(*, by: Actor, at: datetime, task_code: str, evidence: EvidenceSpec, complete: bool = False) -> Ref:
    """Hand in evidence (nộp minh chứng); with `complete` the lead reports the task done and it awaits acceptance.

    The day of that act is the day of completion. Refused: TASK-STATE, EVIDENCE-KIND, TASK-REGULAR, REASON-MISSING.
    """
    row = _task(task_code, "submit_evidence", by)
    refuse_first(rules.reasons_against_evidence(evidence.kind, evidence.title))
    _hand_in(row, evidence, by, clock.local_date(at))
    record_event(by=by, at=at, verb="submit_evidence", obj=row, title=evidence.title, reference=evidence.reference)
    if complete:
        _complete(row, by, at)
    return ref_to(row)


@operation("complete_task")
def complete_task(*, by: Actor, at: datetime, task_code: str) -> Ref:
    """Report a task done on the evidence handed in (báo hoàn thành). Refused: TASK-NO-EVIDENCE, TASK-REGULAR."""
    row = _task(task_code, "complete_task", by)
    _complete(row, by, at)
    return ref_to(row)


@operation("accept_task")
def accept_task(*, by: Actor, at: datetime, task_code: str, note: str = "") -> Ref:
    """Accept a task reported done (nghiệm thu). Refused: TASK-STATE, SECOND-PERSON-NEEDED."""
    row = _task(task_code, "accept_task", by)
    refuse_first(rules.reasons_against_acceptance(row.submitted_by, row.submitted_post, row.lead_id, by))
    row.state, row.done_on = rules.TRANSITIONS["task"][row.state, "accept_task"], row.submitted_on
    row.accepted_at, row.accepted_post = clock.now(), by.post
    row.save(update_fields=["state", "done_on", "accepted_at", "accepted_post"])
    record_event(by=by, at=at, verb="accept_task", obj=row, done_on=row.done_on, note=note)
    return ref_to(row)


@operation("send_back_task")
def send_back_task(*, by: Actor, at: datetime, task_code: str, reason: str) -> Ref:
    """Send back (trả lại) what was reported done too early. Refused: REASON-MISSING, SECOND-PERSON-NEEDED."""
    row = _task(task_code, "send_back_task", by)
    refuse_first(
        rules.reasons_against_empty(reason, "reason")
        + rules.reasons_against_acceptance(row.submitted_by, row.submitted_post, row.lead_id, by)
    )
    row.state = rules.TRANSITIONS["task"][row.state, "send_back_task"]
    row.submitted_on, row.submitted_by, row.submitted_post = None, None, ""
    row.save(update_fields=["state", "submitted_on", "submitted_by", "submitted_post"])
    record_event(by=by, at=at, verb="send_back_task", obj=row, reason=reason)
    return ref_to(row)


@operation("extend_task")
def extend_task(*, by: Actor, at: datetime, task_code: str, new_due: date, reason: str) -> Ref:
    """Extend a task (gia hạn); who acts is the approver, and the original due day stays.

    Refused: ROLE-NOT-ALLOWED, TASK-STATE, TASK-REGULAR, TASK-EXTENSION-NOT-LATER, REASON-MISSING.
    """
    row = _task(task_code, "extend_task", by)
    refuse_first(rules.reasons_against_extension(row.due_on, new_due) + rules.reasons_against_empty(reason, "reason"))
    Extension.objects.create(
        task=row, number=row.extensions.count() + 1, old_due=row.due_on, new_due=new_due, reason=reason,
        approved_by=by.account_id, approved_post=by.post, recorded_at=clock.now(),
    )  # fmt: skip
    before, row.due_on = row.due_on, new_due
    row.save(update_fields=["due_on"])
    record_event(by=by, at=at, verb="extend_task", obj=row, before=before, after=new_due, reason=reason)
    return ref_to(row)


@operation("void_task")
def void_task(*, by: Actor, at: datetime, task_code: str, reason: str) -> Ref:
    """Void a task (hủy) with a reason; the row stays. Refused: TASK-STATE, REASON-MISSING."""
    row = _task(task_code, "void_task", by)
    refuse_first(rules.reasons_against_empty(reason, "reason"))
    _void_task(row, by, at, reason)
    return ref_to(row)


@operation("void_directive")
def void_directive(*, by: Actor, at: datetime, code: str, reason: str) -> Ref:
    """Void a directive (hủy) with the tasks not yet accepted; rows stay. Refused: DIRECTIVE-STATE, REASON-MISSING."""
    refuse_first(rules.reasons_against_role("void_directive", by.role) + rules.reasons_against_empty(reason, "reason"))
    row = _directive(code)
    refuse_first(rules.reasons_against_move("directive", row.state, "void_directive"))
    for task in Task.objects.filter(instruction__directive=row, state__in=("open", "submitted")):
        _void_task(task, by, at, reason)
    row.state, row.voided_at, row.void_reason = "void", clock.now(), reason
    row.save(update_fields=["state", "voided_at", "void_reason"])
    record_event(by=by, at=at, verb="void_directive", obj=row, reason=reason)
    return ref_to(row)


def _refuse_dates_and_numbers(spec: DirectiveSpec, instructions: Sequence[InstructionSpec], today: date) -> None:
    if spec.issued_on > today:
        raise Refused("DIRECTIVE-IN-THE-FUTURE", _("Ngày ban hành chưa tới."), "", field="issued_on")
    numbers = [one.number for one in instructions]
    if len(set(numbers)) != len(numbers):
        raise Refused("INSTRUCTION-TWICE", _("Hai nội dung chỉ đạo mang cùng một số."), "", field="number")


def _assign(
    directive: Directive, instruction: Instruction, spec: TaskSpec, assigned_on: date, by: Actor, at: datetime
) -> Task:
    refuse_first(
        rules.reasons_against_empty(spec.title, "title")
        + rules.reasons_against_due(spec.due_on, assigned_on)
        + rules.reasons_against_units(spec.lead_code, list(spec.partner_codes))
    )
    lead = units.unit_by_code(spec.lead_code, assigned_on)
    partners = [units.unit_by_code(code, assigned_on) for code in spec.partner_codes]
    seat = directive.code.split("-")[1]
    row = Task.objects.create(
        code=_next_code(Task, f"NV-{seat}-{assigned_on.year}-", 3), instruction=instruction, title=spec.title,
        lead_id=lead.id, assigned_on=assigned_on, due_on=spec.due_on, original_due_on=spec.due_on,
        due_words=spec.due_words, recorded_at=clock.now(),
    )  # fmt: skip
    TaskPartner.objects.bulk_create(TaskPartner(task=row, unit_id=unit.id) for unit in partners)
    Evidence.objects.bulk_create(
        Evidence(task=row, position=position, title=title) for position, title in enumerate(spec.proofs, start=1)
    )
    record_event(by=by, at=at, verb="assign_task", obj=row, lead=lead.code, partners=[u.code for u in partners],
                 due_on=spec.due_on)  # fmt: skip
    return row


def _hand_in(row: Task, spec: EvidenceSpec, by: Actor, on: date) -> None:
    given = {"kind": spec.kind, "reference": spec.reference, "handed_in_on": on, "handed_in_post": by.post}
    if row.evidence.filter(title=spec.title, handed_in_on=None).update(**given):
        return
    last = row.evidence.aggregate(last=Max("position"))["last"] or 0
    Evidence.objects.create(task=row, position=last + 1, title=spec.title, wanted=False, **given)


def _complete(row: Task, by: Actor, at: datetime) -> None:
    handed_in = row.evidence.filter(handed_in_on__isnull=False).count()
    refuse_first(
        rules.reasons_against_role("complete_task", by.role) + rules.reasons_against_completion(row.due_on, handed_in)
    )
    row.state, row.submitted_on = rules.TRANSITIONS["task"][row.state, "complete_task"], clock.local_date(at)
    row.submitted_by, row.submitted_post = by.account_id, by.post
    row.save(update_fields=["state", "submitted_on", "submitted_by", "submitted_post"])
    record_event(by=by, at=at, verb="complete_task", obj=row, on=row.submitted_on)


def _void_task(row: Task, by: Actor, at: datetime, reason: str) -> None:
    row.state, row.voided_at, row.void_reason = "void", clock.now(), reason
    row.save(update_fields=["state", "voided_at", "void_reason"])
    record_event(by=by, at=at, verb="void_task", obj=row, reason=reason)


def _directive(code: str) -> Directive:
    row = Directive.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise NotFound("DIRECTIVE-UNKNOWN", _("Không có chỉ đạo mang mã %(wanted)s."), "", wanted=code)
    return row


def _task(code: str, act: str, by: Actor) -> Task:
    refuse_first(rules.reasons_against_role(act, by.role))
    row = Task.objects.select_for_update(of=("self",)).filter(code=code).select_related("lead").first()
    if row is None:
        raise NotFound("TASK-UNKNOWN", _("Không có nhiệm vụ mang mã %(wanted)s."), "", wanted=code)
    refuse_first(rules.reasons_against_move("task", row.state, act))
    return row


def _next_code(model: type[Directive] | type[Task], prefix: str, digits: int) -> str:
    """Numbered per office and year; the unique column refuses a race, the write is serial."""
    last = model.objects.filter(code__startswith=prefix).order_by("-code").values_list("code", flat=True).first()
    return f"{prefix}{int(last.rsplit('-', 1)[1]) + 1 if last else 1:0{digits}d}"
