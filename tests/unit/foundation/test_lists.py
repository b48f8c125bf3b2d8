"""Keyset pages: every row once, in order, whatever is added meanwhile."""

from __future__ import annotations

from datetime import date, timedelta

from tongket.foundation.lists import keyset_page
from tongket.registers.incidents.models import Incident
from tongket.registers.incidents.operations import record_incident


def fill(actor, at, count):
    for n in range(count):
        record_incident(
            by=actor(), at=at, kind="fire", cause="electrical", place_code="12433",
            occurred_on=date(2022, 10, 1) + timedelta(days=n // 3),
        )  # fmt: skip


def test_pages_give_every_row_once_newest_first(actor, at):
    fill(actor, at, 11)
    seen, token = [], ""
    while True:
        page = keyset_page(Incident.objects.all(), by="occurred_on", token=token, size=4)
        seen += page.rows
        token = page.next_token
        if not token:
            break
    expected = sorted(Incident.objects.all(), key=lambda row: (row.occurred_on, row.pk), reverse=True)
    assert seen == expected


def test_an_unreadable_token_shows_the_first_page(actor, at):
    fill(actor, at, 2)
    assert keyset_page(Incident.objects.all(), by="occurred_on", token="nonsense").first


def test_one_page_costs_one_query(actor, at, django_assert_num_queries):
    fill(actor, at, 5)
    with django_assert_num_queries(1):
        keyset_page(Incident.objects.select_related("place__parent"), by="occurred_on", size=3)
