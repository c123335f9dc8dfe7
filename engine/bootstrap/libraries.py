"""The system libraries that Qt loads on Linux: found by name, installed where we may, named where we may not.

Qt itself only says that a plugin could not be loaded, and often blames a library that is there.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable, Mapping

from engine.bootstrap.sentences import say
from engine.bootstrap.trouble import SetupStopped

# What is loaded → the Debian and Ubuntu package that has it; tried on a bare Debian 12.
ALWAYS = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
X11_WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def ensure_libraries() -> None:
    """Return when a window can be opened here; raise `SetupStopped` with what to do when it cannot."""
    if sys.platform != "linux":
        return
    packages = missing(needed(os.environ))
    if packages:
        install(packages)
        if still := missing(needed(os.environ)):
            sentence = "{packages} cannot be loaded although installed. Ask whoever looks after this machine."
            raise SetupStopped(say(sentence, packages=", ".join(still)))


def needed(environment: Mapping[str, str]) -> dict[str, str]:
    """The libraries for the kind of window that Qt will open in this environment."""
    platform = environment.get("QT_QPA_PLATFORM", "")
    if not platform and not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        raise SetupStopped(
            say(
                "There is no screen to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set). Start Unroll from a "
                "desktop, use its command line (python3 main.py --help), or set QT_QPA_PLATFORM=offscreen."
            )
        )
    if not platform and not environment.get("WAYLAND_DISPLAY"):
        platform = "xcb"
    return {**ALWAYS, **X11_WINDOW} if platform.startswith("xcb") else ALWAYS


def missing(libraries: Mapping[str, str]) -> list[str]:
    """The packages of those `libraries` that cannot be loaded."""
    return [package for soname, package in libraries.items() if not _loads(soname)]


def install(packages: Iterable[str]) -> None:
    """Install system packages as root, or stop with the one line that does."""
    import shutil

    names = list(packages)
    line = f"apt-get install -y --no-install-recommends {' '.join(names)}"
    if not shutil.which("apt-get") or os.geteuid() != 0:
        raise SetupStopped(
            say(
                "Some system libraries are missing. Run this line (its names are Debian's and Ubuntu's), then start again:\n"
                "  sudo {line}",
                line=line,
            )
        )
    from engine.bootstrap.live import Step, run  # every other start does without

    step = Step(say("Installing system packages: {packages}", packages=", ".join(names)))
    code, output = run(line.split(), step, None)
    if code != 0:  # a fresh machine has no lists of packages yet
        run(["apt-get", "update"], step, None)
        code, output = run(line.split(), step, None)
    step.end(say("done") if code == 0 else say("failed"))
    if code != 0:
        last = "\n  ".join(output.splitlines()[-3:])
        sentence = "The system packages could not be installed. Try it by hand:\n  {line}\nIt said:\n  {last}"
        raise SetupStopped(say(sentence, line=line, last=last))


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True
