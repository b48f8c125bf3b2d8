"""Search across the registers, within the reader's scope."""
