"""The register of crime reports as a Django application."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Crime reports with their whole life."""

    name = "tongket.registers.intake"
    label = "intake"
