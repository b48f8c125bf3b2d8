"""Addresses of sign-in and accounts."""

from django.urls import path

from tongket.registers.people import views

app_name = "people"
urlpatterns = [
    path("dang-nhap/", views.sign_in, name="sign_in"),
    path("dang-nhap/mo-phong/", views.demo_sign_in, name="demo_sign_in"),
    path("dang-xuat/", views.sign_out, name="sign_out"),
    path("toi/", views.me, name="me"),
    path("nguoi-dung/", views.index, name="index"),
    path("nguoi-dung/moi/", views.open_account, name="open_account"),
    path("nguoi-dung/<slug:username>/quyen/", views.grant, name="grant"),
    path("nguoi-dung/<slug:username>/quyen/<int:grant_id>/thu-hoi/", views.withdraw, name="withdraw"),
]
