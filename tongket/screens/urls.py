"""Addresses of the pages across registers, under /."""

from django.urls import path

from tongket.screens.duties_kept import views as duties_kept
from tongket.screens.figures import views as figures
from tongket.screens.home import views as home
from tongket.screens.nightly import views as nightly
from tongket.screens.notices import views as notices
from tongket.screens.overdue import views as overdue
from tongket.screens.overview import views as overview
from tongket.screens.papers import views as papers
from tongket.screens.seals import views as seals
from tongket.screens.search import views as search
from tongket.screens.show import views as show
from tongket.screens.trace import views as trace

app_name = "screens"
urlpatterns = [
    path("", home.home, name="home"),
    path("tong-quan/", overview.overview, name="overview"),
    path("chi-tieu/", figures.catalogue, name="catalogue"),
    path("chi-tieu/<slug:indicator>/", figures.figure, name="figure"),
    path("doi-chieu/<int:year>/", trace.trace, name="trace"),
    path("van-ban/", papers.index, name="papers"),
    path("van-ban/tong-ket/", papers.report, name="report"),
    path("van-ban/tong-ket/tai-ve/<slug:kind>/", papers.report_file, name="report_file"),
    path("van-ban/khen-thuong/<str:code>/<slug:kind>/", papers.award_list_file, name="award_list_file"),
    path("chot/", seals.index, name="seals"),
    path("chot/moi/", seals.new, name="seal"),
    path("tim/", search.search, name="search"),
    path("hoi-nghi/<str:code>/trinh-chieu/", show.show, name="show"),
    path("viec/qua-han/", overdue.board, name="overdue"),
    path("viec/qua-han/ly-do/", overdue.delay, name="delay"),
    path("viec/qua-han/tai-ve/", overdue.board_file, name="overdue_file"),
    path("viec/qua-han/<slug:act>/", overdue.bulk, name="overdue_act"),
    path("viec/han-da-giu/", duties_kept.index, name="duties_kept"),
    path("viec/kiem-tra-dem/", nightly.index, name="nightly"),
    path("thong-bao/", notices.index, name="notices"),
    path("thong-bao/da-doc/", notices.read, name="notices_read"),
]
