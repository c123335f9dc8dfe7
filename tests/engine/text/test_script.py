import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import EngineError
from engine.recipe.text import Script
from engine.text import script
from engine.text.script import convert_script


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [("漢語", "汉语"), ("皇后在後面", "皇后在后面"), ("頭髮發展", "头发发展"), ("乾燥的幹部", "干燥的干部")],
)
def test_words_decide_between_characters(traditional: str, simplified: str) -> None:
    assert convert_script(traditional, Script.SIMPLIFIED) == simplified
    assert convert_script(simplified, Script.TRADITIONAL) == traditional
    assert convert_script(traditional, Script.KEEP) == traditional


@given(st.text(max_size=40), st.sampled_from(Script))
def test_every_character_keeps_its_place(text: str, wanted: Script) -> None:
    assert len(convert_script(text, wanted)) == len(text)


def test_half_a_character_is_left_alone() -> None:
    assert convert_script("漢\ud83d語", Script.SIMPLIFIED) == "汉\ud83d语"


def test_what_would_be_longer_is_converted_by_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    words = {"天下": "天底下", "天": "田", "下": "夏", "好": "很好"}
    monkeypatch.setattr(script, "_converter", lambda _: lambda text: words.get(text, text))
    assert convert_script("天下", Script.SIMPLIFIED) == "田夏"
    assert convert_script("好", Script.SIMPLIFIED) == "好"


def test_without_opencc_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opencc", None)
    script._converter.cache_clear()
    with pytest.raises(EngineError, match="OpenCC is not installed"):
        convert_script("漢", Script.SIMPLIFIED)
