"""People (tài khoản): accounts by post, grants, sign-in."""
