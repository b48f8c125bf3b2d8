"""Sealing (chốt số liệu) as pages and commands do it: facts of all registers into one snapshot, then its record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from importlib.metadata import version

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tongket.analytics.results import open_results
from tongket.analytics.snapshot import DATA_START, Snapshot, seal
from tongket.analytics.sources import lineage_rows, register_sources, unit_rows
from tongket.foundation import clock
from tongket.foundation.actor import Actor
from tongket.foundation.demo import mark
from tongket.foundation.refusals import Refused
from tongket.registers.returns import operations as returns


def seal_figures(
    *, by: Actor, at: datetime, cut_off: date, progress: Callable[[str, int, int], None] | None = None
) -> Snapshot:
    """Seal everything known at `at` and dated up to the cut-off; the same facts give the same seal again."""
    if not DATA_START <= cut_off <= clock.local_date(at):
        raise Refused(
            "SEAL-OUTSIDE-RECORDS", _("Không chốt được đến ngày %(day)s."),
            _("Chọn ngày từ %(first)s đến hôm nay."), day=f"{cut_off:%d/%m/%Y}", first=f"{DATA_START:%d/%m/%Y}",
        )  # fmt: skip
    snapshot = seal(
        cut_off, register_sources(), unit_rows(), settings.SNAPSHOTS, code_version=version("tongket"), by=by.post,
        known_at=at, sealed_at=at, lineage=lineage_rows(), progress=progress, mark=mark(),
    )  # fmt: skip
    returns.record_seal(by=by, at=at, cut_off=cut_off, snapshot_hash=snapshot.hash)
    open_results(snapshot.path)
    return snapshot
