import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.recipe.text import Script, TextSettings
from engine.text.cleaning import clean, clean_word, lower_in_place

SETTINGS = st.builds(
    TextSettings,
    lowercase=st.booleans(),
    script=st.sampled_from(Script),
    normalize_width=st.booleans(),
    normalize_punctuation=st.booleans(),
)
PLAIN = TextSettings(lowercase=False)
TEXT = st.text(max_size=60) | st.text("漢字汉乾干後后ＡＢ，。「」İ<br>/ \u3000aB", max_size=30)


@given(TEXT, SETTINGS)
def test_cleaning_keeps_every_place(text: str, settings: TextSettings) -> None:
    assert len(clean(text, settings)) == len(text)


@given(TEXT, SETTINGS.filter(lambda settings: settings.script is Script.KEEP))
def test_cleaning_twice_is_cleaning_once(text: str, settings: TextSettings) -> None:
    once = clean(text, settings)
    assert clean(once, settings) == once


@pytest.mark.parametrize(
    ("text", "lowered"),
    [
        ("GOOD", "good"),
        ("İSTANBUL", "İstanbul"),
        ("Straße", "straße"),
        ("ＡＢＣ", "ａｂｃ"),
        ("ΣΑΣ İ", "σας i̇"),
    ],
)
def test_lower_case_keeps_every_place(text: str, lowered: str) -> None:
    found = lower_in_place(text)
    assert len(found) == len(text)
    if len(lowered) == len(text):
        assert found == lowered


def test_case_stays_unless_told() -> None:
    assert clean("Good", PLAIN) == "Good"
    assert clean("Good", TextSettings()) == "good"


def test_html_line_breaks_are_line_ends() -> None:
    assert clean("a<br />b<BR>c<br/>d < e <b>", PLAIN) == "a     \nb   \nc    \nd < e <b>"


def test_odd_white_space_is_a_space() -> None:
    assert clean("a\u00a0b\u200bc\r\nd\x0ce\ufefff\tg\u3000h", PLAIN) == "a b c \nd e f\tg\u3000h"


def test_full_width_signs_become_half_width_but_for_the_marks_of_a_sentence() -> None:
    settings = TextSettings(lowercase=False, normalize_width=True)
    assert clean("ＡＢｃ１２３％，好！（￥５．０）\u3000", settings) == "ABc123%，好！（¥5.0） "
    assert clean("ＡＢ", PLAIN) == "ＡＢ"


def test_marks_of_both_languages_are_the_same() -> None:
    settings = TextSettings(lowercase=False, normalize_punctuation=True)
    assert clean("“好”，‘不’。（嗯！）【？】don’t—⋯Ａ", settings) == "\"好\",'不'.(嗯!)[?]don't-…Ａ"


def test_the_script_changes() -> None:
    assert clean("後來乾淨的頭髮", TextSettings(script=Script.SIMPLIFIED)) == "后来干净的头发"
    assert clean("后来干净的头发", TextSettings(script=Script.TRADITIONAL)) == "後來乾淨的頭髮"
    assert clean("后来", TextSettings()) == "后来"


def test_a_word_is_cleaned_as_it_stands_in_text() -> None:
    settings = TextSettings(script=Script.SIMPLIFIED, normalize_width=True)
    assert clean_word("ＩＰＨＯＮＥ手機", settings) == "iphone手机"
