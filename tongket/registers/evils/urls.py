"""Addresses of the register of social evils, under /te-nan/."""

from django.urls import path

from tongket.registers.evils.views import cases, spots, treatment, voiding, wanted

app_name = "evils"
urlpatterns = [
    path("", cases.index, name="index"),
    path("moi/", cases.record, name="record"),
    path("diem/", spots.spots, name="spots"),
    path("diem/moi/", spots.open_spot, name="open_spot"),
    path("diem/<str:code>/", spots.spot, name="spot"),
    path("diem/<str:code>/xoa/", spots.clear_spot, name="clear_spot"),
    path("diem/<str:code>/tro-lai/", spots.reopen_spot, name="reopen_spot"),
    path("cai-nghien/", treatment.treatment, name="treatment"),
    path("cai-nghien/moi/", treatment.record_movement, name="record_movement"),
    path("cai-nghien/<str:code>/", treatment.movement, name="movement"),
    path("truy-na/", wanted.wanted, name="wanted"),
    path("truy-na/moi/", wanted.issue, name="issue"),
    path("truy-na/<str:code>/", wanted.notice, name="notice"),
    path("truy-na/<str:code>/ket-qua/", wanted.finish, name="finish"),
    path("de-nghi-huy/", voiding.requests, name="void_requests"),
    path("<str:code>/", cases.detail, name="detail"),
    path("<str:code>/ket-qua/", cases.decide, name="decide"),
    path("<str:code>/rut-ket-qua/", cases.withdraw, name="withdraw"),
    path("<str:code>/huy/", voiding.ask, name="request_void"),
    path("<str:code>/duyet-huy/", voiding.approve, name="approve_void"),
    path("<str:code>/tu-choi-huy/", voiding.refuse, name="refuse_void"),
    path("<str:code>/<int:position>/huy/", voiding.ask, name="request_void_of_result"),
    path("<str:code>/<int:position>/duyet-huy/", voiding.approve, name="approve_void_of_result"),
    path("<str:code>/<int:position>/tu-choi-huy/", voiding.refuse, name="refuse_void_of_result"),
]
