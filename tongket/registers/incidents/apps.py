"""The register of incidents as a Django application."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """Fires, explosions, minor incidents, traffic accidents."""

    name = "tongket.registers.incidents"
    label = "incidents"
