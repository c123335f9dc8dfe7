"""The rules of docs/architecture.md that a reader relies on, held by looking at the tree itself."""

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROAD = {  # a module imports from its own stop and from stops to its left
    stop: place
    for place, stops in enumerate(
        [
            ("bootstrap",),
            ("words", "errors", "resources"),
            ("control", "events", "file_lock", "cache", "steady_file"),
            ("recipe",),
            ("corpus",),
            ("text",),
            ("networks",),
            ("project",),
            ("vectors",),
            ("training",),
            ("use",),
            ("commands",),
            ("cli",),
        ]
    )
    for stop in stops
}
WITHOUT_TORCH = (
    "bootstrap",
    "words",
    "errors",
    "resources",
    "control",
    "events",
    "cache",
    "recipe",
    "corpus",
    "text",
    "project",
    "vectors",
    "commands",
    "cli",
)
QT = {"PySide6", "shiboken6", "pyqtgraph", "qtpy", "qtawesome", "gui"}


def modules(package: str) -> list[str]:
    """Every module under a package, by its dotted name."""
    names = []
    for path in sorted((ROOT / package).rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if "__main__" not in parts:
            names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


@cache
def syntax(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def sources(*packages: str) -> Iterator[Path]:
    for package in packages:
        yield from sorted((ROOT / package).rglob("*.py"))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """`(line, dotted name)` of everything that a file imports anywhere, `from a import b` as `a.b`."""
    for node in ast.walk(syntax(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def loaded_after(names: list[str], unwanted: list[str]) -> dict[str, list[str]]:
    """Import `names` one after the other in a fresh interpreter; give each the unwanted packages it brought in."""
    program = """
import importlib, json, sys
names, unwanted = json.loads(sys.argv[1])
brought, seen = {}, set()
for name in names:
    importlib.import_module(name)
    new = [package for package in unwanted if package in sys.modules and package not in seen]
    seen.update(new)
    if new:
        brought[name] = new
print(json.dumps(brought))
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", program, json.dumps([names, unwanted])]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_every_engine_module_imports_without_qt() -> None:
    assert loaded_after(modules("engine"), sorted(QT)) == {}


def test_the_engine_up_to_the_networks_imports_without_torch() -> None:
    names = [
        name for name in modules("engine") if name.split(".")[1:2] and name.split(".")[1] in WITHOUT_TORCH
    ]
    assert loaded_after([*names, "engine.networks.shapes"], ["torch"]) == {}


def test_the_window_shows_before_torch_is_loaded() -> None:
    names = modules("gui")
    assert {"gui.app", "gui.main_window"} <= set(names)
    assert loaded_after(["main", *names], ["torch", "sklearn", "scipy", "gensim"]) == {}


def test_the_set_up_needs_nothing_but_the_standard_library() -> None:
    for path in sources("engine/bootstrap"):
        for line, name in imports(path):
            package = name.partition(".")[0]
            ours = name.startswith("engine.bootstrap")
            assert ours or package in sys.stdlib_module_names, f"{path}:{line} imports {name}"


def test_the_engine_never_imports_the_window() -> None:
    for path in sources("engine"):
        for line, name in imports(path):
            assert name.partition(".")[0] not in QT, f"{path}:{line} imports {name}"


def test_nothing_imports_main() -> None:
    for path in sources("engine", "gui"):
        for line, name in imports(path):
            assert name.partition(".")[0] != "main", f"{path}:{line} imports {name}"


@pytest.mark.parametrize("path", list(sources("engine")), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_engine_imports_along_the_road(path: Path) -> None:
    own = path.relative_to(ROOT / "engine").with_suffix("").parts[0]
    if own in ("__init__", "bootstrap"):
        return  # the set-up is held by a test of its own
    assert own in ROAD, f"docs/architecture.md does not say where engine/{own} stands"
    for line, name in imports(path):
        package, _, rest = name.partition(".")
        if package == "engine" and rest != "__version__":
            stop = rest.partition(".")[0]
            assert ROAD.get(stop, 99) <= ROAD[own], f"{path}:{line} imports {name}, against the road"


def test_no_file_names_a_folder_of_one_machine() -> None:
    folder = re.compile(r"(?<![\w.:/}])/(?:work|home|root|Users|tmp|opt|mnt)/\w")
    texts = {".py", ".md", ".toml", ".txt", ".json", ".ts", ".qss", ".csv", ".svg"}
    for top in ("engine", "gui", "tests", "docs", "resources", ".ci"):
        for path in sorted((ROOT / top).rglob("*")):
            if path.is_file() and (path.suffix in texts or top == ".ci") and path != Path(__file__).resolve():
                for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
                    assert not folder.search(line), f"{path}:{number}: {line.strip()[:100]}"


def test_english_sentences_use_plain_quotes() -> None:
    """One look in the whole window; the translations have quotes of their own."""
    for path in sources("engine", "gui"):
        for node in ast.walk(syntax(path)):
            if isinstance(node, ast.Call) and _called(node) in {"tr", "QT_TRANSLATE_NOOP", "translate"}:
                for part in node.args:
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        assert not re.search("[\u2018\u2019\u201c\u201d\u00b7]", part.value), (
                            f"{path}:{node.lineno}"
                        )


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
