import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.control import RunControl
from engine.corpus import compressed, sources
from engine.corpus.compressed import packing_of, read_file, read_files, whole_file
from engine.corpus.files import CorpusFile, Packing
from engine.errors import EngineError, Stopped

TEXT = "第一句，味道不错\n".encode() * 500
PACKERS: dict[Packing, Callable[[bytes], bytes]] = {
    Packing.GZIP: gzip.compress,
    Packing.XZ: lzma.compress,
    Packing.BZIP2: bz2.compress,
}


def packed(folder: Path, packing: Packing, content: bytes = TEXT) -> CorpusFile:
    path = folder / f"a.txt.{packing.value}"
    path.write_bytes(PACKERS[packing](content))
    return CorpusFile(path, path.name, path.stat().st_size, packing)


def zip_of(path: Path, files: dict[str, bytes]) -> list[CorpusFile]:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return [CorpusFile(path, name, len(content), Packing.ZIP, name) for name, content in files.items()]


def tar_of(path: Path, files: dict[str, bytes]) -> list[CorpusFile]:
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return [CorpusFile(path, name, len(content), Packing.TAR, name) for name, content in files.items()]


def content_of(file: CorpusFile) -> bytes:
    return b"".join(read_file(file, RunControl()))


@pytest.mark.parametrize("packing", list(PACKERS))
def test_each_packing_is_known_and_read(tmp_path: Path, packing: Packing) -> None:
    file = packed(tmp_path, packing)
    moved: list[int] = []
    assert packing_of(file.path) is packing
    assert b"".join(read_file(file, RunControl(), moved.append)) == TEXT
    assert sum(moved) == file.size


def test_plain_files_and_archives_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"BZh is how this plain text begins")
    assert packing_of(path) is Packing.NONE
    assert packing_of(zip_of(tmp_path / "b", {"a": b"x"})[0].path) is Packing.ZIP
    assert packing_of(tar_of(tmp_path / "c", {"a": b"x"})[0].path) is Packing.TAR


@pytest.mark.parametrize("packing", list(PACKERS))
@pytest.mark.parametrize("cut", [5, -10])
def test_what_breaks_off_is_told(tmp_path: Path, packing: Packing, cut: int) -> None:
    file = packed(tmp_path, packing)
    file.path.write_bytes(file.path.read_bytes()[:cut])
    with pytest.raises(EngineError, match="is damaged or cut off"):
        content_of(file)


@pytest.mark.parametrize("make", [zip_of, tar_of])
def test_members_are_read_one_by_one_or_all(
    tmp_path: Path, make: Callable[[Path, dict[str, bytes]], list[CorpusFile]]
) -> None:
    files = make(tmp_path / "a", {"one.txt": b"1", "two.txt": TEXT, "three.txt": b""})
    assert content_of(files[1]) == TEXT
    wanted = [files[0], files[1]]
    found = {file.name: b"".join(chunks) for file, chunks in read_files(wanted, RunControl())}
    assert found == {"one.txt": b"1", "two.txt": TEXT}


def test_plain_files_are_read_like_members(make_txt: Callable[..., Path]) -> None:
    path = make_txt("好")
    file = CorpusFile(path, path.name, 3)
    assert [b"".join(chunks) for _, chunks in read_files([file, file], RunControl())] == ["好".encode()] * 2


def test_a_locked_member_is_told(tmp_path: Path) -> None:
    (file,) = zip_of(tmp_path / "a.zip", {"a.txt": TEXT})
    content = bytearray(file.path.read_bytes())
    content[6] |= 1  # the flag for encryption, in the member's own header
    content[content.index(b"PK\x01\x02") + 8] |= 1  # and in the directory
    file.path.write_bytes(content)
    with pytest.raises(EngineError, match=r"a\.txt is locked with a password"):
        content_of(file)


def test_an_unknown_way_of_packing_is_told(tmp_path: Path) -> None:
    (file,) = zip_of(tmp_path / "a.zip", {"a.txt": TEXT})
    content = bytearray(file.path.read_bytes())
    content[8] = content[content.index(b"PK\x01\x02") + 10] = 99
    file.path.write_bytes(content)
    with pytest.raises(EngineError, match="in a way that is not known"):
        content_of(file)


def test_a_trap_is_not_read_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compressed, "_ALWAYS_ALLOWED", 1_000_000)
    file = packed(tmp_path, Packing.GZIP, b"a" * 2_000_000)
    with pytest.raises(EngineError, match="more than 250 times its size"):
        content_of(file)
    assert len(content_of(packed(tmp_path, Packing.GZIP, b"a" * 900_000))) == 900_000


def test_what_is_held_whole_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = packed(tmp_path, Packing.GZIP)
    assert whole_file(file, RunControl()) == TEXT
    monkeypatch.setattr(compressed, "_MOST_HELD", 100)
    with pytest.raises(EngineError, match="too large to be read inside an archive"):
        whole_file(file, RunControl())


def test_pasted_text_needs_no_file() -> None:
    file = CorpusFile(Path("pasted text"), "pasted text", 3, Packing.PASTED, pasted=b"abc")
    assert content_of(file) == b"abc"


@pytest.mark.parametrize("packing", list(PACKERS))
def test_a_stop_is_heard_at_the_next_chunk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, packing: Packing
) -> None:
    monkeypatch.setattr(sources, "CHUNK", 100)
    control = RunControl()
    chunks = read_file(packed(tmp_path, packing), control)
    next(chunks)
    control.stop()
    with pytest.raises(Stopped):
        next(chunks)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="There is no file or folder"):
        packing_of(tmp_path / "nothing")
