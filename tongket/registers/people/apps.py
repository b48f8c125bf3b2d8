"""The register of accounts as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts and grants (role × unit × period)."""

    name = "tongket.registers.people"
    label = "people"
