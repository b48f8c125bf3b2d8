"""Scheduled work (việc chạy theo lịch): what the office's machine does by itself, each step harmless to repeat."""
