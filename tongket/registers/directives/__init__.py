"""Directives (chỉ đạo): conclusions, instructions, tasks, evidence, acceptance, extensions."""
