"""What stands before the first record: units, lineage, seats, and one account for each role."""

from __future__ import annotations

from datetime import date, datetime

from tongket.entry.demo.chance import LOCAL
from tongket.entry.demo.plan_reports import Ground
from tongket.foundation import reference
from tongket.foundation.actor import Role, system_actor
from tongket.foundation.reference.tables import rows
from tongket.registers.people import operations as people
from tongket.registers.units import operations as units

AT = datetime(2020, 9, 1, 7, 0, tzinfo=LOCAL)
FROM = date(2020, 3, 1)
# user name, post, role, unit: one click each on the demo's sign-in page.
ACCOUNTS = (
    ("truc-ban-xa", "Trực ban 01, Công an phường Lê Hồng Phong", Role.DUTY_OFFICER, "CAX-12433"),
    ("truc-ban-huyen", "Trực ban hình sự, Công an huyện Quỳnh Phụ", Role.DUTY_OFFICER, "CAH-338"),
    ("dieu-tra-vien", "Điều tra viên 07, Công an huyện Quỳnh Phụ", Role.INVESTIGATOR, "CAH-338"),
    ("thu-truong", "Trưởng Công an huyện Quỳnh Phụ", Role.UNIT_HEAD, "CAH-338"),
    ("thuong-truc", "Cán bộ thống kê, cơ quan thường trực", Role.STATISTICS, "CA-34"),
    ("lanh-dao", "Trưởng Ban Chỉ đạo", Role.CHAIR, "BCD-34"),
    ("kiem-sat", "Kiểm sát viên, Viện Kiểm sát nhân dân tỉnh", Role.PROCURACY, "VKS-34"),
    ("thi-dua", "Cán bộ thi đua, khen thưởng", Role.EMULATION, "CA-34"),
    ("thanh-vien", "Cán bộ Sở Tư pháp", Role.MEMBER_AGENCY, "SO-TP"),
    ("thanh-tra", "Thanh tra viên", Role.INSPECTOR, "CA-34"),
    ("quan-tri", "Quản trị kỹ thuật", Role.ADMINISTRATOR, "CA-34"),
)


def load_base() -> None:
    """Units with lineage, seats with terms, accounts: all through operations."""
    by = system_actor()
    units.load_units(
        by=by, at=AT,
        units=[
            units.UnitSpec(
                u.code, u.name, u.kind, u.level, u.parent_code, u.valid_from, u.valid_to, u.area_code,
                u.short_name, u.coastal
            )
            for u in reference.all_units()
        ],
        edges=[
            units.EdgeSpec(e.effective_on, e.source, e.target, e.kind, e.share, e.paper) for e in reference.all_edges()
        ],
    )  # fmt: skip
    for seat in reference.seats():
        units.establish_seat(
            by=by, at=AT, committee_code="BCD-34", position=seat.position, rank=seat.rank, title=seat.title,
            agency_code=seat.agency,
        )  # fmt: skip
        units.appoint_to_seat(by=by, at=AT, position=seat.position, holder_post=seat.holder_post, on=FROM)
    for username, post, role, unit in ACCOUNTS:
        people.open_account(by=by, at=AT, username=username, post=post, demo=True)
        people.grant_role(by=by, at=AT, username=username, role=role, unit_code=unit, on=FROM)


def grounds() -> list[Ground]:
    """The 260 communes of 2022 with their district and a weight by people (the estimate of 2009)."""
    return [
        Ground(row["ma_xa"], row["ma_huyen"], int(row["dan_so_2009_uoc"]))
        for row in rows("xa_2022.csv")
        if row["ma_tinh"] == "34"
    ]
