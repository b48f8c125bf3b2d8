"""Intake (sổ tiếp nhận nguồn tin về tội phạm): receipt, transfer, the statutory clock, outcome."""
