"""Communes that are hard to reach, by dates: decided locally, so they are data and not law."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tongket.foundation.privacy import Mark, internal, marks


class RemoteCommune(models.Model):
    """A commune hard to reach (xã miền núi, hải đảo, đi lại khó khăn) from a day to a day (exclusive), by a paper.

    Its police have the longer limit for handing over reports of group a (TTLT 01/2017 Đ8.5.a). Which communes these
    are the law does not say; a paper of the province does. A report keeps what held on the day of its receipt.
    A row that ends on its first day was entered by mistake and taken back (thu hồi): it holds on no day, and stays.
    """

    commune = models.ForeignKey("units.Unit", on_delete=models.PROTECT, related_name="+")
    paper = models.CharField(max_length=160)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    ended_by = models.CharField(max_length=160, blank=True)  # the paper that took it off the list
    recorded_at = models.DateTimeField()

    privacy = marks(
        id=Mark.TECHNICAL, commune=Mark.OPEN, paper=Mark.OPEN, valid_from=Mark.OPEN, valid_to=Mark.OPEN,
        ended_by=Mark.OPEN, **internal("recorded_at"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None, ended_by="") | (Q(valid_to__gte=F("valid_from")) & ~Q(ended_by="")),
                name="remote_commune_life",
            ),
            models.UniqueConstraint(fields=["commune"], condition=Q(valid_to=None), name="remote_commune_once"),
        ]

    @property
    def taken_back(self) -> bool:
        """Whether the row was entered by mistake and holds on no day."""
        return self.valid_to == self.valid_from

    def __str__(self) -> str:
        return f"{self.commune_id} {self.valid_from}"
