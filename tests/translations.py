"""`python3 -m tests.translations`: gather the window's sentences into the catalogues and compile them.

What is translated already is kept. New sentences appear in resources/i18n/app_zh_CN.ts as unfinished, to be filled.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "resources" / "i18n" / "app_zh_CN.ts"
SOURCES = ("gui", "engine", "main.py")


def tool(name: str) -> str:
    """One of the programs that come with PySide6, beside this Python."""
    beside = Path(sys.executable).parent / name
    return str(beside if beside.exists() else beside.with_suffix(".exe"))


def update(catalogue: Path) -> None:
    """Bring a catalogue up to date with the sources; sentences that are gone are dropped."""
    command = [tool("pyside6-lupdate"), "-extensions", "py", "-locations", "none", "-no-obsolete", *SOURCES]
    command += ["-source-language", "en", "-target-language", "zh_CN", "-ts", str(catalogue)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)


def compile_catalogue(catalogue: Path) -> Path:
    """The compiled catalogue beside it."""
    compiled = catalogue.with_suffix(".qm")
    command = [tool("pyside6-lrelease"), str(catalogue), "-qm", str(compiled)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=120)
    return compiled


def main() -> int:
    """Update and compile; says how many sentences wait for their translation."""
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    update(CATALOGUE)
    compile_catalogue(CATALOGUE)
    waiting = CATALOGUE.read_text(encoding="utf-8").count('type="unfinished"')
    print(f"{CATALOGUE.relative_to(ROOT)}: {waiting} sentences are not translated yet.")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
