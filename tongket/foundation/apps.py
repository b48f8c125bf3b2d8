"""The foundation as a Django application."""

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    """Audit trail, idempotency keys, page parts: everything the registers stand on."""

    name = "tongket.foundation"
    label = "foundation"
    default_auto_field = "django.db.models.BigAutoField"
