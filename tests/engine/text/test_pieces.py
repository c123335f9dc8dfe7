from hypothesis import given
from hypothesis import strategies as st

from engine.text.pieces import PIECE, split_pieces


@given(st.text("ab \n。，", max_size=60), st.integers(1, 20))
def test_the_pieces_are_the_text(text: str, size: int) -> None:
    pieces = list(split_pieces(text, size))
    assert "".join(piece for _, piece in pieces) == text
    assert all(text.startswith(piece, start) and len(piece) <= size for start, piece in pieces)
    assert all(piece for _, piece in pieces) or not text


def test_a_piece_ends_after_a_line_or_else_after_a_space() -> None:
    assert list(split_pieces("one\ntwo three", 6)) == [(0, "one\n"), (4, "two "), (8, "three")]
    assert list(split_pieces("一二，三四五六七八", 4)) == [(0, "一二，"), (3, "三四五六"), (7, "七八")]


def test_a_short_text_is_one_piece() -> None:
    assert list(split_pieces("")) == [(0, "")]
    assert len(list(split_pieces("字" * PIECE))) == 1
    assert len(list(split_pieces("字" * (PIECE + 1)))) == 2
