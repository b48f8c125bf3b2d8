"""The Word writer: an outline as a .docx that any office can open and edit."""

from tongket.documents.word.writer import docx_bytes

__all__ = ["docx_bytes"]
