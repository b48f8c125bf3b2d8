from django.db import migrations, models


class Migration(migrations.Migration):
    """A row of the list of communes hard to reach may end on its first day: it was taken back."""

    dependencies = [
        ('intake', '0009_limitation'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='remotecommune', name='remote_commune_life'),
        migrations.AddConstraint(
            model_name='remotecommune',
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(('ended_by', ''), ('valid_to', None)),
                    models.Q(('valid_to__gte', models.F('valid_from')), models.Q(('ended_by', ''), _negated=True)),
                    _connector='OR',
                ),
                name='remote_commune_life',
            ),
        ),
    ]
