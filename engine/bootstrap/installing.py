"""Make `.venv` and fill it: each step can be interrupted at any point and done again."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from engine.bootstrap import stamp, venv_python
from engine.bootstrap.live import Step, run, tell
from engine.bootstrap.lock import only_one
from engine.bootstrap.sentences import say
from engine.bootstrap.trouble import SetupStopped, explain, is_offline

CPU_INDEX = "https://download.pytorch.org/whl/cpu"
ROOM_BYTES = 1_500_000_000  # .venv takes 1.3 GB with the CPU build of PyTorch
SAMPLES_LIMIT_S = 120.0
LARGE_BUILD = "no build for the processor alone was found; installing PyTorch for graphics cards (about 3 GB)"
NOT_OURS = (
    "There is a folder {venv} that Unroll did not make. Install into it yourself (pip install -e .) or move it away, "
    "then start again."
)
PIP = ("-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--prefer-binary")


def set_up(root: Path, venv: Path, dev: bool) -> None:
    """Bring `venv` to what the requirements ask for; stamp it when all is there."""
    try:
        with only_one(root / ".venv.lock"):
            if not stamp.is_current(root, venv, dev):  # else another process has just done it
                _Setup(root, venv, dev).run()
    except OSError as error:
        raise SetupStopped(explain("Unroll", str(error), str(venv / "setup.log"))) from error


class _Setup:
    def __init__(self, root: Path, venv: Path, dev: bool) -> None:
        self._root, self._venv, self._dev = root, venv, dev
        self._log = venv / "setup.log"
        self._python = str(venv_python(venv))
        self._steps = 3 + _has_samples(root)
        self._step = 0

    def run(self) -> None:
        tell(
            say("Setting up Unroll in {venv}. This is done once and takes a minute or more.", venv=self._venv)
        )
        self._make_venv()
        forget_half_installed(self._venv)
        self._install_torch()
        self._install_the_rest()
        if _has_samples(self._root):
            self._fetch_samples()
        stamp.write(self._root, self._venv, self._dev)
        tell(say("Unroll is set up."))

    def _next(self, doing: str) -> Step:
        self._step += 1
        return self._open(doing)

    def _open(self, doing: str) -> Step:
        return Step(say("Step {step} of {steps}: {doing}", step=self._step, steps=self._steps, doing=doing))

    def _make_venv(self) -> None:
        """Make the virtual environment, or keep the one that an earlier set-up got ready."""
        made = self._venv / "made"
        if made.exists() and _fits(self._venv):
            self._step += 1
            return
        if self._venv.exists():
            if not self._log.exists():
                raise SetupStopped(say(NOT_OURS, venv=self._venv))
            shutil.rmtree(self._venv)
        if shutil.disk_usage(self._root).free < ROOM_BYTES:
            raise SetupStopped(explain("Unroll", "No space left on device", str(self._log)))
        if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
            _add_venv_module()
        step = self._next(say("making a place for Unroll's parts"))
        self._venv.mkdir()
        self._log.touch()
        code, output = run([base_python(), "-m", "venv", str(self._venv)], step, self._log)
        self._close(step, ".venv", code, output)
        made.touch()

    def _install_torch(self) -> None:
        """PyTorch first and by itself: on Linux the plain package carries several GB for graphics cards."""
        pin = next(f"{part}=={version}" for part, version in stamp.pins(self._root, False) if part == "torch")
        tries: list[Sequence[str]] = [[pin]]
        if sys.platform == "linux" and not has_nvidia_driver():
            cpu = ["--no-deps", f"{pin}+cpu"]
            tries = [cpu, ["--retries", "0", "--extra-index-url", CPU_INDEX, *cpu], [pin]]
        step = self._next(say("installing PyTorch"))
        for number, arguments in enumerate(tries):
            if number == 2:
                step.end(say(LARGE_BUILD))
                step = self._open(say("installing PyTorch"))
            code, output = self._pip(step, arguments)
            unreachable = number == 0 and is_offline(output)  # the plain index is needed in any case
            if code == 0 or unreachable:
                break
        self._close(step, "PyTorch", code, output)

    def _install_the_rest(self) -> None:
        files = ["-r", str(self._root / "requirements.txt")]
        if self._dev:
            files += ["-r", str(self._root / "requirements-dev.txt")]
        step = self._next(say("installing the other parts"))
        self._close(step, "Unroll", *self._pip(step, files))

    def _fetch_samples(self) -> None:
        """Larger sample texts, where they can be had; never a reason to stop."""
        step = self._next(say("fetching sample texts"))
        code, _ = run([self._python, "-m", "engine.corpus.samples"], step, self._log, SAMPLES_LIMIT_S)
        step.end(say("done") if code == 0 else say("left out, the built-in samples are there"))

    def _pip(self, step: Step, arguments: Sequence[str]) -> tuple[int, str]:
        return run([self._python, *PIP, *_raw_progress(), *arguments], step, self._log)

    def _close(self, step: Step, what: str, code: int, output: str) -> None:
        step.end(say("done") if code == 0 else say("failed"))
        if code != 0:
            raise SetupStopped(explain(what, output, str(self._log)))


def forget_half_installed(venv: Path) -> None:
    """Drop the records of parts whose installation was cut off, so that pip installs them again.

    pip writes RECORD last; without it the files may be half there while METADATA already makes pip content.
    """
    for info in [
        *venv.glob("lib/python*/site-packages/*.dist-info"),
        *venv.glob("Lib/site-packages/*.dist-info"),
    ]:
        if not (info / "RECORD").exists():
            shutil.rmtree(info)


def base_python() -> str:
    """The Python that outlives `.venv`, also where this process runs inside it."""
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def has_nvidia_driver() -> bool:
    """Whether this machine has a graphics card that PyTorch's larger build can use."""
    return os.path.exists("/proc/driver/nvidia/version") or shutil.which("nvidia-smi") is not None


def _raw_progress() -> list[str]:
    """Ask pip for its progress in plain numbers, where the pip that came with this Python can give it."""
    try:
        import ensurepip
    except ImportError:  # Debian keeps it in a package of its own
        return []
    return ["--progress-bar", "raw"] if ensurepip.version() >= "24.1" else []


def _fits(venv: Path) -> bool:
    """Whether `venv` belongs to this version of Python, and that Python is still there."""
    if not venv_python(venv).exists():
        return False
    lines = (venv / "pyvenv.cfg").read_text("utf-8").splitlines()
    version = next((line.partition("=")[2].strip() for line in lines if line.startswith("version")), "")
    return version.split(".")[:2] == [str(number) for number in sys.version_info[:2]]


def _has_samples(root: Path) -> bool:
    samples = root / "engine" / "corpus" / "samples.py"
    return samples.exists() and "def fetch_registry_samples" in samples.read_text("utf-8")


def _add_venv_module() -> None:
    """Debian and Ubuntu keep the venv module in a package of its own."""
    from engine.bootstrap.libraries import install

    if sys.platform != "linux":
        raise SetupStopped(
            say("This Python has no venv module. Install Python from python.org and start again.")
        )
    install([f"python3.{sys.version_info.minor}-venv"])
