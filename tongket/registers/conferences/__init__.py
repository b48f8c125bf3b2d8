"""Conferences (hội nghị): invitation, agenda, papers, attendance, minutes, conclusion, awards handed over."""
