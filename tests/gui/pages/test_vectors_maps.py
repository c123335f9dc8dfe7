"""The maps of the Vectors page: t-SNE and its end, epochs, rectangles, files, and two side by side; with mouse and keys."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from engine.control import RunControl
from engine.events import result_of
from engine.project.project import Project
from engine.recipe.presets import build_recipe
from engine.training.preparing import prepare
from engine.training.runs import start_run
from engine.vectors.kernels import starting_tables
from engine.vectors.reading import read_vectors
from engine.vectors.similarity import Metric
from engine.vectors.word_vectors import WordVectors
from gui.motion import set_less_motion
from gui.pages.vectors_mapping import Points, Way
from gui.pages.vectors_page import VectorsPage
from gui.pages.vectors_sources import FILE
from gui.workspace import Workspace
from tests.gui.pages.page_driving import PATIENCE, choices, choose, click, settle, show_page

LINES = "the cat drinks milk in the house\nthe dog drinks water in the yard\n" * 60
VECTORS = {"dim": 8, "epochs": 3, "min_count": 1}
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with two runs of word vectors."""
    folder = tmp_path_factory.mktemp("vectors")
    corpus, path = folder / "lines.txt", folder / "p.unroll"
    corpus.write_text(LINES, "utf-8")
    with Project.create(path) as project:
        for architecture in ("skip_gram", "cbow"):
            recipe = build_recipe(
                None, {"task": "word_vectors", "vectors": {**VECTORS, "architecture": architecture}}
            )
            prepared = result_of(prepare(corpus, recipe, RunControl()))
            result_of(start_run(project, recipe, prepared, RunControl(), device="cpu"))
    return path


@pytest.fixture
def page(qtbot: QtBot, trained: Path) -> Iterator[VectorsPage]:
    """The page with its map of the newest run."""
    space = Workspace()
    space.project = Project.open(trained)
    space.current_run = space.project.runs()[-1]
    made = VectorsPage(space)
    show_page(qtbot, made, (1232, 828))
    qtbot.waitUntil(lambda: bool(made.near.near.rows(Metric.COSINE)), timeout=PATIENCE)
    click(made.views.buttons()[2])
    qtbot.waitUntil(lambda: bool(made.map.map.words()), timeout=PATIENCE)
    yield made
    space.close()


def search(qtbot: QtBot, page: VectorsPage, word: str) -> None:
    page.map.search.setFocus()
    page.map.search.selectAll()
    QTest.keyClicks(page.map.search, word)
    QTest.keyClick(page.map.search, Qt.Key.Key_Return)


def shows(page: VectorsPage, points: Points, same: bool) -> bool:
    """Whether the map shows just these points, or others."""
    return (page.map.main.points() is points) == same


def test_tsne_shows_how_far_it_is_and_ends_when_cancelled(qtbot: QtBot, page: VectorsPage) -> None:
    before = page.map.main.points()
    click(page.map.ways.buttons()[1])
    qtbot.waitUntil(lambda: page.line.isVisible() and page.maps.job() is not None, timeout=PATIENCE)
    click(page.line.cancel_button)
    settle(qtbot, page.workspace)
    assert page.map.way() is Way.PCA
    assert page.map.main.points() is before
    assert not page.line.isVisible()
    click(page.map.ways.buttons()[1])
    qtbot.waitUntil(
        lambda: page.map.main.points() is not before and not page.workspace.jobs(), timeout=120_000
    )
    points = page.map.main.points()
    assert points is not None
    assert np.isfinite(points.places).all()
    assert "t-SNE" in page.map.about.text()
    click(page.map.ways.buttons()[0])  # it was drawn before: no job
    assert page.map.main.points() is before


def test_the_map_of_an_epoch_lies_on_the_axes_of_the_newest(qtbot: QtBot, page: VectorsPage) -> None:
    assert page.map.epochs.isVisible()
    newest = page.map.main.points()
    assert newest is not None
    page.map.epochs.slider.setFocus()
    QTest.keyClick(page.map.epochs.slider, Qt.Key.Key_Home)
    assert page.map.epoch() == 0
    qtbot.waitUntil(lambda: page.map.main.points() is not newest, timeout=PATIENCE)
    drawn = page.map.main.points()
    assert drawn is not None
    assert drawn.words == newest.words
    np.testing.assert_allclose(drawn.frame, newest.places)
    project = page.workspace.project
    assert project is not None
    table, _ = starting_tables(len(drawn.words), 8, project.runs()[-1].recipe.training.seed)
    np.testing.assert_array_equal(WordVectors.load(project, epoch=0).table, table)
    QTest.keyClick(page.map.epochs.slider, Qt.Key.Key_End)
    assert page.map.epoch() is None
    qtbot.waitUntil(lambda: page.map.main.points() is newest, timeout=PATIENCE)


