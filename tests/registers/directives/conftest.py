"""A directive of the conference with three tasks, and the people who act on them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tongket.foundation.actor import Role
from tongket.foundation.clock import LOCAL
from tongket.registers.directives import operations
from tongket.registers.directives.operations import DirectiveSpec, InstructionSpec, TaskSpec

SPEC = DirectiveSpec(
    source="conclusion", title="Kết luận hội nghị tổng kết năm 2022", issued_on=date(2022, 12, 27),
    issuer_code="BCD-34", issuer_post="Trưởng Ban Chỉ đạo", origin="HN-34-2022-01",
)  # fmt: skip
INSTRUCTIONS = [
    InstructionSpec(1, "Giảm 5% tội phạm về trật tự xã hội", "M18", [
        TaskSpec("Xây dựng kế hoạch giảm 5%", "CA-34", ("SO-TP",), date(2023, 3, 31), "trong quý I", ("Kế hoạch",)),
    ]),
    InstructionSpec(2, "Tuyên truyền pháp luật", "M8", [TaskSpec("Tuyên truyền thường xuyên", "SO-TP", ("MTTQ",))]),
    InstructionSpec(3, "Bảo đảm an ninh dịp Tết", "M22", [
        TaskSpec("Thực hiện cao điểm Tết", "CAH-336", (), date(2023, 2, 5)),
    ]),
]  # fmt: skip
FIRST, REGULAR, TET = "NV-34-2022-001", "NV-34-2022-002", "NV-34-2022-003"


def on(month: int, day: int, year: int = 2023, hour: int = 9) -> datetime:
    """A working moment."""
    return datetime(year, month, day, hour, 0, tzinfo=LOCAL)


@pytest.fixture
def clerk(actor):
    return actor(Role.STATISTICS, "CA-34", "Cán bộ thống kê 01", 11)


@pytest.fixture
def chair(actor):
    return actor(Role.CHAIR, "BCD-34", "Trưởng Ban Chỉ đạo", 12)


@pytest.fixture
def head(actor):
    return actor(Role.UNIT_HEAD, "CAH-336", "Trưởng Công an thành phố", 13)


@pytest.fixture
def issued(clerk):
    """The directive with its three instructions and tasks."""
    return operations.issue_directive(by=clerk, at=on(12, 27, 2022, 16), spec=SPEC, instructions=INSTRUCTIONS)
