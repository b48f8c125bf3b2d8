"""The register of offences and cases as a Django application."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Offences, clearances, cases, accused as counts, rings and gangs, safeguard reviews."""

    name = "tongket.registers.cases"
    label = "cases"
