"""Registers: one slice per office book (sổ)."""
