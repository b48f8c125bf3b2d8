"""Deadlines computed from events."""
