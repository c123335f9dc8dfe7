"""Rows of every kind of file, and of several files together."""

import gzip
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from engine.control import RunControl
from engine.corpus import lines
from engine.corpus.plans import make_plan
from engine.corpus.rows import Row, RowReader
from engine.corpus.sources import CorpusPath, Meter, PastedText
from engine.errors import EngineError
from engine.events import Stage
from engine.recipe.corpus import CorpusFormat, CorpusSettings
from tests.engine.corpus.office import paragraph, word_table, write_docx, write_xlsx
from tests.engine.corpus.test_compressed import tar_of, zip_of

MakeFile = Callable[..., Path]
REVIEWS = [["好" if i % 2 else "坏", f"味道不错，第{i}次来"] for i in range(20)]


def reader_of(origin: CorpusPath, **settings: object) -> RowReader:
    control = RunControl()
    plan = make_plan(origin, CorpusSettings.model_validate(settings), control)
    return RowReader(plan, Meter(Stage.READING, plan.size, control))


def texts_of(origin: CorpusPath, **settings: object) -> list[str]:
    return [row.text for row in reader_of(origin, **settings).rows()]


def problems_of(reader: RowReader) -> list[str]:
    return [str(problem) for problem in reader.problems.sentences()]


def test_a_workbook_gives_rows_with_their_numbers(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"about": [["x"]], "data": [["标签", "评论"], *REVIEWS]})
    reader = reader_of(path)
    rows = list(reader.rows())
    assert rows[0] == Row("味道不错，第0次来", "坏", "", ("a.xlsx", 2), ("坏", "味道不错，第0次来"))
    assert len(rows) == 20
    assert problems_of(reader) == ["Of the workbook a.xlsx only the sheet data was read, not about."]
    assert reader.meter.done == reader.plan.size
    assert reader.fingerprint.source().sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_document_gives_paragraphs_or_lines_or_rows(tmp_path: Path) -> None:
    story = "".join(paragraph(f"第{i}段") for i in range(5))
    path = write_docx(tmp_path / "a.docx", story + word_table([["甲", ""], ["乙", "丙"]]))
    assert texts_of(path) == [*(f"第{i}段" for i in range(5)), "甲", "乙", "丙"]
    assert texts_of(path, format=CorpusFormat.LINES)[-2:] == ["甲", "乙\t丙"]
    assert "".join(texts_of(path, format=CorpusFormat.RUNNING)).startswith("第0段\n第1段\n")
    table = write_docx(tmp_path / "b.docx", word_table([["标签", "评论"], *REVIEWS]))
    assert [(row.text, row.label) for row in reader_of(table).rows()][1] == ("味道不错，第1次来", "好")


def test_a_packed_file_gives_the_rows_of_what_is_in_it(make_csv: MakeFile, tmp_path: Path) -> None:
    path = make_csv([["label", "review"], ["1", "好吃"], ["0", "难吃"]], encoding="gb18030")
    packed = tmp_path / "table.csv.gz"
    packed.write_bytes(gzip.compress(path.read_bytes()))
    reader = reader_of(packed)
    assert [row.text for row in reader.rows()] == ["好吃", "难吃"]
    assert reader.meter.done == packed.stat().st_size
    assert reader.fingerprint.source().sha256 == hashlib.sha256(packed.read_bytes()).hexdigest()


@pytest.mark.parametrize("make", [zip_of, tar_of])
def test_an_archive_gives_what_its_folder_gives(
    make_folder: MakeFile, tmp_path: Path, make: Callable[[Path, dict[str, bytes]], object]
) -> None:
    files = {"data/neg/1.txt": "bad", "data/pos/1.txt": "good", "data/pos/2.txt": " ", "data/about.txt": "no"}
    make(tmp_path / "archive", {name: text.encode() for name, text in files.items()})
    packed = reader_of(tmp_path / "archive")
    folder = reader_of(make_folder(files))
    assert list(packed.rows()) == list(folder.rows())
    assert problems_of(packed) == problems_of(folder) == ["Documents without text, which are left out: 1."]


def test_several_files_are_read_one_after_another(make_csv: MakeFile, make_txt: MakeFile) -> None:
    one = make_csv([["label", "review"], ["1", "好吃"], ["0", "难吃"]])
    two = make_txt('{"review": "还行", "label": 1}\n', "two.jsonl")
    reader = reader_of([one, two])
    assert [row.text for row in reader.rows()] == ["好吃", "难吃", "还行"]
    assert reader.documents == [2, 1]
    source = reader.fingerprint.source()
    assert source.paths == (str(one), str(two))
    assert source.size == one.stat().st_size + two.stat().st_size


