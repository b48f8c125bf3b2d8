"""The overdue board (việc quá hạn): one list for every kind of duty."""
