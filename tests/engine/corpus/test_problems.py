from engine.corpus.problems import Problems


def test_no_problem_is_no_sentence() -> None:
    assert Problems().sentences() == ()


def test_every_kind_of_problem_has_its_sentence() -> None:
    problems = Problems()
    problems.add_broken_row(3, 1, 2)
    problems.add_open_quote(5)
    problems.add_broken_object(7)
    problems.add_other_encoding("neg/1.txt", "cp1252")
    problems.add_blank()
    problems.add_blank()
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
