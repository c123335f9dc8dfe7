import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.corpus import jsonlines
from engine.corpus.jsonlines import json_rows, value_blocks
from engine.corpus.problems import Problems
from engine.errors import EngineError


def cells(*lines: str) -> list[dict[str, str]]:
    return [row for _, row in json_rows(lines, Problems())]


def test_values_become_text() -> None:
    line = '{"a": "词", "b": 1, "c": 0.5, "d": true, "e": null, "f": ["一", "二"], "g": {"x": [1]}, "h": "1\\r\\n2\\r3"}'
    assert cells(line) == [
        {
            "a": "词",
            "b": "1",
            "c": "0.5",
            "d": "true",
            "e": "",
            "f": "一\n二",
            "g": '{"x": [1]}',
            "h": "1\n2\n3",
        }
    ]


def test_lists_and_bare_values_have_numbered_columns() -> None:
    assert cells('["好", 1]', '"word"', "7") == [{"1": "好", "2": "1"}, {"1": "word"}, {"1": "7"}]


def test_blank_lines_count_but_are_no_rows() -> None:
    assert list(json_rows(["", '{"a": "x"}'], Problems())) == [(2, {"a": "x"})]


def test_broken_lines_are_told_and_the_rest_is_read() -> None:
    problems = Problems()
    lines = ['{"a": "x"}', '{"a": ', '{"a": "\\ud800"}', "[" * 100_000, '{"a": "y"}']
    assert [row["a"] for _, row in json_rows(lines, problems)] == ["x", "y"]
    assert [sentence.values["line"] for sentence in problems.sentences()] == [2, 3, 4]


VALUES = [{"text": "a, ]\n[{", "label": 1}, {"text": "好\\n", "label": 0}, 7, "x"]


@given(st.sampled_from([None, 2]), st.lists(st.integers(0, 200)))
def test_a_list_over_many_lines_gives_its_values(indent: int | None, cuts: list[int]) -> None:
    text = "\n " + json.dumps(VALUES, ensure_ascii=False, indent=indent) + "\n"
    places = sorted({0, *(cut % len(text) for cut in cuts), len(text)})
    chunks = [text[a:b] for a, b in itertools.pairwise(places)]
    found = [json.loads(value) for block in value_blocks(chunks, "a.json") for value in block]
    assert found == VALUES


def test_a_list_on_each_line_is_a_value_a_line() -> None:
    assert list(value_blocks(['["a", 1]\n["b", 2]\n'], "a.jsonl")) == [['["a", 1]', '["b", 2]']]


@pytest.mark.parametrize("text", ['[{"a": 1}, {"a": ', '[{"a": 1}, nonsense, {"a": 2}]', "[1, 2"])
def test_a_list_that_breaks_off_is_told(text: str) -> None:
    with pytest.raises(EngineError, match="value 2 of its list cannot be read"):
        list(value_blocks([text], "a.json"))


def test_a_value_that_would_fill_the_memory_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonlines, "LONGEST_LINE", 10)
    with pytest.raises(EngineError, match="value 1 of its list"):
        list(value_blocks(['["', *["x" * 5] * 10, '"]'], "a.json"))
