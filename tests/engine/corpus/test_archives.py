from collections.abc import Callable
from pathlib import Path

import pytest

from engine.control import RunControl
from engine.corpus.archives import files_in
from engine.corpus.files import Packing
from engine.errors import EngineError, Stopped
from tests.engine.corpus.test_compressed import tar_of, zip_of

NAMES = {
    "pos/10.txt": b"x",
    "pos/2.txt": b"yy",
    ".git/a.txt": b"no",
    "__MACOSX/b.txt": b"no",
    "~$c.docx": b"no",
}


def test_a_folder_and_its_archives_hold_the_same_files(
    make_folder: Callable[..., Path], tmp_path: Path
) -> None:
    folder = make_folder({name: content.decode() for name, content in NAMES.items()})
    archive = zip_of(tmp_path / "a.zip", NAMES)[0].path
    control = RunControl()
    expected = ["pos/2.txt", "pos/10.txt"]
    assert [file.name for file in files_in(folder, Packing.NONE, control)] == expected
    assert [file.name for file in files_in(archive, Packing.ZIP, control)] == expected


def test_a_tar_keeps_its_order(tmp_path: Path) -> None:
    path = tar_of(tmp_path / "a.tar.gz", {f"./{name}": content for name, content in NAMES.items()})[0].path
    found = files_in(path, Packing.TAR, RunControl())
    assert [(file.name, file.member) for file in found] == [
        ("pos/10.txt", "./pos/10.txt"),
        ("pos/2.txt", "./pos/2.txt"),
    ]


@pytest.mark.parametrize("name", ["正面/评论.txt", "正面的评论/一.txt"])
def test_chinese_names_from_windows_are_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(_in_code_page(name.encode("gb18030")))
    (file,) = files_in(path, Packing.ZIP, RunControl())
    assert file.name == name


def _in_code_page(name: bytes) -> bytes:
    """A zip archive of one empty file whose name is in a code page, without the flag that says UTF-8."""
    size = len(name).to_bytes(2, "little")
    header = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0" + bytes(12) + size + bytes(2) + name
    entry = b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0" + bytes(12) + size + bytes(16) + name
    end = (
        b"PK\x05\x06"
        + bytes(4)
        + b"\1\0\1\0"
        + len(entry).to_bytes(4, "little")
        + len(header).to_bytes(4, "little")
    )
    return header + entry + end + bytes(2)


def test_a_broken_archive_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04 no more")
    with pytest.raises(EngineError, match=r"a\.zip is damaged"):
        files_in(path, Packing.ZIP, RunControl())
    path.write_bytes(tar_of(tmp_path / "b", {"a.txt": b"x" * 5000})[0].path.read_bytes()[:60])
    with pytest.raises(EngineError, match=r"a\.zip is damaged"):
        files_in(path, Packing.TAR, RunControl())


def test_listing_stops_when_asked(tmp_path: Path) -> None:
    path = tar_of(tmp_path / "a.tar", {"a.txt": b"x"})[0].path
    control = RunControl()
    control.stop()
    with pytest.raises(Stopped):
        files_in(path, Packing.TAR, control)
