"""From a bare Python to a running Unroll: one call before any other import.

Standard library only, and nothing of the rest of the engine. The first start makes `.venv` beside main.py, installs
what requirements.txt pins, asks for the system libraries that Qt loads, and starts the same command again inside
`.venv`. Every later start compares one stamp and goes on. An environment that already has every pinned part is used
as it is; UNROLL_NO_BOOTSTRAP=1 switches all of this off. This file and main.py are also read by a Python that is too
old, which then says so: no newer syntax here.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
RESTARTED = "UNROLL_RESTARTED_IN_VENV"


def ensure(dev: bool = False, window: bool = True) -> None:
    """Return inside a Python that has every part Unroll needs, or end the process with one sentence.

    `dev` adds the parts that only the tests need. `window` asks for Qt's system libraries as well: the command
    line does without them. Exit codes: 2 something the user can mend, 130 stopped by the user.
    """
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # torch's threads would spin and starve the window
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # NumPy's would too, and cannot be told to rest
    os.environ.setdefault("QT_API", "pyside6")
    if sys.version_info < (3, 10):  # noqa: UP036 (this is the line that tells an older Python so)
        found = f"{sys.version_info[0]}.{sys.version_info[1]}"
        _stop(f"Unroll needs Python 3.10 or newer, and this is Python {found}. Start it with a newer one.")
    if os.environ.get("UNROLL_NO_BOOTSTRAP") or getattr(sys, "frozen", False):
        return
    from engine.bootstrap.trouble import SetupStopped

    try:
        _ensure_parts(dev)
        if window:
            from engine.bootstrap.libraries import ensure_libraries

            ensure_libraries()
    except SetupStopped as stopped:
        _stop(str(stopped))
    except KeyboardInterrupt:
        from engine.bootstrap.sentences import say

        _stop("\n" + say("Set-up stopped. Start again to go on from here."), code=130)


def _ensure_parts(dev: bool) -> None:
    from engine.bootstrap import stamp

    inside = _is_inside(VENV)
    if not inside and stamp.has_every_part(ROOT, sys.path, dev):
        return  # an engineer's own environment
    if not stamp.is_current(ROOT, VENV, dev):
        from engine.bootstrap.installing import set_up

        set_up(ROOT, VENV, dev)
    if not inside:
        _restart_inside(VENV)
    os.environ.pop(RESTARTED, None)


def venv_python(venv: Path) -> Path:
    """The interpreter of a virtual environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _is_inside(venv: Path) -> bool:
    return os.path.realpath(sys.prefix) == os.path.realpath(venv)


def _restart_inside(venv: Path) -> None:
    """Start this very command again with the Python of `venv`; does not return."""
    if os.environ.get(RESTARTED):
        from engine.bootstrap.sentences import say
        from engine.bootstrap.trouble import SetupStopped

        sentence = "The Python in {venv} does not start as it should. Delete that folder and start again."
        raise SetupStopped(say(sentence, venv=venv))
    os.environ[RESTARTED] = "1"
    command = [str(venv_python(venv)), *_own_arguments()]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    import subprocess

    raise SystemExit(subprocess.call(command))  # Windows cannot replace a process


def _own_arguments() -> "list[str]":
    """What followed the interpreter on the command line; main.py where an installed script was started."""
    if "-m" in sys.orig_argv or Path(sys.argv[0]).name == "main.py":
        return sys.orig_argv[1:]
    return [str(ROOT / "main.py"), *sys.argv[1:]]


def _stop(sentence: str, code: int = 2) -> None:
    sys.stderr.write(sentence + "\n")
    raise SystemExit(code)
