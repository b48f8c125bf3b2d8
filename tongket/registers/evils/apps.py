"""The register of social evils as a Django application."""

from django.apps import AppConfig


class EvilsConfig(AppConfig):
    """Gambling, prostitution, drug use; complicated spots; treatment; wanted persons."""

    name = "tongket.registers.evils"
    label = "evils"
