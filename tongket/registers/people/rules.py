"""Rules of accounts: which roles there are, and which two no one may hold together."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tongket.foundation.actor import Role
from tongket.foundation.refusals import Refused

ROLE_NAMES = {
    Role.DUTY_OFFICER: _("Trực ban, tiếp nhận"),
    Role.INVESTIGATOR: _("Điều tra viên"),
    Role.UNIT_HEAD: _("Thủ trưởng đơn vị"),
    Role.STATISTICS: _("Cơ quan thường trực, thống kê"),
    Role.CHAIR: _("Lãnh đạo Ban Chỉ đạo"),
    Role.INSPECTOR: _("Thanh tra"),
    Role.PROCURACY: _("Kiểm sát"),
    Role.EMULATION: _("Thi đua, khen thưởng"),
    Role.MEMBER_AGENCY: _("Cơ quan thành viên"),
    Role.ADMINISTRATOR: _("Quản trị kỹ thuật"),
}


def reasons_against_grant(held: set[Role], wanted: Role) -> list[Refused]:
    """Why this role cannot be added: technical administration excludes every role that touches data."""
    clash = (wanted == Role.ADMINISTRATOR and held - {Role.ADMINISTRATOR}) or (
        wanted != Role.ADMINISTRATOR and Role.ADMINISTRATOR in held
    )
    if not clash:
        return []
    return [
        Refused(
            "GRANT-SEPARATION",
            _("Quản trị kỹ thuật không kiêm vai trò nghiệp vụ."),
            _("Dùng một tài khoản khác, hoặc thu hồi vai trò cũ trước."),
            field="role",
        )
    ]
