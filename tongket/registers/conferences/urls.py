"""Addresses of the register of conferences, under /hoi-nghi/."""

from django.urls import path

from tongket.registers.conferences import views

app_name = "conferences"
urlpatterns = [
    path("", views.index, name="index"),
    path("moi/", views.call, name="call"),
    path("<str:code>/", views.detail, name="detail"),
    path("<str:code>/chuong-trinh/", views.add_agenda, name="agenda"),
    path("<str:code>/tai-lieu/", views.add_paper, name="paper"),
    path("<str:code>/khen-thuong/", views.link_round, name="link_round"),
    path("<str:code>/giay-moi/", views.invite, name="invite"),
    path("<str:code>/khai-mac/", views.open_session, name="open"),
    path("<str:code>/diem-danh/", views.record_attendance, name="attendance"),
    path("<str:code>/trao-thuong/", views.ceremony, name="ceremony"),
    path("<str:code>/be-mac/", views.close_session, name="close"),
    path("<str:code>/bien-ban/", views.record_minutes, name="minutes"),
    path("<str:code>/ket-luan/", views.record_conclusion, name="conclusion"),
    path("<str:code>/thong-bao/", views.issue_notice, name="notice"),
    path("<str:code>/huy/", views.void, name="void"),
]
