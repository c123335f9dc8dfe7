"""How a corpus is going to be read, settled by its settings and a look at every file, before any row is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from engine.control import RunControl
from engine.corpus.columns import ColumnFacts, choose_columns, choose_pair
from engine.corpus.files import CorpusFile, Packing
from engine.corpus.finding import Found, find_files
from engine.corpus.parts import SURVEYED_ROWS, Part, Survey, empty, survey_file, survey_texts
from engine.corpus.sources import CorpusPath, PastedText, given_paths
from engine.errors import EngineError
from engine.recipe.corpus import CorpusFormat, CorpusSettings
from engine.recipe.recipe import Task
from engine.words import QT_TRANSLATE_NOOP

__all__ = ["Plan", "Unread", "empty", "make_plan"]

_FEWEST_SURVEYED = 2000


@dataclass(frozen=True)
class Unread:
    """A file among several that cannot be read, and the sentence that says why."""

    name: str
    reason: EngineError


@dataclass(frozen=True)
class Plan:
    """Everything that reading needs to know: one part for each file, or for each folder of texts.

    What is said of the whole corpus (`format`, `columns`, …) is that of its one part, or of parts of one shape;
    parts of different shapes give label and text only.
    """

    origin: CorpusPath
    parts: tuple[Part, ...]
    pair: tuple[str, str] = ("", "")  # two columns of text of which one could answer the other
    unread: tuple[Unread, ...] = ()
    ignored: tuple[tuple[str, int], ...] = ()  # folders with the number of files in them that are no texts

    @property
    def name(self) -> str:
        """What the user calls it: the name of the file, or of the first of several."""
        paths = given_paths(self.origin)
        return (paths[0].name or str(paths[0])) if paths else PASTED_NAME

    @cached_property
    def size(self) -> int:
        """Bytes on disk that are going to be read."""
        return sum(_size(part) for part in self.parts)

    @property
    def largest(self) -> Part:
        """The part that most of the corpus is in."""
        return max(self.parts, key=_size)

    @property
    def alone(self) -> bool:
        """Whether it is one file that was given itself: then nothing else can be read in its place."""
        return len(given_paths(self.origin)) < 2 and len(self.parts) + len(self.unread) == 1

    @property
    def format(self) -> CorpusFormat:
        """The format of all parts, or of the largest."""
        return self.largest.format

    @property
    def encoding(self) -> str:
        """The encoding of all parts, or of the largest."""
        return self.largest.encoding

    @property
    def header(self) -> bool:
        """Whether the first row of a table names the columns."""
        return any(part.header for part in self.parts)

    @property
    def running(self) -> bool:
        """Whether the whole corpus is one running text: its rows are pieces, to be joined as they are."""
        return all(part.format is CorpusFormat.RUNNING for part in self.parts)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that all parts have, or what is common to parts of different shapes; empty for plain text."""
        first, *others = self.parts
        if all(_shape(part) == _shape(first) for part in others):
            return first.columns
        if self.source_column:
            return (self.source_column, self.target_column)
        return ("label", "text") if self.label_column else ("text",)

    @property
    def text_column(self) -> str:
        """Where the text is; "" in plain text."""
        return self._column("text_column", "text")

    @property
    def label_column(self) -> str:
        """Where the label is; "" when no part has labels."""
        return self._column("label_column", "label")

    @property
    def source_column(self) -> str:
        """Where the text is that is answered, in a corpus of pairs."""
        return self._column("source_column", "source")

    @property
    def target_column(self) -> str:
        """Where the answer is, in a corpus of pairs."""
        return self._column("target_column", "target")

    def disk_files(self) -> Iterator[tuple[str, CorpusFile]]:
        """Each file on disk once, with the name under which it belongs to the hash."""
        seen: set[Path] = set()
        for part in self.parts:
            for file in [text.file for text in part.texts] or [part.file]:
                if file.path not in seen:
                    seen.add(file.path)
                    yield file.hash_name, file

    @cached_property
    def named(self) -> bool:
        """Whether the names of the files belong to the hash: not when it is one file."""
        paths = given_paths(self.origin)
        return len(paths) > 1 or (
            bool(paths) and any(file.path not in paths for _, file in self.disk_files())
        )

    def _column(self, kind: str, common: str) -> str:
        names = {str(getattr(part, kind)) for part in self.parts}
        if len(names) == 1:
            return names.pop()
        return common if any(names) else ""


PASTED_NAME = "pasted text"


