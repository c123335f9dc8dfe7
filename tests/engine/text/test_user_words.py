from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.text.user_words import (
    UserWord,
    check_entries,
    format_entry,
    join_entry,
    load_user_words,
    parse_entry,
    save_user_words,
    split_entry,
    with_entry,
)


@pytest.mark.parametrize("entry", ["云计算", "计算/机", "云/计/算"])
def test_an_entry_is_read_and_written(entry: str) -> None:
    word = parse_entry(entry)
    assert format_entry(word) == entry
    assert word.word == entry.replace("/", "")
    assert word.joins == ("/" not in entry)


@pytest.mark.parametrize("entry", ["", "/", "a/", "a b", "长" * 65])
def test_a_wrong_entry_is_told(entry: str) -> None:
    with pytest.raises(EngineError, match=r"^text\.user_words has"):
        parse_entry(entry)
    with pytest.raises(EngineError, match=r"^text\.user_words has"):
        check_entries(["云", entry])


def test_clicking_makes_entries() -> None:
    assert join_entry("云", "计算") == "云计算"
    assert split_entry("计算机", 2) == "计算/机"
    assert parse_entry("计算/机") == UserWord(("计算", "机"))
    for place in (0, 3):
        with pytest.raises(ValueError, match="no cut inside"):
            split_entry("计算机", place)


def test_the_later_of_two_mends_counts() -> None:
    entries = with_entry(with_entry((), "云计算"), "计算机")
    assert entries == ("云计算", "计算机")
    assert with_entry(entries, "云/计算") == ("计算机", "云/计算")


def test_entries_are_kept_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    save_user_words(path, ["云计算", "计算/机"])
    assert load_user_words(path) == ("云计算", "计算/机")
    path.write_text("云计算 3 n\n/\n", encoding="utf-8")
    with pytest.raises(EngineError, match="empty word"):
        load_user_words(path)
