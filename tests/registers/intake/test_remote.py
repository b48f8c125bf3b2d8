"""Communes hard to reach are a list with dates; a receipt keeps what the list said on its day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tongket.foundation.clock import local, simulated
from tongket.foundation.models import AuditEvent
from tongket.foundation.refusals import Refused
from tongket.registers.intake import operations as do
from tongket.registers.intake import queries
from tongket.registers.intake.models import RemoteCommune, ReportDetails
from tongket.registers.intake.rules.receipt import ReceiptDetails

PAPER = "Quyết định 12/QĐ-UBND ngày 05/01/2022"
URGENT = ReceiptDetails(urgency="in_the_act")
PAGE = "/tin-bao/xa-di-lai-kho-khan/"


@pytest.fixture
def listing(office):
    """Put a commune on the list by the statistics desk."""

    def put(code="12433", on=date(2022, 3, 1), paper=PAPER, by=None):
        return do.list_remote_commune(by=by or office.desk, at=local(on, 8), commune_code=code, paper=paper, on=on)

    return put


def hours_to_hand_over(office, code, day, month=3):
    duty = office.duties(code, day, month, hour=10, open_only=False)["K3"]
    return (duty.strict - office.read(code).received_at) / timedelta(hours=1)


def refused(function, **values) -> str:
    with pytest.raises(Refused) as found:
        function(**values)
    assert found.value.sentence()
    return found.value.code


def test_the_limit_follows_the_list_of_the_day_of_receipt(office, listing):
    before = office.receive(day=1, month=2, details=URGENT)
    row = listing()
    during = office.receive(day=2, month=3, details=URGENT)
    ended = date(2022, 3, 9)
    do.unlist_remote_commune(by=office.desk, at=local(ended), row_id=row.id, paper="QĐ 20", on=ended)
    after = office.receive(day=9, month=3, details=URGENT)
    found = [hours_to_hand_over(office, code, 12) for code in (before, during, after)]
    assert found == [24, 48, 24]


def test_a_receipt_keeps_its_day_whatever_the_list_says_later(office, listing):
    code = office.receive(day=2, month=3, details=URGENT)
    listing(on=date(2022, 3, 1))  # entered afterwards, in force before
    assert hours_to_hand_over(office, code, 3) == 24


def test_what_an_officer_ticked_before_there_was_a_list_stays(office):
    code = office.receive(day=2, month=3, details=URGENT)
    ReportDetails.objects.filter(report__code=code).update(remote=True)
    assert hours_to_hand_over(office, code, 3) == 48


def test_a_report_without_columns_that_turns_out_urgent_has_the_longer_limit_too(office, listing):
    listing()
    code = office.receive(day=2, month=3)
    assert queries.details_of(office.read(code)).remote
    office.do("classify_report", code, 2, 3, by=office.duty, result="group_a", reason="Quả tang")
    assert office.duties(code, 3, 3, open_only=False)["K3"].strict == local(date(2022, 3, 4), 10)


def test_other_communes_and_upper_bodies_are_not_touched(office, listing):
    listing()
    code = office.receive(day=2, month=3, receiver_code="CAH-336", by=office.head, details=URGENT)
    assert not queries.details_of(office.read(code)).remote
    other = office.receive(day=2, month=3, receiver_code="CAX-12436", by=office.head, details=URGENT)
    assert not queries.details_of(office.read(other)).remote


def test_a_row_needs_a_paper_a_commune_and_the_desk_that_keeps_the_list(office, listing):
    assert refused(listing, paper=" ") == "REASON-MISSING"
    assert refused(listing, code="336") == "REPORT-PLACE-NOT-A-COMMUNE"
    assert refused(listing, by=office.head) == "ROLE-MAY-NOT"
    row = listing()
    assert refused(listing, on=date(2022, 4, 1)) == "REMOTE-LISTED"
    end = {"by": office.desk, "at": local(date(2022, 4, 1)), "row_id": row.id, "paper": "QĐ 20"}
    assert refused(do.unlist_remote_commune, **end, on=date(2022, 2, 28)) == "REMOTE-ENDS-BEFORE-IT-BEGINS"
    do.unlist_remote_commune(**end, on=date(2022, 4, 1))
    assert refused(do.unlist_remote_commune, **end, on=date(2022, 5, 1)) == "REMOTE-ENDED"
    assert refused(do.unlist_remote_commune, **end | {"row_id": 0}, on=date(2022, 5, 1)) == "REMOTE-UNKNOWN"
    listing(on=date(2022, 4, 1))
    assert RemoteCommune.objects.count() == 2
    assert AuditEvent.objects.filter(verb__in=("list_remote_commune", "unlist_remote_commune")).count() == 3


def test_a_row_entered_by_mistake_is_taken_back_on_its_first_day_and_stays_to_be_read(office, listing):
    row = listing(on=date(2022, 4, 1))
    assert refused(listing, on=date(2022, 3, 1)) == "REMOTE-LISTED"
    end = {"by": office.desk, "at": local(date(2022, 3, 2)), "row_id": row.id, "on": date(2022, 4, 1)}
    assert refused(do.unlist_remote_commune, **end, paper=" ") == "REASON-MISSING"
    do.unlist_remote_commune(**end, paper="Ghi nhầm xã")
    assert refused(do.unlist_remote_commune, **end, paper="Ghi nhầm xã") == "REMOTE-ENDED"
    assert hours_to_hand_over(office, office.receive(day=1, month=4, details=URGENT), 1, month=4) == 24
    kept = RemoteCommune.objects.get()
    assert (kept.taken_back, kept.ended_by) == (True, "Ghi nhầm xã")
    assert AuditEvent.objects.filter(verb="unlist_remote_commune", details__paper="Ghi nhầm xã").count() == 1
    listing(on=date(2022, 3, 1))  # what was taken back stands in nobody's way
    assert hours_to_hand_over(office, office.receive(day=2, month=4, details=URGENT), 3, month=4) == 48


def test_the_list_tells_rows_to_come_and_rows_taken_back_from_those_in_force(office, sign_in):
    given = {"commune_code": "12475", "paper": PAPER, "on": "20/11/2022"}
    tk = sign_in("tk")
    page = tk.post(PAGE, given, follow=True).content.decode()
    assert "áp dụng từ 20/11/2022" in page and "đang áp dụng" not in page
    end = f"{PAGE}{RemoteCommune.objects.get().pk}/ket-thuc/"
    assert 'value="20/11/2022"' in tk.get(end).content.decode()
    page = tk.post(end, {"paper": "Ghi nhầm xã", "on": "20/11/2022"}, follow=True).content.decode()
    assert "đã thu hồi" in page and "thu hồi: Ghi nhầm xã" in page and end not in page


def test_the_officer_sees_the_reason_before_saving_and_on_the_report(office, listing, sign_in):
    xa = sign_in("xa")
    assert "không có trong danh sách xã đi lại khó khăn" in xa.get("/tin-bao/moi/").content.decode()
    listing()
    page = xa.get("/tin-bao/moi/").content.decode()
    assert f"{PAPER}, từ 01/03/2022" in page and "48 giờ thay vì 24 giờ" in page
    assert "08:00, 18/11/2022" in page and 'name="remote"' not in page
    with simulated(local(date(2022, 11, 16), 8)):
        code = office.receive(day=16, month=11, hour=8, details=URGENT)
    assert f"Xã đi lại khó khăn ({PAPER}, từ 01/03/2022)" in xa.get(f"/tin-bao/{code}/").content.decode()
    RemoteCommune.objects.update(valid_to=date(2022, 3, 1), ended_by="Ghi nhầm")
    assert f"({PAPER}, từ 01/03/2022, sau đó đã thu hồi)" in xa.get(f"/tin-bao/{code}/").content.decode()
    ReportDetails.objects.filter(report__code=code).update(remote=True)
    RemoteCommune.objects.all().delete()
    assert "đánh dấu khi tiếp nhận" in xa.get(f"/tin-bao/{code}/").content.decode()


def test_the_list_is_read_by_all_and_kept_by_the_statistics_desk(sign_in):
    given = {"commune_code": "12475", "paper": PAPER, "on": "01/11/2022"}
    assert sign_in("xa").get(PAGE).status_code == 200
    assert sign_in("xa").post(PAGE, given).status_code == 403
    assert not RemoteCommune.objects.exists()
    tk = sign_in("tk")
    assert '<option value="12475">Xã An Khê – Quỳnh Phụ</option>' in tk.get(PAGE).content.decode()
    assert set(tk.post(PAGE, given | {"commune_code": "336"}).context["form"].errors) == {"commune_code"}
    page = tk.post(PAGE, given, follow=True).content.decode()
    row = RemoteCommune.objects.get()
    assert "Xã An Khê" in page and PAPER in page and "đang áp dụng" in page
    tk.post(f"{PAGE}{row.pk}/ket-thuc/", {"paper": "QĐ 20", "on": "15/11/2022"})
    assert "trước 15/11/2022" in sign_in("xa").get(PAGE).content.decode()
    assert sign_in("xa").get(f"{PAGE}{row.pk}/ket-thuc/").status_code == 403
    assert sign_in("tk").get("/tin-bao/").content.decode().count(PAGE) == 1
