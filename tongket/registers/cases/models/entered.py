"""What every record of the procuracy's seat shares: its number, its day, who entered it, and its voiding."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from tongket.foundation.privacy import Mark, internal, marks

ENTERED = ("code", "on", "by_account", "by_post", "recorded_at", "voided_at", "void_reason")


def entered(*names: str, **more: Mark) -> dict[str, Mark]:
    """The marks of a record: the shared fields and the named ones are internal, the others as said."""
    return marks(id=Mark.TECHNICAL, **internal(*ENTERED, *names), **more)


class Entered(models.Model):
    """A dated record; wrong ones are voided by a second person and stay."""

    code = models.CharField(max_length=40, unique=True)
    on = models.DateField()
    by_account = models.BigIntegerField(null=True)
    by_post = models.CharField(max_length=120)
    recorded_at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True)
    void_reason = models.CharField(max_length=300, blank=True)

    privacy = entered()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(voided_at=None, void_reason="") | (Q(voided_at__isnull=False) & ~Q(void_reason="")),
                name="%(class)s_void_pair",
            ),
        ]

    def __str__(self) -> str:
        return self.code
