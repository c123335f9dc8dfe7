"""The workspace: what it holds, what its jobs bring, what can be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from engine.control import RunControl
from engine.corpus.samples import list_samples
from engine.errors import EngineError
from engine.events import EndReason, EpochDone, Progressed, RunEnded, RunStarted, Stage, StepDone, Work
from engine.recipe.recipe import Task
from gui.preferences import projects_folder
from gui.steps import Step, StepState
from gui.widgets.message_bar import Kind
from gui.workspace import Message, Workspace
from tests.gui.pages.small_worlds import labelled_file, running_file

TINY = {
    "model.embedding_dim": 8,
    "model.hidden_size": 8,
    "model.bidirectional": False,
    "training.epochs": 2,
    "training.batch_size": 16,
}


@pytest.fixture
def opened(workspace: Workspace, qtbot: QtBot, tmp_path: Path) -> Workspace:
    """A workspace with a small labelled corpus, read and numbered."""
    workspace.new_project(tmp_path / "small.unroll")
    workspace.open_corpus(labelled_file(tmp_path))
    qtbot.waitUntil(lambda: workspace.prepared is not None, timeout=60_000)
    workspace.set_values(TINY)
    return workspace


def messages(workspace: Workspace) -> list[Message]:
    """What the workspace tells from now on."""
    heard: list[Message] = []
    workspace.message.connect(heard.append)
    return heard


def test_it_begins_with_nothing_but_a_recipe(workspace: Workspace) -> None:
    assert workspace.project is None
    assert workspace.recipe.task is Task.CLASSIFICATION
    states = [
        workspace.step_state(step) for step in (Step.CORPUS, Step.TEXT, Step.NETWORK, Step.TRAIN, Step.TRY)
    ]
    assert states == [StepState.READY, *[StepState.EMPTY] * 4]
    assert workspace.can_train()


def test_a_corpus_is_looked_through_read_and_numbered(opened: Workspace) -> None:
    assert opened.inspection is not None
    assert opened.corpus is not None
    assert opened.encoded is not None
    assert len(opened.corpus) == opened.inspection.documents == 80
    assert opened.step_state(Step.CORPUS) is opened.step_state(Step.TEXT) is StepState.DONE
    assert opened.step_fact(Step.CORPUS) == "80 texts"
    assert opened.step_fact(Step.TEXT).endswith("words known")
    assert opened.can_train() == ""


def test_a_running_text_makes_the_task_writing(workspace: Workspace, qtbot: QtBot, tmp_path: Path) -> None:
    workspace.open_corpus(running_file(tmp_path))
    qtbot.waitUntil(lambda: workspace.prepared is not None, timeout=60_000)
    assert workspace.recipe.task is Task.LANGUAGE_MODEL
    assert workspace.step_fact(Step.CORPUS).endswith("letters")
    assert workspace.project is not None
    assert workspace.project.path.parent == projects_folder()


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    heard = messages(workspace)
    workspace.open_corpus(empty)
    qtbot.waitUntil(lambda: bool(heard), timeout=60_000)
    assert heard[0].kind is Kind.ERROR
    assert heard[0].details == ""
    assert workspace.corpus is None


def test_settings_are_undone_by_name(opened: Workspace) -> None:
    opened.undo_stack.clear()
    opened.set_values({"model.hidden_size": 32})
    assert opened.undo_stack.undoText() == "memory size 8 → 32"
    opened.undo_stack.undo()
    assert opened.recipe.model.hidden_size == 8
    opened.undo_stack.redo()
    assert opened.recipe.model.hidden_size == 32


def test_one_drag_of_a_slider_is_one_entry(opened: Workspace) -> None:
    opened.undo_stack.clear()
    for size in (16, 24, 32):
        opened.set_values({"model.hidden_size": size})
    opened.set_values({"model.num_layers": 2})
    assert opened.undo_stack.count() == 2
    opened.undo_stack.undo()
    opened.undo_stack.undo()
    assert opened.recipe.model.hidden_size == 8


def test_a_refused_value_is_told_and_changes_nothing(opened: Workspace) -> None:
    heard = messages(opened)
    before = opened.recipe
    assert not opened.set_values({"model.hidden_size": -1})
    assert heard[0].kind is Kind.ERROR
    assert opened.recipe == before


def test_changed_text_settings_make_later_steps_out_of_date(opened: Workspace, qtbot: QtBot) -> None:
    opened.set_values({"text.lowercase": not opened.recipe.text.lowercase})
    assert opened.step_state(Step.TEXT) is StepState.OUT_OF_DATE
    assert opened.step_fact(Step.TEXT) == "settings changed"
    opened.build_vocabulary()
    qtbot.waitUntil(lambda: not opened.working_on("text"), timeout=60_000)
    assert opened.step_state(Step.TEXT) is StepState.DONE


def test_another_encoding_looks_through_the_file_again(opened: Workspace, qtbot: QtBot) -> None:
    before = opened.inspection
    with qtbot.waitSignal(opened.corpus_changed, timeout=60_000):
        opened.set_corpus_values({"corpus.encoding": "gb18030"})
    qtbot.waitUntil(
        lambda: opened.inspection is not before and opened.working_on("corpus") is False, timeout=60_000
    )
    assert opened.inspection is not None
    assert opened.inspection.encoding == "gb18030"
    qtbot.waitUntil(lambda: opened.prepared is not None, timeout=60_000)


def test_another_column_makes_another_vocabulary(workspace: Workspace, qtbot: QtBot, tmp_path: Path) -> None:
    rows = ["label,text,note"] + [
        f"{'yes' if n % 2 else 'no'},the soup was warm {n},owls fly at night {n}" for n in range(40)
    ]
    path = tmp_path / "notes.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    workspace.open_corpus(path)
    workspace.set_values({"corpus.text_column": "text", "corpus.label_column": "label"})
    qtbot.waitUntil(lambda: workspace.prepared is not None, timeout=60_000)
    assert workspace.pipeline is not None
    assert "soup" in workspace.pipeline.vocabulary.tokens
    workspace.set_corpus_values({"corpus.text_column": "note"})
    assert workspace.prepared is None
    qtbot.waitUntil(lambda: workspace.prepared is not None, timeout=60_000)
    assert "owls" in workspace.pipeline.vocabulary.tokens
    assert "soup" not in workspace.pipeline.vocabulary.tokens


def test_another_task_reads_and_counts_anew(opened: Workspace, qtbot: QtBot) -> None:
    opened.set_values({"task": "language_model"})
    assert opened.prepared is None
    qtbot.waitUntil(lambda: opened.prepared is not None, timeout=60_000)
    assert opened.corpus is not None
    assert opened.can_train() == ""
    opened.undo_stack.undo()
    qtbot.waitUntil(lambda: opened.prepared is not None, timeout=60_000)
    assert opened.recipe.task is Task.CLASSIFICATION


def test_a_preset_is_one_entry(opened: Workspace) -> None:
    opened.undo_stack.clear()
    opened.use_preset("lecture_imdb")
    assert opened.recipe.model.cell.value == "rnn"
    assert opened.undo_stack.count() == 1
    opened.undo_stack.undo()
    assert opened.recipe.model.hidden_size == 8


def test_a_project_is_found_again_as_it_was(opened: Workspace, qtbot: QtBot, tmp_path: Path) -> None:
    opened.set_values({"model.hidden_size": 40})
    opened.close_project()
    assert opened.recipe.model.hidden_size != 40
    opened.open_project(tmp_path / "small.unroll")
    assert opened.recipe.model.hidden_size == 40
    qtbot.waitUntil(lambda: opened.prepared is not None, timeout=60_000)


def test_a_missing_corpus_is_told_and_the_rest_opens(opened: Workspace, tmp_path: Path) -> None:
    opened.close_project()
    (tmp_path / "texts.csv").unlink()
    heard = messages(opened)
    opened.open_project(tmp_path / "small.unroll")
    assert heard[0].kind is Kind.WARNING
    assert "texts.csv" in heard[0].text
    assert opened.pipeline is not None
    assert opened.can_train()


def test_save_as_moves_an_unnamed_project_and_copies_a_named_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.new_project(name="Draft")
    assert workspace.project is not None
    draft = workspace.project.path
    workspace.save_as(tmp_path / "kept.unroll")
    assert workspace.project.path == tmp_path / "kept.unroll"
    assert not draft.exists()
    workspace.save_as(tmp_path / "second.unroll")
    assert (tmp_path / "kept.unroll").exists()
    assert workspace.project.path == tmp_path / "second.unroll"


def test_a_project_that_is_none_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "letter.unroll"
    path.write_text("not a project", encoding="utf-8")
    with pytest.raises(EngineError):
        workspace.open_project(path)
    assert workspace.project is None


def test_a_run_is_trained_and_tried_and_kept(opened: Workspace, qtbot: QtBot) -> None:
    words: list[str] = []
    opened.run_ended.connect(words.append)
    opened.start_training()
    assert opened.training
    assert opened.step_state(Step.TRAIN) is StepState.WORKING
    qtbot.waitUntil(lambda: bool(words), timeout=60_000)
    assert opened.current_run is not None
    assert opened.current_run.usable
    assert opened.step_state(Step.TRAIN) is StepState.DONE
    assert opened.step_state(Step.TRY) is StepState.READY
    assert "2 epochs" in words[0]
    opened.set_values({"training.epochs": 5})
    assert opened.step_state(Step.TRAIN) is StepState.OUT_OF_DATE  # the trained run is still there


def test_a_sample_opens_ready_to_train(workspace: Workspace, qtbot: QtBot) -> None:
    sample = next(sample for sample in list_samples() if sample.available and sample.labels)
    with qtbot.waitSignal(workspace.ready_to_train, timeout=60_000):
        workspace.open_sample(sample)
    assert workspace.can_train() == ""
    assert workspace.recipe.task is sample.task


# --- jobs, with fake work ---------------------------------------------------------------------------------


def endless(control: RunControl) -> Work[str]:
    """Work that ends when it is stopped."""
    while True:
        control.check()
        yield Progressed(Stage.READING, 1, 10)


def quick(result: str) -> Callable[[RunControl], Work[str]]:
    """Work that is done at once."""

    def work(control: RunControl) -> Work[str]:
        yield Progressed(Stage.READING, 10, 10)
        return result

    return work


def test_the_newest_job_of_a_lane_wins(workspace: Workspace, qtbot: QtBot) -> None:
    results: list[str] = []
    first = workspace.run_job("first", endless, results.append, lane="preview")
    workspace.run_job("second", quick("second"), results.append, lane="preview")
    qtbot.waitUntil(lambda: results == ["second"], timeout=60_000)
    qtbot.waitUntil(lambda: first not in workspace.jobs(), timeout=60_000)
    assert results == ["second"]


def test_lanes_do_not_disturb_each_other(workspace: Workspace, qtbot: QtBot) -> None:
    results: list[str] = []
    job = workspace.run_job("long", endless, results.append, lane="task")
    workspace.run_job("short", quick("short"), results.append, lane="preview")
    qtbot.waitUntil(lambda: results == ["short"], timeout=60_000)
    assert job in workspace.jobs()


def test_a_fault_is_told_with_details(
    workspace: Workspace, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(control: RunControl) -> Work[None]:
        yield Progressed(Stage.READING, 1, 2)
        raise RuntimeError("a fault of ours")

    heard = messages(workspace)
    workspace.run_job("broken", broken)
    qtbot.waitUntil(lambda: bool(heard), timeout=60_000)
    assert "Something went wrong" in heard[0].text
    assert "a fault of ours" in heard[0].details


def test_progress_is_passed_on(workspace: Workspace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(workspace.job_progressed, timeout=60_000) as progressed:
        workspace.run_job("reading", quick("x"))
    assert progressed.args[1] == Progressed(Stage.READING, 10, 10)


def test_closing_ends_every_job(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.run_job("long", endless)
    workspace.run_job("other", endless, lane="preview")
    workspace.close()
    assert all(job.isFinished() for job in workspace.jobs())


def test_events_of_a_run_are_relayed(
    opened: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = RunEnded("run 1", EndReason.STOPPED, 1, None, 1.0, 1.0, 1.0, 10)

    def training(*_: object) -> Callable[[RunControl], Work[RunEnded]]:
        def work(control: RunControl) -> Work[RunEnded]:
            yield RunStarted("run 1", "classification", "cpu", 1, 10, 3, 2, 10, 2)
            yield StepDone(1, 1, 0.7, None, 1.0, 1, 1, 0.1)
            yield EpochDone(1, 2, 0.6, 0.6, 0.5, 0.5, None, None, 0.1, 1.0, 1.0, 1.0, True)
            while control.proceed():
                yield StepDone(3, 2, 0.5, None, 1.0, 1, 1, 0.2)
            yield ended
            return ended

        return work

    monkeypatch.setattr("gui.streams.training", training)
    seen: list[object] = []
    opened.training_events.connect(seen.extend)
    opened.start_training()
    qtbot.waitUntil(lambda: opened.epochs_done == 1, timeout=60_000)
    assert opened.step_fact(Step.TRAIN) == "epoch 2 of 3"
    opened.pause()
    assert opened.paused
    opened.resume()
    assert not opened.paused
    opened.stop()
    qtbot.waitUntil(lambda: not opened.training, timeout=60_000)
    assert ended in seen
