"""Core: what the law and arithmetic say; pure Python."""
