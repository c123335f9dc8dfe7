import sys
from pathlib import Path

import pytest

from engine.bootstrap.live import TOOK_TOO_LONG, Step, condense, run


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Collecting torch==2.13.0", "looking for torch==2.13.0"),
        (
            "  Downloading torch-2.13.0-cp311-cp311-linux.whl (190.1 MB)",
            "downloading torch-2.13.0 (190.1 MB)",
        ),
        ("Installing collected packages: a, b, c", "installing 3 parts"),
        ("Installing collected packages: torch", "installing torch"),
        ("Building wheel for jieba (pyproject.toml): started", "building jieba"),
        ("Progress 50000000 of 200000000", "downloading, 25% of 200 MB"),
        ("WARNING: Retrying (Retry(total=4)) after", "the package index does not answer, trying again"),
        ("Setting up libgl1:amd64 (1.6.0-1) ...", "installing libgl1:amd64"),
        ("Looking in indexes: somewhere", ""),
    ],
)
def test_a_line_of_pip_in_a_few_words(line: str, words: str) -> None:
    assert condense(line + "\n") == words


def test_run_gives_exit_code_and_output_and_keeps_a_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "setup.log"

    code, output = run([sys.executable, "-c", "print('hello'); raise SystemExit(3)"], Step("Trying"), log)

    assert code == 3
    assert "hello\n" in output
    assert log.read_text("utf-8") == output
    assert capsys.readouterr().err == "Trying ...\n"


def test_run_ends_what_takes_too_long() -> None:
    code, _ = run([sys.executable, "-c", "import time; time.sleep(60)"], Step("Waiting"), None, limit_s=0.1)
    assert code == TOOK_TOO_LONG


def test_a_terminal_sees_one_line_that_is_redrawn(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "50")

    step = Step("Step 2 of 4: installing PyTorch")
    step.tell("downloading a part with a name much longer than the line")
    step.end()

    written = capsys.readouterr().err
    assert written.count("\n") == 1
    assert all(len(line) == 49 for line in written.strip("\r\n").split("\r"))
    assert written.rstrip().endswith("0:00  done")
