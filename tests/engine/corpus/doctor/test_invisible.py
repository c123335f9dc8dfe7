import pytest

from engine.corpus.doctor.invisible import MAYBE_INVISIBLE, is_empty, remove_invisible


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a\u200bb", "ab"),
        ("\ufeff开头", "开头"),
        ("a\x08b\x7f", "ab"),
        ("soft\xadhyphen", "softhyphen"),
        ("page\x0cpage", "page page"),
        ("\u202eabc\u202c", "abc"),
        ("a\u200d\u200db", "ab"),
    ],
)
def test_what_nobody_sees_goes(text: str, plain: str) -> None:
    assert MAYBE_INVISIBLE.search(text)
    assert remove_invisible(text) == plain


@pytest.mark.parametrize("text", ["a\tb\nc", "👩‍💻 👨‍👩‍👧", "می‌خواهم", "क्‍ष", "全角　空格", "a\xa0b", "❤️"])
def test_what_has_a_use_stays(text: str) -> None:
    assert remove_invisible(text) == text


def test_empty_is_what_shows_nothing() -> None:
    assert all(map(is_empty, ["", "  \n", "\u200b", " \ufeff\u2060 "]))
    assert not any(map(is_empty, ["。", "x", "\u200bx"]))
