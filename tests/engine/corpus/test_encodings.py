import codecs
import random

import pytest

from engine.corpus.encodings import (
    ENCODINGS,
    Misfit,
    decode_chunks,
    detect_encoding,
    looks_binary,
    not_text,
    resolve_encoding,
    suggest_encoding,
)
from engine.corpus.likelihood import codec_of
from engine.errors import EngineError

SIMPLIFIED = (
    "送餐的小哥很热情，菜也还是热的。\n等了一个半小时，汤都洒了，再也不点了！\n味道不错，就是有点贵。"
)
TRADITIONAL = (
    "這家店的麵很好吃，老闆也很親切。\n等了一個半小時，湯都灑了，再也不來了！\n價錢還可以，下次會再來。"
)
WESTERN = (
    "Où est-il passé ? À côté du café, près de la fenêtre.\nDer Bäcker grüßt müde.\n¿Dónde está el niño?"
)
CHINESE = [
    (text, encoding)
    for encodings_of, text in {
        ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"): SIMPLIFIED,
        ("utf-8", "utf-16-le", "gb18030", "big5", "cp950", "big5hkscs"): TRADITIONAL,
    }.items()
    for encoding in encodings_of
]


def decoded(data: bytes, encoding: str, size: int = 7) -> str:
    chunks = [data[i : i + size] for i in range(0, len(data), size)]
    return "".join(decode_chunks(chunks, encoding, "t.txt"))


@pytest.mark.parametrize(("text", "encoding"), CHINESE)
def test_chinese_is_read_as_it_was_written(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert decoded(data, detect_encoding(data)) == text


@pytest.mark.parametrize(("text", "encoding"), CHINESE)
def test_a_few_characters_are_enough(text: str, encoding: str) -> None:
    for line in text.split("\n"):
        for piece in (line, line[:8], line[-7:]):
            data = piece.encode(encoding)
            assert decoded(data, detect_encoding(data)) == piece


@pytest.mark.parametrize(("text", "encoding"), CHINESE)
def test_a_file_that_begins_with_ascii_is_looked_through(text: str, encoding: str) -> None:
    head = "All of this is plain English and tells nothing.\n" * 3000
    data = (head + text).encode(encoding)
    chunks = [data[i : i + 4096] for i in range(0, len(data), 4096)]
    assert decoded(data, detect_encoding(chunks[0], chunks[1:]), 4096) == head + text
    assert decoded(data, detect_encoding(data), 4096) == head + text


def test_western_text_is_not_taken_for_chinese() -> None:
    assert detect_encoding(WESTERN.encode("cp1252")) == "cp1252"
    for line in ("Café", "déjà vu", "crème brûlée", "El niño está aquí, señor", "It costs 5€."):
        assert detect_encoding(line.encode("cp1252")) == "cp1252", line
    assert detect_encoding(b"caf\xe9 \x81\x8d au lait tr\xe8s chaud") == "iso8859-1"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"", "utf-8"),
        (b"plain", "utf-8"),
        ("Привет, мир".encode(), "utf-8"),
        ("😀".encode(), "utf-8"),
        ("Zoë".encode(), "utf-8"),
        (codecs.BOM_UTF8 + b"x", "utf-8-sig"),
        (codecs.BOM_UTF16_LE + b"x\0", "utf-16"),
        (codecs.BOM_UTF16_BE + b"\0x", "utf-16"),
        ("plain\nEnglish".encode("utf-16-le"), "utf-16-le"),
        ("plain\nEnglish".encode("utf-16-be"), "utf-16-be"),
        ("好".encode("gb18030"), "gb18030"),
        ("原".encode("gb18030"), "gb18030"),  # also valid UTF-8: an odd Cyrillic letter
        ("中文".encode("big5"), "big5"),
    ],
)
def test_marks_and_very_short_files(data: bytes, encoding: str) -> None:
    assert detect_encoding(data) == encoding


def test_utf8_with_a_broken_byte_is_still_utf8() -> None:
    data = SIMPLIFIED.encode() + b"\xff" + SIMPLIFIED.encode()
    assert detect_encoding(data) == "utf-8"


def test_the_search_ends_when_nothing_new_can_come() -> None:
    def endless() -> object:
        while True:
            yield (SIMPLIFIED * 10).encode("gb18030")

    assert detect_encoding(b"id,text\n", endless()) == "gb18030"  # type: ignore[arg-type]


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-8", "utf-16-be"])
def test_characters_survive_any_chunks(encoding: str) -> None:
    data = TRADITIONAL.encode(encoding)
    for size in (1, 2, 3, 5, 1000):
        assert decoded(data, encoding, size) == TRADITIONAL


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_the_byte_order_mark_is_no_text(encoding: str) -> None:
    data = "\ufeff文".encode("utf-16-le" if "16" in encoding else "utf-8")
    assert decoded(data, encoding, 1) == "文"


def test_only_the_first_mark_goes() -> None:
    assert decoded("a\ufeffb".encode(), "utf-8") == "a\ufeffb"


