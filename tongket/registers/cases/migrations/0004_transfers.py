"""Cases pass from body to body: each act, clearance and offence keeps the body of its day."""

import django.db.models.deletion
from django.db import migrations, models


# Nothing had passed on before this register could say so: the body of today is the body of then.
FILLED = (
    "UPDATE cases_caseevent SET handler_id = (SELECT handler_id FROM cases_case WHERE cases_case.id = case_id)",
    "UPDATE cases_clearance SET handler_id = (SELECT handler_id FROM cases_offence WHERE cases_offence.id = offence_id)",
    "UPDATE cases_offence SET first_handler_id = handler_id",
)


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0003_words'),
        ('units', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CaseTransfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outside', models.CharField(blank=True, max_length=160)),
                ('ground', models.CharField(max_length=20)),
                ('document', models.CharField(max_length=80)),
                ('decision_received_on', models.DateField()),
                ('sent_on', models.DateField()),
                ('received_on', models.DateField(null=True)),
                ('returned_on', models.DateField(null=True)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('by_post', models.CharField(max_length=120)),
                ('recorded_at', models.DateTimeField()),
                ('answered_by_post', models.CharField(blank=True, max_length=120)),
                ('answer_recorded_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name='annulleddecision',
            name='received_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='pending_to',
            field=models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases_coming', to='units.unit'),
        ),
        migrations.AddField(
            model_name='caseevent',
            name='handler',
            field=models.ForeignKey(null=True, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='case_events', to='units.unit'),
        ),
        migrations.AddField(
            model_name='clearance',
            name='handler',
            field=models.ForeignKey(null=True, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='clearances', to='units.unit'),
        ),
        migrations.AddField(
            model_name='offence',
            name='first_handler',
            field=models.ForeignKey(null=True, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit'),
        ),
        *(migrations.RunSQL(one, migrations.RunSQL.noop) for one in FILLED),
        migrations.AlterField(
            model_name='caseevent',
            name='handler',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='case_events', to='units.unit'),
        ),
        migrations.AlterField(
            model_name='clearance',
            name='handler',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='clearances', to='units.unit'),
        ),
        migrations.AlterField(
            model_name='offence',
            name='first_handler',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit'),
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(models.F('pending_to'), condition=models.Q(('pending_to__isnull', False)), name='case_pending'),
        ),
        migrations.AddConstraint(
            model_name='annulleddecision',
            constraint=models.CheckConstraint(condition=models.Q(('received_on', None), ('received_on__gte', models.F('on')), _connector='OR'), name='annulled_received_after'),
        ),
        migrations.AddField(
            model_name='casetransfer',
            name='case',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='transfers', to='cases.case'),
        ),
        migrations.AddField(
            model_name='casetransfer',
            name='from_unit',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit'),
        ),
        migrations.AddField(
            model_name='casetransfer',
            name='to_unit',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='units.unit'),
        ),
        migrations.AddIndex(
            model_name='casetransfer',
            index=models.Index(models.OrderBy(models.F('sent_on'), descending=True), models.OrderBy(models.F('id'), descending=True), name='case_transfer_newest'),
        ),
        migrations.AddConstraint(
            model_name='casetransfer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outside', ''), ('to_unit__isnull', False)), models.Q(('to_unit', None), models.Q(('outside', ''), _negated=True)), _connector='OR'), name='case_transfer_one_target'),
        ),
        migrations.AddConstraint(
            model_name='casetransfer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer_recorded_at', None), ('received_on', None), ('returned_on', None)), models.Q(('returned_on', None), ('answer_recorded_at__isnull', False), ('received_on__isnull', False)), models.Q(('received_on', None), ('answer_recorded_at__isnull', False), ('returned_on__isnull', False)), _connector='OR'), name='case_transfer_received_or_returned'),
        ),
        migrations.AddConstraint(
            model_name='casetransfer',
            constraint=models.CheckConstraint(condition=models.Q(('sent_on__gte', models.F('decision_received_on')), models.Q(('received_on', None), ('received_on__gte', models.F('sent_on')), _connector='OR'), models.Q(('returned_on', None), ('returned_on__gte', models.F('sent_on')), _connector='OR')), name='case_transfer_days_in_order'),
        ),
        migrations.AddConstraint(
            model_name='casetransfer',
            constraint=models.UniqueConstraint(condition=models.Q(('received_on', None), ('returned_on', None)), fields=('case',), name='case_transfer_one_open'),
        ),
    ]
