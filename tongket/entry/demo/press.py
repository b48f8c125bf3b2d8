"""The news item of the demo's conference: drafted, approved, published at 17:42, read."""

from __future__ import annotations

from datetime import date, datetime

from tongket.analytics.results import Results
from tongket.core.periods import parse_period
from tongket.entry.demo.chance import LOCAL
from tongket.entry.demo.posts import Posts
from tongket.foundation import clock
from tongket.foundation.actor import Role, system_actor
from tongket.registers.publications import operations as publications
from tongket.screens.press_draft import draft


def publish_news(results: Results, conference_code: str) -> None:
    """Draft from the record, a second person approves, published on the day of the conference."""
    posts = Posts()
    desk, chair = posts.actor(Role.STATISTICS, "CA-34", 1), posts.actor(Role.CHAIR, "BCD-34")
    at = datetime(2022, 12, 27, 17, 10, tzinfo=LOCAL)
    published = at.replace(minute=42)
    text = draft(results, conference_code, parse_period("2022", "admin"), unit="34", byline="Phóng viên 01")
    with clock.simulated(published):
        ref = publications.draft_press_item(
            by=desk, at=at, text=text, organiser_code="BCD-34", conference_code=conference_code
        )
        publications.approve_press_item(by=chair, at=at, code=ref.code)
        publications.publish_press_item(by=chair, at=published, code=ref.code, published_at=published)
        publications.record_views(by=system_actor(), at=published, code=ref.code, on=date(2022, 12, 27), count=212)
