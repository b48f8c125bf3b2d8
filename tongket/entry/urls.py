"""Every address of the site; each slice brings its own list."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("don-vi/", include("tongket.registers.units.urls")),
    path("su-co/", include("tongket.registers.incidents.urls")),
    path("", include("tongket.registers.people.urls")),
]
