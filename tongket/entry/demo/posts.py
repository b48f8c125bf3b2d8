"""Who acts in the demo: officers by post and number, never by name."""

from __future__ import annotations

from functools import cache

from tongket.entry.demo.windows import CUT_OFF
from tongket.foundation.actor import Actor, Role
from tongket.registers.units import queries as units

# Account ids of demo acts lie far above real ones: they tell persons apart without being accounts anyone signs in to.
BASE = 900_000


class Posts:
    """Actors of the demo by post and unit."""

    def __init__(self) -> None:
        self._units = {row.code: row for row in units.units_at(CUT_OFF)}

    @cache  # noqa: B019  (one instance per load)
    def actor(self, role: Role, unit_code: str, number: int = 0) -> Actor:
        """The officer with that role and number in a unit, e.g. "Điều tra viên 07, Công an huyện Quỳnh Phụ"."""
        unit = self._units[unit_code]
        words = {
            Role.DUTY_OFFICER: "Trực ban", Role.INVESTIGATOR: "Điều tra viên", Role.UNIT_HEAD: "Thủ trưởng",
            Role.STATISTICS: "Cán bộ thống kê", Role.CHAIR: "Trưởng Ban Chỉ đạo",
            Role.EMULATION: "Cán bộ thi đua", Role.PROCURACY: "Kiểm sát viên",
        }  # fmt: skip
        label = words.get(role, "Cán bộ") + (f" {number:02d}" if number else "")
        account = BASE + unit.id * 40 + list(Role).index(role) * 3 + number % 3
        return Actor(account, f"{label}, {unit.name}", role, unit.id, unit_code)
