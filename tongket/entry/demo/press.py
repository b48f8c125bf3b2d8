"""The news item of the conference, drafted from the record: every number bound to its figure."""

from __future__ import annotations
