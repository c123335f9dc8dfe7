import pytest

from engine.corpus.doctor.mixed import MISFIT, repair_encoding


@pytest.mark.parametrize(
    ("text", "own", "rest"),
    [
        ("这家店的外卖很好吃，下次还来", "gb18030", "utf-8"),
        ("這家店的外賣很好吃，下次還來", "big5", "utf-8"),
        ("a café, déjà vu", "cp1252", "utf-8"),
        ("a café in naïve style", "cp1252", "utf-8-sig"),
        ("差差差，东西少的可怜不说", "utf-8", "gb18030"),
    ],
)
def test_a_line_is_read_in_its_own_encoding(text: str, own: str, rest: str) -> None:
    read = text.encode(own).decode(rest, "surrogateescape")
    assert MISFIT.search(read)
    assert repair_encoding(read, rest) == text
    assert repair_encoding(f"前一行\n{read}\n后一行", rest) == f"前一行\n{text}\n后一行"


def test_one_broken_byte_in_a_good_line_is_marked_as_lost() -> None:
    read = b"\xe5\xa5\xbd\xe5\x90\x83\xe5\xe5\xa5\xbd\xe5\x90\x83".decode("utf-8", "surrogateescape")
    assert repair_encoding(read, "utf-8") == "好吃�好吃"


def test_a_line_that_cannot_be_written_back_is_marked() -> None:
    assert repair_encoding("龘\ufffd\udcff", "cp1252") == "龘\ufffd\ufffd"


def test_sound_text_stays() -> None:
    assert repair_encoding("好\n吃", "utf-8") == "好\n吃"
