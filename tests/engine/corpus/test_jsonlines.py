from engine.corpus.jsonlines import json_rows
from engine.corpus.problems import Problems


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
