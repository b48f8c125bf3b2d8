"""Entry: settings, urls, wiring, commands."""
