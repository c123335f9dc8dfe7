import pytest

from engine.corpus.doctor.headers import HeaderRows
from engine.corpus.rows import Row


def headers(rows: list[Row], *header: str) -> list[int]:
    return HeaderRows(header).of(rows)


REVIEWS = [Row(text, label) for text, label in [("很好吃，下次再来", "1"), ("太慢了，不会再点", "0")] * 10]


def test_names_of_the_columns_are_a_header_again() -> None:
    assert headers([*REVIEWS, Row("Bewertung", "Note"), *REVIEWS], "Bewertung", "Note") == [20]


def test_usual_names_are_a_header_where_the_table_has_none() -> None:
    assert headers([*REVIEWS, Row("review", "label"), Row("评论", "标签")]) == [20, 21]


def test_a_word_that_may_be_a_name_is_no_header_beside_a_label() -> None:
    assert headers([*REVIEWS, Row("title", "1"), Row("Second", "y"), Row("好", "label")]) == []


def test_a_first_row_over_numbers_is_a_header_and_so_are_its_equals() -> None:
    first = Row("was gesagt wurde", "urteil")
    assert headers([first, *REVIEWS, first]) == [0, 21]


@pytest.mark.parametrize("label", ["1", "2", "neu"])
def test_a_first_document_with_a_label_of_its_own_stays(label: str) -> None:
    rows = [Row("很好吃，我们下次一定会再来", label), *REVIEWS]
    assert headers(rows) == []


def test_the_first_row_is_judged_only_once() -> None:
    found = HeaderRows(())
    assert found.of(REVIEWS) == []
    assert found.of([Row("was", "urteil"), *REVIEWS]) == []


def test_a_table_without_labels_has_a_header_by_its_own_name_only() -> None:
    rows = [Row("text"), Row("some words"), Row("title")]
    assert headers(rows, "text") == [0]
    assert headers(rows) == []


def test_pairs_have_two_names() -> None:
    assert headers([Row("source", target="target"), Row("a", target="b")], "source", "target") == [0]
