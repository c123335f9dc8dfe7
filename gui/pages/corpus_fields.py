"""The row of fields that say how a file is read: file, encoding, format, text column, label column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QWidget

from engine.corpus.encodings import ENCODINGS
from engine.recipe.corpus import CorpusFormat
from engine.recipe.recipe import Recipe, Task, find_setting
from gui.figures import size_text
from gui.icons import paint_icon
from gui.sentences import setting_words
from gui.theme import color, font, tokens
from gui.widgets.choice_words import choice_word
from gui.widgets.fields import FIELD_HEIGHT, ComboField, FormRow, paint_field
from gui.widgets.help_text import Help, set_help

if TYPE_CHECKING:
    from engine.corpus.inspecting import Inspection

NO_LABEL: Final = "\0none"  # the choice to read without labels; no column can be called this
_NAMES = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8, BOM",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "gb18030": "GB18030",
    "big5": "Big5",
    "big5hkscs": "Big5-HKSCS",
    "cp1252": "Windows-1252",
    "iso8859-1": "Latin-1",
}
_WIDTHS = (248, 140, 140, 152, 136)  # of 816 without the gaps


def encoding_name(encoding: str) -> str:
    """What people call an encoding."""
    return _NAMES.get(encoding, encoding.upper())


class FileField(QAbstractButton):
    """The file or folder that is read: icon, name, size. A click offers to choose another one.

    Signals:
        file_requested, folder_requested: the person wants to choose.
    """

    file_requested = Signal()
    folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = ""
        self._folder = False
        self.setMinimumSize(120, FIELD_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._on_clicked)

    def set_path(self, path: Path | None) -> None:
        """Show a file or folder."""
        self._folder = path is not None and path.is_dir()
        self.setText(path.name if path else "")
        self._size = size_text(path.stat().st_size) if path is not None and path.is_file() else ""
        self.setToolTip(str(path) if path else "")
        self.setAccessibleDescription(f"{self.text()} {self._size}".strip())
        self.update()

    def menu(self) -> QMenu:
        """What a click offers."""
        menu = QMenu(self)
        menu.addAction(self.tr("Open a file…")).triggered.connect(self.file_requested)
        menu.addAction(self.tr("Open a folder…")).triggered.connect(self.folder_requested)
        return menu

    def sizeHint(self) -> QSize:
        return QSize(_WIDTHS[0], max(FIELD_HEIGHT, self.fontMetrics().height() + 10))

    def paintEvent(self, event: QPaintEvent) -> None:
        t = tokens()
        painter = QPainter(self)
        paint_field(painter, self.size(), focused=self.hasFocus(), enabled=True)
        icon = QRectF(11, (self.height() - 16) / 2, 16, 16)
        paint_icon(painter, icon, "folder-open" if self._folder else "file-text", t.muted)
        painter.setFont(font("caption"))
        painter.setPen(color(t.muted))
        area = self.rect().adjusted(36, 0, -11, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._size)
        taken = painter.fontMetrics().horizontalAdvance(self._size) + 10 if self._size else 0
        painter.setFont(font("body"))
        painter.setPen(color(t.text))
        area = area.adjusted(0, 0, -taken, 0)
        name = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _on_clicked(self) -> None:
        self.menu().popup(self.mapToGlobal(QPoint(0, self.height() + 2)))


class CorpusFields(QWidget):
    """The row. "Automatic" shows what was found, and can be chosen again once something else was.

    Signals:
        values_chosen: {key: value} of the corpus settings.
        task_chosen: the `Task` and the label column ("" for the one that is found) that the person wants.
    """

    values_chosen = Signal(object)
    task_chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = FileField()
        self.encoding, self.format, self.text_column, self.label_column = (ComboField() for _ in range(4))
        fields = (self.file, self.encoding, self.format, self.text_column, self.label_column)
        self._rows = [FormRow("", field) for field in fields]
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for row, width in zip(self._rows, _WIDTHS, strict=True):
            row.setMinimumWidth(72)
            layout.addWidget(row, width)
        self.encoding.chosen.connect(self._chooser("corpus.encoding"))
        self.format.chosen.connect(self._on_format_chosen)
        self.text_column.chosen.connect(self._chooser("corpus.text_column"))
        self.label_column.chosen.connect(self._on_label_chosen)
        self.retranslate()

    def _chooser(self, key: str) -> Callable[[object], None]:
        def choose(value: object) -> None:
            self.values_chosen.emit({key: value})

        return choose

    def show_corpus(self, path: Path | None, found: Inspection | None, recipe: Recipe) -> None:
        """Show the choices for a file and what was found in it; `found` is None when it could not be read."""
        self.file.set_path(path)
        settings = recipe.corpus
        _offer(
            self.encoding,
            settings.encoding,
            "auto",
            [(name, encoding_name(name)) for name in ENCODINGS],
            found.encoding if found else "",
            self.tr("automatic"),
        )
        self._help_encoding(path, found)
        _offer(
            self.format,
            _layout(settings.format, settings.delimiter),
            _layout(CorpusFormat.AUTO),
            self._layouts(folder=path is not None and path.is_dir()),
            _layout(found.format) if found else "",
            self.tr("automatic"),
        )
        self._show_columns(found, recipe)

    def _help_encoding(self, path: Path | None, found: Inspection | None) -> None:
        """The help of the encoding tells what was found: a file that was looked through was read without a fault."""
        words = setting_words(find_setting("corpus.encoding"))
        if found is not None and path is not None and path.is_file():
            read = self.tr("All {size} read as {encoding} without a fault.")
            said = read.format(size=size_text(path.stat().st_size), encoding=encoding_name(found.encoding))
            words = replace(words, more=((self.tr("Found here"), said),))
        set_help(self.encoding, words)

    def _layouts(self, *, folder: bool) -> list[tuple[str, str]]:
        """The formats on offer; a table also with each of the signs that may part its columns."""
        if folder:
            return [(_layout(CorpusFormat.FOLDER), choice_word(CorpusFormat.FOLDER))]
        signs = {",": self.tr("csv, comma"), ";": self.tr("csv, semicolon"), "|": self.tr("csv, bar")}
        offered = []
        for kind in CorpusFormat:
            if kind not in (CorpusFormat.AUTO, CorpusFormat.FOLDER):
                offered.append((_layout(kind), choice_word(kind)))
            if kind is CorpusFormat.CSV:
                offered += [(_layout(kind, sign), words) for sign, words in signs.items()]
        return offered

    def _show_columns(self, found: Inspection | None, recipe: Recipe) -> None:
        columns = found.columns if found else ()
        tabular = len(columns) > 1 and found is not None and found.format is not CorpusFormat.FOLDER
        for row in self._rows[3:]:
            row.setVisible(len(columns) > 1)
        if found is None or not columns:
            return
        settings = recipe.corpus
        names = [(column, column) for column in columns]
        texts = names if tabular else [(found.text_column, self.tr("the files"))]
        _offer(self.text_column, settings.text_column, "", texts, found.text_column, self.tr("automatic"))
        labels = [(c, c) for c in columns if c != found.text_column]
        if not tabular:
            labels = [(found.label_column, self.tr("the folders"))]
        _offer(self.label_column, settings.label_column, "", labels, found.label_column, self.tr("automatic"))
        self.label_column.addItem(self.tr("none, to write"), NO_LABEL)
        if recipe.task is Task.LANGUAGE_MODEL or not found.label_column:
            self.label_column.set_value(NO_LABEL)

    def _on_format_chosen(self, layout: object) -> None:
        kind, delimiter = str(layout).split(" ", 1)
        self.values_chosen.emit({"corpus.format": kind, "corpus.delimiter": delimiter})

    def _on_label_chosen(self, value: object) -> None:
        if value == NO_LABEL:
            self.task_chosen.emit(Task.LANGUAGE_MODEL, None)
        else:
            self.task_chosen.emit(Task.CLASSIFICATION, value)

    def retranslate(self) -> None:
        """Name the fields in the language of now."""
        set_help(
            self.file,
            Help(
                self.tr("File"), self.tr("The file or folder that the network learns from. It is only read.")
            ),
        )
        self._rows[0].set_label(self.tr("File"))
        for row, key in zip(
            self._rows[1:], ("encoding", "format", "text_column", "label_column"), strict=True
        ):
            words = setting_words(find_setting(f"corpus.{key}"))
            row.set_label(words.title)
            set_help(row.field, words)


def _layout(kind: CorpusFormat, delimiter: str = "auto") -> str:
    """A format and its delimiter as one choice."""
    return f"{kind.value} {delimiter}"


def _offer(
    combo: ComboField, chosen: str, auto: str, choices: Sequence[tuple[str, str]], found: str, automatic: str
) -> None:
    """Fill a combo: the automatic choice first, named by what it found while it is the one in force."""
    words = dict(choices)
    if chosen == auto and found:
        options = [(auto, words.get(found, found)), *(pair for pair in choices if pair[0] != found)]
    else:
        options = [(auto, automatic), *choices]
    if chosen not in dict(options):
        options.append((chosen, chosen))
    combo.set_options(options)
    combo.set_value(chosen)
