"""Documents: outline, Word, PDF, HTML."""
