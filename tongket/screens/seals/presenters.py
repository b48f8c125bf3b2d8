"""Seals as pages show them."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from tongket.analytics.snapshot import Snapshot, snapshots
from tongket.registers.returns import queries as returns


def lines() -> list[dict[str, Any]]:
    """Every recorded seal with the contents of its snapshot, newest first; a lost folder is said to be lost."""
    found = {one.hash: one for one in snapshots(settings.SNAPSHOTS)} if settings.SNAPSHOTS.exists() else {}
    return [
        {
            "code": seal.code, "cut_off": seal.cut_off, "hash": seal.snapshot_hash, "at": seal.sealed_at,
            "post": seal.sealed_post, "returns": seal.returns, **_contents(found.get(seal.snapshot_hash)),
        }
        for seal in returns.seals()
    ]  # fmt: skip


def _contents(snapshot: Snapshot | None) -> dict[str, Any]:
    if snapshot is None:
        return {"rows": None, "version": "", "kept": False}
    tables = snapshot.manifest["tables"]
    rows = sum(entry["rows"] for name, entry in tables.items() if name not in ("units", "lineage"))
    return {"rows": rows, "version": snapshot.manifest["code_version"], "kept": True}
