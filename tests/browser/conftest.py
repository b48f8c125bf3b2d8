"""The real site in a real browser: one demo database per session, one site on a free port, a browser per module."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# No graphics card, no look-ups of its own: the pages alone are drawn.
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-extensions", "--disable-background-networking"]
WIDE = {"width": 1366, "height": 768}
# A page that prints itself would hold the browser's printer while the test prints it, so askings are only counted.
COUNT_PRINTING = "window.printed = 0; window.print = () => { window.printed += 1; };"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def _chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    if not found:
        reason = "no Chromium on this machine; install the package chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def demo_var(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo's database and seals: the journeys write into it."""
    _chromium()
    var = tmp_path_factory.mktemp("site") / "var"
    shutil.copytree(demo_home, var)
    return var


@pytest.fixture(scope="session")
def site(demo_var: Path) -> Iterator[str]:
    """The address of the running site."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "1", "--blocking-threads", "2", "--log-level", "warning", "tongket.entry.wsgi:application",
    ]  # fmt: skip
    environment = os.environ | {"TONGKET_VAR": str(demo_var), "TONGKET_DEMO": "1"}
    with (demo_var.parent / "site.log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        try:
            _wait_for(f"{address}/dang-nhap/", server)
            yield address
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(timeout=20)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(120):
        assert server.poll() is None, "the site stopped while starting"
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.25)
    pytest.fail("the site did not answer")


@pytest.fixture(scope="module")
def browser(site: str) -> Iterator[Browser]:
    """One Chromium per module: its event loop must be gone before tests that use the database run."""
    with sync_playwright() as player:
        chromium = player.chromium.launch(executable_path=_chromium(), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def signed_in(browser: Browser, site: str) -> Iterator[Callable[..., BrowserContext]]:
    """Contexts of people signed in by one click: `signed_in("thuong-truc")`; kept for the module."""
    kept: dict[tuple[str, str, bool], BrowserContext] = {}

    def context(username: str, language: str = "vi", *, javascript: bool = True) -> BrowserContext:
        key = (username, language, javascript)
        if key not in kept:
            made = browser.new_context(viewport=WIDE, java_script_enabled=javascript, base_url=site)
            made.add_cookies([{"name": "ngon_ngu", "value": language, "url": site}])
            made.add_init_script(COUNT_PRINTING)
            page = made.new_page()
            page.goto("/dang-nhap/")
            page.locator(f'form:has(input[value="{username}"]) button').click()
            page.wait_for_url(lambda url: "dang-nhap" not in url)
            page.close()
            kept[key] = made
        return kept[key]

    yield context
    for made in kept.values():
        made.close()


@pytest.fixture
def page_of(signed_in: Callable[..., BrowserContext]) -> Iterator[Callable[..., Page]]:
    """A fresh page of somebody signed in; closed after the test."""
    opened: list[Page] = []

    def page(username: str, language: str = "vi", *, javascript: bool = True) -> Page:
        opened.append(signed_in(username, language, javascript=javascript).new_page())
        opened[-1].set_viewport_size(WIDE)
        return opened[-1]

    yield page
    for one in opened:
        one.close()
