"""Tables of accounts and grants."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from tongket.foundation.privacy import Mark, marks


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by user name; making them is an operation."""


class Account(AbstractBaseUser):
    """An account (tài khoản) named by post; demo accounts have no usable password."""

    username = models.CharField(max_length=40, unique=True)
    post = models.CharField(max_length=120)
    active = models.BooleanField(default=True)
    demo = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()

    objects = AccountManager()
    USERNAME_FIELD = "username"

    privacy = marks(
        id=Mark.TECHNICAL, username=Mark.INTERNAL, post=Mark.INTERNAL, active=Mark.INTERNAL, demo=Mark.INTERNAL,
        recorded_at=Mark.INTERNAL, password=Mark.TECHNICAL, last_login=Mark.INTERNAL,
    )  # fmt: skip

    def __str__(self) -> str:
        return self.post

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Django's sign-in asks by this name."""
        return self.active


class Grant(models.Model):
    """A grant (phân quyền): one role, for one unit and what lies below it, from when to when (exclusive)."""

    account = models.ForeignKey("people.Account", on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20)
    unit = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="grants")
    subtree = models.BooleanField(default=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    granted_by = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()

    privacy = marks(
        id=Mark.TECHNICAL, account=Mark.INTERNAL, role=Mark.INTERNAL, unit=Mark.INTERNAL, subtree=Mark.INTERNAL,
        valid_from=Mark.INTERNAL, valid_to=Mark.INTERNAL, granted_by=Mark.INTERNAL, recorded_at=Mark.INTERNAL,
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "role", "unit", "valid_from"], name="grant_once"),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gt=models.F("valid_from")), name="grant_life"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.role} {self.unit_id}"
