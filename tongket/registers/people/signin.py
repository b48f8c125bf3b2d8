"""Signing in: password hashing within one small machine's memory, and a soft brake on guessing (never a hard lock)."""

from __future__ import annotations

import time

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import cache
from django.http import HttpRequest

FREE_TRIES = 5
LONGEST_WAIT = 300  # seconds


class OfficeArgon2Hasher(Argon2PasswordHasher):
    """Argon2id, m = 19 MiB, t = 2, p = 1: twenty sign-ins at once fit one small machine."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1


def may_try(username: str, request: HttpRequest) -> bool:
    """Whether this account may be tried now from this network."""
    _tries, not_before = cache.get(_key(username, request), (0, 0.0))
    return time.monotonic() >= not_before


def remember(username: str, request: HttpRequest, *, success: bool) -> None:
    """Remember an attempt: a success clears the brake, a failure lengthens the next wait."""
    key = _key(username, request)
    if success:
        cache.delete(key)
        return
    tries, _not_before = cache.get(key, (0, 0.0))
    tries += 1
    wait = 0 if tries < FREE_TRIES else min(LONGEST_WAIT, 2 ** (tries - FREE_TRIES))
    cache.set(key, (tries, time.monotonic() + wait), timeout=3600)


def _key(username: str, request: HttpRequest) -> str:
    network = request.META.get("REMOTE_ADDR", "").rsplit(".", 1)[0]
    return f"signin:{username.casefold()[:40]}:{network}"
