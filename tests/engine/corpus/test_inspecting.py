from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.control import RunControl
from engine.corpus.inspecting import FileSeen, Inspection, glance, inspect_corpus, suggest_task
from engine.corpus.reading import read_corpus
from engine.errors import EngineError, Stopped
from engine.events import Progressed, Stage, result_of
from engine.recipe.corpus import CorpusFormat, CorpusSettings
from engine.recipe.recipe import Task

MakeFile = Callable[..., Path]


def inspect(path: Path, **settings: object) -> Inspection:
    return result_of(inspect_corpus(path, CorpusSettings.model_validate(settings), RunControl()))


def test_a_table_is_seen_whole(make_csv: MakeFile) -> None:
    path = make_csv([["label", "review"], ["1", "好吃"], ["0", "难吃极了"], ["1", "还行"], ["1", " "]])
    seen = inspect(path)
    assert seen == Inspection(
        path=str(path),
        format=CorpusFormat.CSV,
        encoding="utf-8",
        documents=3,
        characters=8,
        columns=("label", "review"),
        text_column="review",
        label_column="label",
        labels={"1": 2, "0": 1},
        problems=seen.problems,
        preview=(("1", "好吃"), ("0", "难吃极了"), ("1", "还行")),
        lengths=array("i", (2, 4, 2)),
        suggested_task=Task.CLASSIFICATION,
        files=(FileSeen("table.csv", CorpusFormat.CSV, "utf-8", ("label", "review"), 3),),
    )
    assert [str(problem) for problem in seen.problems] == ["Documents without text, which are left out: 1."]


def test_broken_rows_are_problems_and_the_rest_loads(make_txt: MakeFile) -> None:
    lines = ["label,review", "1,好吃", "0,难吃,多一格", '1,"没关上的引号', "0,还行", "1,不错"]
    path = make_txt("\n".join(lines), "t.csv")
    seen = inspect(path)
    assert seen.documents == 3
    assert [problem.values["line"] for problem in seen.problems] == [3, 4]
    corpus = result_of(read_corpus(path, CorpusSettings(), Task.CLASSIFICATION, RunControl()))
    assert corpus.texts == ("好吃", "还行", "不错")


def test_a_running_text_is_shown_in_lines(make_txt: MakeFile) -> None:
    seen = inspect(make_txt("One evening.\n\nNobody spoke.\n" * 2000))
    assert (seen.format, seen.documents, seen.columns) == (CorpusFormat.RUNNING, 1, ())
    assert tuple(seen.lengths) == (seen.characters,) == (28 * 2000,)
    assert seen.preview[:2] == (("One evening.",), ("Nobody spoke.",))
    assert len(seen.preview) <= 200
    assert seen.suggested_task is Task.LANGUAGE_MODEL


def test_the_preview_is_short(make_csv: MakeFile) -> None:
    seen = inspect(make_csv([["1", "字" * 5000], ["0", "短"]] * 150))
    assert seen.documents == 300
    assert len(seen.preview) == 200
    assert len(seen.preview[0][1]) == 2000
    assert seen.lengths[0] == 5000


def test_labels_suggest_to_classify(make_folder: MakeFile) -> None:
    assert inspect(make_folder({"a/1.txt": "x", "b/1.txt": "y"})).suggested_task is Task.CLASSIFICATION
    assert inspect(make_folder({"a/1.txt": "x"}, name="one")).suggested_task is Task.LANGUAGE_MODEL


def test_a_file_in_the_wrong_encoding_is_told(make_txt: MakeFile) -> None:
    path = make_txt("今天的天气很好" * 10, encoding="gb18030")
    assert inspect(path).encoding == "gb18030"
    with pytest.raises(EngineError, match="such as gb18030"):
        inspect(path, encoding="utf-8")


def test_a_file_without_text_is_told(make_txt: MakeFile) -> None:
    with pytest.raises(EngineError, match="is empty"):
        inspect(make_txt(" \n\n"))


