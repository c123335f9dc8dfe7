"""Fields and the row that names them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.fields import ComboField, FormRow, LineField, NumberField, SearchField
from tests.gui.accessibility import unnamed


def wheel(widget: QWidget) -> None:
    """Turn the mouse wheel over a widget."""
    centre = QPointF(widget.rect().center())
    event = QWheelEvent(
        centre,
        centre,
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_a_choice_tells_only_what_the_user_chose(styled: QApplication, qtbot: QtBot) -> None:
    field = ComboField("Encoding", [("utf-8", "UTF-8"), ("gb18030", "GB18030")])
    qtbot.addWidget(field)
    heard: list[object] = []
    field.chosen.connect(heard.append)
    field.set_value("gb18030")
    assert (field.value(), heard) == ("gb18030", [])
    field.show()
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert heard == ["utf-8"]
    field.set_options([("big5", "Big5"), ("utf-8", "UTF-8")])
    assert field.value() == "utf-8"


def test_the_wheel_never_changes_a_setting(styled: QApplication, qtbot: QtBot) -> None:
    combo, number = ComboField("a", [(1, "1"), (2, "2")]), NumberField("b", 0, 9)
    for field in (combo, number):
        qtbot.addWidget(field)
        field.show()
    number.set_value(5)
    wheel(combo)
    wheel(number.spin())
    assert (combo.value(), number.value()) == (1, 5)


def test_a_number_is_set_by_keys_and_by_its_two_buttons(styled: QApplication, qtbot: QtBot) -> None:
    field = NumberField("Epochs", 1, 100)
    qtbot.addWidget(field)
    field.show()
    heard: list[object] = []
    field.changed.connect(heard.append)
    field.set_value(7)
    assert heard == []
    qtbot.keyClick(field.spin(), Qt.Key.Key_Up)
    assert heard == [8]
    assert isinstance(heard[0], int)
    field.set_name("轮数")
    assert unnamed(field) == []


def test_decimals_are_shown_without_trailing_zeros(styled: QApplication, qtbot: QtBot) -> None:
    field = NumberField("Rate", 0, 1, step=0.1, decimals=4)
    qtbot.addWidget(field)
    field.set_value(0.002)
    assert field.spin().text() == "0.002"


def test_a_search_waits_for_the_last_key(styled: QApplication, qtbot: QtBot) -> None:
    field = SearchField("Find in texts")
    qtbot.addWidget(field)
    heard: list[object] = []
    field.searched.connect(heard.append)
    with qtbot.waitSignal(field.searched, timeout=60_000):
        qtbot.keyClicks(field, "cold")
    assert heard == ["cold"]


def test_a_row_names_its_field_and_says_what_is_wrong(styled: QApplication, qtbot: QtBot) -> None:
    row = FormRow("Text column", LineField())
    qtbot.addWidget(row)
    row.show()
    assert row.field.accessibleName() == "Text column"
    assert unnamed(row) == []
    row.set_error("There is no such column.")
    assert row.field.property("wrong") is True
    row.set_error("")
    assert row.field.property("wrong") is False
    row.set_label("文本列")
    assert row.field.accessibleName() == "文本列"
