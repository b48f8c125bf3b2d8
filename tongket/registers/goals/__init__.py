"""Goals (mục tiêu): targets set by paper, and outside indices."""
