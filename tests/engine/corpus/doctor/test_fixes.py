from pathlib import Path

import pytest

from engine.corpus.doctor.fixes import apply_fixes
from engine.corpus.doctor.layout import Layout
from engine.corpus.rows import Row
from engine.errors import Stopped
from engine.recipe.corpus import CorpusSettings
from engine.recipe.fixes import Fix
from tests.engine.corpus.doctor.planted import texts


def rows(*pairs: tuple[str, str]) -> list[Row]:
    return [Row(text, label, place=("f", line)) for line, (text, label) in enumerate(pairs, start=1)]


def fixed(given: list[Row], *fixes: Fix, layout: Layout = Layout()) -> list[tuple[str, str]]:  # noqa: B008
    return [(row.text, row.label) for row in apply_fixes(iter(given), fixes, layout)]


def test_without_fixes_rows_stay_as_they_are() -> None:
    given = rows(("a <b>", "1"), ("", ""), ("a <b>", "1"))
    assert list(apply_fixes(iter(given), ())) == given


def test_fixes_are_done_in_their_own_order() -> None:
    given = rows(("&lt;b&gt;x", "1"), ("x", "1"))
    for fixes in (
        (Fix.DROP_DUPLICATES, Fix.STRIP_MARKUP, Fix.UNESCAPE_ENTITIES),
        (Fix.UNESCAPE_ENTITIES, Fix.STRIP_MARKUP, Fix.DROP_DUPLICATES),
    ):
        assert fixed(given, *fixes) == [("x", "1")]


def test_what_one_mending_leaves_is_mended_too() -> None:
    given = rows(("Äã<b>ºÃ</b>", "1"), ("&am<i>p;</i>amp;", "1"))
    assert fixed(given, *Fix) == [("你好", "1"), ("&", "1")]


def test_places_and_cells_follow_the_text() -> None:
    row = Row("a<br>b", "1", "", ("f", 7), ("1", "a<br>b ", "other"))
    (mended,) = apply_fixes(iter([row]), (Fix.STRIP_MARKUP,))
    assert mended == Row("a\nb", "1", "", ("f", 7), ("1", "a\nb", "other"))


def test_what_mending_leaves_empty_is_left_out() -> None:
    assert fixed(rows(("<br />", "1"), ("x", "1")), Fix.STRIP_MARKUP) == [("x", "1")]


def test_answers_and_labels_are_mended_too() -> None:
    given = [Row("a", "x\u200by", "b\ufeffc"), Row("d", "Ã©", "e")]
    mended = list(apply_fixes(iter(given), (Fix.REMOVE_CONTROL, Fix.REPAIR_MOJIBAKE)))
    assert mended == [Row("a", "xy", "bc"), Row("d", "é", "e")]


def test_the_first_of_equal_documents_stays() -> None:
    given = rows(("a b", "1"), ("c", "1"), ("a  b", "1"), ("a b", "2"))
    assert fixed(given, Fix.DROP_DUPLICATES) == [("a b", "1"), ("c", "1"), ("a b", "2")]
    assert fixed(given, Fix.KEEP_APART) == [("a b", "1"), ("c", "1")]


def test_pairs_are_equal_when_both_sides_are() -> None:
    given = [Row("a", target="x"), Row("a", target="y"), Row("a", target="x")]
    assert [row.target for row in apply_fixes(iter(given), (Fix.DROP_DUPLICATES,))] == ["x", "y"]


def test_texts_at_odds_are_left_out_or_decided_by_majority() -> None:
    given = rows(("a", "1"), ("a", "1"), ("a", "2"), ("b", "1"), ("b", "2"), ("c", "1"))
    assert fixed(given, Fix.DROP_CONFLICTS) == [("c", "1")]
    assert fixed(given, Fix.KEEP_MAJORITY) == [("a", "1"), ("a", "1"), ("c", "1")]


def test_copies_of_a_near_duplicate_go_with_it() -> None:
    first, other = texts(2)
    near = first.replace("，", "、") + "真的"
    given = rows((first, "1"), (near, "1"), (other, "1"), (near, "1"), (first, "1"))
    assert fixed(given, Fix.DROP_NEAR_DUPLICATES) == [(first, "1"), (other, "1"), (first, "1")]


def test_nearly_equal_texts_with_two_labels_both_stay() -> None:
    first = texts(1)[0]
    given = rows((first, "1"), (f"不{first}", "2"))
    assert fixed(given, Fix.DROP_NEAR_DUPLICATES) == fixed(given)


def test_over_long_rare_and_too_frequent_are_left_out() -> None:
    short = [(text, "ab"[number % 2]) for number, text in enumerate(texts(60))]
    assert fixed(rows(*short, ("long " * 2000, "a")), Fix.DROP_LONG) == short
    assert fixed(rows(*short, ("x", "c")), Fix.DROP_RARE_LABELS) == short
    many = [(text, "a" if number % 10 else "b") for number, text in enumerate(texts(100))]
    balanced = fixed(rows(*many), Fix.BALANCE_LABELS)
    assert [label for _, label in balanced].count("a") == 30
    assert [pair for pair in balanced if pair[1] == "b"] == [pair for pair in many if pair[1] == "b"]
    assert [pair for pair in many if pair in balanced] == balanced  # the order stays


def test_of_a_running_text_only_characters_are_mended() -> None:
    text = "One <b>line</b>.\nOne <b>line</b>.\n\n  Indented\u200b.\n"
    pieces = [Row(text[:7]), Row(text[7:20]), Row(text[20:])]
    mended = apply_fixes(iter(pieces), tuple(Fix), Layout(running=True))
    assert "".join(row.text for row in mended) == "One line.\nOne line.\n\n  Indented.\n"


def test_lines_of_another_encoding_are_read_rightly() -> None:
    line = "这个很好吃，下次再来".encode("gb18030").decode("utf-8", "surrogateescape")
    assert fixed(rows((line, "1")), Fix.REPAIR_ENCODING) == [("这个很好吃，下次再来", "1")]


def test_a_stop_is_heard_while_rows_wait() -> None:
    asked = 0

    def check() -> None:
        nonlocal asked
        asked += 1
        if asked > 3:
            raise Stopped

    given = rows(*((text, "1") for text in texts(100) * 100))
    with pytest.raises(Stopped):
        list(apply_fixes(iter(given), (Fix.DROP_LONG,), Layout(), check))


def test_nothing_stays_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("engine.corpus.doctor.spool._IN_MEMORY", 1000)
    given = rows(*((text, "1") for text in texts(100)))
    stream = apply_fixes(iter(given), (Fix.DROP_LONG, Fix.DROP_NEAR_DUPLICATES))
    next(stream)
    stream.close()
    assert len(list(apply_fixes(iter(given), (Fix.DROP_LONG, Fix.DROP_NEAR_DUPLICATES)))) == 100
    assert list(tmp_path.iterdir()) == []


def test_names_are_settings() -> None:
    settings = CorpusSettings.model_validate({"fixes": "drop_empty, strip_markup drop_empty"})
    assert settings.fixes == (Fix.STRIP_MARKUP, Fix.DROP_EMPTY)
