"""A project keeps what it is given, in one file."""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import threading
from pathlib import Path
from typing import Any

import pytest

from engine.errors import EngineError
from engine.events import EndReason
from engine.project.project import Project
from engine.project.records import Checkpoint, RunStatus
from tests.engine.project.helpers import (
    SOURCE,
    a_checkpoint,
    a_pipeline,
    a_recipe,
    a_run,
    an_end,
    an_epoch,
    steps,
    tensors,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "评论.unroll"


def test_new_project_is_empty_and_one_file_when_closed(path: Path) -> None:
    with Project.create(path) as project:
        assert (project.recipe(), project.corpus_source(), project.pipeline()) == (None, None, None)
        assert (project.runs(), project.watched_sentences(), project.check()) == ((), (), ())

    assert [p.name for p in path.parent.iterdir()] == ["评论.unroll"]


def test_facts_come_back_after_reopening(path: Path) -> None:
    with Project.create(path) as project:
        project.save_recipe(a_recipe().with_values({"model.hidden_size": 99}))
        project.save_corpus_source(SOURCE)
        project.save_pipeline(a_pipeline())
        project.save_watched_sentences(["太难吃了", "好吃"])

    with Project.open(path) as project:
        recipe = project.recipe()
        assert recipe is not None
        assert recipe.model.hidden_size == 99
        assert project.corpus_source() == SOURCE
        assert project.pipeline() == a_pipeline()
        assert project.watched_sentences() == ("太难吃了", "好吃")


def test_create_refuses_a_name_that_is_taken(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(EngineError, match="already a file"):
        Project.create(path)
    assert path.read_text() == "mine"


def test_create_names_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="no folder"):
        Project.create(tmp_path / "no" / "p.unroll")


def test_open_or_create_does_both(path: Path) -> None:
    with Project.open_or_create(path) as project:
        project.save_corpus_source(SOURCE)
    with Project.open_or_create(path) as project:
        assert project.corpus_source() == SOURCE


def test_run_keeps_what_it_was_made_of(path: Path) -> None:
    with Project.create(path) as project:
        a_run(project)
    with Project.open(path) as project:
        (run,) = project.runs()
        assert (run.name, run.recipe, run.labels, run.corpus) == ("run 1", a_recipe(), ("neg", "pos"), SOURCE)
        assert (run.status, run.usable, run.best, run.epochs) == (RunStatus.UNFINISHED, False, None, 0)
        assert project.run_pipeline(run) == a_pipeline()
        assert project.run_labels(run) == ("neg", "pos")


def test_run_names_are_given_or_counted_and_never_twice(path: Path) -> None:
    with Project.create(path) as project:
        assert [a_run(project, n).name for n in (None, " LSTM  64 ", None)] == ["run 1", "LSTM 64", "run 2"]
        with pytest.raises(EngineError, match="already a run called 'LSTM 64'"):
            a_run(project, "LSTM 64")
        with pytest.raises(EngineError, match="at least one character"):
            a_run(project, "  ")
        assert len(project.runs()) == 3


def test_newest_run_with_weights_is_taken_by_default(path: Path) -> None:
    with Project.create(path) as project:
        with pytest.raises(EngineError, match="Nothing has been trained"):
            project.run()
        first, _ = a_run(project), a_run(project)
        project.save_checkpoint(first, a_checkpoint())
        assert project.run().name == "run 1"
        assert project.run("run 2").name == "run 2"
        with pytest.raises(EngineError, match=r"no run called 'x' in .*: run 1, run 2"):
            project.run("x")


def test_finished_run_tells_its_end(path: Path) -> None:
    with Project.create(path) as project:
        run = a_run(project)
        project.finish_run(run, an_end(run))
        run = project.run("run 1")
        assert (run.status, run.best_epoch, run.epochs) == (RunStatus.COMPLETED, 1, 2)
        assert run.reason is EndReason.COMPLETED
        assert run.summary == an_end(run)


def test_checkpoint_comes_back_bit_for_bit(path: Path) -> None:
    saved = Checkpoint(
        "last", 3, 77, tensors(0.1, 2), {"best": math.inf, "lr": 0.1 + 0.2, "seen": {"a": [1]}}
    )
    with Project.create(path) as project:
        run = a_run(project)
        project.save_checkpoint(run, a_checkpoint("last"))
        project.save_checkpoints(run, (a_checkpoint("best"), saved))
    with Project.open(path) as project:
        run = project.run()
        assert run.slots == ("best", "last")
        assert project.load_checkpoint(run, "last") == saved
        assert project.load_checkpoint(run, "epoch:3") is None


def test_checkpoint_and_its_events_are_saved_together_or_not_at_all(path: Path) -> None:
    with Project.create(path) as project:
        run = a_run(project)
        project.save_checkpoint(run, a_checkpoint())
        bad = Checkpoint("last", 2, 20, tensors(9), {"text": {1, 2}}, (an_epoch(2, 20),))
        with pytest.raises(TypeError):
            project.save_checkpoints(run, (a_checkpoint("best"), bad))
        assert project.run().slots == ("last",)
        assert project.history(run).epochs == ()
        good = Checkpoint("last", 2, 20, tensors(9), {}, (*steps([19, 20]), an_epoch(2, 20)))
        project.save_checkpoint(run, good)
        assert project.history(run).epochs == (an_epoch(2, 20),)
        assert project.history(run).steps.tolist() == [19, 20]


def test_changed_weights_are_refused(path: Path) -> None:
    with Project.create(path) as project:
        run = a_run(project)
        project.save_checkpoint(run, a_checkpoint())
        with project._database.writing() as connection:
            connection.execute("UPDATE checkpoints SET tensors = ?", (tensors(6, 6, 6),))
        with pytest.raises(EngineError, match="weights of 'run 1'"):
            project.load_checkpoint(run, "last")


def test_deleted_run_waits_in_the_bin_and_comes_back(path: Path) -> None:
    with Project.create(path) as project:
        run = a_run(project, "best")
        project.save_checkpoint(run, a_checkpoint())
        project.delete_run(run)
        assert project.runs() == ()
        assert [r.name for r in project.deleted_runs()] == ["best"]
        a_run(project, "best")

        restored = project.restore_run(run)

        assert (restored.name, restored.usable, restored.deleted) == ("best 2", True, False)
        assert project.deleted_runs() == ()
        project.delete_run(restored)
        assert project.restore_run(restored).name == "best 2"


def test_new_run_that_cannot_be_kept_is_told_before_work(path: Path) -> None:
    with Project.create(path) as project:
        a_run(project, "GRU")
        project.refuse_new_run(None)
        project.refuse_new_run("LSTM")
        with pytest.raises(EngineError, match="already a run called 'GRU'"):
            project.refuse_new_run("GRU")


def test_emptied_bin_takes_weights_and_history_along(path: Path) -> None:
    with Project.create(path) as project:
        run = a_run(project)
        project.save_checkpoint(run, a_checkpoint(size=200_000))
        project.append_events(run, [*steps([1]), an_epoch(1, 1)])
        project.delete_run(run)
        project.empty_bin()
        assert project.deleted_runs() == ()
        with project._database.reading() as connection:
            for table in ("checkpoints", "step_chunks", "moments"):
                assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert path.stat().st_size < 400_000


def test_run_can_be_renamed(path: Path) -> None:
    with Project.create(path) as project:
        run = project.rename_run(a_run(project), "GRU")
        assert run.name == project.run("GRU").name
        with pytest.raises(EngineError, match="already a run"):
            project.rename_run(a_run(project), "GRU")


def test_copy_is_a_whole_project_and_takes_the_place_of_an_older_one(path: Path) -> None:
    copy = path.with_name("copy.unroll")
    with Project.create(path) as project:
        run = a_run(project)
        project.copy_to(copy)
        project.save_checkpoint(run, a_checkpoint())
        project.copy_to(copy)
    with Project.open(copy) as project:
        assert project.check() == ()
        assert project.run().usable
    assert sorted(p.name for p in path.parent.iterdir()) == sorted(["copy.unroll", "评论.unroll"])


def test_one_thread_reads_while_another_connection_writes(path: Path) -> None:
    with Project.create(path) as window:
        run = a_run(window)

        def train() -> None:
            with Project.open(path) as worker:
                for n in range(1, 31):
                    worker.save_checkpoint(run, a_checkpoint(step=n, epoch=n, size=50_000))
                    worker.append_events(run, [*steps([n]), an_epoch(n, n)])

        job = threading.Thread(target=train)
        job.start()
        seen: list[int] = []
        while job.is_alive():
            window.save_watched_sentences([str(len(seen))])
            seen.append(len(window.history(run).epochs))
            if (last := window.load_checkpoint(run, "last")) is not None:
                assert last.step >= seen[-1]
        job.join()
        assert seen == sorted(seen)
        assert window.history(run).steps.tolist() == list(range(1, 31))
        assert window.check() == ()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_one_project_may_be_used_from_two_threads(path: Path) -> None:
    with Project.create(path) as project:
        run = a_run(project)

        def write(first: int) -> None:
            for n in range(first, first + 20):
                project.append_events(run, [an_epoch(n, n)])

        jobs = [threading.Thread(target=write, args=(first,)) for first in (0, 100)]
        for job in jobs:
            job.start()
        for job in jobs:
            job.join()
        assert len(project.history(run).epochs) == 40


def _write_without_end(path: Path, saved: Any) -> None:
    project = Project.open(path)
    run = project.runs()[0]
    for n in range(1, 1_000_000):
        project.save_checkpoints(
            run, (a_checkpoint("best", n, n, 20_000), a_checkpoint("last", n, n, 20_000))
        )
        saved.send(n)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_killed_while_saving_loses_nothing_that_was_saved(path: Path) -> None:
    with Project.create(path) as project:
        a_run(project)
    context = multiprocessing.get_context("spawn")
    reader, writer = context.Pipe(duplex=False)
    process = context.Process(target=_write_without_end, args=(path, writer))
    process.start()
    writer.close()
    for _ in range(7):
        told = reader.recv()
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    process.join()

    with Project.open(path) as project:
        run = project.run()
        last, best = (project.load_checkpoint(run, slot) for slot in ("last", "best"))
        assert last is not None
        assert best is not None
        assert last.step == best.step >= told
        assert project.check() == ()
    assert [p.name for p in path.parent.iterdir()] == [path.name]