@pytest.mark.parametrize("size", [1, 4, 1000])
def test_a_byte_that_does_not_fit_is_named(size: int) -> None:
    data = "第一行\n第二".encode("gb18030") + b"\xff" + "行\n".encode("gb18030")
    with pytest.raises(EngineError) as caught:
        decoded(data, "gb18030", size)
    assert caught.value.values["offset"] == data.index(b"\xff")
    assert caught.value.values["line"] == 2
    assert str(caught.value).startswith("t.txt is not gb18030: the byte at 11 (line 2) does not fit.")


def test_the_wrong_encoding_is_answered_with_the_right_one() -> None:
    with pytest.raises(EngineError) as caught:
        decoded(SIMPLIFIED.encode("gb18030"), "utf-8", 1000)
    assert caught.value.values["other"] == "gb18030"
    with pytest.raises(EngineError) as caught:
        decoded(SIMPLIFIED.encode(), "big5", 1000)
    assert caught.value.values["other"] == "utf-8"


def test_half_a_character_at_the_end_is_told() -> None:
    with pytest.raises(EngineError, match="the byte at 3 "):
        decoded("好的".encode()[:-1], "utf-8")


def test_utf16_with_half_a_unit_or_half_a_pair_is_told() -> None:
    with pytest.raises(EngineError, match="is not utf-16-le"):
        decoded(b"a\0b", "utf-16-le")
    with pytest.raises(EngineError, match="is not utf-16-le"):
        decoded(b"\x00\xd8a\0", "utf-16-le")


def test_utf16_without_a_mark_is_told_how_to_be_read() -> None:
    data = "今天的天气很好".encode("utf-16-le")
    with pytest.raises(EngineError, match=r"is not utf-16: .* such as utf-16-le"):
        decoded(data, "utf-16", 1000)


def test_zero_bytes_are_no_text() -> None:
    with pytest.raises(EngineError, match="is not a text file: line 2 "):
        decoded(b"PK\n\0\0", "utf-8")
    assert "picture.png" in str(not_text("picture.png", 1))


def test_control_characters_give_binary_away() -> None:
    noise = random.Random(0).randbytes(2000).decode("latin-1")
    assert looks_binary(noise)
    assert not looks_binary("A bell \x07 in a long line of text is odd, but writing. " * 4)
    assert not looks_binary("\x1b[1mcolours\x1b[0m of a terminal")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("UTF8", "utf-8"),
        ("gbk", "gb18030"),
        ("GB2312", "gb18030"),
        ("cp950", "big5"),
        ("Big5-HKSCS", "big5hkscs"),
        ("latin-1", "iso8859-1"),
        ("windows-1252", "cp1252"),
        (" ascii ", "utf-8"),
    ],
)
def test_encodings_have_many_names(name: str, kept: str) -> None:
    assert resolve_encoding(name) == kept
    assert kept in ENCODINGS


@pytest.mark.parametrize("name", ["klingon", "", "base64", "utf\0-8"])
def test_what_is_no_encoding_is_told(name: str) -> None:
    with pytest.raises(EngineError, match="There is no encoding"):
        resolve_encoding(name)


def test_every_choice_is_an_encoding_of_its_own() -> None:
    for name in ENCODINGS:
        assert resolve_encoding(name) == name
        codecs.lookup(codec_of(name))


def test_a_suggestion_is_always_another_encoding() -> None:
    for refused in ENCODINGS:
        assert suggest_encoding("中文字".encode("big5"), refused) != refused
        assert suggest_encoding(b"plain", refused) != refused


def test_nothing_is_decoded_with_bytes_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    find = codecs.getincrementaldecoder

    def remember(codec: str) -> object:
        def make(errors: str) -> object:
            asked.append(errors)
            return find(codec)(errors)

        return make

    monkeypatch.setattr(codecs, "getincrementaldecoder", remember)
    assert decoded(b"x", "utf-8") == "x"
    assert asked == ["strict"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "cp1252"])
def test_bytes_that_do_not_fit_can_be_kept(encoding: str) -> None:
    data = b"ab\x81\xff\xfe\n\x81"
    kept = "".join(decode_chunks([data[:3], data[3:]], encoding, "x", keep_misfits=True))
    assert codecs.encode(kept, codec_of(encoding), "surrogateescape") == data
    with pytest.raises(Misfit):
        list(decode_chunks([data], encoding, "x"))


@pytest.mark.parametrize("share", [2, 3, 10])
def test_a_file_of_utf8_lines_and_others_is_utf8(share: int) -> None:
    lines = SIMPLIFIED.replace("\n", "").split("，") * 30
    mixed = [line.encode("gb18030" if n % share == 1 else "utf-8") for n, line in enumerate(lines)]
    assert detect_encoding(b"\n".join(mixed) + b"\n") == "utf-8"


def test_a_zero_in_a_long_text_is_a_slip() -> None:
    text = "one or two\0 among many letters"
    assert "".join(decode_chunks([text.encode()], "utf-8", "t.txt")) == text
    with pytest.raises(EngineError, match="is not a text file"):
        decoded(b"o\0n\0e\0", "utf-8")
