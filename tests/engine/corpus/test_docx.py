import zipfile
from pathlib import Path

import pytest

from engine.control import RunControl
from engine.corpus.docx import docx_pieces
from engine.corpus.files import CorpusFile
from engine.errors import EngineError, Stopped
from tests.engine.corpus.office import paragraph, word_table, write_docx


def pieces_of(path: Path, control: RunControl | None = None) -> list[str | list[str]]:
    return list(docx_pieces(CorpusFile(path, path.name, path.stat().st_size), control or RunControl()))


def test_paragraphs_and_tables_come_in_order(tmp_path: Path) -> None:
    body = paragraph("一") + "<w:p/>" + word_table([["a", "b"], ["", "d"], ["", ""]]) + paragraph("二")
    assert pieces_of(write_docx(tmp_path / "a.docx", body)) == ["一", ["a", "b"], ["", "d"], "二"]


def test_runs_breaks_and_tabs_make_one_paragraph(tmp_path: Path) -> None:
    body = (
        "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr><w:r><w:t>好</w:t></w:r>"
        "<w:r><w:t>吃</w:t><w:br/><w:t>得</w:t><w:tab/><w:t>很</w:t></w:r></w:p>"
    )
    assert pieces_of(write_docx(tmp_path / "a.docx", body)) == ["好吃\n得\t很"]


def test_what_was_deleted_or_is_written_twice_is_left_out(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        '<x:Fallback xmlns:x="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<w:t>twice</w:t></x:Fallback></w:p>"
    )
    assert pieces_of(write_docx(tmp_path / "a.docx", body)) == ["kept"]


def test_a_table_in_a_cell_belongs_to_the_cell(tmp_path: Path) -> None:
    inner = word_table([["x", "y"]])
    body = f"<w:tbl><w:tr><w:tc>{paragraph('a')}{inner}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>"
    assert pieces_of(write_docx(tmp_path / "a.docx", body)) == [["a\nx\ny", "b"]]


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    path = write_docx(tmp_path / "a.docx", paragraph("x").replace("x", "&b;"), laughs)
    with pytest.raises(EngineError, match="is not a whole Word document"):
        pieces_of(path)


@pytest.mark.parametrize("body", ["<w:p><w:r>", "</w:p>", "&nowhere;"])
def test_broken_xml_is_told(tmp_path: Path, body: str) -> None:
    with pytest.raises(EngineError, match=r"a\.docx is not a whole Word document"):
        pieces_of(write_docx(tmp_path / "a.docx", body))


def test_what_is_no_document_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"hello")
    with pytest.raises(EngineError, match="is not a whole Word document"):
        pieces_of(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("other.xml", "<x/>")
    with pytest.raises(EngineError, match="is not a whole Word document"):
        pieces_of(path)


def test_a_locked_document_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(EngineError, match="locked with a password"):
        pieces_of(path)


def test_a_stop_is_heard(tmp_path: Path) -> None:
    control = RunControl()
    control.stop()
    with pytest.raises(Stopped):
        pieces_of(write_docx(tmp_path / "a.docx", paragraph("x")), control)
