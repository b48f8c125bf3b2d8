"""Rules of giving a case to an investigator."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tongket.foundation.refusals import Refused


def reasons_against_assignee(investigator: str, before: str) -> list[Refused]:
    """Why nobody is assigned by this: no post named, or the one who has the case already."""
    if not investigator:
        return [
            Refused("INVESTIGATOR-MISSING", _("Chưa ghi Điều tra viên."), _("Ghi chức danh."), field="investigator")
        ]
    if investigator == before:
        return [
            Refused("INVESTIGATOR-SAME", _("%(who)s đang được phân công."), _("Chọn người khác."), who=before,
                    field="investigator")
        ]  # fmt: skip
    return []
