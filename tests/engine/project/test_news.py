"""What a run has told since it was looked at last."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.control import RunControl
from engine.events import EndReason, EpochDone, RunEnded, RunStarted, StepDone
from engine.project import news
from engine.project.learner import Learner
from engine.project.news import News, read_news
from engine.project.project import Project
from engine.training import loop
from engine.training.runs import start_run
from tests.engine.training.helpers import a_recipe, of_kind, prepared_corpus


@pytest.fixture
def growing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Project, Iterator[object]]]:
    """A project and the run that grows in it, taken for another program's."""
    monkeypatch.setattr(loop, "SAVE_SECONDS", 0.0)
    monkeypatch.setattr(loop, "SAVE_SHARE", 0)
    monkeypatch.setattr(Learner, "is_this_program", property(lambda _: False))
    recipe = a_recipe(training__epochs=3)
    with Project.open_or_create(tmp_path / "p.unroll") as project:
        yield (
            project,
            start_run(project, recipe, prepared_corpus(tmp_path, recipe), RunControl(), device="cpu"),
        )


def until_step(work: Iterator[object], step: int) -> None:
    """Let the run go on until a step was made and saved."""
    for event in work:
        if isinstance(event, StepDone) and event.step > step:
            return


def told(found: News, kind: type) -> list[int]:
    """The numbers of the steps or epochs in some news."""
    return [event.step if kind is StepDone else event.epoch for event in of_kind(found.events, kind)]


def test_before_a_run_there_is_nothing(tmp_path: Path) -> None:
    with Project.open_or_create(tmp_path / "p.unroll") as project:
        assert read_news(project, None) == News((), None, None, None)


def test_a_run_is_told_piece_by_piece(growing: tuple[Project, Iterator[object]]) -> None:
    project, work = growing
    until_step(work, 2)
    first = read_news(project, None)
    (started,) = first.events
    assert isinstance(started, RunStarted)
    assert (started.run, started.step, started.epoch) == ("run 1", 2, 0)
    assert read_news(project, first.seen).events == ()
    until_step(work, 6)
    second = read_news(project, first.seen)
    assert told(second, StepDone) == [3, 4, 5, 6]
    assert told(second, EpochDone) == [1]
    assert [event.epoch for event in of_kind(second.events, StepDone)] == [1, 1, 2, 2]
    for _ in work:
        pass
    last = read_news(project, second.seen, "run 1")
    assert told(last, StepDone) == [7, 8, 9, 10, 11, 12]
    assert told(last, EpochDone) == [2, 3]
    assert isinstance(last.events[-1], RunEnded)
    assert last.events[-1].reason is EndReason.COMPLETED
    assert last.learner is None


def test_a_run_that_is_killed_ends_where_it_was(
    growing: tuple[Project, Iterator[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    project, work = growing
    until_step(work, 5)
    first = read_news(project, None)
    assert first.learner is not None
    monkeypatch.setattr(Learner, "lives", lambda _: False)
    found = read_news(project, first.seen, "run 1")
    assert found.learner is None
    (ended,) = found.events
    assert isinstance(ended, RunEnded)
    assert (ended.reason, ended.epochs) == (EndReason.STOPPED, 1)
    assert ended.best is not None


def test_a_run_that_went_back_begins_again(growing: tuple[Project, Iterator[object]]) -> None:
    project, work = growing
    until_step(work, 6)
    seen = read_news(project, None).seen
    assert seen is not None
    later = news.Seen(seen.begun, seen.step + 5, seen.counts)
    assert isinstance(read_news(project, later).events[0], RunStarted)


def test_nothing_is_written_while_only_looking(growing: tuple[Project, Iterator[object]]) -> None:
    project, work = growing
    until_step(work, 1)
    with Project.open(project.path) as window:
        window.only_look(True)
        assert window.read_only
        with pytest.raises(Exception, match="only looked at"):
            window.save_watched_sentences(["one"])
        until_step(work, 3)  # the other one goes on writing
        window.only_look(False)
        window.save_watched_sentences(["one"])
        assert not window.read_only
