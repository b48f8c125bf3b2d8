"""Limits kept (hạn đã giữ): by unit and duty K1–K19, how many of those that fell due were done on time."""
