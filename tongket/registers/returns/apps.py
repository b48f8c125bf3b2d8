"""The register of returns as a Django application."""

from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    """Duties to report, returns, closings, aggregates, seals."""

    name = "tongket.registers.returns"
    label = "returns"
