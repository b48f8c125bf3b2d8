"""The overview (tổng quan) of one unit and period on one page."""