def test_neighbours_are_those_of_the_epoch(qtbot: QtBot, page: VectorsPage) -> None:
    search(qtbot, page, "cat")
    qtbot.waitUntil(lambda: bool(page.map.main.rows()), timeout=PATIENCE)
    late = page.map.main.rows()
    page.map.epochs.slider.setFocus()
    QTest.keyClick(page.map.epochs.slider, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: page.map.main.rows() not in ([], late), timeout=PATIENCE)
    project = page.workspace.project
    assert project is not None
    expected = [word for word, _ in WordVectors.load(project, epoch=0).neighbours("cat", Metric.COSINE, 8)]
    assert [word for word, _ in page.map.main.rows()] == expected


def test_a_rectangle_chooses_words_and_they_are_saved(
    qtbot: QtBot, page: VectorsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = page.map.map
    click(page.map.select)
    corner, far = QPoint(1, 1), QPoint(view.width() // 2, view.height() - 2)
    QTest.mousePress(view, LEFT, pos=corner)
    QTest.mouseMove(view, far)
    QTest.mouseRelease(view, LEFT, pos=far)
    chosen = view.chosen()
    expected = [word for word in view.words() if view.place_of(word).x() <= far.x()]
    assert list(chosen) == expected
    assert 0 < len(chosen) < len(view.words())
    assert page.map.main.title.text() == f"{len(chosen)} words are chosen."
    assert [word for word, _ in page.map.main.rows()] == expected
    path = tmp_path / "points.csv"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(path), "Points as a table (*.csv *.tsv)")
    )
    click(page.map.table_button)
    qtbot.waitUntil(path.exists, timeout=PATIENCE)
    settle(qtbot, page.workspace)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in csv.reader(file)] == ["word", *expected]
    vectors = tmp_path / "all.tsv"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(vectors), "Vectors and words for a projector (*.tsv)")
    )
    click(page.map.table_button)
    names = tmp_path / "all_words.tsv"
    qtbot.waitUntil(names.exists, timeout=PATIENCE)
    settle(qtbot, page.workspace)
    assert names.read_text("utf-8").split() == expected
    assert len(vectors.read_text("utf-8").splitlines()[0].split("\t")) == 8


def test_a_word_of_the_list_leads_on(qtbot: QtBot, page: VectorsPage) -> None:
    search(qtbot, page, "cat")
    qtbot.waitUntil(lambda: bool(page.map.main.rows()), timeout=PATIENCE)
    word = page.map.main.rows()[0][0]
    table = page.map.main.table
    QTest.mouseClick(table.viewport(), LEFT, pos=table.visualRect(page.map.main.model.index(0, 0)).center())
    qtbot.waitUntil(lambda: page.map.map.marked()[:1] == [word], timeout=PATIENCE)
    assert page.map.main.title.text() == f"Nearest to '{word}'"


def test_two_runs_stand_side_by_side_and_share_the_word(qtbot: QtBot, page: VectorsPage) -> None:
    assert choices(page.map.other) == [None, "run 1", FILE]
    choose(page.map.other, "run 1")
    qtbot.waitUntil(
        lambda: bool(page.map.beside.map.words()) and page.map.beside.isVisible(), timeout=PATIENCE
    )
    assert [pane.name.whole_text() for pane in page.map.panes()] == ["run 2", "run 1"]
    search(qtbot, page, "dog")
    qtbot.waitUntil(lambda: all(pane.rows() for pane in page.map.panes()), timeout=PATIENCE)
    assert [pane.map.marked()[0] for pane in page.map.panes()] == ["dog", "dog"]
    word = page.map.beside.map.words()[0]
    page.map.beside.map.show_all()
    place = page.map.beside.map.place_of(word)
    QTest.mouseClick(page.map.beside.map, LEFT, pos=place.toPoint())
    clicked = page.map.beside.map.word_at(place)
    qtbot.waitUntil(lambda: page.map.main.map.marked()[:1] == [clicked], timeout=PATIENCE)
    choose(page.map.other, None)
    qtbot.waitUntil(lambda: not page.map.beside.isVisible(), timeout=PATIENCE)


