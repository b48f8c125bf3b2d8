"""Returns (báo cáo định kỳ): duties, monthly forms, closings of registers, re-entered aggregates, seals."""
