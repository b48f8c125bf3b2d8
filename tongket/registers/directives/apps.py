"""The register of directives as a Django application."""

from django.apps import AppConfig


class DirectivesConfig(AppConfig):
    """Directives, instructions, tasks."""

    name = "tongket.registers.directives"
    label = "directives"
