"""Addresses of the register of offences and cases."""

from django.urls import path

from tongket.registers.cases import views

app_name = "cases"
urlpatterns = [
    path("", views.index, name="index"),
    path("moi/", views.record, name="record"),
    path("an/", views.cases, name="cases"),
    path("an/khoi-to/", views.initiate, name="initiate"),
    path("chuyen/", views.transfers, name="transfers"),
    path("chuyen/ban-giao/", views.hand_over, name="hand_over"),
    path("bang-nhom/", views.rings, name="rings"),
    path("bang-nhom/moi/", views.new_ring, name="new_ring"),
    path("khung/", views.frames, name="frames"),
    path("tu-tin/<slug:code>/", views.from_report, name="from_report"),
    path("thay-doi/", views.changes, name="changes"),
    path("ra-soat/", views.reviews, name="reviews"),
    path("ra-soat/moi/", views.new_review, name="new_review"),
    path("<slug:code>/", views.detail, name="detail"),
    path("<slug:code>/bia-ho-so/", views.cover, name="cover"),
    path("<slug:code>/dinh-chinh/", views.amend, name="amend"),
    path("<slug:code>/<slug:slug>/", views.act, name="act"),
]
