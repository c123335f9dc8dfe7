import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.control import RunControl
from engine.corpus.finding import find_files
from engine.corpus.parts import Survey, survey_file
from engine.errors import EngineError
from engine.recipe.corpus import CorpusFormat, CorpusSettings
from tests.engine.corpus.office import paragraph, word_table, write_docx, write_xlsx
from tests.engine.corpus.test_compressed import zip_of

MakeFile = Callable[..., Path]
REVIEWS = [["好" if i % 2 else "坏", f"味道不错，第{i}次来"] for i in range(20)]


def survey_of(path: Path, **settings: object) -> Survey:
    (found,) = find_files(path, RunControl(), several=False)
    return survey_file(found.file, CorpusSettings.model_validate(settings), RunControl())


def test_the_name_inside_a_packed_file_decides(tmp_path: Path) -> None:
    path = tmp_path / "reviews.csv.gz"
    path.write_bytes(gzip.compress("label,review\n1,好吃\n0,难吃\n".encode("gb18030")))
    part = survey_of(path).part
    assert (part.format, part.encoding, part.columns) == (CorpusFormat.CSV, "gb18030", ("label", "review"))


def test_a_workbook_has_columns(tmp_path: Path) -> None:
    part = survey_of(write_xlsx(tmp_path / "a.xlsx", {"one": [["标签", "评论"], *REVIEWS]})).part
    assert (part.format, part.header, part.columns) == (CorpusFormat.XLSX, True, ("标签", "评论"))
    part = survey_of(write_xlsx(tmp_path / "b.xlsx", {"one": REVIEWS})).part
    assert (part.header, part.columns) == (False, ("1", "2"))


def test_a_workbook_is_known_without_its_ending(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"one": REVIEWS}).rename(tmp_path / "a.dat")
    assert survey_of(path).part.format is CorpusFormat.XLSX


def test_a_document_is_paragraphs_unless_it_is_one_table(tmp_path: Path) -> None:
    table = word_table([["标签", "评论"], *REVIEWS])
    assert survey_of(write_docx(tmp_path / "a.docx", paragraph("一") + table)).part.columns == (
        "标签",
        "评论",
    )
    story = "".join(paragraph(f"第{i}段") for i in range(30))
    part = survey_of(write_docx(tmp_path / "b.docx", story + table)).part
    assert (part.format, part.columns) == (CorpusFormat.DOCX, ())
    part = survey_of(tmp_path / "b.docx", format=CorpusFormat.RUNNING).part
    assert (part.format, part.is_document) == (CorpusFormat.RUNNING, True)


def test_a_setting_for_text_does_not_change_what_a_file_is(tmp_path: Path, make_txt: MakeFile) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"one": REVIEWS})
    assert survey_of(path, format=CorpusFormat.CSV).part.format is CorpusFormat.XLSX
    with pytest.raises(EngineError, match=r"text\.txt is not a xlsx file"):
        survey_of(make_txt("一\n二\n"), format=CorpusFormat.XLSX)


def test_what_is_packed_twice_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(gzip.compress(b"1,x\n")))
    with pytest.raises(EngineError, match=r"a\.csv\.gz is packed twice"):
        survey_of(path)
    inner = zip_of(tmp_path / "inner.zip", {"a.csv": b"1,x\n"})[0].path
    with pytest.raises(EngineError, match=r"inner\.zip is packed twice"):
        survey_of(zip_of(tmp_path / "outer.zip", {"inner.zip": inner.read_bytes()})[0].path)


def test_office_documents_inside_an_archive_are_read(tmp_path: Path) -> None:
    book = write_xlsx(tmp_path / "a.xlsx", {"one": [["标签", "评论"], *REVIEWS]}).read_bytes()
    part = survey_of(zip_of(tmp_path / "all.zip", {"a.xlsx": book})[0].path).part
    assert (part.format, part.columns) == (CorpusFormat.XLSX, ("标签", "评论"))


@pytest.mark.parametrize("name", ["a.csv.gz", "a.txt.gz"])
def test_an_empty_packed_file_is_no_fault_of_the_packing(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(b""))
    if name.endswith(".csv.gz"):
        with pytest.raises(EngineError, match="is empty"):
            survey_of(path)
    else:
        assert survey_of(path).part.columns == ()


def test_a_document_without_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="is empty"):
        survey_of(write_docx(tmp_path / "a.docx", "<w:p/>"))


def test_only_so_many_rows_are_surveyed(make_csv: MakeFile) -> None:
    path = make_csv([["label", "text"], *([str(i % 2), f"第{i}次"] for i in range(1000))])
    (found,) = find_files(path, RunControl(), several=False)
    facts = survey_file(found.file, CorpusSettings(), RunControl(), 100).facts
    assert [column.rows for column in facts] == [100, 100]
