"""Every sentence of the program is translated, and the catalogue holds those sentences and no others."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as Xml
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from tests.translations import CATALOGUE, compile_catalogue, update

PLACEHOLDER = re.compile(r"\{[a-z_]*\}")
CHINESE = re.compile(r"[\u3400-\u9fff]")
WORD = re.compile(r"[A-Za-z]{2,}")
NAMES = {
    "jieba",
    "Adam",
    "AdamW",
    "SGD",
    "RMSprop",
    "ReLU",
    "tanh",
    "RNN",
    "LSTM",
    "GRU",
}  # the same in Chinese
NAMES |= {"csv", "tsv", "jsonl", "top"}

Catalogue = dict[tuple[str, str], tuple[str, bool]]


def sentences(catalogue: Path) -> Catalogue:
    """(context, English) to (Chinese, whether it is finished)."""
    found = {}
    for context in Xml.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found[key] = (translation.text or "", translation.get("type") != "unfinished")
    return found


def words(text: str) -> set[str]:
    """The words of an English text that have to be said in Chinese."""
    return set(WORD.findall(PLACEHOLDER.sub("", text))) - NAMES


@pytest.fixture(scope="module")
def committed() -> Catalogue:
    return sentences(CATALOGUE)


@pytest.fixture(scope="module")
def translated(committed: Catalogue) -> list[tuple[str, str]]:
    """English and Chinese of every finished sentence."""
    return [(english, chinese) for (_, english), (chinese, finished) in committed.items() if finished]


def test_the_catalogue_holds_what_the_sources_say(committed: Catalogue, tmp_path: Path) -> None:
    fresh = tmp_path / CATALOGUE.name
    shutil.copy(CATALOGUE, fresh)
    update(fresh)
    assert sentences(fresh).keys() == committed.keys(), "run: python3 -m tests.translations"


def test_every_sentence_is_translated(committed: Catalogue) -> None:
    waiting = [key for key, (chinese, finished) in committed.items() if not finished or not chinese]
    assert waiting == []


def places(text: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(text))


def test_translations_keep_their_places(translated: list[tuple[str, str]]) -> None:
    """A lost or misspelt {name} would hide a value, show braces to the user, or fail."""
    wrong = [(english, chinese) for english, chinese in translated if places(english) != places(chinese)]
    assert wrong == []


def test_words_are_said_in_chinese(translated: list[tuple[str, str]]) -> None:
    wrong = [english for english, chinese in translated if words(english) and not CHINESE.search(chinese)]
    assert wrong == []


def test_english_has_straight_quotes(committed: Catalogue) -> None:
    """In the window's font curly quotes and the middle dot are as wide as a Chinese character."""
    wrong = [english for _, english in committed if re.search("[\u2018\u2019\u201c\u201d\u00b7]", english)]
    assert wrong == []


def test_chinese_has_chinese_punctuation(translated: list[tuple[str, str]]) -> None:
    marks = re.compile(r"[\u3400-\u9fff][,;!?]|[\u3400-\u9fff]\.(?![a-z…])|[\u3400-\u9fff]:|[\"']")
    wrong = [chinese for _, chinese in translated if marks.search(chinese)]
    assert wrong == []


def test_sentences_end_as_they_do_in_english(translated: list[tuple[str, str]]) -> None:
    """A sentence has its full stop, a label or button has none."""
    ends = {".": "。", "?": "？", "…": "…"}
    wrong = [
        pair
        for pair in translated
        if ends.get(pair[0][-1], "") != (pair[1][-1] if pair[1][-1] in ends.values() else "")
    ]
    assert wrong == []


def test_the_compiled_catalogue_is_the_one_of_the_sources(
    qapp: object, committed: Catalogue, tmp_path: Path
) -> None:
    compiled = CATALOGUE.with_suffix(".qm")
    translator = QTranslator()
    assert translator.load(str(compiled))
    stale = [
        (context, english)
        for (context, english), (chinese, finished) in committed.items()
        if finished and translator.translate(context, english) != chinese
    ]
    fresh = tmp_path / CATALOGUE.name
    shutil.copy(CATALOGUE, fresh)
    assert stale == []
    assert compile_catalogue(fresh).read_bytes() == compiled.read_bytes(), (
        "run: python3 -m tests.translations"
    )
