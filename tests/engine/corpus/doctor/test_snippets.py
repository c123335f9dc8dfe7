from engine.corpus.doctor.snippets import LENGTH, Beginnings, difference, shortened
from engine.corpus.rows import Row


def test_a_snippet_is_one_line_around_its_place() -> None:
    text = "x" * 100 + " \n here " + "y" * 100
    snippet = shortened(text, 103)
    assert snippet.startswith("…x")
    assert snippet.endswith("y…")
    assert " here " in snippet
    assert len(snippet) <= LENGTH + 2
    assert shortened("short", 3) == "short"


def test_what_cannot_be_seen_or_printed_is_written_out() -> None:
    assert shortened("a\u200bb\x08c\udcff", 0) == "a<U+200B>b<U+0008>c\ufffd"


def test_the_first_difference() -> None:
    assert difference("abc", "abd") == 2
    assert difference("abc", "abcd") == 3


def test_beginnings_are_kept_with_label_and_place() -> None:
    with Beginnings() as held:
        held.add([Row("好" * 100, "1", "", ("f", 3)), Row("b", "2", "", ("g", 4)), Row("c", target="d")])
        assert len(held) == 3
        assert held.example(2).text == "c | d"
        first, second = held.example(0), held.example(1, 0)
    assert (first.place, first.label, first.text) == (("f", 3), "1", "好" * LENGTH + "…")
    assert (second.place, second.label, second.text, second.other) == (("g", 4), "2", "b", ("f", 3))
