"""The program as a user runs it, with bytes in and bytes out; in a process of its own where that matters."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time

import pytest

from tongket.entry import cli

PROGRAM = [sys.executable, "-m", "tongket.entry.cli"]


def in_process_of_its_own(*words: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*PROGRAM, *words], capture_output=True, env={**os.environ, **(env or {})})


def run(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    streams = [io.TextIOWrapper(io.BytesIO(start)) for start in (stdin, b"", b"")]
    with pytest.MonkeyPatch.context() as patch:
        for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
            patch.setattr(sys, name, stream)
        code = cli.main(list(words))
    for stream in streams[1:]:
        stream.flush()
    return subprocess.CompletedProcess(words, code, streams[1].buffer.getvalue(), streams[2].buffer.getvalue())


def out(*words: str, stdin: bytes = b"") -> str:
    return run(*words, stdin=stdin).stdout.decode()


def records(*words: str, stdin: bytes = b"") -> list[dict]:
    return [json.loads(line) for line in out(*words, "--json", stdin=stdin).splitlines()]


def test_compare_answers_as_the_contract_shows():
    assert records("compare", "391", "434") == [
        {
            "current": 391,
            "previous": 434,
            "change": -43,
            "percent": "-9.91",
            "status": "decrease",
            "phrase": "giảm 43 (9,91%)",
        }
    ]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["391", "434", "--noun", "vụ"], "giảm 43 vụ (9,91%)"),
        (["391", "434", "--noun", "vụ", "--long"], "391 vụ, giảm 43 vụ (9,91%) so với cùng kỳ năm trước"),
        (["391", "--decimals", "1", "434"], "giảm 43 (9,9%)"),
        (["5", "0", "--noun", "vụ"], "tăng 5 vụ (cùng kỳ không phát sinh)"),
        (["7", "7"], "bằng cùng kỳ"),
        (["0", "0"], "không phát sinh"),
        (["--rates", "687/776", "695/788"], "tăng 0,33 điểm %"),
        (["--rates", "0/0", "1/2"], "không so sánh được: có kỳ không phát sinh"),
    ],
)
def test_compare_prints_the_phrase(words, text):
    found = run("compare", *words)
    assert (found.stdout.decode(), found.returncode) == (text + "\n", 0)


@pytest.mark.parametrize(
    ("current", "previous", "percent", "status"),
    [
        ("5", "0", None, "no_base"),
        ("0", "0", None, "same"),
        ("7", "7", "0.00", "same"),
        ("8", "7", "14.29", "increase"),
    ],
)
def test_compare_has_a_status_and_no_percent_without_a_base(current, previous, percent, status):
    (found,) = records("compare", current, previous)
    assert (found["percent"], found["status"]) == (percent, status)


def test_compare_of_rates_is_in_points_of_the_exact_fractions():
    (found,) = records("compare", "--rates", "1/3", "1/3")
    assert (found["points"], found["status"], found["phrase"]) == ("0.00", "same", "bằng cùng kỳ")
    (found,) = records("compare", "--rates", "687/776", "695/788")
    assert (found["points"], found["current"]["percent"]) == ("0.33", "88.53")


@pytest.mark.parametrize(
    ("n", "of", "record", "code"),
    [
        ("687", "776", {"n": 687, "of": 776, "percent": "88.53", "status": "value"}, 0),
        ("0", "7", {"n": 0, "of": 7, "percent": "0.00", "status": "zero"}, 0),
        ("0", "0", {"n": 0, "of": 0, "percent": None, "status": "not_arising"}, 0),
        ("25", "19", {"n": 25, "of": 19, "percent": "131.58", "status": "over_100"}, 1),
        ("3", "0", {"n": 3, "of": 0, "percent": None, "status": "not_arising"}, 1),
    ],
)
def test_rate_answers_as_the_contract_shows(n, of, record, code):
    found = run("rate", n, of, "--json")
    assert (json.loads(found.stdout), found.returncode) == (record, code)


@pytest.mark.parametrize(
    "words",
    [["-1", "5"], ["1", "−5"], ["1.5", "5"], ["1.704", "2"], ["x", "5"], ["", "5"], ["9" * 31, "1"], ["٣", "5"]],
)
def test_what_is_no_count_is_refused(words):
    found = run("rate", *words)
    assert (found.returncode, found.stdout) == (3, b"")
    assert found.stderr


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["nope"],
        ["rate"],
        ["rate", "1"],
        ["rate", "1", "2", "3"],
        ["rate", "1", "2", "--nope"],
        ["text", "sing", "-"],
        ["text", "key", "-", "an"],
        ["rate", "1", "2", "--decimals", "7"],
        ["compare", "-", "5"],
    ],
)
def test_wrong_usage_is_code_2_and_says_so_on_standard_error(words):
    found = run(*words)
    assert (found.returncode, found.stdout) == (2, b"")
    assert found.stderr


def test_a_batch_goes_on_after_a_bad_line_and_ends_with_code_3():
    found = run("compare", "-", "--json", stdin=b"391 434\n\nx 1\n5\t0\r\n-3 1\n1 2 3\n")
    lines = [json.loads(line) for line in found.stdout.splitlines()]
    assert [(line.get("line"), line.get("error")) for line in lines] == [
        (None, None), (3, "COUNT-NOT-WHOLE"), (None, None), (5, "COUNT-NEGATIVE"), (6, "LINE-NOT-TWO-NUMBERS"),
    ]  # fmt: skip
    assert found.returncode == 3
    assert all(set(line) == {"line", "error", "message"} for line in lines if "error" in line)


def test_a_batch_for_people_keeps_trouble_on_standard_error():
    found = run("rate", "-", stdin=b"1 2\nx 2\n25 19\n")
    assert found.stdout.decode().splitlines()[0] == "1/2 (50,00%)"
    assert len(found.stdout.splitlines()) == 2
    assert b"COUNT-NOT-WHOLE" in found.stderr


def test_a_batch_with_a_finding_and_no_bad_line_is_code_1():
    assert run("rate", "-", stdin=b"1 2\n25 19\n").returncode == 1
    assert run("rate", "-", stdin=b"1 2\n").returncode == 0
    assert run("rate", "-", stdin=b"").returncode == 0


def test_rates_can_be_compared_line_by_line():
    assert out("compare", "--rates", "-", stdin=b"687/776 695/788\n") == "tăng 0,33 điểm %\n"


def test_a_rate_over_100_in_a_comparison_is_a_finding():
    assert run("compare", "--rates", "25/19", "1/2").returncode == 1


def test_text_gives_keys_order_and_old_encodings():
    assert out("text", "key", "-", stdin="Xã Quỳnh Hải\nĐắk\n".encode()) == "xa quynh hai\ndak\n"
    assert out("text", "sort", "-", stdin="đá\năn\nmạ\nmà\nan\nda\n".encode()) == "an\năn\nda\nđá\nmà\nmạ\n"
    assert out("text", "decode", "-", stdin="C«ng an tØnh\nCoâng an tænh\nCông an tỉnh\n".encode()) == (
        "Công an tỉnh\ttcvn3\nCông an tỉnh\tvni\nCông an tỉnh\tunicode\n"
    )


def test_decode_takes_raw_bytes_line_by_line():
    raw = "C«ng an tØnh\n".encode("latin-1") + "Coâng an tænh\n".encode("latin-1") + "Công an tỉnh\n".encode()
    found = records("text", "decode", "-", stdin=raw)
    assert [line["encoding"] for line in found] == ["tcvn3", "vni", "unicode"]
    assert {line["text"] for line in found} == {"Công an tỉnh"}


def test_decode_refuses_an_ambiguous_line_with_both_readings_and_goes_on():
    found = run("text", "decode", "-", "--json", stdin="vô\nsè vô\n".encode())
    first, second = (json.loads(line) for line in found.stdout.splitlines())
    assert (first["line"], first["error"], found.returncode) == (1, "TEXT-AMBIGUOUS", 3)
    assert "“vụ” (tcvn3)" in first["message"]
    assert second == {"text": "số vụ", "encoding": "tcvn3"}


def test_a_line_that_is_not_utf8_is_refused_where_utf8_is_needed():
    found = run("text", "key", "-", "--json", stdin=b"C\xabng\nan\n")
    assert [json.loads(line).get("error") for line in found.stdout.splitlines()] == ["TEXT-NOT-UTF8", None]
    assert found.returncode == 3


def test_output_is_utf8_under_any_locale():
    env = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    found = in_process_of_its_own("compare", "391", "434", "--noun", "vụ", env=env)
    assert found.stdout.decode() == "giảm 43 vụ (9,91%)\n"


def test_json_may_stand_before_the_command():
    assert json.loads(out("--json", "rate", "1", "2"))["percent"] == "50.00"


def test_a_refusal_under_json_is_an_object_on_standard_error():
    found = run("rate", "x", "2", "--json")
    assert set(json.loads(found.stderr)) == {"error", "message"}


def test_help_lists_every_command():
    found = run("--help")
    assert found.returncode == 0
    assert all(name in found.stdout.decode() for name in cli.COMMANDS)


def test_a_reader_that_stops_early_is_no_error():
    command = f"yes '1 2' | head -20000 | {' '.join(PROGRAM)} rate - | head -1"
    found = subprocess.run(["bash", "-c", command], capture_output=True)
    assert (found.stdout, found.stderr) == (b"1/2 (50,00%)\n", b"")


def test_a_bug_ends_as_code_4_with_one_line(monkeypatch, capsys):
    def broken(argv: list[str]) -> int:
        raise ZeroDivisionError("boom")

    monkeypatch.delenv(cli.DEBUG, raising=False)
    monkeypatch.setattr(cli, "load", lambda name: broken)
    assert cli.main(["rate", "1", "2"]) == 4
    trouble = capsys.readouterr().err
    assert "ZeroDivisionError" in trouble
    assert "Traceback" not in trouble


def test_a_bug_shows_its_traceback_when_asked(monkeypatch, capsys):
    def broken(argv: list[str]) -> int:
        raise ZeroDivisionError("boom")

    monkeypatch.setenv(cli.DEBUG, "1")
    monkeypatch.setattr(cli, "load", lambda name: broken)
    assert cli.main(["rate", "1", "2"]) == 4
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["rate", "1", "2"], ["compare", "1", "2"], ["text", "decode", "C«ng"]])
def test_commands_on_words_load_neither_django_nor_numpy(words):
    script = (
        "import sys; from tongket.entry.cli import main; main(sys.argv[1:]);"
        "sys.exit(len({'django', 'numpy', 'duckdb', 'pyarrow', 'pysqlite3'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", script, *words], capture_output=True)
    assert (found.stderr, found.returncode) == (b"", 0)


def test_commands_on_words_start_in_under_400_ms():
    def seconds() -> float:
        began = time.perf_counter()
        in_process_of_its_own("rate", "1", "2")
        return time.perf_counter() - began

    assert min(seconds() for _ in range(5)) < 0.4
