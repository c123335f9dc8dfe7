import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.text.cleaning import clean, lower_in_place


@given(st.text(max_size=60), st.booleans())
def test_cleaning_keeps_every_place(text: str, lowercase: bool) -> None:
    assert len(clean(text, lowercase)) == len(text)


@given(st.text(max_size=60), st.booleans())
def test_cleaning_twice_is_cleaning_once(text: str, lowercase: bool) -> None:
    once = clean(text, lowercase)
    assert clean(once, lowercase) == once


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
    assert clean("Good", False) == "Good"
    assert clean("Good", True) == "good"


def test_html_line_breaks_are_line_ends() -> None:
    assert clean("a<br />b<BR>c<br/>d < e <b>", False) == "a     \nb   \nc    \nd < e <b>"


def test_odd_white_space_is_a_space() -> None:
    assert clean("a\u00a0b\u200bc\r\nd\x0ce\ufefff\tg\u3000h", False) == "a b c \nd e f\tg\u3000h"
