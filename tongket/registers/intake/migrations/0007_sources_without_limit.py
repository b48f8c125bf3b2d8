"""Confessions, surrenders and own findings have no limit of Đ147: stored due days of theirs go, and may not return."""

from django.db import migrations, models

OTHERS = ['DAU_THU', 'TT', 'TU_THU']


def clear(apps, schema_editor):
    reports = apps.get_model('intake', 'CrimeReport').objects.filter(kind__in=OTHERS)
    reports.update(due_strict=None, due_rolled=None)


class Migration(migrations.Migration):

    dependencies = [
        ('intake', '0006_remote_communes'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='crimereport',
            name='report_clock_whole',
        ),
        migrations.RunPython(clear, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='crimereport',
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(('accepted_at', None), ('due_rolled', None), ('due_strict', None)),
                    models.Q(
                        ('accepted_at__isnull', False), ('due_rolled__isnull', False), ('due_strict__isnull', False),
                        models.Q(('kind__in', OTHERS), _negated=True),
                    ),
                    models.Q(('due_rolled', None), ('due_strict', None), ('kind__in', OTHERS)),
                    _connector='OR',
                ),
                name='report_clock_whole',
            ),
        ),
    ]
