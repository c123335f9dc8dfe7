"""What was found in a corpus is found once, and again when anything about it has changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus import known
from engine.corpus.inspecting import inspect_corpus
from engine.corpus.known import examine_known, inspect_known
from engine.errors import EngineError, Stopped
from engine.events import result_of
from engine.recipe.corpus import CorpusSettings
from engine.recipe.recipe import Task

ROWS = [
    ["label", "text"],
    *([("a", "b")[i % 2], f"text {i}<br />" + "long " * i] for i in range(30)),
    ["a"],
    ["", " "],
]
SETTINGS = CorpusSettings()


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which passes over the corpus were really made."""
    made: list[str] = []
    for name in ("inspect_corpus", "examine"):
        real = getattr(known, name)

        def counted(*given: Any, name: str = name, real: Any = real) -> Any:
            made.append(name)
            return real(*given)

        monkeypatch.setattr(known, name, counted)
    return made


def told(error: EngineError) -> str:
    return str(error)


def test_an_inspection_comes_back_as_it_was(
    make_csv: Callable[..., Path], tmp_path: Path, cache: Cache, calls: list[str]
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"\x00\x01" * 500)
    origin = (make_csv(ROWS), bad)
    first = result_of(inspect_known(origin, SETTINGS, RunControl(), cache))
    again = result_of(inspect_known(origin, SETTINGS, RunControl(), cache))
    fresh = result_of(inspect_corpus(origin, SETTINGS, RunControl()))
    assert calls == ["inspect_corpus"]
    for name in fresh.__dataclass_fields__:
        if name not in ("problems", "unread"):
            assert getattr(again, name) == getattr(first, name) == getattr(fresh, name), name
    assert list(map(told, again.problems)) == list(map(told, fresh.problems))
    assert [(u.name, told(u.reason)) for u in again.unread] == [
        (u.name, told(u.reason)) for u in fresh.unread
    ]
    assert again.problems[0].template == fresh.problems[0].template


def test_a_diagnosis_comes_back_as_it_was(
    make_csv: Callable[..., Path], cache: Cache, calls: list[str]
) -> None:
    path = make_csv(ROWS)
    first, again = (
        result_of(examine_known(path, SETTINGS, Task.CLASSIFICATION, RunControl(), cache)) for _ in range(2)
    )
    assert calls == ["examine"]
    assert first.findings
    assert again == first


@pytest.mark.parametrize("change", ["contents", "settings"])
def test_a_change_is_seen(make_csv: Callable[..., Path], cache: Cache, calls: list[str], change: str) -> None:
    path = make_csv(ROWS)
    result_of(inspect_known(path, SETTINGS, RunControl(), cache))
    settings = SETTINGS
    if change == "contents":
        make_csv(ROWS[:9])
    else:
        settings = SETTINGS.model_copy(update={"text_column": "label"})
    found = result_of(inspect_known(path, settings, RunControl(), cache))
    assert len(calls) == 2
    assert found.documents == (8 if change == "contents" else 31) or found.text_column == "label"


def test_the_split_is_nothing_to_an_inspection(
    make_csv: Callable[..., Path], cache: Cache, calls: list[str]
) -> None:
    path = make_csv(ROWS)
    result_of(inspect_known(path, SETTINGS, RunControl(), cache))
    other = SETTINGS.model_copy(update={"validation_fraction": 0.3})
    result_of(inspect_known(path, other, RunControl(), cache))
    assert len(calls) == 1


def test_what_is_damaged_is_made_again(make_csv: Callable[..., Path], cache: Cache, calls: list[str]) -> None:
    path = make_csv(ROWS)
    result_of(inspect_known(path, SETTINGS, RunControl(), cache))
    for facts in cache.folder.rglob("facts.json"):
        facts.write_text(facts.read_text("utf-8")[:-40], "utf-8")
    assert result_of(inspect_known(path, SETTINGS, RunControl(), cache)).documents == 30
    assert len(calls) == 2


def test_a_cancelled_look_leaves_nothing(make_csv: Callable[..., Path], cache: Cache) -> None:
    control = RunControl()
    work = inspect_known(make_csv(ROWS), SETTINGS, control, cache)
    next(work)
    control.stop()
    with pytest.raises(Stopped):
        result_of(work)
    assert not list(cache.folder.glob("*inspection*"))
