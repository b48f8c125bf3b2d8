"""The audit trail is append-only in the database itself: an event is never changed or removed."""

from django.db import migrations

GUARDED = (
    "at, recorded_at, actor_id, actor_post, role, unit_id, verb, object_type, object_id, object_code, commitment, "
    "previous_hash, hash"
)

SQLITE = [
    f"""CREATE TRIGGER audit_no_update BEFORE UPDATE OF {GUARDED} ON foundation_auditevent
        BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END""",
    """CREATE TRIGGER audit_no_delete BEFORE DELETE ON foundation_auditevent
        BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END""",
]
POSTGRES = [
    """CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$""",
    f"""CREATE TRIGGER audit_no_update BEFORE UPDATE OF {GUARDED} ON foundation_auditevent
        FOR EACH ROW EXECUTE FUNCTION audit_append_only()""",
    """CREATE TRIGGER audit_no_delete BEFORE DELETE ON foundation_auditevent
        FOR EACH ROW EXECUTE FUNCTION audit_append_only()""",
]


def add_triggers(apps, schema_editor):
    statements = SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES
    for statement in statements:
        schema_editor.execute(statement)


def drop_triggers(apps, schema_editor):
    on = "" if schema_editor.connection.vendor == "sqlite" else " ON foundation_auditevent"
    for name in ("audit_no_update", "audit_no_delete"):
        schema_editor.execute(f"DROP TRIGGER {name}{on}")
    if not on:
        return
    schema_editor.execute("DROP FUNCTION audit_append_only()")


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_initial")]
    operations = [migrations.RunPython(add_triggers, drop_triggers)]
