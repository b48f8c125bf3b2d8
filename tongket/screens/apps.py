"""The pages across registers as a Django application."""

from django.apps import AppConfig


class ScreensConfig(AppConfig):
    """Home, overview, figure to evidence, trace, reports, search."""

    name = "tongket.screens"
    label = "screens"
