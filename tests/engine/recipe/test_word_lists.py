from pathlib import Path

import pytest

from engine.errors import EngineError, SettingsError
from engine.recipe.given import parse_assignments, read_recipe_file
from engine.recipe.recipe import Recipe, parse_recipe
from engine.recipe.word_lists import read_word_list, write_word_list


def assigned(*assignments: str) -> Recipe:
    return parse_recipe(parse_assignments(assignments))


@pytest.mark.parametrize(
    "written",
    [
        "云计算, 计算/机",
        "云计算 计算/机",
        "云计算，计算/机、",
        '["云计算", "计算/机"]',
        "['云计算', '计算/机', ]",
    ],
)
def test_a_list_is_written_in_one_line(written: str) -> None:
    assert assigned(f"text.user_words={written}").text.user_words == ("云计算", "计算/机")


def test_a_list_may_be_empty_or_hold_a_number_as_text() -> None:
    assert assigned("text.stop_words=").text.stop_words == ()
    assert assigned("text.stop_words=[]").text.stop_words == ()
    assert assigned("text.stop_words=1984").text.stop_words == ("1984",)


def test_a_list_comes_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    write_word_list(path, ["云计算", "计算/机"])
    assert assigned(f"text.user_words=@{path}").text.user_words == ("云计算", "计算/机")
    with pytest.raises(SettingsError) as caught:
        parse_assignments([f"text.user_words=@{path}x", f"text.stop_words=@{tmp_path}", "epochs"])
    first, second, third = (str(problem) for problem in caught.value.problems)
    assert first == f"There is no word list {path}x. Check its name."
    assert second.startswith(f"{tmp_path} cannot be used")
    assert third.startswith("'epochs' is not KEY=VALUE")


def test_a_list_survives_toml_and_json(tmp_path: Path) -> None:
    path = tmp_path / "recipe.toml"
    path.write_text('[text]\nuser_words = ["云计算"]\nstop_words = "chinese, -不"\n', encoding="utf-8")
    recipe = parse_recipe(read_recipe_file(path))
    assert (recipe.text.user_words, recipe.text.stop_words) == (("云计算",), ("chinese", "-不"))
    assert parse_recipe(recipe.as_tree()) == recipe


def test_of_two_entries_about_the_same_characters_the_later_counts() -> None:
    words = assigned("text.user_words=计算机 云 计算/机").text.user_words
    assert words == ("云", "计算/机")
    assert assigned("text.stop_words=的 了 的").text.stop_words == ("的", "了")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"text.user_words": ["云 计算"]}, "text.user_words has '云 计算'; a word has no spaces in it."),
        ({"text.user_words": ["/机"]}, "a / stands between two characters"),
        ({"text.user_words": ["计//机"]}, "a / stands between two characters"),
        ({"text.user_words": ["/"]}, "text.user_words has an empty word. Take it out."),
        ({"text.user_words": ["长" * 65]}, "a word has at most 64 characters"),
        ({"text.user_words": 3}, "text.user_words must be a list of words, not 3."),
        ({"text.user_words": [3]}, "text.user_words must be text, not 3."),
        ({"text.stop_words": [""]}, "text.stop_words has an empty word. Take it out."),
        ({"text.stop_words": ["a\x00"]}, "a word has no spaces in it"),
    ],
)
def test_a_wrong_entry_is_told_in_a_sentence(values: dict[str, object], sentence: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Recipe().with_values(values)
    (problem,) = caught.value.problems
    assert sentence in str(problem)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_dictionary_of_jieba_is_a_list_of_words(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "userdict.txt"
    path.write_text("# 我的词\n云计算 5\r\n李小福 2 nr\n\n创新办 3 i\n云计算\nC#\n#\n", encoding=encoding)
    assert read_word_list(path) == ("云计算", "李小福", "创新办", "C#", "#")


def test_a_picture_is_no_list_of_words(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(b"\x89PNG\x00\x00")
    with pytest.raises(EngineError, match="is not a list of words"):
        read_word_list(path)
    path.write_bytes(b"\xff\xff\xff")
    with pytest.raises(EngineError, match="is not a list of words"):
        read_word_list(path)


def test_a_list_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="cannot be written"):
        write_word_list(tmp_path, ["云"])
