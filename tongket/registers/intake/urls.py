"""Addresses of the register of crime reports."""

from django.urls import path

from tongket.registers.intake import views

app_name = "intake"
urlpatterns = [
    path("", views.index, name="index"),
    path("moi/", views.new, name="new"),
    path("<slug:code>/", views.detail, name="detail"),
    path("<slug:code>/<slug:slug>/", views.act, name="act"),
]
