"""Tables and their rows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.widgets.data_table import DataTable, RowsModel


def make(qtbot: QtBot) -> tuple[DataTable, RowsModel]:
    table = DataTable("Vocabulary")
    model = RowsModel(["word", "times"], [["the", 18204], ["was", 9120]], numeric=[1])
    table.setModel(model)
    table.set_column_widths([None, 80])
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.show()
    return table, model


def test_numbers_stand_right_with_thousands_apart(styled: QApplication, qtbot: QtBot) -> None:
    _, model = make(qtbot)
    assert model.index(0, 1).data() == "18\u00a0204"
    alignment = model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)
    assert alignment & Qt.AlignmentFlag.AlignRight


def test_heads_never_turn_bold_and_rows_are_as_high_as_the_design_says(
    styled: QApplication, qtbot: QtBot
) -> None:
    table, _ = make(qtbot)
    assert not table.horizontalHeader().highlightSections()
    assert (table.horizontalHeader().height(), table.rowHeight(0)) == (32, 36)
    table.show_all_rows()
    assert table.height() == 32 + 2 * 36


def test_rows_are_copied_with_tabs(styled: QApplication, qtbot: QtBot) -> None:
    table, _ = make(qtbot)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "word\ttimes\nthe\t18\u00a0204\nwas\t9\u00a0120"
    table.selectRow(1)
    assert table.as_text() == "was\t9\u00a0120"


def test_rows_can_be_replaced(styled: QApplication, qtbot: QtBot) -> None:
    _, model = make(qtbot)
    model.set_rows([["not", 1]])
    model.set_headers(["词", "次数"])
    assert (model.rowCount(), model.columnCount()) == (1, 2)
    assert model.headerData(0, Qt.Orientation.Horizontal) == "词"