def make_plan(
    origin: CorpusPath, settings: CorpusSettings, control: RunControl, task: Task | None = None
) -> Plan:
    """Look at all that was given and settle how it is read.

    One file that cannot be read raises `EngineError`; of several, those are listed in `unread`, and only when nothing
    is left the first reason is raised. Pairs are read for the tasks that learn them, or when both columns are chosen.
    """
    if isinstance(origin, PastedText):
        content = origin.text.encode("utf-8", "replace")
        files = [
            Found(CorpusFile(Path(PASTED_NAME), PASTED_NAME, len(content), Packing.PASTED, pasted=content))
        ]
        settings = settings.model_copy(update={"encoding": "utf-8"})
        return _planned(origin, files, [], settings, control, task)
    paths = given_paths(origin)
    if not paths:
        raise EngineError(QT_TRANSLATE_NOOP("engine", "No file was chosen. Choose at least one."))
    found: list[Found] = []
    unread: list[Unread] = []
    for path in paths:
        try:
            found += find_files(path, control, several=len(paths) > 1)
        except EngineError as error:
            if len(paths) == 1:
                raise
            unread.append(Unread(path.name or str(path), error))
    if len(found) == 1 and not found[0].is_folder and settings.format is CorpusFormat.FOLDER:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "{name} is a file, not a folder. Choose another format, or its folder."
            ),
            name=found[0].file.name,
        )
    return _planned(origin, found, unread, settings, control, task)


def _planned(
    origin: CorpusPath,
    found: Sequence[Found],
    unread: list[Unread],
    settings: CorpusSettings,
    control: RunControl,
    task: Task | None,
) -> Plan:
    """Look at each file, then choose the columns of all files of one shape together."""
    surveys: list[Survey] = []
    most = max(_FEWEST_SURVEYED, SURVEYED_ROWS // max(len(found), 1))
    for each in found:
        try:
            if each.texts:
                surveys.append(survey_texts(each.file, each.texts, settings, control))
            elif not each.is_folder:
                surveys.append(survey_file(each.file, settings, control, most))
        except EngineError as error:
            if sum(not other.is_folder for other in found) + len(unread) == 1:
                raise
            unread.append(Unread(each.file.name, error))
    parts = _chosen(surveys, settings, task, unread)
    if not parts:
        raise unread[0].reason
    ignored = tuple((each.file.name, each.ignored) for each in found if each.ignored)
    return Plan(origin, tuple(parts), _common_pair(surveys, settings), tuple(unread), ignored)


def _common_pair(surveys: Sequence[Survey], settings: CorpusSettings) -> tuple[str, str]:
    """The two columns that could be a pair, the same in all parts."""
    found = {choose_pair(survey.facts, settings.source_column, settings.target_column) for survey in surveys}
    return found.pop() if len(found) == 1 else ("", "")


def _chosen(
    surveys: Sequence[Survey], settings: CorpusSettings, task: Task | None, unread: list[Unread]
) -> list[Part]:
    """Parts with their columns; a file without a column that was chosen is left out, if another one has it."""
    shapes: dict[tuple[str, ...], list[ColumnFacts]] = {}
    for survey in surveys:
        facts = shapes.setdefault(_shape(survey.part), [ColumnFacts(fact.name) for fact in survey.facts])
        by_name = {fact.name: fact for fact in facts}
        for fact in survey.facts:
            by_name[fact.name].join(fact)
    parts = []
    for survey in surveys:
        part = survey.part
        if survey.facts:
            try:
                part = _with_columns(part, shapes[_shape(part)], settings, task)
            except EngineError as error:
                unread.append(Unread(part.name, error))
                continue
        parts.append(part)
    return parts


def _with_columns(
    part: Part, facts: Sequence[ColumnFacts], settings: CorpusSettings, task: Task | None
) -> Part:
    wanted = (settings.source_column, settings.target_column)
    pairs = all(wanted) or (task is not None and task.paired)
    text, label = choose_columns(
        facts, settings.text_column, settings.label_column, part.name, wanted if pairs else ()
    )
    part = replace(part, text_column=text, label_column=label)
    if not pairs:
        return part
    source, target = choose_pair(facts, *wanted)
    if not source:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "{name} has no two columns of text, one of which answers the other. Choose the source and the target column.",
            ),
            name=part.name,
        )
    return replace(part, source_column=source, target_column=target)


def _shape(part: Part) -> tuple[str, ...]:
    return tuple(sorted(part.columns))


def _size(part: Part) -> int:
    return part.file.size
