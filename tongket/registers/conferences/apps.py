"""The register of conferences as a Django application."""

from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    """One record from which invitation, agenda, minutes and conclusion follow."""

    name = "tongket.registers.conferences"
    label = "conferences"
