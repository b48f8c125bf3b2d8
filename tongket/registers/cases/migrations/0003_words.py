"""The word index of offences, the article among the words; the indexes of the lists of one unit."""

from django.db import migrations
from django.db.models import F, Index

from tongket.foundation.search import index_words

WITH_THE_ARTICLE = "UPDATE cases_offence SET search_key = search_key || ' ' || lower(article)"


def _newest(unit: str, day: str) -> list[object]:
    return [F(unit), F(day).desc(), F("id").desc()]


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_day_of_the_office"), ("units", "0001_initial")]
    operations = [
        migrations.RunSQL(WITH_THE_ARTICLE, migrations.RunSQL.noop),
        index_words("cases_offence"),
        migrations.AddIndex("case", Index(*_newest("handler", "initiated_on"), name="case_handler_newest")),
        migrations.AddIndex("offence", Index(*_newest("place", "recorded_on"), name="offence_place_newest")),
        migrations.AddIndex("offence", Index(*_newest("handler", "recorded_on"), name="offence_handler_newest")),
    ]
