"""Incidents (sự cố): fires, explosions, traffic accidents and their losses."""
