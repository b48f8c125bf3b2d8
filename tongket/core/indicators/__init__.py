"""The algebra of indicators (chỉ tiêu), what engines answer, and the slow reference engine."""
