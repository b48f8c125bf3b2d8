"""The register of awards as a Django application."""

from django.apps import AppConfig


class AwardsConfig(AppConfig):
    """Rounds, nominations, decisions, awards, recognitions received by the province."""

    name = "tongket.registers.awards"
    label = "awards"
