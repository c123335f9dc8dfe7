import subprocess
import sys
from pathlib import Path

from engine.bootstrap import ROOT
from engine.bootstrap.lock import only_one

HOLD = """
import sys, pathlib
from engine.bootstrap.lock import only_one
with only_one(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
    print("freed", flush=True)
"""


def test_the_second_waits_for_the_first(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    command = [sys.executable, "-c", HOLD, str(lock)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True, cwd=ROOT) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stderr is not None
        with only_one(lock):
            assert "waiting until it is done" in other.stderr.readline()
        assert other.stdout.readline() == "held\n"
        other.stdin.write("\n")
        other.stdin.flush()
        assert other.stdout.readline() == "freed\n"
