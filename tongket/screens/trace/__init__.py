"""The trace (đối chiếu): the reference publication, clause by clause, beside what carries it in this system."""
