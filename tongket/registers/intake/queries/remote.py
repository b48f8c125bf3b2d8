"""The list of communes hard to reach: public facts, read as of a day."""

from __future__ import annotations

from datetime import date

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tongket.foundation.refusals import NotFound
from tongket.registers.intake.models import RemoteCommune
from tongket.registers.units.queries import UnitRow


def remote_communes() -> QuerySet[RemoteCommune]:
    """Every row, those still running first."""
    newest = F("valid_to").desc(nulls_first=True)
    return RemoteCommune.objects.select_related("commune").order_by(newest, "commune__code", "-valid_from")


def remote_commune(row_id: int) -> RemoteCommune:
    """One row by its id."""
    for row in remote_communes().filter(pk=row_id):
        return row
    raise NotFound("REMOTE-UNKNOWN", _("Không có dòng này trong danh sách."))


def remote_listing(receiver: UnitRow, on: date) -> RemoteCommune | None:
    """The row under which a commune's police has the longer limit on a day; None for every other body."""
    if receiver.level != "commune" or receiver.area_id is None:
        return None
    rows = RemoteCommune.objects.filter(commune=receiver.area_id, valid_from__lte=on)
    return rows.filter(Q(valid_to=None) | Q(valid_to__gt=on)).order_by("-valid_from").first()


def taken_back_listing(receiver: UnitRow, on: date) -> RemoteCommune | None:
    """The row since taken back under which a report received on that day had got the longer limit, which it keeps."""
    rows = RemoteCommune.objects.filter(commune=receiver.area_id, valid_from__lte=on, valid_to=F("valid_from"))
    return rows.order_by("-valid_from").first()
