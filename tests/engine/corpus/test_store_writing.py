import errno
from pathlib import Path

import pytest

from engine.corpus import store_writing
from engine.corpus.rows import Row
from engine.corpus.store import open_store
from engine.corpus.store_writing import InMemory, StoreWriter
from engine.errors import EngineError


def test_memory_and_disk_keep_the_same(tmp_path: Path) -> None:
    blocks = [[Row("好", "1", "a"), Row("坏", "0", "b")], [], [Row("半\ud83d", "1", "")]]
    memory, disk = InMemory(), StoreWriter(tmp_path, labels_needed=True)
    for block in blocks:
        memory.add(block)
        disk.add(block)
    kept = memory.finish({"running": False})
    disk.finish({"running": False})
    found = open_store(tmp_path)
    assert found.labels is not None
    assert found.targets is not None
    assert tuple(found.texts) == kept.texts == ("好", "坏", "半\ud83d")
    assert tuple(found.labels) == kept.labels == ("1", "0", "1")
    assert tuple(found.targets) == kept.targets == ("a", "b", "")


@pytest.mark.parametrize("text", ["", " \n\t", "\u3000"])
def test_white_space_alone_is_not_visible(tmp_path: Path, text: str) -> None:
    memory, disk = InMemory(), StoreWriter(tmp_path, labels_needed=False)
    for kept in (memory, disk):
        kept.add([Row(text)])
        assert not kept.visible
        kept.add([Row("a"), Row(text)])
        assert kept.visible
    disk.close()


def test_a_name_for_nearly_each_document_is_no_label(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_writing, "MOST_LABEL_NAMES", 3)
    writer = StoreWriter(tmp_path, labels_needed=False)
    writer.add([Row("text", str(number)) for number in range(5)])
    writer.add([Row("text", "1")])
    writer.finish({"running": False})
    assert open_store(tmp_path).labels is None
    writer = StoreWriter(tmp_path, labels_needed=True)
    writer.add([Row("text", str(number)) for number in range(3)])
    with pytest.raises(EngineError, match="more than 3 different labels"):
        writer.add([Row("text", "another")])
    writer.close()


def test_every_file_is_closed_when_one_cannot_be_written(tmp_path: Path) -> None:
    class Full:
        def write(self, data: bytes) -> int:
            raise OSError(errno.ENOSPC, "full")

        def close(self) -> None:
            raise OSError(errno.ENOSPC, "full")

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_: object) -> None:
            self.close()

    writer = StoreWriter(tmp_path, labels_needed=False)
    writer.add([Row("a", "1")])
    ends = writer._texts._ends
    writer._texts._bytes.close()
    writer._texts._bytes = Full()  # type: ignore[assignment]
    with pytest.raises(OSError, match="full"):
        writer.add([Row("a", "1")])
    with pytest.raises(OSError, match="full"):
        writer.close()
    assert ends.closed
    assert writer._labels._codes.closed
