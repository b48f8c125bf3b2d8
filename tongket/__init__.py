"""Tổng Kết: the information system of a provincial steering committee 138."""
