from collections.abc import Sequence

import pytest

from engine.corpus.columns import ColumnFacts, choose_columns, choose_pair, has_header
from engine.errors import EngineError


def facts(**columns: Sequence[str]) -> list[ColumnFacts]:
    found = []
    for name, cells in columns.items():
        column = ColumnFacts(name)
        for cell in cells:
            column.add(cell)
        found.append(column)
    return found


LONG = [f"第{i}次来，这家店的味道真的不错" for i in range(20)]


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([["label", "review"], ["1", "好吃"]], True),
        ([["LABEL", "x"], ["1", "好吃"]], True),
        ([["评论", "标签"]], True),
        ([["polarity", "sentence"], ["1", "good"], ["0", "bad"]], True),
        ([["mood", "words"], *[["happy", "a sunny day"], ["sad", "a long rainy day"]] * 10], True),
        ([["when", "said_so"], ["1998", "so"], ["2004", "no"]], True),
        ([["src_line", "dst_line"], ["a rather long sentence about nothing at all", "noch eine"]], True),
        ([["1", "好吃"], ["0", "难吃"]], False),
        ([["Hi.", "嗨。"], ["Run.", "你用跑的。"]], False),
        ([["风弦未拨心先乱", "夜幕已沉梦更闲"], ["花梦粘于春袖口", "莺声溅落柳枝头"]], False),
        ([["good", "happy day"], *[["good", "sunny day"], ["bad", "rainy day"]] * 10], False),
        ([["label", "label"], ["1", "0"]], False),
        ([["label", ""], ["1", "0"]], False),
        ([["word", "wort"]], False),
    ],
)
def test_a_header_names_what_is_below_it(rows: list[list[str]], header: bool) -> None:
    assert has_header(rows, ("", "")) is header


def test_a_name_the_user_has_chosen_makes_a_header() -> None:
    assert has_header([["q1", "q1"], ["x", "y"]], ("", "q1"))


def test_label_and_text_are_guessed() -> None:
    assert choose_columns(facts(label=["1", "0"] * 10, review=LONG), "", "", "f") == ("review", "label")
    assert choose_columns(facts(a=LONG, b=["pos", "neg"] * 10), "", "", "f") == ("a", "b")


def test_the_better_name_wins() -> None:
    columns = facts(cat=["书", "酒店"] * 10, label=["1", "0"] * 10, review=LONG)
    assert choose_columns(columns, "", "", "f") == ("review", "label")
    columns = facts(n=["1", "2"] * 10, rating=["1", "2", "3", "4"] * 5, review=LONG)
    assert choose_columns(columns, "", "", "f") == ("review", "rating")


def test_a_named_label_may_have_one_value_only_so_far() -> None:
    assert choose_columns(facts(label=["1"] * 20, review=LONG), "", "", "f")[1] == "label"


def test_a_column_that_varies_is_likelier_than_one_that_does_not() -> None:
    columns = facts(source=["web"] * 20, mood=["好", "坏"] * 10, review=LONG)
    assert choose_columns(columns, "", "", "f")[1] == "mood"


def test_numbers_of_rows_are_no_labels() -> None:
    columns = facts(id=[str(i) for i in range(20)], review=LONG)
    assert choose_columns(columns, "", "", "f") == ("review", "")


def test_short_texts_that_repeat_leave_a_text_column() -> None:
    columns = facts(a=["好吃", "难吃"] * 5, b=["1", "0"] * 5)
    assert choose_columns(columns, "", "", "f") == ("a", "b")


def test_a_column_of_sentences_is_no_label_whatever_its_name() -> None:
    columns = facts(label=["很长的一句话" * 20] * 20, review=["好"] * 10 + ["坏"] * 10)
    assert choose_columns(columns, "", "", "f") == ("label", "review")


def test_one_column_is_the_text() -> None:
    assert choose_columns(facts(label=["1", "0"] * 5), "", "", "f") == ("label", "")


def test_a_chosen_column_is_taken() -> None:
    columns = facts(label=["1", "0"] * 10, title=LONG, review=[text * 2 for text in LONG])
    assert choose_columns(columns, "title", "", "f") == ("title", "label")
    assert choose_columns(columns, "", "title", "f") == ("review", "title")
    assert choose_columns(columns, "label", "", "f") == ("label", "")


def test_a_chosen_column_that_is_not_there_is_told() -> None:
    with pytest.raises(EngineError) as caught:
        choose_columns(facts(label=["1"], review=["x"]), "", "mood", "f.csv")
    assert str(caught.value) == "f.csv has no column mood. Choose one of label, review."


def test_facts_are_counted_without_keeping_the_cells() -> None:
    column = facts(a=[str(i) for i in range(5000)])[0]
    assert (column.rows, column.longest) == (5000, 4)
    assert len(column.values) == 1000


ENGLISH = [f"I have been here {i} times." for i in range(20)]


@pytest.mark.parametrize(
    ("columns", "pair"),
    [
        ({"a": ENGLISH, "b": LONG}, ("a", "b")),
        ({"target": LONG, "source": ENGLISH}, ("source", "target")),
        ({"下联": LONG, "上联": LONG}, ("上联", "下联")),
        ({"id": [str(i) for i in range(20)], "en": ENGLISH, "zh": LONG}, ("en", "zh")),
        ({"en": ENGLISH, "zh": LONG, "by": [f"CC-BY 2.0 (France) #{i}" for i in range(20)]}, ("en", "zh")),
        ({"label": ["1", "0"] * 10, "review": LONG}, ("", "")),
        ({"text": LONG}, ("", "")),
    ],
)
def test_two_columns_of_text_are_a_pair(columns: dict[str, list[str]], pair: tuple[str, str]) -> None:
    assert choose_pair(facts(**columns), "", "") == pair


def test_a_chosen_half_of_a_pair_is_kept() -> None:
    assert choose_pair(facts(a=ENGLISH, b=LONG), "b", "") == ("b", "a")
    assert choose_pair(facts(a=ENGLISH, b=LONG), "", "a") == ("b", "a")


def test_a_note_of_where_a_row_is_from_is_no_text() -> None:
    notes = [f"CC-BY 2.0 (France) Attribution: somebody, number {i}, and somebody else" for i in range(20)]
    assert choose_columns(facts(en=ENGLISH, by=notes), "", "", "f") == ("en", "")


def test_the_same_column_of_two_files_is_one() -> None:
    (one,), (two,) = facts(a=["x"] * 3), facts(a=["yy", "z"])
    one.join(two)
    assert (one.rows, one.characters, one.longest, one.values) == (5, 6, 2, {"x", "yy", "z"})


def test_numbers_are_no_text() -> None:
    assert choose_columns(facts(a=["111", "222", "333"], b=["x", "y", "z"]), "", "", "f") == ("b", "")
