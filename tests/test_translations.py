"""Every sentence of the program is translated, and the catalogue holds those sentences and no others."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as Xml
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from tests.translations import CATALOGUE, update

PLACEHOLDER = re.compile(r"\{[a-z_]*\}")


def sentences(catalogue: Path) -> dict[tuple[str, str], tuple[str, bool]]:
    """(context, English) to (Chinese, whether it is finished)."""
    found = {}
    for context in Xml.parse(catalogue).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found[key] = (translation.text or "", translation.get("type") != "unfinished")
    return found


@pytest.fixture(scope="module")
def committed() -> dict[tuple[str, str], tuple[str, bool]]:
    return sentences(CATALOGUE)


def test_the_catalogue_holds_what_the_sources_say(
    committed: dict[tuple[str, str], tuple[str, bool]], tmp_path: Path
) -> None:
    fresh = tmp_path / CATALOGUE.name
    shutil.copy(CATALOGUE, fresh)
    update(fresh)
    assert sentences(fresh).keys() == committed.keys(), "run: python3 -m tests.translations"


def test_every_sentence_is_translated(committed: dict[tuple[str, str], tuple[str, bool]]) -> None:
    waiting = [key for key, (chinese, finished) in committed.items() if not finished or not chinese]
    assert waiting == []


def test_translations_keep_their_places(committed: dict[tuple[str, str], tuple[str, bool]]) -> None:
    """A lost or misspelt {name} would show braces to the user, or fail."""
    wrong = [
        (english, chinese)
        for (_, english), (chinese, finished) in committed.items()
        if finished and not set(PLACEHOLDER.findall(chinese)) <= set(PLACEHOLDER.findall(english))
    ]
    assert wrong == []


def test_the_compiled_catalogue_is_the_one_of_the_sources(
    qapp: object, committed: dict[tuple[str, str], tuple[str, bool]]
) -> None:
    translator = QTranslator()
    assert translator.load(str(CATALOGUE.with_suffix(".qm")))
    stale = [
        (context, english)
        for (context, english), (chinese, finished) in committed.items()
        if finished and translator.translate(context, english) != chinese
    ]
    assert stale == [], "run: python3 -m tests.translations"
