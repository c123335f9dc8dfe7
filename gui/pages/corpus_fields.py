"""The row of fields that say how a corpus is read: file, encoding, format, and the columns that its task needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from engine.corpus.encodings import ENCODINGS
from engine.corpus.formats import BINARY
from engine.corpus.sources import CorpusPath, given_paths
from engine.recipe.corpus import CorpusFormat
from engine.recipe.recipe import Recipe, Task, find_setting
from gui.figures import size_text
from gui.pages.file_field import FileField
from gui.sentences import setting_words
from gui.widgets.choice_words import choice_word
from gui.widgets.fields import ComboField, FormRow
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
_WIDTHS = (248, 140, 140, 152, 136, 152, 136)  # of 816 without the gaps; a task shows two of the four columns
PAIR_COLUMNS = ("source_column", "target_column")


def pair_of(found: Inspection, recipe: Recipe) -> tuple[str, str] | None:
    """The columns of text and answer, chosen or found; None where the task has no answers or a column is missing."""
    if recipe.task.value not in find_setting("corpus.source_column").tasks:
        return None
    source = recipe.corpus.source_column or found.source_column
    target = recipe.corpus.target_column or found.target_column
    return (source, target) if source in found.columns and target in found.columns else None


def encoding_name(encoding: str) -> str:
    """What people call an encoding."""
    return _NAMES.get(encoding, encoding.upper())


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
        self._task = Recipe().task
        self.file = FileField()
        self.encoding, self.format, self.text_column, self.label_column = (ComboField() for _ in range(4))
        self.pair_columns = {name: ComboField() for name in PAIR_COLUMNS}
        fields = (self.file, self.encoding, self.format, self.text_column, self.label_column)
        self._rows = [FormRow("", field) for field in (*fields, *self.pair_columns.values())]
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
        for name, field in self.pair_columns.items():
            field.chosen.connect(self._chooser(f"corpus.{name}"))
        self.retranslate()

    def _chooser(self, key: str) -> Callable[[object], None]:
        def choose(value: object) -> None:
            self.values_chosen.emit({key: value})

        return choose

    def show_corpus(self, origin: CorpusPath | None, found: Inspection | None, recipe: Recipe) -> None:
        """Show the choices for a corpus and what was found in it; `found` is None when it could not be read."""
        self.file.set_origin(origin)
        self._task = recipe.task
        settings = recipe.corpus
        _offer(
            self.encoding,
            settings.encoding,
            "auto",
            [(name, encoding_name(name)) for name in ENCODINGS],
            found.encoding if found else "",
            self.tr("automatic"),
        )
        self._help_encoding(found)
        _offer(
            self.format,
            _layout(settings.format, settings.delimiter),
            _layout(CorpusFormat.AUTO),
            self._layouts(found.format if found else None, folder=_is_folder(origin)),
            _layout(found.format) if found else "",
            self.tr("automatic"),
        )
        self._show_columns(found, recipe)

    def _help_encoding(self, found: Inspection | None) -> None:
        """The help of the encoding tells what was found: a file that was looked through was read without a fault."""
        words = setting_words(find_setting("corpus.encoding"))
        size = self.file.size_in_bytes
        if found is not None and found.path and size:  # a glance has no path: it has not seen everything
            read = self.tr("All {size} read as {encoding} without a fault.")
            said = read.format(size=size_text(size), encoding=encoding_name(found.encoding))
            words = replace(words, more=((self.tr("Found here"), said),))
        set_help(self.encoding, words)

    def _layouts(self, found: CorpusFormat | None, *, folder: bool) -> list[tuple[str, str]]:
        """The formats on offer; a table also with each of the signs that may part its columns.

        A workbook is one whatever is chosen; a Word document may be divided like text.
        """
        if folder:
            return [(_layout(CorpusFormat.FOLDER), choice_word(CorpusFormat.FOLDER))]
        if found in (CorpusFormat.XLSX, CorpusFormat.PARQUET):
            return [(_layout(found), choice_word(found))]
        if found is CorpusFormat.DOCX:
            texts = (found, CorpusFormat.LINES, CorpusFormat.PARAGRAPHS, CorpusFormat.RUNNING)
            return [(_layout(kind), choice_word(kind)) for kind in texts]
        signs = {",": self.tr("csv, comma"), ";": self.tr("csv, semicolon"), "|": self.tr("csv, bar")}
        offered = []
        for kind in CorpusFormat:
            if kind not in (CorpusFormat.AUTO, CorpusFormat.FOLDER, *BINARY):
                offered.append((_layout(kind), choice_word(kind)))
            if kind is CorpusFormat.CSV:
                offered += [(_layout(kind, sign), words) for sign, words in signs.items()]
        return offered

    def _show_columns(self, found: Inspection | None, recipe: Recipe) -> None:
        columns = found.columns if found else ()
        tabular = len(columns) > 1 and found is not None and found.format is not CorpusFormat.FOLDER
        pairs = recipe.task.value in (find_setting("corpus.source_column").tasks or ())
        for row in self._rows[3:5]:
            row.setVisible(len(columns) > 1 and not pairs)
        for row in self._rows[5:]:
            row.setVisible(tabular and pairs)
        if found is None or not columns:
            return
        if pairs:
            self._show_pairs(found, recipe)
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

    def _show_pairs(self, found: Inspection, recipe: Recipe) -> None:
        """Which column is read and which one answers it."""
        names = [(column, column) for column in found.columns]
        for name, field in self.pair_columns.items():
            chosen, seen = getattr(recipe.corpus, name), getattr(found, name)
            _offer(field, chosen, "", names, seen, self.tr("automatic"))

    def _on_format_chosen(self, layout: object) -> None:
        kind, delimiter = str(layout).split(" ", 1)
        self.values_chosen.emit({"corpus.format": kind, "corpus.delimiter": delimiter})

    def _on_label_chosen(self, value: object) -> None:
        if value == NO_LABEL:
            self.task_chosen.emit(Task.LANGUAGE_MODEL, None)
        else:
            self.task_chosen.emit(self._task if self._task.labelled else Task.CLASSIFICATION, value)

    def retranslate(self) -> None:
        """Name the fields in the language of now."""
        what = self.tr("The files and folders that the network learns from. They are only read.")
        set_help(self.file, Help(self.tr("File"), what))
        self._rows[0].set_label(self.tr("File"))
        for row, key in zip(
            self._rows[1:],
            ("encoding", "format", "text_column", "label_column", *PAIR_COLUMNS),
            strict=True,
        ):
            words = setting_words(find_setting(f"corpus.{key}"))
            row.set_label(words.title)
            set_help(row.field, words)


def _is_folder(origin: CorpusPath | None) -> bool:
    """Whether it is one folder: its files decide how it is read."""
    paths = given_paths(origin) if origin is not None else ()
    return len(paths) == 1 and paths[0].is_dir()


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
