"""Addresses of the register of returns, under /bao-cao/."""

from django.urls import path

from tongket.registers.returns import views

app_name = "returns"
urlpatterns = [
    path("", views.index, name="index"),
    path("giao/", views.open_month, name="open"),
    path("chot-so/", views.closings, name="closings"),
    path("chot-so/chot/", views.close, name="close"),
    path("chot-so/mo-lai/", views.reopen, name="reopen"),
    path("so-lieu-nam/", views.aggregates, name="aggregates"),
    path("so-lieu-nam/nhap/", views.reenter, name="reenter"),
    path("so-lieu-nam/<str:code>/huy/", views.void_aggregate, name="void_aggregate"),
    path("niem-phong/", views.seals, name="seals"),
    path("ban/<str:code>/", views.by_code, name="detail"),
    path("<str:month>/duyet/", views.approve_all, name="approve_all"),
    path("<str:month>/<str:unit_code>/", views.detail, name="detail"),
    path("<str:month>/<str:unit_code>/nhap/", views.send, name="send"),
    path("<str:month>/<str:unit_code>/kiem-tra/", views.check, name="check"),
    path("<str:month>/<str:unit_code>/xac-nhan/", views.verify, name="verify"),
    path("<str:month>/<str:unit_code>/duyet/", views.approve, name="approve"),
    path("<str:month>/<str:unit_code>/tra-lai/", views.give_back, name="give_back"),
    path("<str:month>/<str:unit_code>/dieu-chinh/", views.propose, name="propose"),
    path("<str:month>/<str:unit_code>/dieu-chinh/duyet/", views.restate, name="restate"),
    path("<str:month>/<str:unit_code>/dieu-chinh/bac/", views.decline, name="decline"),
]
