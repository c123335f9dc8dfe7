"""Taking a corpus in: several files, pasted text, what cannot be read, and Cancel, after which all is as before."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from engine.control import RunControl
from engine.corpus.sources import PastedText
from engine.events import Progressed, Stage, Work
from engine.recipe.recipe import Task
from gui import streams
from gui.importing import absolute, origin_name, project_name, reads_anew
from gui.workspace import Workspace
from tests.gui.pages.page_driving import open_corpus, settle
from tests.gui.pages.small_worlds import labelled_file, running_file


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    workspace = Workspace()
    yield workspace
    workspace.close()


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """From now on every file takes for ever to look through; set once a look has begun."""
    begun = threading.Event()

    def inspecting(*_: object) -> Callable[[RunControl], Work[Any]]:
        def work(control: RunControl) -> Work[Any]:
            while True:
                yield Progressed(Stage.READING, 10, 100)
                begun.set()
                control.check()

        return work

    monkeypatch.setattr(streams, "inspecting", inspecting)
    return begun


def shown(workspace: Workspace) -> tuple[object, ...]:
    """All that the window shows of a corpus."""
    w = workspace
    path = w.project.path if w.project is not None else None
    return (
        path,
        w.corpus_origin(),
        w.inspection,
        w.corpus,
        w.pipeline,
        w.prepared,
        w.recipe,
        w.doctor.memory(),
    )


def cancel(qtbot: QtBot, workspace: Workspace, begun: threading.Event) -> float:
    """Press Cancel in the middle; gives the seconds until the work has ended."""
    qtbot.waitUntil(begun.is_set, timeout=60_000)
    pressed = time.perf_counter()
    workspace.cancel_import()
    settle(qtbot, workspace)
    return time.perf_counter() - pressed


def test_names(tmp_path: Path) -> None:
    paths = [tmp_path / "a.csv", tmp_path / "b.xlsx", tmp_path / "c"]
    assert origin_name(paths[0]) == "a.csv"
    assert origin_name(paths) == "a.csv and 2 more"
    assert origin_name(PastedText("x")) == project_name(PastedText("x")) == "Pasted text"
    assert project_name(paths) == "a"
    assert absolute([paths[0], paths[0]]) == paths[0]
    assert absolute(paths) == tuple(paths)


def test_the_split_does_not_read_anew(workspace: Workspace) -> None:
    recipe = workspace.recipe
    assert not reads_anew(recipe, recipe.with_values({"corpus.validation_fraction": 0.3}))
    for key, value in {"fixes": ["strip_markup"], "encoding": "big5", "target_column": "b"}.items():
        assert reads_anew(recipe, recipe.with_values({f"corpus.{key}": value}))


def test_several_files_and_folders_are_one_corpus(
    qtbot: QtBot,
    workspace: Workspace,
    make_csv: Callable[..., Path],
    make_folder: Callable[..., Path],
    tmp_path: Path,
) -> None:
    rows = [["label", "text"], *([("good", "bad")[i % 2], f"text number {i}"] for i in range(20))]
    folder = make_folder({"good/1.txt": "from a folder", "bad/2.txt": "from the other one"})
    origin = (make_csv(rows), make_csv(rows, name="second.csv", encoding="utf-16"), folder)
    workspace.new_project(tmp_path / "several.unroll")
    open_corpus(qtbot, workspace, origin)
    assert workspace.inspection is not None
    assert workspace.inspection.labels == {"good": 21, "bad": 21}
    assert workspace.prepared is not None
    workspace.close_project()
    workspace.open_project(tmp_path / "several.unroll")
    settle(qtbot, workspace)
    assert workspace.corpus_origin() == origin
    assert workspace.prepared is not None


def test_pasted_text_is_kept_with_the_project(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    workspace.new_project(tmp_path / "pasted.unroll")
    text = "".join(f"{i % 2}\tline {i} of the text\n" for i in range(40))
    open_corpus(qtbot, workspace, PastedText(f"label\ttext\n{text}"))
    assert workspace.inspection is not None
    assert workspace.inspection.labels == {"0": 20, "1": 20}
    workspace.close_project()
    workspace.open_project(tmp_path / "pasted.unroll")
    settle(qtbot, workspace)
    assert workspace.corpus is not None
    assert workspace.corpus.texts[3] == "line 3 of the text"


def test_what_cannot_be_read_is_listed_and_the_rest_is_there(
    qtbot: QtBot, workspace: Workspace, make_csv: Callable[..., Path], tmp_path: Path
) -> None:
    good = make_csv([["label", "text"], *([("a", "b")[i % 2], f"text {i}"] for i in range(20))])
    bad = tmp_path / "picture.csv"
    bad.write_bytes(b"\x89PNG\x00\x01\x02" * 400)
    open_corpus(qtbot, workspace, (good, bad, tmp_path / "gone.csv"))
    assert workspace.corpus is not None
    assert len(workspace.corpus) == 20
    assert workspace.inspection is not None
    assert {unread.name for unread in workspace.inspection.unread} == {"picture.csv", "gone.csv"}


def test_cancel_brings_back_the_corpus_that_was_open(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    open_corpus(qtbot, workspace, labelled_file(tmp_path))
    before = shown(workspace)
    begun = request.getfixturevalue("slow")
    workspace.open_corpus(running_file(tmp_path))
    assert workspace.corpus is None
    assert cancel(qtbot, workspace, begun) < 1  # bench_import_window measures the 0.2 s
    assert shown(workspace) == before
    assert workspace.can_train() == ""


def test_cancel_brings_back_the_project_that_was_open(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    workspace.new_project(tmp_path / "first.unroll")
    open_corpus(qtbot, workspace, labelled_file(tmp_path))
    before = shown(workspace)
    begun = request.getfixturevalue("slow")
    workspace.open_corpus(running_file(tmp_path), in_new_project=True)
    assert workspace.project is not None
    made = workspace.project.path
    assert made != before[0]
    with qtbot.waitSignal(workspace.import_cancelled, timeout=60_000):
        cancel(qtbot, workspace, begun)
    assert shown(workspace) == before
    assert not made.exists()


def test_cancel_of_the_first_import_leaves_no_project(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, slow: threading.Event
) -> None:
    workspace.open_corpus(labelled_file(tmp_path), in_new_project=True)
    assert workspace.project is not None
    made = workspace.project.path
    cancel(qtbot, workspace, slow)
    assert workspace.project is None
    assert workspace.corpus_origin() is None
    assert not made.exists()


def test_cancel_of_a_setting_undoes_it(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    open_corpus(qtbot, workspace, labelled_file(tmp_path))
    before = shown(workspace)
    begun = request.getfixturevalue("slow")
    workspace.set_corpus_values({"corpus.fixes": ["strip_markup"]})
    assert workspace.corpus is None
    cancel(qtbot, workspace, begun)
    assert shown(workspace) == before
    assert workspace.undo_stack.index() == 0
    assert workspace.recipe.corpus.fixes == ()


def test_undo_while_reading_is_as_good_as_cancel(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    open_corpus(qtbot, workspace, labelled_file(tmp_path))
    before = shown(workspace)
    begun = request.getfixturevalue("slow")
    workspace.set_corpus_values({"corpus.encoding": "big5"})
    qtbot.waitUntil(begun.is_set, timeout=60_000)
    workspace.undo_stack.undo()
    assert shown(workspace) == before
    settle(qtbot, workspace)
    assert shown(workspace) == before


def test_another_import_in_the_middle_goes_back_to_what_was_read(
    qtbot: QtBot, workspace: Workspace, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    open_corpus(qtbot, workspace, labelled_file(tmp_path))
    before = shown(workspace)
    begun = request.getfixturevalue("slow")
    workspace.open_corpus(running_file(tmp_path))
    qtbot.waitUntil(begun.is_set, timeout=60_000)
    workspace.open_corpus(PastedText("another text"))
    cancel(qtbot, workspace, begun)
    assert shown(workspace) == before


def test_another_corpus_is_not_read_like_the_one_before(
    qtbot: QtBot, workspace: Workspace, make_csv: Callable[..., Path], tmp_path: Path
) -> None:
    rows = [["label", "text", "note"], *([("a", "b")[i % 2], f"text {i}", f"note {i}"] for i in range(20))]
    first = make_csv(rows)
    open_corpus(qtbot, workspace, first)
    workspace.set_corpus_values({"corpus.text_column": "note", "corpus.fixes": ["strip_markup"]})
    settle(qtbot, workspace)
    open_corpus(qtbot, workspace, (first, make_csv(rows, name="more.csv")))
    assert workspace.recipe.corpus.text_column == "note"  # the same, and more of it
    assert workspace.recipe.corpus.fixes
    open_corpus(qtbot, workspace, labelled_file(tmp_path))
    assert workspace.recipe.corpus.text_column == ""
    assert not workspace.recipe.corpus.fixes
    assert workspace.prepared is not None


def test_only_a_changed_file_is_told_as_changed(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    told: list[str] = []
    workspace.message.connect(lambda message: told.append(message.text))
    workspace.new_project(tmp_path / "kept.unroll")
    path = labelled_file(tmp_path)
    open_corpus(qtbot, workspace, path)
    open_corpus(qtbot, workspace, PastedText("one\ntwo\n" * 20))
    open_corpus(qtbot, workspace, PastedText("three\nfour\n" * 20))
    assert told == []
    open_corpus(qtbot, workspace, path)
    workspace.close_project()
    path.write_text(path.read_text("utf-8") + "\npositive,one more line of text", "utf-8")
    workspace.open_project(tmp_path / "kept.unroll")
    settle(qtbot, workspace)
    assert len(told) == 1
    assert "changed" in told[0]


def test_a_failed_import_stays_to_be_mended(qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    odd = tmp_path / "odd.bin"
    odd.write_bytes(b"\x00\x01" * 500)
    open_corpus(qtbot, workspace, odd)
    assert workspace.corpus_origin() == odd
    assert workspace.inspection is None
    assert workspace.recipe.task is Task.CLASSIFICATION
