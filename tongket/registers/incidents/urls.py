"""Addresses of the register of incidents, under /su-co/."""

from django.urls import path

from tongket.registers.incidents import views

app_name = "incidents"
urlpatterns = [
    path("", views.index, name="index"),
    path("moi/", views.record, name="record"),
    path("<str:code>/", views.detail, name="detail"),
    path("<str:code>/thiet-hai/", views.correct, name="correct"),
    path("<str:code>/huy/", views.void, name="void"),
]
