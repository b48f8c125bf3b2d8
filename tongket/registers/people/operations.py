"""Writes of accounts: opening an account, granting and withdrawing a role."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from tongket.foundation import clock
from tongket.foundation.actor import Actor, Role
from tongket.foundation.audit import record_event
from tongket.foundation.operation import Ref, operation, ref_to
from tongket.foundation.refusals import NotFound, Refused, refuse_first
from tongket.registers.people import queries, rules
from tongket.registers.people.models import Account, Grant
from tongket.registers.units import queries as units


@operation("open_account", sealed=("password",))
def open_account(
    *, by: Actor, at: datetime, username: str, post: str, demo: bool = False, password: str | None = None
) -> Ref:
    """Open an account (mở tài khoản) for a post. Refused: ACCOUNT-EXISTS."""
    if Account.objects.filter(username=username).exists():
        raise Refused(
            "ACCOUNT-EXISTS",
            _("Đã có tài khoản “%(username)s”."),
            _("Chọn tên khác."),
            username=username,
            field="username",
        )
    account = Account(username=username, post=post, demo=demo, recorded_at=clock.now())
    account.set_password(None if demo else password)
    account.save()
    record_event(by=by, at=at, verb="open_account", obj=account, username=username, post=post)
    return Ref("people.account", account.pk, username)


@operation("grant_role")
def grant_role(*, by: Actor, at: datetime, username: str, role: Role, unit_code: str, on: date) -> Ref:
    """Grant a role for a unit from a day on (phân quyền). Refused: ACCOUNT-UNKNOWN, GRANT-SEPARATION, UNIT-UNKNOWN."""
    account = _account(username)
    unit = units.unit_by_code(unit_code, on)
    held = {Role(g.role) for g in queries.running_grants(account.pk, on)}
    refuse_first(rules.reasons_against_grant(held, role))
    grant, made = Grant.objects.get_or_create(
        account=account, role=str(role), unit_id=unit.id, valid_from=on,
        defaults={"granted_by": by.post, "recorded_at": clock.now()},
    )  # fmt: skip
    if made:
        record_event(by=by, at=at, verb="grant_role", obj=account, role=str(role), unit=unit.code, on=on)
    return ref_to(grant)


@operation("withdraw_role")
def withdraw_role(*, by: Actor, at: datetime, username: str, grant_id: int, on: date) -> Ref:
    """Withdraw a role from a day on (thu hồi quyền). Refused: GRANT-UNKNOWN, GRANT-NOT-YET-BEGUN."""
    account = _account(username)
    grant = account.grants.filter(pk=grant_id, valid_to=None).first()
    if grant is None:
        raise NotFound("GRANT-UNKNOWN", _("Không có quyền đang hiệu lực này."))
    if on <= grant.valid_from:
        raise Refused(
            "GRANT-NOT-YET-BEGUN",
            _("Quyền này mới bắt đầu từ %(start)s."),
            _("Chọn ngày sau ngày đó."),
            start=grant.valid_from.strftime("%d/%m/%Y"),
        )
    grant.valid_to = on
    grant.save(update_fields=["valid_to"])
    record_event(by=by, at=at, verb="withdraw_role", obj=account, role=grant.role, on=on)
    return ref_to(grant)


def _account(username: str) -> Account:
    account = Account.objects.filter(username=username).first()
    if account is None:
        raise NotFound("ACCOUNT-UNKNOWN", _("Không có tài khoản “%(username)s”."), "", username=username)
    return account
