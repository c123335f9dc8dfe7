import gzip
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.control import RunControl
from engine.corpus.files import Packing
from engine.corpus.finding import Found, find_files
from engine.errors import EngineError
from tests.engine.corpus.office import paragraph, write_docx, write_xlsx
from tests.engine.corpus.test_compressed import tar_of, zip_of


def found_in(path: Path, several: bool = False) -> list[Found]:
    return find_files(path, RunControl(), several=several)


def names_in(path: Path, several: bool = False) -> list[tuple[str, str]]:
    return [(found.file.name, found.file.packing.value) for found in found_in(path, several)]


def test_a_file_is_itself_whatever_it_is_packed_in(make_txt: Callable[..., Path], tmp_path: Path) -> None:
    assert names_in(make_txt("好")) == [("text.txt", "none")]
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"x"))
    assert names_in(tmp_path / "a.csv.gz") == [("a.csv.gz", "gzip")]


def test_office_documents_are_no_archives(tmp_path: Path) -> None:
    book = write_xlsx(tmp_path / "a.xlsx", {"one": [["x"]]})
    letter = write_docx(tmp_path / "b.docx", paragraph("x"))
    assert names_in(book) == [("a.xlsx", "none")]
    assert names_in(letter.rename(tmp_path / "without ending")) == [("without ending", "none")]


def test_a_few_members_of_an_archive_are_files(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", {"one.txt": b"1", "deep/two.csv": b"2", "three.png": b"3"})[0].path
    assert names_in(path) == [("a.zip", "zip"), ("one.txt", "zip"), ("deep/two.csv", "zip")]
    assert found_in(path)[0].ignored == 1
    assert ("a.zip/one.txt", "zip") in names_in(path, several=True)


def test_many_texts_in_an_archive_are_documents(tmp_path: Path) -> None:
    path = tar_of(tmp_path / "a.tar.gz", {f"{i}.txt": b"x" for i in range(30)})[0].path
    (found,) = found_in(path)
    assert (len(found.texts), found.file.size) == (30, path.stat().st_size)


def test_labels_in_an_archive_are_folders(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", {"data/pos/1.txt": b"x", "data/neg/1.txt": b"y"})[0].path
    (found,) = found_in(path)
    assert [(text.label, text.name) for text in found.texts] == [
        ("neg", "data/neg/1.txt"),
        ("pos", "data/pos/1.txt"),
    ]


def test_a_folder_of_tables_gives_each_and_opens_its_archives(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.csv").write_bytes(b"1,x\n")
    (folder / "deep" / "b.csv.gz").write_bytes(gzip.compress(b"1,x\n"))
    zip_of(folder / "c.zip", {"d.csv": b"1,x\n"})
    write_xlsx(folder / "e.xlsx", {"one": [["x"]]})
    assert names_in(folder) == [
        ("a.csv", "none"),
        ("c.zip/d.csv", "zip"),
        ("deep/b.csv.gz", "gzip"),
        ("e.xlsx", "none"),
    ]


def test_what_holds_nothing_is_told(tmp_path: Path) -> None:
    path = zip_of(tmp_path / "a.zip", {"a.png": b"x"})[0].path
    with pytest.raises(EngineError, match="holds no file that can be read"):
        found_in(path)
    with pytest.raises(EngineError, match="There is no file or folder"):
        found_in(tmp_path / "nothing")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(EngineError, match="neither a file nor a folder"):
        found_in(tmp_path / "pipe")


def test_a_packing_is_kept_with_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress(b"x"))
    assert found_in(tmp_path / "a.gz")[0].file.packing is Packing.GZIP
