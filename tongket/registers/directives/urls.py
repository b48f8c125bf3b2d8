"""Addresses of the register of directives, under /chi-dao/."""

from django.urls import path

from tongket.registers.directives import views

app_name = "directives"
urlpatterns = [
    path("", views.index, name="index"),
    path("van-ban/", views.sources, name="sources"),
    path("moi/", views.issue, name="issue"),
    path("nhiem-vu/<str:code>/", views.task, name="task"),
    path("nhiem-vu/<str:code>/minh-chung/", views.submit, name="submit"),
    path("nhiem-vu/<str:code>/tien-do/", views.progress, name="progress"),
    path("nhiem-vu/<str:code>/phoi-hop/", views.partner, name="partner"),
    path("nhiem-vu/<str:code>/nghiem-thu/", views.accept, name="accept"),
    path("nhiem-vu/<str:code>/tra-lai/", views.send_back, name="send_back"),
    path("nhiem-vu/<str:code>/gia-han/", views.extend, name="extend"),
    path("nhiem-vu/<str:code>/huy/", views.void_task, name="void_task"),
    path("<str:code>/", views.detail, name="detail"),
    path("<str:code>/giao/", views.assign, name="assign"),
    path("<str:code>/huy/", views.void_directive, name="void_directive"),
]
