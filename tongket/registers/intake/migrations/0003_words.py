"""The word index of the book."""

from django.db import migrations

from tongket.foundation.search import index_words


class Migration(migrations.Migration):
    dependencies = [("intake", "0002_day_of_the_office")]
    operations = [index_words("intake_crimereport")]
