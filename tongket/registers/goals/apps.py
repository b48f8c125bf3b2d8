"""The register of goals as a Django application."""

from django.apps import AppConfig


class GoalsConfig(AppConfig):
    """Targets and outside indices."""

    name = "tongket.registers.goals"
    label = "goals"
