"""The demo setting (chế độ mô phỏng) and its mark on every page and file."""

from __future__ import annotations

from django.conf import settings

MARK = "SỐ LIỆU MÔ PHỎNG – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
MARK_EN = "SIMULATED DATA – NO LEGAL VALUE"


def mark() -> str:
    """The mark while the demo is on, else an empty text."""
    return MARK if settings.TONGKET_DEMO else ""
