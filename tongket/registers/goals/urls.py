"""Addresses of the register of goals, under /muc-tieu/."""

from django.urls import path

from tongket.registers.goals import views

app_name = "goals"
urlpatterns = [
    path("", views.index, name="index"),
    path("moi/", views.set_target, name="set"),
    path("chi-so/moi/", views.record_index, name="record_index"),
    path("chi-so/<str:code>/", views.index_detail, name="index_detail"),
    path("chi-so/<str:code>/huy/", views.void_index, name="void_index"),
    path("<str:code>/", views.detail, name="detail"),
    path("<str:code>/dieu-chinh/", views.revise, name="revise"),
]
