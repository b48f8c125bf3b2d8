"""The mark of reports that owe nothing but their archiving, the index by which the board leaves them out; room for
the longest verb."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("intake", "0003_words"), ("units", "0001_initial")]
    operations = [
        migrations.AddField("crimereport", "followed_up", models.BooleanField(default=False)),
        migrations.AlterField("reportstate", "verb", models.CharField(max_length=40)),
        migrations.AddIndex(
            "crimereport",
            models.Index(fields=["followed_up", "handler"], condition=models.Q(archived_at=None), name="report_owing"),
        ),
    ]
