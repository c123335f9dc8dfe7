import itertools
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus.documents import Corpus
from engine.corpus.reading import read_corpus
from engine.errors import EngineError, Stopped
from engine.events import Progressed, Stage, result_of
from engine.recipe.corpus import CorpusFormat, CorpusSettings
from engine.recipe.recipe import Task

MakeFile = Callable[..., Path]


def read(path: Path, task: Task = Task.CLASSIFICATION, **settings: object) -> Corpus:
    return result_of(read_corpus(path, CorpusSettings.model_validate(settings), task, RunControl()))


def write_text(path: Path, **settings: object) -> Corpus:
    return read(path, Task.LANGUAGE_MODEL, **settings)


def test_a_table_becomes_texts_with_labels(make_csv: MakeFile) -> None:
    path = make_csv([["label", "review"], ["1", "好吃"], ["0", "难吃"], ["1", "还行"]])
    corpus = read(path)
    assert (corpus.texts, corpus.labels) == (("好吃", "难吃", "还行"), ("1", "0", "1"))
    assert (corpus.format, corpus.encoding, corpus.running) == (CorpusFormat.CSV, "utf-8", False)
    assert corpus.source.path == str(path)
    assert write_text(path).labels == ("1", "0", "1")


def test_a_folder_becomes_texts_with_labels(make_folder: MakeFile) -> None:
    corpus = read(make_folder({"pos/1.txt": "good", "neg/1.txt": "bad"}))
    assert (corpus.texts, corpus.labels) == (("bad", "good"), ("neg", "pos"))


def test_a_running_text_is_one_document(make_txt: MakeFile) -> None:
    text = "It was a quiet night.\n\nNobody spoke.\n"
    corpus = write_text(make_txt(text))
    assert (corpus.texts, corpus.labels, corpus.running) == ((text,), None, True)


def test_lines_are_documents(make_txt: MakeFile) -> None:
    corpus = write_text(make_txt("第一行\r\n第二行\r\n\r\n第三行"), format=CorpusFormat.LINES)
    assert (corpus.texts, corpus.running) == (("第一行", "第二行", "第三行"), False)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_same_text_in_any_encoding_is_the_same_documents(
    make_txt: MakeFile, encoding: str, end: str
) -> None:
    lines = ["label,text", '1,"湯很好喝，老闆也親切"', '0,"等了一個半小時', '還送錯了！"', "1,下次再來"]
    corpus = read(make_txt(end.join(lines), "t.csv", encoding))
    assert corpus.texts == ("湯很好喝，老闆也親切", "等了一個半小時\n還送錯了！", "下次再來")
    assert corpus.labels == ("1", "0", "1")


def test_a_table_without_a_label_column_is_told(make_csv: MakeFile) -> None:
    path = make_csv([["id", "review"], *([str(i), f"第{i}句话"] for i in range(30))])
    with pytest.raises(EngineError) as caught:
        read(path)
    assert str(caught.value) == (
        "table.csv has no column that looks like labels; its columns are id, review. Choose the label column."
    )
    assert len(write_text(path)) == 30


@pytest.mark.parametrize("format_", [CorpusFormat.LINES, CorpusFormat.PARAGRAPHS, CorpusFormat.RUNNING])
def test_plain_text_has_no_labels_to_learn(make_txt: MakeFile, format_: CorpusFormat) -> None:
    with pytest.raises(EngineError, match=r"text\.txt has texts but no labels"):
        read(make_txt("一\n二\n"), format=format_)


def test_documents_without_a_label_are_left_out(make_csv: MakeFile) -> None:
    corpus = read(make_csv([["label", "review"], ["1", "好吃"], ["", "不知道"], ["0", "难吃"]]))
    assert corpus.texts == ("好吃", "难吃")
    corpus = write_text(make_csv([["label", "review"], ["1", "好吃"], ["", "不知道"], ["0", "难吃"]]))
    assert (len(corpus), corpus.labels) == (3, None)


