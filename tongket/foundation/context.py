"""What every page shows around its content: committee, menu, person, time and version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib import metadata
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from tongket.foundation import clock


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of the left menu (danh mục); a count stands only where something waits."""

    icon: str
    label: str
    url: str
    count: int = 0
    urgent: bool = False
    current: bool = False


@dataclass(frozen=True, slots=True)
class MenuGroup:
    """Entries under one small heading."""

    label: str
    items: tuple[MenuItem, ...]


# Filled by entry/wiring: which entries a role sees is known above the foundation.
MENU_SOURCES: list[Callable[[HttpRequest], list[MenuGroup]]] = []


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor named in the settings."""
    return {
        "actor": getattr(request, "actor", None),
        "menu": mark_current([group for source in MENU_SOURCES for group in source(request)], request.path),
        "printed_at": clock.now(),
        "version": version(),
        "languages": settings.LANGUAGES,
    }


@cache
def version() -> str:
    """The installed version, printed on every page that leaves the house on paper."""
    try:
        return metadata.version("tongket")
    except metadata.PackageNotFoundError:
        return "0"


def mark_current(menu: list[MenuGroup], path: str) -> list[MenuGroup]:
    """The same menu with the entry of the longest URL that leads to `path` marked as current."""
    items = [item for group in menu for item in group.items]
    if any(item.current for item in items):
        return menu
    leading = [item.url for item in items if path.startswith(item.url) and (item.url != "/" or path == "/")]
    here = max(leading, key=len, default=None)
    return [
        MenuGroup(group.label, tuple(replace(item, current=item.url == here) for item in group.items))
        for group in menu
    ]  # fmt: skip
