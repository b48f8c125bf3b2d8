"""Targets (chỉ tiêu phấn đấu): their kinds, their verdicts, the pace through the year; exact integers and fractions."""