@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.tsv", "a.jsonl"])
@pytest.mark.parametrize("content", [b"", b"\n \n\t\n", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_a_file_without_text_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(EngineError):
        write_text(path)


@pytest.mark.parametrize("format_", [CorpusFormat.LINES, CorpusFormat.PARAGRAPHS, CorpusFormat.RUNNING])
@pytest.mark.parametrize("text", ["", "\n\n  \n"])
def test_an_empty_text_is_told(make_txt: MakeFile, format_: CorpusFormat, text: str) -> None:
    with pytest.raises(EngineError, match=r"text\.txt is empty"):
        write_text(make_txt(text), format=format_)


def test_a_folder_of_empty_files_is_told(make_folder: MakeFile) -> None:
    with pytest.raises(EngineError, match="folder is empty"):
        read(make_folder({"neg/a.txt": "", "pos/b.txt": " "}))


def test_a_table_of_nothing_but_a_header_is_told(make_csv: MakeFile) -> None:
    with pytest.raises(EngineError, match="is empty"):
        write_text(make_csv([["label", "review"]]))


def test_progress_is_told_in_bytes_up_to_the_end(make_txt: MakeFile) -> None:
    path = make_txt("一行字\n" * 200_000)
    work = read_corpus(path, CorpusSettings(format=CorpusFormat.LINES), Task.LANGUAGE_MODEL, RunControl())
    events = list(work)
    size = path.stat().st_size
    assert all(isinstance(event, Progressed) and event.total == size for event in events)
    assert events[-1] == Progressed(Stage.READING, size, size)


@pytest.mark.parametrize(
    ("name", "format_"),
    [("a.txt", CorpusFormat.RUNNING), ("a.txt", CorpusFormat.LINES), ("a.csv", CorpusFormat.AUTO)],
)
def test_a_stop_is_heard_at_once(tmp_path: Path, name: str, format_: CorpusFormat) -> None:
    path = tmp_path / name
    path.write_bytes("1,这一行有二十个左右的汉字和标点符号\n".encode() * 200_000)
    control = AskedControl()
    settings = CorpusSettings(format=format_)
    result_of(read_corpus(path, settings, Task.LANGUAGE_MODEL, control))
    gaps = [after - before for before, after in itertools.pairwise(control.asked)]
    assert max(gaps) < 1  # a busy machine may be slow; bench_import measures the 0.2 s
    assert len(gaps) > 40
    control.stop()
    with pytest.raises(Stopped):
        result_of(read_corpus(path, settings, Task.LANGUAGE_MODEL, control))


class AskedControl(RunControl):
    """Remembers when the work asked whether to go on."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[float] = []

    def check(self) -> None:
        self.asked.append(time.process_time())
        super().check()


def test_a_book_in_one_line_is_read_as_running_text(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    path.write_bytes(b"once upon a time " * 600_000)
    corpus = write_text(path)
    assert (corpus.running, corpus.characters) == (True, 10_200_000)


def test_a_line_too_long_for_a_document_is_told(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_bytes(b"label,text\n1," + b"once upon a time " * 1_300_000)
    with pytest.raises(EngineError, match=r"Line 2 of book\.csv is longer than 20 million characters"):
        read(path)


@pytest.mark.skipif(sys.platform == "win32", reason="such names are not possible on Windows")
def test_a_name_that_is_not_utf8_is_no_trouble(tmp_path: Path) -> None:
    root = tmp_path / "texts"
    for label in ("neg", "pos"):
        (root / label).mkdir(parents=True)
        name = (str(root / label) + "/").encode() + b"\xff.txt"
        with open(name, "wb") as file:
            file.write(b"text")
    assert read(root).labels == ("neg", "pos")


class TestWithACache:
    def test_it_gives_what_memory_gives(self, make_csv: MakeFile, tmp_path: Path) -> None:
        path = make_csv([["label", "review"], ["1", "好吃"], ["", "不知道"], ["0", "难\n吃"], ["1", "还行"]])
        for task in (Task.CLASSIFICATION, Task.LANGUAGE_MODEL, Task.CONDITIONAL):
            kept = result_of(read_corpus(path, CorpusSettings(), task, RunControl(), Cache(tmp_path / "c")))
            memory = read(path, task)
            assert tuple(kept.texts) == memory.texts
            assert (kept.labels and tuple(kept.labels)) == memory.labels
            assert (kept.source, kept.format, kept.running) == (memory.source, memory.format, memory.running)
            assert (kept.characters, kept.label_counts) == (memory.characters, memory.label_counts)
            assert kept.label_codes[0].tolist() == memory.label_codes[0].tolist()
            assert list(kept.pieces(1)) == list(memory.pieces(1))
            assert (memory.key, kept.key != "") == ("", True)

    def test_the_same_file_is_read_once(self, make_txt: MakeFile, tmp_path: Path) -> None:
        path, cache = make_txt("一行\n两行\n"), Cache(tmp_path / "c")
        first, stages = read_stages(path, cache)
        assert Stage.READING in stages
        again, stages = read_stages(path, cache)
        assert Stage.READING not in stages
        assert (again.key, tuple(again.texts), again.source) == (first.key, tuple(first.texts), first.source)
        moved = path.rename(tmp_path / "c" / path.name)
        assert read_stages(moved, cache)[0].source.path == str(moved)

    @pytest.mark.parametrize(
        ("settings", "anew"),
        [
            ({"encoding": "gb18030"}, True),
            ({"format": CorpusFormat.RUNNING}, True),
            ({"fixes": ("remove_control",)}, True),
            ({"validation_fraction": 0.3, "test_fraction": 0.1, "split_seed": 5}, False),
        ],
    )
    def test_other_reading_settings_read_anew(
        self, make_txt: MakeFile, tmp_path: Path, settings: dict[str, object], anew: bool
    ) -> None:
        path, cache = make_txt("abc\ndef\n"), Cache(tmp_path / "c")
        before = read_stages(path, cache)[0].key
        corpus, stages = read_stages(path, cache, **settings)
        assert (corpus.key != before, Stage.READING in stages) == (anew, anew)

    def test_what_could_not_be_read_is_told_again(self, make_csv: MakeFile, tmp_path: Path) -> None:
        path = make_csv([["label", "review"], ["1", "好吃"], ["", "不知道"], ["0", "难吃"], ["1"]])
        cache = Cache(tmp_path / "c")
        told = [
            [
                str(problem)
                for problem in result_of(
                    read_corpus(path, CorpusSettings(), Task.CLASSIFICATION, RunControl(), kept)
                ).problems
            ]
            for kept in (None, cache, cache)
        ]
        assert told[0] == told[1] == told[2]
        assert [sentence.split(" ")[0] for sentence in told[0]] == ["The", "Documents"]

    def test_a_stop_leaves_nothing(self, make_txt: MakeFile, tmp_path: Path) -> None:
        cache, control = Cache(tmp_path / "c"), RunControl()
        settings = CorpusSettings(format=CorpusFormat.LINES)
        work = read_corpus(make_txt("一行字\n" * 200_000), settings, Task.LANGUAGE_MODEL, control, cache)
        for event in work:
            if isinstance(event, Progressed) and event.stage is Stage.READING and event.done:
                break
        control.stop()
        with pytest.raises(Stopped):
            result_of(work)
        assert [p.name for p in cache.folder.iterdir() if p.name.startswith((".passing", "corpus"))] == []

    def test_a_file_that_changes_meanwhile_is_told(self, make_txt: MakeFile, tmp_path: Path) -> None:
        path, cache = make_txt("一行字\n" * 200_000), Cache(tmp_path / "c")
        settings = CorpusSettings(format=CorpusFormat.LINES)
        work = read_corpus(path, settings, Task.LANGUAGE_MODEL, RunControl(), cache)
        for event in work:
            if isinstance(event, Progressed) and event.stage is Stage.READING and event.done:
                break
        with path.open("a", encoding="utf-8") as file:
            file.write("more\n")
        with pytest.raises(EngineError, match="was changed while it was read"):
            result_of(work)
        assert len(read_stages(path, cache, format=CorpusFormat.LINES)[0]) == 200_001

    def test_a_damaged_store_is_read_anew(self, make_txt: MakeFile, tmp_path: Path) -> None:
        path, cache = make_txt("一行\n两行\n"), Cache(tmp_path / "c")
        (cache.folder / read_stages(path, cache)[0].key / "texts").write_bytes(b"")
        corpus, stages = read_stages(path, cache)
        assert Stage.READING in stages
        assert tuple(corpus.texts)


def read_stages(path: Path, cache: Cache, **settings: object) -> tuple[Corpus, set[Stage]]:
    """The corpus, and the stages that were told of on the way to it."""
    work = read_corpus(
        path, CorpusSettings.model_validate(settings), Task.LANGUAGE_MODEL, RunControl(), cache
    )
    stages: set[Stage] = set()
    while True:
        try:
            event = next(work)
        except StopIteration as end:
            return end.value, stages
        if isinstance(event, Progressed):
            stages.add(event.stage)
