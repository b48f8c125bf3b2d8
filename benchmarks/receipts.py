"""Receipt of crime reports by eight desks at once, through the running site: how many a second, how slow, none lost.

Run: `python -m benchmarks.receipts [SECONDS]`. Each desk signs in, opens the receipt page, sends it and opens the next,
as a browser would; afterwards every acknowledged number must stand in the database once. The baseline of the same run
is a bare transaction of two inserts, as many at a time.
"""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode

from tools.on_postgres import cluster

SECONDS = 20
DESKS = 8
PREPARE = """
import django; django.setup()
from django.core.management import call_command
from tongket.entry.demo.base import load_base
call_command("migrate", verbosity=0); load_base()
"""
COUNT = """
import django, sys; django.setup()
from tongket.registers.intake import queries
wanted = sys.stdin.read().split()
print(sum(queries.exists(code) for code in wanted), len(set(wanted)))
"""
SUBJECT = "Mất trộm xe đạp điện tại nhà văn hóa thôn, lần ghi thứ {number} của bàn {desk}"


def main() -> None:
    """SQLite, then PostgreSQL with its promises on (fsync, full_page_writes)."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    if len(sys.argv) > 2:
        _bare(seconds)
        return
    _run("SQLite", seconds, {})
    with cluster() as address:
        if address:
            _run("PostgreSQL", seconds, {"TONGKET_DATABASE_URL": address})
        else:
            print("PostgreSQL: skipped, not installed")


def _run(name: str, seconds: int, more: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory(prefix="tongket-bench-") as folder:
        environment = os.environ | {"TONGKET_VAR": folder, "TONGKET_DEMO": "1"} | more
        environment["DJANGO_SETTINGS_MODULE"] = "tongket.entry.settings"
        subprocess.run([sys.executable, "-c", PREPARE], env=environment, check=True)
        port = _free_port()
        command = [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
            "--workers", "2", "--blocking-threads", "1", "--log-level", "warning", "tongket.entry.wsgi:application",
        ]  # fmt: skip
        with (Path(folder) / "site.log").open("wb") as log:
            server = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
            try:
                _wait(port)
                desks = _all_desks(port, seconds)
            finally:
                os.killpg(server.pid, signal.SIGTERM)
                server.wait(timeout=30)
        _tell(name, seconds, desks, environment)


def _all_desks(port: int, seconds: int) -> list[Desk]:
    desks = [Desk(port, number, time.monotonic() + seconds) for number in range(DESKS)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    return desks


def _tell(name: str, seconds: int, desks: list[Desk], environment: dict[str, str]) -> None:
    codes = [code for desk in desks for code in desk.codes]
    times = sorted(moment for desk in desks for moment in desk.times)
    faults = [fault for desk in desks for fault in desk.faults]
    done = subprocess.run([sys.executable, "-c", COUNT], env=environment, input="\n".join(codes), text=True,
                          capture_output=True, check=True)  # fmt: skip
    kept, different = map(int, done.stdout.split())
    bare = subprocess.run([sys.executable, "-m", "benchmarks.receipts", "5", "bare"], env=environment, text=True,
                          capture_output=True, check=True)  # fmt: skip
    rate, base = len(codes) / seconds, float(bare.stdout)
    print(f"{name}: {len(codes)} receipts by {DESKS} desks in {seconds} s = {rate:.1f} a second; POST p50 "
          f"{_ms(times, 0.5)}, p99 {_ms(times, 0.99)}; refused or failed {len(faults)}")  # fmt: skip
    print(f"{name}: acknowledged {len(codes)}, different numbers {different}, in the database {kept}, "
          f"lost {len(codes) - kept}")  # fmt: skip
    print(f"{name}: bare two-insert transactions {base:.0f} a second; a receipt with its two pages costs "
          f"{base / max(rate, 0.01):.1f} of them", flush=True)  # fmt: skip
    for fault in faults[:3]:
        print("   ", fault)


def _ms(times: list[float], share: float) -> str:
    return f"{times[min(len(times) - 1, int(len(times) * share))] * 1e3:.0f} ms" if times else "–"


class Desk(threading.Thread):
    """One duty desk: signs in and takes in one report after another until the time is over."""

    def __init__(self, port: int, number: int, until: float) -> None:
        super().__init__()
        self.port, self.number, self.until = port, number, until
        self.codes: list[str] = []
        self.times: list[float] = []
        self.faults: list[str] = []
        self.cookies: dict[str, str] = {}
        self.link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def run(self) -> None:
        """Sign in, then receipts."""
        form = _Form.of(self._ask("GET", "/dang-nhap/")[1], "/dang-nhap/mo-phong/")
        self._ask("POST", "/dang-nhap/mo-phong/", form | {"username": "truc-ban-huyen"})
        done = 0
        while time.monotonic() < self.until:
            page = self._ask("GET", "/tin-bao/moi/")[1]
            form = _Form.of(page, "") | {"summary": SUBJECT.format(number=done, desk=self.number)}
            form |= {"place_code": "12472", "kind": "TB", "channel": "phone"}
            started = time.monotonic()
            status, text, place = self._ask("POST", "/tin-bao/moi/", form)
            found = re.search(r"/tin-bao/(TB-[\w-]+)/", place)
            done += 1
            if status == 302 and found:
                self.times.append(time.monotonic() - started)
                self.codes.append(found[1])
            else:
                told = re.findall(r'class="(?:error|fault)[^"]*"[^>]*>([^<]+)', text)
                self.faults.append(f"{status} {told[:3]}")

    def _ask(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        head = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), "Accept": "text/html"}
        if form is not None:
            head |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{self.port}"}
        self.link.request(method, path, urlencode(form) if form is not None else None, head)
        answer = self.link.getresponse()
        text = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, text, answer.headers.get("Location", "")


class _Form(HTMLParser):
    """The values a browser would send with one form untouched."""

    def __init__(self, action: str) -> None:
        super().__init__()
        self.action, self.inside, self.values, self.select, self.area = action, False, {}, "", ""

    @classmethod
    def of(cls, page: str, action: str) -> dict[str, str]:
        """The form with that action; without one, the form that holds the summary."""
        found = cls(action)
        forms = re.findall(r"<form\b.*?</form>", page, re.S)
        wanted = [f for f in forms if (f'action="{action}"' in f if action else 'name="summary"' in f)]
        found.feed(wanted[0])
        return found.values

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Inputs with their values, chosen options, text areas."""
        given = {k: v or "" for k, v in attrs}
        name = given.get("name", "")
        if tag == "input" and name:
            if given.get("type") not in ("radio", "checkbox", "submit") or "checked" in given:
                self.values[name] = given.get("value", "on" if given.get("type") == "checkbox" else "")
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and ("selected" in given or self.select not in self.values):
            self.values[self.select] = given.get("value", "")
        elif tag == "textarea" and name:
            self.values[name], self.area = "", name

    def handle_data(self, data: str) -> None:
        """What stands in a text area."""
        if self.area:
            self.values[self.area] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        """A select or a text area ends."""
        self.select = "" if tag == "select" else self.select
        self.area = "" if tag == "textarea" else self.area


def _bare(seconds: int) -> None:
    """Bare transactions of two inserts a second, by eight threads of one process."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tongket.entry.settings"
    import django

    django.setup()
    from django.db import connection, transaction

    from tongket.foundation import clock
    from tongket.foundation.models import RequestKey

    until, made = time.monotonic() + seconds, [0] * DESKS

    def work(number: int) -> None:
        while time.monotonic() < until:
            with transaction.atomic():
                for part in "ab":
                    RequestKey.objects.create(key=f"bare-{number}-{made[number]}{part}", operation="bench",
                                              answer={"value": 0}, recorded_at=clock.real_now())  # fmt: skip
            made[number] += 1
        connection.close()

    threads = [threading.Thread(target=work, args=[number]) for number in range(DESKS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(sum(made) / seconds)


def _wait(port: int) -> None:
    for _turn in range(200):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the site did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
