"""The demo province (tỉnh mô phỏng): deterministic, made through the registers' operations, plainly marked."""
