"""Every address of the site; each slice brings its own list."""

from __future__ import annotations

from django.urls import include, path

from tongket.foundation.language import switch_language
from tongket.foundation.style_gallery import conference_gallery, style_gallery

SLICES = {
    "": "screens",
    "don-vi/": "registers.units",
    "tin-bao/": "registers.intake",
    "vu-an/": "registers.cases",
    "su-co/": "registers.incidents",
    "te-nan/": "registers.evils",
    "bao-cao/": "registers.returns",
    "muc-tieu/": "registers.goals",
    "chi-dao/": "registers.directives",
    "khen-thuong/": "registers.awards",
    "hoi-nghi/": "registers.conferences",
    "tin-tuc/": "registers.publications",
}
urlpatterns = [
    *(path(prefix, include(f"tongket.{name}.urls")) for prefix, name in SLICES.items()),
    path("kiem-sat/", include("tongket.registers.cases.urls_procuracy")),
    path("", include("tongket.registers.people.urls")),
    path("ngon-ngu/", switch_language, name="language"),
    path("kieu-dang/", style_gallery, name="style_gallery"),
    path("kieu-dang/hoi-nghi/", conference_gallery, name="conference_gallery"),
]
handler500 = "tongket.foundation.errors.server_error"
