"""Seals (chốt số liệu): the list, and sealing anew."""
