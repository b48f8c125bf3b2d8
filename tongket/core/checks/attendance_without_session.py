"""People attended although no session was held (có lượt người mà không có buổi)."""

from __future__ import annotations

from collections.abc import Iterator

from tongket.core.checks.rule import Rule, Submission, Trouble, given


def _look(submission: Submission) -> Iterator[Trouble]:
    attendances, sessions = submission.number("propaganda_attendances"), submission.number("propaganda_sessions")
    if attendances and sessions == 0:
        yield Trouble("propaganda_attendances", {"n": attendances})


RULE = Rule(
    "RETURN-ATTENDANCE-WITHOUT-SESSION", "error", "Có lượt người mà không có buổi", "Attendance without a session",
    "Có {n} lượt người dự nhưng không có buổi tuyên truyền nào.", "{n} attendances but no session.",
    "Ghi số buổi đã tổ chức, hoặc sửa số lượt người.", "Enter the sessions held, or correct the attendances.",
    _look,
    (
        given("attendance needs a session", "propaganda_attendances", propaganda_attendances=40, propaganda_sessions=0),
        given("a session nobody attended is possible", propaganda_attendances=0, propaganda_sessions=1),
        given("both zero is a quiet month", propaganda_attendances=0, propaganda_sessions=0),
    ),
)  # fmt: skip
