"""One small cast for all tests: a province of two districts and six communes with its police, and people by post."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from tongket.foundation.actor import Actor, Role, system_actor
from tongket.foundation.clock import LOCAL
from tongket.registers.units import queries as units
from tongket.registers.units.operations import UnitSpec, load_units

# Everyday runs try few examples and watch no clock (the machine is shared); --hypothesis-profile=thorough tries many.
settings.register_profile("everyday", max_examples=30, deadline=None)
settings.register_profile("thorough", max_examples=2000, deadline=None)
settings.load_profile("everyday")

START = date(2020, 3, 1)
AT = datetime(2022, 11, 16, 8, 15, tzinfo=LOCAL)


def small_province() -> list[UnitSpec]:
    """Codes as in the real province, so that examples read like the real thing."""

    def spec(code: str, name: str, kind: str, level: str, parent: str, area: str = "") -> UnitSpec:
        return UnitSpec(code, name, kind, level, parent, START, area_code=area)

    rows = [spec("34", "Tỉnh Thái Bình", "area", "province", "")]
    districts = {"336": "Thành phố Thái Bình", "338": "Huyện Quỳnh Phụ"}
    communes = {
        "12433": ("Phường Lê Hồng Phong", "336"), "12436": ("Phường Bồ Xuyên", "336"),
        "12439": ("Phường Đề Thám", "336"),
        "12472": ("Thị trấn Quỳnh Côi", "338"), "12475": ("Xã An Khê", "338"), "12478": ("Xã An Đồng", "338"),
    }  # fmt: skip
    rows += [spec(code, name, "area", "district", "34") for code, name in districts.items()]
    rows += [spec(code, name, "area", "commune", parent) for code, (name, parent) in communes.items()]
    rows.append(spec("CA-34", "Công an tỉnh Thái Bình", "police", "province", "", "34"))
    rows.append(spec("PC02", "Phòng Cảnh sát hình sự", "police", "division", "CA-34"))
    rows += [spec(f"CAH-{c}", f"Công an {n.lower()}", "police", "district", "CA-34", c) for c, n in districts.items()]
    rows += [
        spec(f"CAX-{c}", f"Công an {n.lower()}", "police", "commune", f"CAH-{p}", c) for c, (n, p) in communes.items()
    ]
    rows.append(spec("SO-TP", "Sở Tư pháp", "agency", "agency", ""))
    rows.append(spec("MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "agency", "agency", ""))
    rows.append(spec("BCD-34", "Ban Chỉ đạo 138 tỉnh", "committee", "committee", ""))
    return rows


@pytest.fixture
def at() -> datetime:
    """A Wednesday morning in November 2022."""
    return AT


@pytest.fixture
def province(db: None) -> dict[str, int]:
    """The small province, loaded through its operation: code → internal id."""
    load_units(by=system_actor(), at=datetime(2020, 3, 1, 7, 0, tzinfo=LOCAL), units=small_province(), edges=[])
    return {row.code: row.id for row in units.all_units()}


@pytest.fixture
def actor(province: dict[str, int]):
    """Makes an actor: `actor(Role.DUTY_OFFICER, "CAX-12433")`; the post can be given to tell two persons apart."""

    def make(role: Role = Role.DUTY_OFFICER, unit: str = "CAX-12433", post: str = "", account_id: int = 1) -> Actor:
        return Actor(account_id, post or f"{role} {unit}", role, province[unit], unit)

    return make


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo province, made once by the program itself: its TONGKET_VAR, with `out` for the report's files beside.

    TONGKET_TEST_DEMO names a folder made before (`tongket demo --no-serve`), for work on one test at a time.
    """
    ready = os.environ.get("TONGKET_TEST_DEMO")
    if ready:
        return Path(ready)
    home = tmp_path_factory.mktemp("demo") / "var"
    done = office_command(home, "demo", "--no-serve", "--out", str(home / "out"))
    assert done.returncode == 0, done.stderr[-2000:]
    return home


def office_command(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run `tongket …` as a person would, on the database and snapshots under `home`."""
    strange = ("TONGKET_", "PYTHONDONTWRITEBYTECODE")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(strange)} | {"TONGKET_VAR": str(home)}
    command = [sys.executable, "-m", "tongket.entry.cli", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
