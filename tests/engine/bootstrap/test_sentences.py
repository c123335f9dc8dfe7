import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.bootstrap import live, sentences, trouble

FOLDER = Path(sentences.__file__).parent


@pytest.fixture
def language(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    sentences._is_chinese.cache_clear()
    yield monkeypatch
    sentences._is_chinese.cache_clear()


def said() -> set[str]:
    """Every template of the package: what `say` is called with, or a name that stands for it."""
    found = set(live.DOING.values())
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                found |= {str(part.value) for part in node.args if isinstance(part, ast.Constant)}
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                found |= {str(node.value.value)} & set(sentences.CHINESE)
    return found


def names(template: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_sentence_is_there_in_chinese_and_none_is_left_over() -> None:
    assert said() == set(sentences.CHINESE)


@pytest.mark.parametrize("template", sentences.CHINESE)
def test_a_translation_fills_the_same_places(template: str) -> None:
    assert names(sentences.CHINESE[template]) == names(template)


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("LANG", "zh_CN.UTF-8", "Unroll 已安装好。"),
        ("LC_ALL", "zh_TW", "Unroll 已安装好。"),
        ("LANG", "en_GB.UTF-8", "Unroll is set up."),
        ("LANG", "C", "Unroll is set up."),
    ],
)
def test_the_language_is_the_users(
    variable: str, value: str, sentence: str, language: pytest.MonkeyPatch
) -> None:
    language.setenv(variable, value)
    assert sentences.say("Unroll is set up.") == sentence


def test_windows_names_its_languages_in_words(language: pytest.MonkeyPatch) -> None:
    language.setattr("locale.getlocale", lambda: ("Chinese (Simplified)_China", "936"))
    assert sentences.say("done") == "完成"


def test_trouble_is_told_in_chinese(language: pytest.MonkeyPatch) -> None:
    language.setenv("LANG", "zh_CN.UTF-8")
    assert trouble.explain("PyTorch", "No space left on device", "a.log").startswith(
        "无法安装 PyTorch：磁盘已满。"
    )
