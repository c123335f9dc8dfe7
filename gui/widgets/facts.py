"""Facts in a row: a caption and under it the value, such as "time left / about 3 min"."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from gui.widgets.labels import ElidedLabel, Label


class FactRow(QWidget):
    """`count` facts side by side, equally wide."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._captions = [Label("", "caption", "muted") for _ in range(count)]
        self._values = [ElidedLabel("", "heading") for _ in range(count)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        for column in range(count):
            grid.addWidget(self._captions[column], 0, column)
            grid.addWidget(self._values[column], 1, column)
            grid.setColumnStretch(column, 1)

    def set_fact(self, index: int, caption: str, value: str) -> None:
        """Write one fact; an empty value shows a dash."""
        self._captions[index].setText(caption)
        self._values[index].set_text(value or "\N{EN DASH}")
        self._values[index].setAccessibleName(f"{caption}: {value}")

    def facts(self) -> list[tuple[str, str]]:
        """The facts as shown."""
        return [(c.text(), v.whole_text()) for c, v in zip(self._captions, self._values, strict=True)]
