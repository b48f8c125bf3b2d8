"""Addresses of the register of crime reports."""

from django.urls import path

from tongket.registers.intake import views
from tongket.registers.intake.views import acts, dissolution, identity, notices, receipt, remote

app_name = "intake"
urlpatterns = [
    path("", views.index, name="index"),
    path("moi/", receipt.new, name="new"),
    path("moi/trung/", receipt.likely, name="likely"),
    path("thong-bao/", notices.to_send, name="notices"),
    path("xa-di-lai-kho-khan/", remote.remote, name="remote"),
    path("xa-di-lai-kho-khan/<int:row_id>/ket-thuc/", remote.unlist, name="unlist_remote"),
    path("ban-giao/", dissolution.ended, name="ended"),
    path("ban-giao/<slug:code>/", dissolution.hand_over, name="hand_over"),
    path("tim-so/", identity.match, name="match"),
    path("danh-tinh/", identity.openings, name="openings"),
    path("danh-tinh/<int:request_id>/", identity.opening, name="opening"),
    path("danh-tinh/<int:request_id>/duyet/", identity.decide_opening, name="decide_opening"),
    path("danh-tinh/<int:request_id>/mo/", identity.open_persons, name="open_persons"),
    path("danh-tinh/<int:request_id>/giai-trinh/", identity.explain_opening, name="explain_opening"),
    path("danh-tinh/<int:request_id>/xem-xet/", identity.review_opening, name="review_opening"),
    path("<slug:code>/danh-tinh/", identity.ask_opening, name="ask_opening"),
    path("<slug:code>/", acts.detail, name="detail"),
    path("<slug:code>/phieu/", receipt.sheet, {"slug": "phieu"}, name="receipt"),
    path("<slug:code>/bien-ban/", receipt.sheet, {"slug": "bien-ban"}, name="minutes"),
    path("<slug:code>/giao-nhan/", receipt.sheet, {"slug": "giao-nhan"}, name="person_handover"),
    path("<slug:code>/bia-ho-so/", receipt.cover, name="cover"),
    path("<slug:code>/thong-bao/<slug:kind>/", notices.notice, name="notice"),
    path("<slug:code>/thong-bao/<slug:kind>/sua/", notices.edit, name="notice_edit"),
    path("<slug:code>/thong-bao/<slug:kind>/in/", notices.print_notice, name="notice_print"),
    path("<slug:code>/<slug:slug>/", acts.act, name="act"),
]
