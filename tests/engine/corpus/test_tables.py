import csv
import io
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.corpus import lines
from engine.corpus.problems import Problems
from engine.corpus.tables import Dialect, find_dialect, table_blocks, table_rows


def written(rows: list[list[str]], delimiter: str = ",") -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return file.getvalue()


def read(text: str, dialect: Dialect) -> tuple[list[list[str]], list[str]]:
    problems = Problems()
    rows = [list(row) for _, row in table_rows([text], dialect, problems)]
    return rows, [str(sentence) for sentence in problems.sentences()]


COMMA = Dialect(",", True, 2)
CELLS = st.text('ab",;\t|\n 好', max_size=6)


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    head = written(
        [["label", "text"], *([str(i % 2), "味道，还行, so-so; ok|fine"] for i in range(20))], delimiter
    )
    assert find_dialect(head, None, cut=False) == Dialect(delimiter, delimiter != "\t", 2)


def test_a_chosen_delimiter_is_taken() -> None:
    assert find_dialect("a,b;c\nd,e;f\n", ";", cut=False) == Dialect(";", True, 2)


def test_one_column_has_no_delimiter() -> None:
    for text in ("", "text\n好\n坏\n", 'Good, but slow\nNo\nTea, cake, and more\nFine\n"Well, well"\n'):
        dialect = find_dialect(text, None, cut=False)
        assert dialect.width == 1
        assert read(text, dialect)[0] == [[line.strip('"')] for line in text.split("\n") if line]
        assert read(text, dialect)[1] == []


def test_half_a_row_at_the_end_of_the_head_says_nothing() -> None:
    head = "1;a,b\n2;c,d\n3"
    assert find_dialect(head, None, cut=True).width == 2


def test_quotes_in_a_tsv_are_text_unless_rows_need_them() -> None:
    spoken = '"Hello," he said.\t"你好，"他说。\n"Yes."\t是的。\n'
    assert not find_dialect(spoken, "\t", cut=False).quoted
    broken_lines = written([["1", "two\nlines"], ["0", "one"], ["1", "x"]], "\t")
    assert find_dialect(broken_lines, "\t", cut=False).quoted


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2).filter(any), min_size=1, max_size=6))
def test_what_csv_writes_is_read_back(rows: list[list[str]]) -> None:
    found, problems = read(written(rows), COMMA)
    assert found == rows
    assert problems == []


def test_a_cell_may_be_longer_than_the_limit_of_the_module() -> None:
    book = "很长的书" * 100_000
    assert read(written([["1", book]]), COMMA) == ([["1", book]], [])


def test_a_row_of_another_width_is_told() -> None:
    found, problems = read("1,a\n2,b,c\n3\n\n4,d,,\n5,e\n", COMMA)
    assert found == [["1", "a"], ["4", "d"], ["5", "e"]]
    assert problems == [
        "The row in line 2 has 3 instead of 2 cells and is left out.",
        "The row in line 3 has 1 instead of 2 cells and is left out.",
    ]


@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=2).filter(any), min_size=1, max_size=6),
    st.lists(st.integers(0, 60)),
)
def test_rows_are_the_same_wherever_a_chunk_ends(rows: list[list[str]], cuts: list[int]) -> None:
    text = written(rows) + '9,"open\n8,end\n'
    places = sorted({0, *(cut % (len(text) + 1) for cut in cuts), len(text)})
    problems = Problems()
    found = list(table_rows([text[a:b] for a, b in itertools.pairwise(places)], COMMA, problems))
    assert [list(cells) for _, cells in found] == [*rows, ["8", "end"]]
    assert found[-1][0] == text.count("\n")
    assert len(problems.sentences()) == 1


def test_a_quote_that_never_ends_costs_one_row_and_little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE", 500)
    chunks = ['1,"open\n', *(f"2,row {i}\n" for i in range(1000))]
    problems = Problems()
    blocks = [len(block.rows) for block in table_blocks(chunks, COMMA, problems)]
    assert sum(blocks) == 1000
    assert max(blocks) < 300
    assert len(problems.sentences()) == 1


@pytest.mark.parametrize("end", ["", "\n", '\n5,"fine, too"\n'])
def test_an_open_quote_costs_one_row(end: str) -> None:
    found, problems = read(f'1,a\n2,"open\n3,c\n4,d{end}', COMMA)
    assert found[:3] == [["1", "a"], ["3", "c"], ["4", "d"]]
    assert problems == ["The row in line 2 opens a quote that is not closed properly and is left out."]
    assert len(found) == (4 if "fine" in end else 3)


def test_line_numbers_stay_right_after_a_broken_row() -> None:
    _, problems = read('1,"two\nlines"\n2,"open\n3,c\n4\n', COMMA)
    assert [sentence.split()[4] for sentence in problems] == ["3", "5"]


def test_text_after_a_closing_quote_is_kept() -> None:
    assert read('1,"good" really\n2,b\n', COMMA) == ([["1", "good really"], ["2", "b"]], [])


def test_a_quote_in_the_middle_is_a_quote() -> None:
    assert read('1,a 5" pipe\n2,"a ""word"""\n', COMMA)[0] == [["1", 'a 5" pipe'], ["2", 'a "word"']]


def test_a_tsv_keeps_rows_whose_quotes_are_text() -> None:
    dialect = Dialect("\t", True, 2)
    assert read('1\t"He said\n2\tb\n3\t"c" d\n', dialect) == (
        [["1", '"He said'], ["2", "b"], ["3", "c d"]],
        [],
    )


def test_without_quotes_every_line_is_a_row() -> None:
    assert read('"1\ta"\n2\t"b\n', Dialect("\t", False, 2))[0] == [['"1', 'a"'], ["2", '"b']]
