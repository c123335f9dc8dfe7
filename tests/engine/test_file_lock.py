from pathlib import Path

import pytest

from engine import file_lock
from engine.file_lock import FileLock


def test_a_lock_is_held_once_and_free_again_after(tmp_path: Path) -> None:
    first, second = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert first.try_hold()
    assert not second.try_hold()
    first.release()
    first.release()
    assert second.try_hold()
    second.release()


def test_a_context_lets_go_also_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(KeyError), FileLock(tmp_path / "lock"):
        raise KeyError
    with FileLock(tmp_path / "lock") as held:
        assert not FileLock(tmp_path / "lock").try_hold()
        assert held.path.exists()


def test_waiting_ends_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_lock, "_WAIT_SECONDS", 0.05)
    entered = []
    with FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock"):
        entered.append(True)
    assert entered


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        FileLock(tmp_path / "nowhere" / "lock").try_hold()
