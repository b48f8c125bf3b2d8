"""Addresses of the register of awards, under /khen-thuong/."""

from django.urls import path

from tongket.registers.awards import views

app_name = "awards"
urlpatterns = [
    path("", views.index, name="index"),
    path("moi/", views.open_round, name="open_round"),
    path("danh-hieu/", views.recognitions, name="recognitions"),
    path("danh-hieu/moi/", views.record_recognition, name="record_recognition"),
    path("danh-hieu/<str:code>/huy/", views.void_recognition, name="void_recognition"),
    path("de-nghi/<str:code>/", views.nomination, name="nomination"),
    path("de-nghi/<str:code>/tham-dinh/", views.vet, name="vet"),
    path("de-nghi/<str:code>/huy/", views.void_nomination, name="void_nomination"),
    path("quyet-dinh/<str:code>/", views.award, name="award"),
    path("quyet-dinh/<str:code>/thu-hoi/", views.revoke, name="revoke"),
    path("quyet-dinh/<str:code>/khoi-phuc/", views.restore, name="restore"),
    path("<str:code>/", views.round_page, name="round"),
    path("<str:code>/danh-sach/", views.award_list, name="list"),
    path("<str:code>/de-nghi/", views.nominate, name="nominate"),
    path("<str:code>/quyet-dinh/", views.decide, name="decide"),
    path("<str:code>/trao/", views.hand_over, name="hand_over"),
]
