from pathlib import Path

import pytest

from engine.corpus import store
from engine.corpus.documents import Corpus, CorpusSource
from engine.corpus.rows import Row
from engine.corpus.store import Store, StoredLabels, StoredTexts, open_store
from engine.corpus.store_writing import StoreWriter
from engine.corpus.stored_file import StoredFile
from engine.recipe.corpus import CorpusFormat

TEXTS = ("好吃", "", "it's 🍜", "\ud83d half", "a\nb", "x" * 5000)


def stored(folder: Path, rows: list[Row], *, running: bool = False) -> Store:
    writer = StoreWriter(folder, labels_needed=False)
    try:
        for row in rows:
            writer.add([row])
        writer.finish({"running": running})
    finally:
        writer.close()
    return open_store(folder)


def test_texts_come_back_one_by_one_in_order_and_by_slices(tmp_path: Path) -> None:
    texts = stored(tmp_path, [Row(text) for text in TEXTS]).texts
    assert len(texts) == len(TEXTS)
    assert tuple(texts[i] for i in range(len(TEXTS))) == TEXTS
    assert (texts[-1], texts[1:4], texts[::-1]) == (TEXTS[-1], TEXTS[1:4], TEXTS[::-1])
    assert tuple(texts) == TEXTS
    for place in (len(TEXTS), -len(TEXTS) - 1):
        with pytest.raises(IndexError):
            texts[place]


@pytest.mark.parametrize(("group", "long", "piece", "block"), [(1, 1, 1, 1), (8, 10, 3, 2), (9999, 40, 7, 4)])
def test_pieces_of_documents_are_the_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: int, long: int, piece: int, block: int
) -> None:
    for name, value in {
        "GROUP_BYTES": group,
        "LONG_BYTES": long,
        "PIECE_BYTES": piece,
        "BLOCK": block,
    }.items():
        monkeypatch.setattr(store, f"_{name}", value)
    texts = stored(tmp_path, [Row(text) for text in TEXTS]).texts
    assert isinstance(texts, StoredTexts)
    assert tuple(texts) == TEXTS
    for start, stop in [(0, None), (2, 5), (3, 3), (5, 99)]:
        joined: dict[int, str] = {}
        for number, text in texts.pieces(start, stop):
            joined[number] = joined.get(number, "") + text
        wanted = dict(enumerate(TEXTS))
        assert [joined.get(i, "") for i in list(wanted)[start:stop]] == list(TEXTS[start:stop])
        assert set(joined) <= set(list(wanted)[start:stop])


def test_characters_are_counted_as_code_points(tmp_path: Path) -> None:
    texts = stored(tmp_path, [Row(text) for text in TEXTS]).texts
    assert isinstance(texts, StoredTexts)
    assert texts.characters == sum(map(len, TEXTS))


def test_labels_are_codes_of_names_in_order_of_appearance(tmp_path: Path) -> None:
    labels = ("差", "好", "好", "差", "中", "好")
    found = stored(tmp_path, [Row(text, label) for text, label in zip(TEXTS, labels, strict=True)]).labels
    assert isinstance(found, StoredLabels)
    assert (tuple(found), found[1], found[-2], found[2:4]) == (labels, "好", "中", labels[2:4])
    assert (found.codes.tolist(), found.names) == ([0, 1, 1, 0, 2, 1], ("差", "好", "中"))
    assert found.codes.dtype == "int32"
    assert found.counts() == {"差": 2, "好": 3, "中": 1}
    with pytest.raises(IndexError):
        found[6]


def test_one_document_without_a_label_means_no_labels(tmp_path: Path) -> None:
    assert stored(tmp_path, [Row("a", "1"), Row("b", ""), Row("c", "2")]).labels is None


def test_answers_of_pairs_are_kept_also_when_the_first_is_empty(tmp_path: Path) -> None:
    rows = [Row("春眠不觉晓", target=""), Row("处处闻啼鸟", target="夜来风雨声"), Row("好", target="")]
    targets = stored(tmp_path, rows).targets
    assert targets is not None
    assert tuple(targets) == ("", "夜来风雨声", "")


def test_a_running_text_is_one_document(tmp_path: Path) -> None:
    found = stored(tmp_path, [Row("one "), Row("long "), Row("text")], running=True)
    assert (tuple(found.texts), found.labels) == (("one long text",), None)


def test_what_is_open_stays_readable_when_the_folder_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "entry"
    folder.mkdir()
    found = stored(folder, [Row("好", "1"), Row("坏", "0")])
    assert isinstance(found.labels, StoredLabels)
    for path in folder.iterdir():
        try:
            path.unlink()
        except PermissionError:
            pytest.skip("open files stay here")
    assert (tuple(found.texts), found.labels.codes.tolist()) == (("好", "坏"), [0, 1])


def test_a_file_that_became_shorter_is_an_error(tmp_path: Path) -> None:
    found = stored(tmp_path, [Row("text")])
    (tmp_path / "texts").write_bytes(b"te")
    with pytest.raises(OSError, match="too early"):
        found.texts[0]


def test_the_beginning_of_a_long_text_reads_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_LONG_BYTES", 10)
    monkeypatch.setattr(store, "_PIECE_BYTES", 10)
    found = stored(tmp_path, [Row("好" * 40), Row("ab")])
    corpus = Corpus(found.texts, None, CorpusSource("", 0, ""), CorpusFormat.LINES, "utf-8", running=False)
    assert [corpus.beginning(0, 7), corpus.beginning(0, 99), corpus.beginning(1, 1)] == [
        "好" * 7,
        "好" * 40,
        "a",
    ]
    read: list[int] = []

    def read_at(file: StoredFile, start: int, size: int) -> bytes:
        read.append(size)
        return bytes(size)

    monkeypatch.setattr(StoredFile, "read_at", read_at)
    corpus.beginning(0, 2)
    assert sum(read) < 40
