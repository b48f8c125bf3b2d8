"""The register of units as a Django application."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    """Units, lineage, the committee with its seats and terms."""

    name = "tongket.registers.units"
    label = "units"
