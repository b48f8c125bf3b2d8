"""Addresses of the register of units, under /don-vi/."""

from django.urls import path

from tongket.registers.units import views

app_name = "units"
urlpatterns = [
    path("", views.index, name="index"),
    path("moi/", views.found, name="found"),
    path("ban-chi-dao/", views.committee, name="committee"),
    path("ban-chi-dao/ghe/", views.appoint, name="appoint"),
    path("dia-gioi/", views.boundaries, name="boundaries"),
    path("<str:code>/", views.detail, name="detail"),
]
