"""Addresses of the procuracy's seat (/kiem-sat/)."""

from django.urls import path

from tongket.registers.cases.views import procuracy as views

app_name = "procuracy"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("so/<slug:slug>/", views.book, name="book"),
    path("ghi/<slug:slug>/", views.new, name="new"),
    path("gia-han/<slug:code>/", views.extension, name="extension"),
    path("quyet-dinh/<slug:slug>/<slug:code>/", views.outcome, name="outcome"),
    path("so-lieu/", views.counts, name="counts"),
    path("so-lieu/ky/", views.sign, name="sign"),
    path("so-lieu/<slug:code>/", views.counts_detail, name="counts_detail"),
    path("<slug:code>/", views.record, name="record"),
    path("<slug:code>/<slug:slug>/", views.act, name="act"),
]
