import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.corpus.common_han import SIMPLIFIED
from engine.corpus.doctor.mojibake import LOST, MAYBE_MOJIBAKE, repair_mojibake

SENTENCES = [
    "你好，世界",
    "味道好 very good，推荐",
    "这家店的外卖送得很快，味道也很不错，下次还会再来。",
    "café don’t “quoted” naïve",
    "emoji 😀 ok",
    "Ελληνικά и русский",
]


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("utf-8", "latin-1"),
        ("utf-8", "cp1252"),
        ("gb18030", "latin-1"),
        ("utf-8", "gb18030"),
        ("cp1252", "latin-1"),
    ],
)
def test_what_was_misread_is_turned_back(text: str, written: str, read: str) -> None:
    try:
        garbled = text.encode(written).decode(read)
    except UnicodeError:
        pytest.skip("this text cannot be misread like that")
    if garbled == text or ((written, read) == ("gb18030", "latin-1") and not set(text) & set(SIMPLIFIED)):
        pytest.skip("there is no Chinese to tell it by")
    if read == "gb18030" and "Ε" in text:
        pytest.skip("Greek in Chinese characters is not looked for")
    assert MAYBE_MOJIBAKE.search(garbled)
    assert repair_mojibake(garbled) == text


def test_what_was_misread_twice_is_turned_back_twice() -> None:
    once = "don’t".encode().decode("cp1252")
    assert repair_mojibake(once.encode().decode("cp1252")) == "don’t"


def test_a_byte_that_was_lost_stays_marked() -> None:
    garbled = "最后五分钟订的，卖家特别好".encode().decode("gbk", "replace")
    assert repair_mojibake(garbled) == "�后五分钟订的，卖家特��"


@pytest.mark.parametrize(
    "text",
    [
        "voilà… «très» bien, déjà-vu",
        "“à côté”, he said; 50 °C, £3, ½ cup, naïveté",
        "São Paulo, AÇÃO, IRMÃ, Ångström, ÄÖÜ, ÀÉÎ",
        "繁體中文，鱻、龘、鈥、锛、浣、娴、鐨",
        "日本語のテキスト、カタカナ",
        "联通 要通 移动",
        "×÷±§¶ ©®™",
    ],
)
def test_good_writing_stays(text: str) -> None:
    assert repair_mojibake(text) == text


@given(st.text(alphabet=st.sampled_from(SIMPLIFIED + "，。！？abc 123"), min_size=1, max_size=60))
def test_chinese_stays(text: str) -> None:
    assert repair_mojibake(text) == text


@given(st.text(alphabet=st.characters(max_codepoint=0x2FF), max_size=40))
def test_repairing_again_changes_nothing(text: str) -> None:
    once = repair_mojibake(text)
    assert repair_mojibake(once) == once


@pytest.mark.parametrize("mark", ["\ufffd", "锟斤拷", "ï¿½"])
def test_marks_of_lost_characters_are_known(mark: str) -> None:
    assert LOST.search(f"味道{mark}好")
    assert not LOST.search("烫烫烫的汤，斤两足")
