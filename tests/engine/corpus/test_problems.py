from engine.corpus.problems import Problems


def test_no_problem_is_no_sentence() -> None:
    assert Problems().sentences() == ()


def test_every_kind_of_problem_has_its_sentence() -> None:
    problems = Problems()
    problems.add_broken_row(3, 1, 2)
    problems.add_open_quote(5)
    problems.add_broken_object(7)
    problems.add_other_encoding("neg/1.txt", "cp1252")
    problems.add_blank("a.csv", [3, 4])
    problems.add_unlabelled()
    assert [str(sentence) for sentence in problems.sentences()] == [
        "The row in line 3 has 1 instead of 2 cells and is left out.",
        "The row in line 5 opens a quote that is not closed properly and is left out.",
        "Line 7 is not valid JSON and is left out.",
        "The file neg/1.txt is in another encoding and was read as cp1252.",
        "Documents without text, which are left out: 2.",
        "Documents without a label, which are left out: 1.",
    ]


def test_many_problems_are_counted() -> None:
    problems = Problems()
    for line in range(1, 1001):
        problems.add_broken_row(line, 1, 2)
    sentences = problems.sentences()
    assert len(sentences) == 51
    assert str(sentences[-1]) == "More rows with a problem like these: 950."


def test_what_is_counted_is_known_apart() -> None:
    problems = Problems()
    problems.add_broken_row(7, 3, 2)
    problems.add_open_quote(9)
    problems.add_other_encoding("b.txt", "gb18030")
    problems.add_blank("a.csv", list(range(1, 101)))
    assert problems.broken_rows == 2
    assert [sentence.values["line"] for sentence in problems.broken_row_sentences] == [7, 9]
    assert problems.blank == 100
    assert problems.blank_places[:2] == (("a.csv", 1), ("a.csv", 2))
    assert len(problems.blank_places) == 50
