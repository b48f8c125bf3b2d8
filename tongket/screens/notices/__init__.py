"""Notices (thông báo): what was sent to the reader's unit and post."""
