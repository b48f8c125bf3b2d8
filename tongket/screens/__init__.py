"""Screens: pages across registers."""
