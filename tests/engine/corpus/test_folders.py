import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.control import RunControl
from engine.corpus.files import Packing
from engine.corpus.folders import FolderContents, list_folder
from engine.errors import EngineError, Stopped

MakeFolder = Callable[..., Path]


def contents_of(root: Path) -> FolderContents:
    return list_folder(root, Packing.NONE, RunControl())


def listed(root: Path) -> list[tuple[str, str]]:
    return [(text.label, text.name) for text in contents_of(root).texts]


def test_sub_folders_are_labels_and_files_come_in_natural_order(make_folder: MakeFolder) -> None:
    root = make_folder({"pos/10_9.txt": "a", "pos/2_7.txt": "b", "neg/0.txt": "c", "readme.txt": "not read"})
    assert listed(root) == [("neg", "neg/0.txt"), ("pos", "pos/2_7.txt"), ("pos", "pos/10_9.txt")]


def test_acl_imdb_is_read_in_its_training_part(make_folder: MakeFolder) -> None:
    root = make_folder(
        {
            "README": "about",
            "imdb.vocab": "the",
            "train/urls_pos.txt": "http",
            "train/pos/0_9.txt": "good",
            "train/neg/0_2.txt": "bad",
            "train/unsup/0_0.txt": "who knows",
            "test/pos/0_10.txt": "kept back",
        }
    )
    expected = [("neg", "0_2.txt"), ("pos", "0_9.txt")]
    assert [(label, name.rpartition("/")[2]) for label, name in listed(root)] == expected
    assert [(label, name.rpartition("/")[2]) for label, name in listed(root / "train")] == expected


def test_unsup_alone_has_no_label(make_folder: MakeFolder) -> None:
    root = make_folder({"train/unsup/0.txt": "x", "train/unsup/1.txt": "y"})
    assert [label for label, _ in listed(root)] == ["", ""]


def test_files_without_sub_folders_have_no_label(make_folder: MakeFolder) -> None:
    root = make_folder({"b.txt": "x", "a.TXT": "y", "c.md": "z", "d.bin": "no", ".hidden.txt": "no"})
    assert listed(root) == [("", "a.TXT"), ("", "b.txt"), ("", "c.md")]


def test_deeper_folders_belong_to_the_label_above(make_folder: MakeFolder) -> None:
    root = make_folder(
        {"good/2020/a.txt": "x", "good/.git/b.txt": "no", "bad/c.txt": "y", "pictures/d.png": "no"}
    )
    assert listed(root) == [("bad", "bad/c.txt"), ("good", "good/2020/a.txt")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for rights to make links")
def test_links_into_nowhere_are_passed_over(make_folder: MakeFolder) -> None:
    root = make_folder({"neg/a.txt": "x"})
    (root / "neg" / "b.txt").symlink_to(root / "gone.txt")
    (root / "neg" / "again").symlink_to(root)
    assert listed(root) == [("neg", "neg/a.txt")]


def test_train_without_labels_is_a_label_like_others(make_folder: MakeFolder) -> None:
    assert listed(make_folder({"train/a.txt": "x", "hold/b.txt": "y"})) == [
        ("hold", "hold/b.txt"),
        ("train", "train/a.txt"),
    ]


@pytest.mark.parametrize("files", [{}, {"a.png": "x"}, {"a/b.pdf": "x"}])
def test_a_folder_without_texts_is_told(make_folder: MakeFolder, files: dict[str, str]) -> None:
    root = make_folder(files)
    root.mkdir(exist_ok=True)
    with pytest.raises(EngineError, match="holds no txt files"):
        contents_of(root)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
@pytest.mark.parametrize("closed", ["", "neg"])
def test_a_folder_that_may_not_be_read_is_told(
    make_folder: MakeFolder, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    root = make_folder({"neg/a.txt": "x"})
    scan = os.scandir

    def refuse(path: Path) -> object:
        if Path(path) == root / closed:
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(EngineError, match="may not be read"):
        contents_of(root)


def test_listing_stops_when_asked(make_folder: MakeFolder) -> None:
    control = RunControl()
    control.stop()
    with pytest.raises(Stopped):
        list_folder(make_folder({"neg/a.txt": "x"}), Packing.NONE, control)
