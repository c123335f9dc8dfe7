from engine.corpus.common_han import RANKS, SIMPLIFIED, TRADITIONAL
from engine.corpus.likelihood import (
    codec_of,
    mostly_utf8,
    ranked_encodings,
    surely_chinese,
    utf16_without_mark,
)


def test_the_lists_are_the_same_characters_in_two_scripts() -> None:
    assert len(SIMPLIFIED) == len(TRADITIONAL) == len(set(SIMPLIFIED))
    assert RANKS["是"] < RANKS["這"] < RANKS["龍"] < 2400


def test_big5_is_read_with_what_windows_adds() -> None:
    assert codec_of("big5") == "cp950"
    assert codec_of("gb18030") == "gb18030"


def test_the_likelier_code_page_comes_first() -> None:
    assert ranked_encodings("今天的天气".encode("gb18030"))[0] == "gb18030"
    assert ranked_encodings("今天的天氣".encode("big5"))[0] == "big5"
    assert ranked_encodings("嗰啲嘢喺嗰度".encode("big5hkscs"))[0] == "big5hkscs"
    assert ranked_encodings("naïve façade".encode("cp1252"))[0] == "cp1252"
    assert set(ranked_encodings(b"")) == {"gb18030", "big5", "big5hkscs", "cp1252", "iso8859-1"}


def test_utf16_is_known_by_its_characters() -> None:
    assert utf16_without_mark("今天的天气很好".encode("utf-16-le")) == "utf-16-le"
    assert utf16_without_mark("今天的天氣很好".encode("utf-16-be")) == "utf-16-be"
    assert utf16_without_mark(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\x90") is None
    assert utf16_without_mark("今天的天气很好".encode("gb18030")) is None
    assert utf16_without_mark("für Bäcker".encode("cp1252")) is None


def test_utf8_with_few_broken_bytes_is_utf8() -> None:
    assert mostly_utf8("今天的天气很好，我们走吧".encode() + b"\xff")
    assert not mostly_utf8("今天的天气很好".encode("gb18030"))
    assert not mostly_utf8(b"caf\xe9")


def test_only_odd_letters_are_doubted() -> None:
    assert surely_chinese("原".encode("gb18030"))
    assert not surely_chinese(b"plain")
    assert not surely_chinese("é".encode())
    assert not surely_chinese("Привет".encode())
    assert not surely_chinese("原".encode("gb18030") * 100)
