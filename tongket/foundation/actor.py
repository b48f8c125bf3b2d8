"""Who acts (người thực hiện): a person by post, in one role, for one unit."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """Roles (vai trò) a grant can give; what each may do is said in each register's rules."""

    DUTY_OFFICER = "duty_officer"  # trực ban, tiếp nhận
    INVESTIGATOR = "investigator"  # điều tra viên
    UNIT_HEAD = "unit_head"  # thủ trưởng đơn vị
    STATISTICS = "statistics"  # bộ phận thống kê của cơ quan thường trực
    CHAIR = "chair"  # lãnh đạo Ban Chỉ đạo
    INSPECTOR = "inspector"  # thanh tra
    PROCURACY = "procuracy"  # kiểm sát
    EMULATION = "emulation"  # thi đua, khen thưởng
    MEMBER_AGENCY = "member_agency"  # sở, ngành thành viên
    ADMINISTRATOR = "administrator"  # quản trị kỹ thuật
    SYSTEM = "system"  # việc chạy theo lịch


POLICE_ROLES = frozenset(
    {Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD, Role.STATISTICS, Role.PROCURACY, Role.SYSTEM}
)


# Who may open a single crime report, case or record of social evils; everybody else sees counts by unit.
RECORD_READERS = (Role.DUTY_OFFICER, Role.INVESTIGATOR, Role.UNIT_HEAD, Role.STATISTICS, Role.PROCURACY)


@dataclass(frozen=True, slots=True)
class Actor:
    """One acting person: `account_id` (None for the system), `post` as printed, role and unit (internal id)."""

    account_id: int | None
    post: str
    role: Role
    unit_id: int | None
    unit_code: str = ""

    @property
    def reads_content(self) -> bool:
        """Whether this role may read summaries of reports and cases (police and procuracy only)."""
        return self.role in POLICE_ROLES

    def is_person(self, account_id: int | None, post: str) -> bool:
        """Whether this is the person who acted under that account (or, where neither has one, in that post)."""
        if self.account_id is None and account_id is None:
            return self.post == post
        return self.account_id == account_id


def system_actor(post: str = "Hệ thống") -> Actor:
    """The actor of scheduled work and of the first loading of reference data."""
    return Actor(account_id=None, post=post, role=Role.SYSTEM, unit_id=None)