def test_cells_of_different_shapes_stand_in_common_columns(make_csv: MakeFile, make_txt: MakeFile) -> None:
    one = make_csv([["label", "id", "review"], ["1", "7", "好吃"], ["0", "8", "难吃"]])
    reader = reader_of([one, make_txt("一句话\n又一句\n第三句\n")])
    assert [row.cells for row in reader.rows()][1:3] == [("0", "难吃"), ("", "一句话")]


def test_a_file_that_breaks_off_is_read_so_far_among_others(make_csv: MakeFile, tmp_path: Path) -> None:
    whole = make_csv([["label", "review"], ["1", "好吃"], ["0", "难吃"]])
    cut = tmp_path / "cut.csv"
    cut.write_bytes("label,review\n1,还行\n".encode() * 40_000 + b"0,\xff\xff\n")
    reader = reader_of([cut, whole])
    rows = list(reader.rows())
    assert rows[-1].text == "难吃"
    (problem,) = problems_of(reader)
    assert problem.startswith("Only the beginning of cut.csv was read, ")
    with pytest.raises(EngineError, match=r"cut\.csv is not utf-8"):
        texts_of(cut)
    # The hash is that of whole files, whatever could be read of them.
    again = hashlib.sha256()
    for path in (cut, whole):
        again.update(f"\0{path.name}\0".encode() + path.read_bytes())
    assert reader.fingerprint.source().sha256 == again.hexdigest()


def test_running_texts_are_joined_with_a_line_end(make_txt: MakeFile) -> None:
    paths = [make_txt("One.\n\nTwo.", "a.txt"), make_txt("Three.\n\nFour.", "b.txt")]
    assert "".join(texts_of(paths)) == "One.\n\nTwo.\nThree.\n\nFour."


def test_among_documents_a_running_text_is_one(make_txt: MakeFile, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [make_txt("One.\n\nTwo.", "a.txt"), make_txt("一\n二\n三\n", "b.txt")]
    assert texts_of(paths) == ["One.\n\nTwo.", "一", "二", "三"]
    monkeypatch.setattr(lines, "LONGEST_LINE", 5)
    reader = reader_of(paths)
    assert [row.text for row in reader.rows()] == ["一", "二", "三"]
    assert "too long for one document" in problems_of(reader)[0]


def test_pairs_need_both_halves(make_csv: MakeFile) -> None:
    path = make_csv([["en", "zh"], ["Hi.", "你好。"], ["Run!", " "], ["", "等等"], ["No.", "不。"]])
    reader = reader_of(path, source_column="en", target_column="zh")
    assert [(row.text, row.target) for row in reader.rows()] == [("Hi.", "你好。"), ("No.", "不。")]
    assert problems_of(reader) == ["Documents without text, which are left out: 2."]


def test_pasted_text_is_kept_with_its_source() -> None:
    pasted = PastedText("好吃\n难吃\n还行")
    reader = reader_of(pasted)
    assert [row.place for row in reader.rows()] == [
        ("pasted text", 1),
        ("pasted text", 2),
        ("pasted text", 3),
    ]
    source = reader.fingerprint.source()
    assert (source.path, source.pasted) == ("", pasted.text)


def test_an_archive_of_several_tables_is_hashed_once(tmp_path: Path) -> None:
    table = "label,review\n1,好吃\n0,难吃\n".encode()
    path = zip_of(tmp_path / "all.zip", {"a.csv": table, "b.csv": table})[0].path
    reader = reader_of(path)
    assert len(list(reader.rows())) == 4
    assert reader.fingerprint.source().sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert reader.fingerprint.source().size == path.stat().st_size


@pytest.mark.parametrize("names", [["a.csv", "b.csv"], ["b.csv", "a.csv"]])
def test_the_order_in_which_files_are_given_is_kept(make_csv: MakeFile, names: Sequence[str]) -> None:
    paths = [make_csv([["text"], [name]], name=name) for name in names]
    assert texts_of(paths) == list(names)


def test_when_nothing_can_be_read_the_first_reason_is_told(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(("x" * 300_000).encode() + b"\0\0\0\n" * 1000)
    with pytest.raises(EngineError, match=r"a\.txt is not a text file"):
        for _ in reader_of([tmp_path / "a.txt", tmp_path / "b.txt"], format=CorpusFormat.LINES).blocks():
            pass


def test_a_member_that_is_locked_costs_only_itself(tmp_path: Path) -> None:
    files = {f"data/{label}/{i}.txt": b"text" for label in ("neg", "pos") for i in range(3)}
    path = zip_of(tmp_path / "a.zip", files)[0].path
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x03\x04") + 6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    reader = reader_of(path)
    assert len(list(reader.rows())) == 5
    assert problems_of(reader)[0].startswith("data/neg/0.txt was not read: data/neg/0.txt is locked")
