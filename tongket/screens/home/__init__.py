"""The home page: each role's own work list."""
