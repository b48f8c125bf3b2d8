"""Publications: figures bound and true, a second person, publishing, corrections listed, views counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from tongket.foundation.actor import Role, system_actor
from tongket.foundation.clock import LOCAL
from tongket.foundation.models import AuditEvent
from tongket.foundation.refusals import NotFound, Refused
from tongket.foundation.scope import Scope
from tongket.registers.publications import operations, presenters, queries, rules
from tongket.registers.publications.models import PressItem
from tongket.registers.publications.operations import BoundFigure, PressText

EVERYTHING = Scope.everything()
AT = datetime(2022, 12, 27, 16, 0, tzinfo=LOCAL)
PUBLISHED = datetime(2022, 12, 27, 17, 42, tzinfo=LOCAL)
CLEARANCE = BoundFigure("clearance", "trên 87%", "clearance_rate", "34", "2022", n=595, of=681)
AWARDS = BoundFigure("awards", "26", "awards_total", "34", "2022", n=26)
TEXT = PressText(
    title="Tổng kết công tác phòng, chống tội phạm năm 2022",
    dateline="Thái Bình, ngày 27/12/2022",
    lead="Chiều 27/12/2022, Ban Chỉ đạo 138 tỉnh tổ chức hội nghị.",
    paragraphs=["Năm 2022, tỷ lệ điều tra, khám phá án đạt {clearance}."],
    captions=["Phó Chủ tịch UBND tỉnh phát biểu kết luận."],
    closing="Tại hội nghị, {awards} tập thể, cá nhân được khen thưởng.",
    byline="Phóng viên 01",
    figures=[CLEARANCE, AWARDS],
)


@pytest.fixture
def writer(actor):
    return actor(Role.STATISTICS, "CA-34", "Cán bộ thống kê 01", 1)


@pytest.fixture
def approver(actor):
    return actor(Role.CHAIR, "BCD-34", "Trưởng Ban Chỉ đạo", 2)


def draft(writer, text=TEXT):
    return operations.draft_press_item(
        by=writer, at=AT, text=text, organiser_code="BCD-34", conference_code="HN-34-2022-01"
    ).code


def published(writer, approver):
    code = draft(writer)
    operations.approve_press_item(by=approver, at=AT, code=code)
    operations.publish_press_item(by=approver, at=PUBLISHED, code=code)
    return code


def read(code):
    return queries.item_by_code(EVERYTHING, code)


@pytest.mark.parametrize(
    ("text", "n", "of", "previous", "true"),
    [
        ("trên 87%", 595, 681, None, True),
        ("trên 88%", 595, 681, None, False),
        ("hơn 87%", 87, 100, None, False),
        ("gần 88%", 595, 681, None, True),
        ("gần 87%", 595, 681, None, False),
        ("dưới 88%", 595, 681, None, True),
        ("87,4%", 595, 681, None, True),
        ("87,3%", 595, 681, None, False),
        ("87,37%", 595, 681, None, True),
        ("92,3%", 1918, 2078, None, True),
        ("100%", 12, 12, None, True),
        ("26", 26, None, None, True),
        ("27", 26, None, None, False),
        ("1.918", 1918, 2078, None, True),
        ("giảm", 37, None, 44, True),
        ("giảm", 44, None, 44, False),
        ("tăng", 37, None, 44, False),
        ("giảm 36 vụ (5,02%)", 681, None, 717, True),
        ("giảm 36 vụ (5,1%)", 681, None, 717, False),
        ("tăng 5", 5, None, None, True),
        ("26", None, None, None, False),
        ("87%", 5, 0, None, False),
    ],
)
def test_words_and_numbers_are_borne_out_by_the_integers(text, n, of, previous, true):
    assert rules.is_true(BoundFigure("k", text, "i", "34", "2022", n, of, previous)) is true


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"byline": " "}, "PRESS-PART-MISSING"),
        ({"paragraphs": ["Đạt 87% {clearance}"]}, "PRESS-UNBOUND-FIGURE"),
        ({"closing": "{awards} và 26 tập thể được khen."}, "PRESS-UNBOUND-FIGURE"),
        ({"lead": "Chỉ số xếp thứ 18 toàn quốc."}, "PRESS-UNBOUND-FIGURE"),
        ({"figures": [AWARDS]}, "PRESS-FIGURE-KEYS"),
        ({"figures": [CLEARANCE, AWARDS, replace(AWARDS, key="unused")]}, "PRESS-FIGURE-KEYS"),
        ({"figures": [replace(CLEARANCE, text="trên 90%"), AWARDS]}, "PRESS-FIGURE-UNTRUE"),
    ],
)
def test_a_faulty_text_is_refused(writer, changes, code):
    with pytest.raises(Refused) as refused:
        draft(writer, replace(TEXT, **changes))
    assert refused.value.code == code
    assert PressItem.objects.count() == 0


def test_dates_years_and_the_committees_number_are_no_figures():
    assert rules.reasons_against_text(TEXT) == []


def test_the_same_key_drafts_once(writer):
    values = {"by": writer, "at": AT, "key": "k", "text": TEXT, "organiser_code": "BCD-34"}
    assert operations.draft_press_item(**values) == operations.draft_press_item(**values)
    assert PressItem.objects.count() == 1


def test_the_writer_does_not_approve(writer):
    with pytest.raises(Refused) as refused:
        operations.approve_press_item(by=writer, at=AT, code=draft(writer))
    assert refused.value.code == "SECOND-PERSON-NEEDED"


def test_who_revised_does_not_approve_either(writer, actor):
    code = draft(writer)
    other = actor(Role.STATISTICS, "CA-34", "Cán bộ thống kê 02", 7)
    operations.revise_press_item(by=other, at=AT, code=code, text=TEXT)
    with pytest.raises(Refused) as refused:
        operations.approve_press_item(by=other, at=AT, code=code)
    assert refused.value.code == "SECOND-PERSON-NEEDED"


def test_a_revision_is_a_new_version_and_takes_the_approval_away(writer, approver):
    code = draft(writer)
    operations.approve_press_item(by=approver, at=AT, code=code)
    operations.revise_press_item(by=writer, at=AT, code=code, text=replace(TEXT, title="Tiêu đề mới"))
    item = read(code)
    assert (item.state, item.version, item.title) == ("draft", 2, "Tiêu đề mới")
    assert [version.title for version in queries.versions(item)] == ["Tiêu đề mới", TEXT.title]


def test_a_draft_is_not_published(writer, approver):
    with pytest.raises(Refused) as refused:
        operations.publish_press_item(by=approver, at=AT, code=draft(writer))
    assert refused.value.code == "PRESS-STATE"


def test_an_item_is_not_published_before_it_was_approved(writer, approver):
    code = draft(writer)
    operations.approve_press_item(by=approver, at=AT, code=code)
    with pytest.raises(Refused) as refused:
        operations.publish_press_item(
            by=approver, at=PUBLISHED, code=code, published_at=datetime(2022, 12, 27, 9, 0, tzinfo=LOCAL)
        )
    assert refused.value.code == "PRESS-TIME"


def test_the_public_sees_what_is_published_and_nothing_else(writer, approver):
    draft(writer)
    code = published(writer, approver)
    assert [row.code for row in queries.published_items()] == [code]
    assert queries.published_item(read(code).slug).published_at == PUBLISHED
    operations.withdraw_press_item(by=approver, at=PUBLISHED, code=code, reason="Sai số liệu")
    with pytest.raises(NotFound):
        queries.published_item(read(code).slug)


def test_a_correction_is_listed_and_the_text_stays(writer, approver):
    code = published(writer, approver)
    operations.correct_press_item(by=approver, at=PUBLISHED, code=code, wrong="26", right="25")
    item = read(code)
    assert [(c.wrong, c.right) for c in queries.corrections(item)] == [("26", "25")]
    assert queries.text_of(item).closing == TEXT.closing


def test_a_draft_is_revised_not_corrected(writer, approver):
    with pytest.raises(Refused) as refused:
        operations.correct_press_item(by=approver, at=AT, code=draft(writer), wrong="a", right="b")
    assert refused.value.code == "PRESS-STATE"


def test_readers_are_counted_one_by_one_with_one_event_a_day(writer, approver):
    code = published(writer, approver)
    for _reader in range(3):
        operations.count_view(by=system_actor(), at=PUBLISHED, code=code)
    assert queries.views_of(read(code)) == read(code).views == 3
    assert AuditEvent.objects.filter(verb="count_view").count() == 1


def test_a_days_log_replaces_its_number_and_entering_it_again_adds_nothing(writer, approver):
    code = published(writer, approver)
    operations.count_view(by=system_actor(), at=PUBLISHED, code=code)
    for count in (120, 125):
        operations.record_views(by=writer, at=PUBLISHED, code=code, on=date(2022, 12, 27), count=count)
    operations.count_view(by=system_actor(), at=PUBLISHED, code=code)
    assert queries.views_of(read(code)) == 125


@pytest.mark.parametrize(
    ("on", "count", "code"), [(date(2022, 12, 27), -1, "NEGATIVE-COUNT"), (date(2022, 12, 1), 5, "PRESS-TIME")]
)
def test_faulty_views_are_refused(writer, approver, on, count, code):
    with pytest.raises(Refused) as refused:
        operations.record_views(by=writer, at=PUBLISHED, code=published(writer, approver), on=on, count=count)
    assert refused.value.code == code


def test_a_draft_has_no_readers_to_count(writer):
    with pytest.raises(Refused) as refused:
        operations.count_view(by=system_actor(), at=AT, code=draft(writer))
    assert refused.value.code == "PRESS-STATE"


def test_views_are_read_off_a_servers_log():
    lines = [
        '10.0.0.1 - - [27/Dec/2022:18:00:00 +0700] "GET /tin-tuc/tin-mot/ HTTP/1.1" 200 512 "-" "x"',
        '10.0.0.2 - - [27/Dec/2022:18:01:00 +0700] "GET /tin-tuc/tin-mot/?a=1 HTTP/1.1" 200 512 "-" "x"',
        '10.0.0.2 - - [28/Dec/2022:08:01:00 +0700] "GET /tin-tuc/tin-mot/ HTTP/1.1" 200 512 "-" "x"',
        '10.0.0.3 - - [27/Dec/2022:18:02:00 +0700] "GET /tin-tuc/tin-mot/ HTTP/1.1" 404 12 "-" "x"',
        '10.0.0.3 - - [27/Dec/2022:18:02:00 +0700] "POST /tin-tuc/tin-mot/dem/ HTTP/1.1" 204 0 "-" "x"',
        '10.0.0.3 - - [27/Dec/2022:18:02:00 +0700] "GET /tin-tuc/ HTTP/1.1" 200 12 "-" "x"',
        "nonsense",
    ]
    assert queries.views_in_log(lines) == {("tin-mot", date(2022, 12, 27)): 2, ("tin-mot", date(2022, 12, 28)): 1}


def test_inside_the_office_a_figure_leads_to_its_evidence_outside_it_is_plain():
    inside, outside = (presenters.article(TEXT, where)["paragraphs"][0] for where in (True, False))
    assert [piece.text for piece in inside] == [piece.text for piece in outside]
    assert [piece.url for piece in inside] == ["", "/chi-tieu/clearance_rate/?don_vi=34&ky=2022", ""]
    assert not any(piece.url for piece in outside)


def test_drafts_of_other_units_are_not_seen(writer, province):
    draft(writer)
    assert queries.items(Scope.none()).count() == 0
    assert queries.items(Scope(frozenset({province["BCD-34"]}))).count() == 1
