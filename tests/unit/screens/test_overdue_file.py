"""The board as a workbook: the same lines, counts and filters as the page, and nothing the page does not show."""

from __future__ import annotations

import hashlib
import html
import re
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from tests.unit.screens.test_overdue import BOARD, SECRET, late, tally, task, unsent
from tongket.foundation.actor import Role
from tongket.foundation.demo import MARK
from tongket.foundation.models import AuditEvent
from tongket.screens.overdue import presenters

__all__ = ["late", "task", "unsent"]
FILE = "/viec/qua-han/tai-ve/"
QUERIES = ["", "?loai=report", "?muc=tren-10", "?muc=chua-ly-do&loai=notice", "?don_vi=CAH-336&xep=moi",
           "?nguoi=dieu+tra+vien+07", "?loai=task&muc=den-han"]  # fmt: skip


def book(client, query="") -> tuple[dict[str, list[list]], bytes]:
    answer = client.post(FILE, {"ve": query.lstrip("?")})
    assert answer.status_code == 200 and answer.headers["Content-Disposition"].endswith('2022-12-27.xlsx"')
    read = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    return {name: read.get_sheet_by_name(name).to_python() for name in read.sheet_names}, answer.content


def shown(text: str) -> list[str]:
    """The codes of the lines of a page, in their order."""
    rows = text.split("<tbody>")[-1].split("</tbody>")[0] if "board" in text else ""
    return re.findall(r'<td class="whole"><(?:a|span) class="nowrap"[^>]*>([^<]+)<', rows)


def all_pages(client, query: str) -> list[str]:
    """The codes of the lines of every page of the list."""
    found: list[str] = []
    while True:
        text = client.get(BOARD + query).content.decode()
        found += shown(text)
        more = re.search(r'rel="next" href="([^"]+)"', text)
        if more is None:
            return found
        query = html.unescape(more[1])


@pytest.mark.parametrize("query", QUERIES)
def test_the_file_has_the_lines_of_the_page_in_its_order_and_its_counts(late, task, unsent, as_, query):
    client = as_(Role.STATISTICS)
    sheets, _content = book(client, query)
    assert [row[0] for row in sheets["Từng việc"][3:]] == all_pages(client, query)
    counts = [row[1] for row in sheets["Ghi chú"] if isinstance(row[1], float | int)]
    assert [str(int(n)) for n in counts] == tally(client.get(BOARD + query).content.decode())


def test_a_list_of_several_pages_is_one_file(late, task, unsent, as_, monkeypatch):
    monkeypatch.setattr(presenters, "PAGE", 2)
    client = as_(Role.PROCURACY)
    codes = all_pages(client, "")
    assert len(codes) > 2
    assert [row[0] for row in book(client)[0]["Từng việc"][3:]] == codes


def test_a_line_has_its_end_its_lateness_and_who_answers(late, as_):
    sheets, _content = book(as_(Role.UNIT_HEAD), "?loai=report")
    heads, line = sheets["Từng việc"][2], sheets["Từng việc"][3]
    told = dict(zip(heads, line, strict=True))
    assert (told["Mã"], told["Quá hạn (ngày)"], told["Người chịu trách nhiệm"]) == (late, 36, "Điều tra viên 07")
    assert told["Hạn"].isoformat() == "2022-11-21"
    assert told["Lý do chậm"] == "Chưa ghi lý do" and "147" in told["Căn cứ"]


@pytest.mark.parametrize("role", [Role.CHAIR, Role.INSPECTOR, Role.EMULATION])
def test_outside_the_police_the_file_has_counts_by_unit_as_the_page(late, task, as_, role):
    client = as_(role)
    sheets, _content = book(client)
    words = " ".join(str(cell) for rows in sheets.values() for row in rows for cell in row)
    assert late not in words and SECRET not in words and "Điều tra viên" not in words
    text = client.get(BOARD).content.decode()
    for code, _unit, _above, head, n, days, soon, silent in sheets["Theo đơn vị"][3:]:
        row = next(row for row in text.split("<tr>") if f'second">{code}' in row)
        assert head in row
        assert re.findall(r'class="num"[^>]*>([^<]+)<', row) == [str(int(one)) for one in (n, days, soon, silent)]
    assert [row[0] for row in sheets["Từng việc"][3:]] == shown(text) == [task]


def test_the_file_is_marked_as_simulated_while_the_demo_is_on(late, as_, settings):
    client = as_(Role.STATISTICS)
    settings.TONGKET_DEMO = False
    assert all(rows[1] == [] or rows[1][0] != MARK for rows in book(client)[0].values())
    settings.TONGKET_DEMO = True
    assert all(rows[1][0] == MARK for rows in book(client)[0].values())


def test_who_took_the_list_away_stands_in_the_trail_with_the_files_hash(late, as_):
    _sheets, content = book(as_(Role.UNIT_HEAD), "?loai=report")
    event = AuditEvent.objects.get(verb="export_overdue")
    assert event.actor_post == f"Cán bộ {Role.UNIT_HEAD}"
    assert event.details == {
        "lines": 1, "units": 0, "filters": "loai=report", "sha256": hashlib.sha256(content).hexdigest(),
    }  # fmt: skip


def test_the_address_of_the_file_alone_changes_nothing(late, as_):
    assert as_(Role.UNIT_HEAD).get(FILE).headers["Location"] == BOARD
    assert not AuditEvent.objects.filter(verb="export_overdue").exists()
