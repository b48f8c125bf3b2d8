"""Addresses of the register of publications, under /tin-tuc/."""

from django.urls import path

from tongket.registers.publications import views

app_name = "publications"
urlpatterns = [
    path("", views.index, name="index"),
    path("moi/", views.draft, name="draft"),
    path("<slug:slug>/", views.item, name="item"),
    path("<slug:slug>/sua/", views.revise, name="revise"),
    path("<slug:slug>/duyet/", views.approve, name="approve"),
    path("<slug:slug>/dang/", views.publish, name="publish"),
    path("<slug:slug>/go/", views.withdraw, name="withdraw"),
    path("<slug:slug>/dinh-chinh/", views.correct, name="correct"),
    path("<slug:slug>/luot-xem/", views.record_views, name="record_views"),
    path("<slug:slug>/dem/", views.count_view, name="count_view"),
]