def test_inspection_and_reading_see_the_same(make_txt: MakeFile) -> None:
    path = make_txt("第一句\n\n第二句，长一些\n", encoding="utf-16")
    settings = CorpusSettings(format=CorpusFormat.PARAGRAPHS)
    seen = result_of(inspect_corpus(path, settings, RunControl()))
    corpus = result_of(read_corpus(path, settings, Task.LANGUAGE_MODEL, RunControl()))
    assert (seen.documents, seen.characters) == (len(corpus), corpus.characters)
    assert tuple(seen.lengths) == tuple(map(len, corpus.texts))
    assert (seen.format, seen.encoding, seen.path) == (corpus.format, corpus.encoding, corpus.source.path)


def test_progress_and_stop(make_txt: MakeFile) -> None:
    path = make_txt("一行字\n" * 300_000)
    control = RunControl()
    work = inspect_corpus(path, CorpusSettings(), control)
    first = next(work)
    assert isinstance(first, Progressed)
    assert (first.stage, first.total) == (Stage.READING, path.stat().st_size)
    control.stop()
    with pytest.raises(Stopped):
        result_of(work)


def test_one_enormous_line_is_told(make_txt: MakeFile) -> None:
    (problem,) = inspect(make_txt("word " * 250_000)).problems
    assert "one line of 1250000 characters" in str(problem)
    assert inspect(make_txt("word " * 1000)).problems == ()
    assert inspect(make_txt("word " * 100_000 + "\n\n" + "word " * 150_000)).problems == ()


@pytest.mark.parametrize(
    ("rows", "task"),
    [
        ([["label", "text"], ["1", "好吃"], ["1", "还行"], ["0", "难吃"]], Task.CLASSIFICATION),
        ([["label", "text"], ["1", "好吃"], ["1", "还行"], ["1", "难吃"]], Task.LANGUAGE_MODEL),
        ([["id", "text"], *([str(i), f"第{i}句话"] for i in range(30))], Task.LANGUAGE_MODEL),
    ],
)
def test_the_task_is_suggested_as_inspecting_does(
    make_csv: MakeFile, rows: list[list[str]], task: Task
) -> None:
    path = make_csv(rows)
    assert suggest_task(path, CorpusSettings(), RunControl()) is task
    assert result_of(inspect_corpus(path, CorpusSettings(), RunControl())).suggested_task is task


def test_a_few_lines_in_another_encoding_are_a_problem_and_are_shown_mended(make_txt: MakeFile) -> None:
    path = make_txt("味道不错，送餐也快\n" * 30)
    path.write_bytes(path.read_bytes() + "下次还会再来的".encode("gb18030"))
    seen = inspect(path)
    assert seen.preview[-1] == ("下次还会再来的",)
    assert "corpus.fixes" in str(seen.problems[0])
    assert inspect(path, fixes=["repair_encoding"]).problems == ()
    with pytest.raises(EngineError, match="is not utf-8"):
        result_of(read_corpus(path, CorpusSettings(), Task.LANGUAGE_MODEL, RunControl()))
    settings = CorpusSettings.model_validate({"fixes": ["repair_encoding"]})
    corpus = result_of(read_corpus(path, settings, Task.LANGUAGE_MODEL, RunControl()))
    assert corpus.texts[-1] == "下次还会再来的"


def test_a_wrong_encoding_is_refused(make_txt: MakeFile) -> None:
    path = make_txt("味道不错，送餐也快\n" * 30)
    with pytest.raises(EngineError, match="is not gb18030"):
        inspect(path, encoding="gb18030")


def test_a_glance_gives_the_first_rows_and_reads_no_further(make_csv: Callable[..., Path]) -> None:
    path = make_csv([["label", "text"], *([("a", "b")[i % 2], f"text {i}"] for i in range(40_000))])
    seen, whole = (
        glance(path, CorpusSettings(), RunControl()),
        result_of(inspect_corpus(path, CorpusSettings(), RunControl())),
    )
    assert seen.preview == whole.preview
    assert (seen.columns, seen.text_column, seen.label_column) == (whole.columns, "text", "label")
    assert seen.encoding == whole.encoding
    assert len(seen.preview) <= seen.documents < 40_000