def test_a_file_of_vectors_is_opened_by_mouse_and_stands_beside_a_run(
    qtbot: QtBot, page: VectorsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "own.vec"
    path.write_text("4 2\nking 1 0\nqueen 0.9 0.1\napple 0 1\npear 0.1 0.9\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    choose(page.runs, FILE)
    qtbot.waitUntil(lambda: page.source() == path and not page.workspace.jobs(), timeout=PATIENCE)
    assert "2 numbers in own.vec" in page.header.sentence()
    qtbot.waitUntil(lambda: set(page.map.map.words()) == {"king", "queen", "apple", "pear"}, timeout=PATIENCE)
    assert not page.map.epochs.isVisible()
    click(page.views.buttons()[0])
    page.near.word.setFocus()
    QTest.keyClicks(page.near.word, "king")
    qtbot.waitUntil(lambda: page.near.near.rows(Metric.COSINE)[:1] == [("queen", "0.994")], timeout=PATIENCE)
    assert not page.views.buttons()[3].isEnabled()
    choose(page.runs, "run 1")
    assert page.run_shown() is not None
    click(page.views.buttons()[2])
    place = choices(page.map.other).index(path)
    page.map.other.setCurrentIndex(place)
    page.map.other.activated.emit(place)
    qtbot.waitUntil(lambda: "pear" in page.map.beside.map.words(), timeout=PATIENCE)


def test_a_file_that_is_none_of_vectors_is_a_sentence(
    qtbot: QtBot, page: VectorsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bad.vec"
    path.write_text("3 2\nking 1 0\nqueen 0.9\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    choose(page.runs, FILE)
    qtbot.waitUntil(page.message_bar.isVisible, timeout=PATIENCE)
    assert page.message_bar.text().startswith("Line 3 of ")
    assert page.source() == "run 2"


def test_reading_a_large_file_can_be_cancelled(
    qtbot: QtBot, page: VectorsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.vec"
    row = " ".join(["0.125"] * 50)
    path.write_text("60000 50\n" + "".join(f"w{i} {row}\n" for i in range(60_000)), "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    choose(page.runs, FILE)
    qtbot.waitUntil(lambda: bool(page.workspace.jobs()), timeout=PATIENCE)
    page.line.show()
    begun = time.monotonic()
    click(page.line.cancel_button)
    settle(qtbot, page.workspace)
    assert time.monotonic() - begun < 20
    assert page.source() == "run 2"


def test_with_less_motion_points_jump_to_every_epoch(qtbot: QtBot, page: VectorsPage) -> None:
    set_less_motion(True)
    try:
        newest = page.map.main.points()
        assert newest is not None
        there = page.map.map.places_of(page.map.map.words())
        page.map.epochs.slider.setFocus()
        for key, same in ((Qt.Key.Key_Home, False), (Qt.Key.Key_End, True), (Qt.Key.Key_Home, False)):
            QTest.keyClick(page.map.epochs.slider, key)
            qtbot.waitUntil(partial(shows, page, newest, same), timeout=PATIENCE)
            places = page.map.map.places_of(page.map.map.words())
            assert np.allclose(places, there) == same
    finally:
        set_less_motion(False)


def test_points_glide_to_where_they_are_after_an_epoch(qtbot: QtBot, page: VectorsPage) -> None:
    there = page.map.map.places_of(page.map.map.words())
    page.map.epochs.slider.setFocus()
    QTest.keyClick(page.map.epochs.slider, Qt.Key.Key_Home)
    qtbot.waitUntil(
        lambda: not np.allclose(page.map.map.places_of(page.map.map.words()), there), timeout=PATIENCE
    )
    QTest.keyClick(page.map.epochs.slider, Qt.Key.Key_End)
    qtbot.waitUntil(
        lambda: np.allclose(page.map.map.places_of(page.map.map.words()), there), timeout=PATIENCE
    )


def test_both_maps_fit_beside_the_help(qtbot: QtBot, page: VectorsPage) -> None:
    choose(page.map.other, "run 1")
    qtbot.waitUntil(page.map.beside.isVisible, timeout=PATIENCE)
    assert page.map.minimumSizeHint().width() <= 736  # the smallest window with the panel open


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_the_map_is_saved_as_a_picture(page: VectorsPage, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"map.{ending}"
    page.map.map.choose_within(QRectF(0, 0, 400, 400))
    assert page.map.save.save(path)
    if ending == "png":
        image = QImage(str(path))
        assert image.width() == 2 * page.map.map.width()
    else:
        assert ">cat<" in path.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("own.vec", "Vectors, word2vec or fastText (*.vec *.txt)"), ("own.bin", "Vectors, word2vec binary (*.bin)"),
     ("own", "Vectors, GloVe (*.txt)")],
)  # fmt: skip
def test_all_vectors_are_written_and_read_again(
    qtbot: QtBot, page: VectorsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / name), kind))
    click(page.map.table_button)
    qtbot.waitUntil(lambda: any(tmp_path.iterdir()), timeout=PATIENCE)
    settle(qtbot, page.workspace)
    (path,) = tmp_path.iterdir()
    assert path.suffix
    found = result_of(read_vectors(path, None, RunControl()))
    project = page.workspace.project
    assert project is not None
    own = WordVectors.load(project)
    assert found.words == own.words
    np.testing.assert_array_equal(found.table, own.table)


def test_the_epochs_are_played_from_the_first_to_the_newest(qtbot: QtBot, page: VectorsPage) -> None:
    page.map.past.playing.setInterval(20)
    seen: list[int | None] = []
    page.maps.main.shown.connect(lambda: seen.append(page.map.epoch()))
    click(page.map.past.play)
    assert page.map.epoch() == 0
    assert page.map.past.play.accessibleName() == "Stay here"
    qtbot.waitUntil(
        lambda: page.map.past.play.accessibleName() == "From the first epoch to the newest", timeout=PATIENCE
    )
    qtbot.waitUntil(lambda: seen[-1:] == [None], timeout=PATIENCE)
    assert list(dict.fromkeys(seen)) == [0, 1, 2, None]
    click(page.map.past.play)
    click(page.map.past.play)  # stays where it is
    assert page.map.epoch() in (0, 1)
