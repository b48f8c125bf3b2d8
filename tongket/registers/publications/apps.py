"""The register of publications as a Django application."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """News items with their versions, corrections and views."""

    name = "tongket.registers.publications"
    label = "publications"
