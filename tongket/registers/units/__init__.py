"""Units (đơn vị): areas, police bodies, agencies and the committee, through time."""
