"""`vectors`: what the embedding table of a run, or a file of vectors, says about words."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.commands.arguments import Options
from engine.commands.console import Console, table
from engine.commands.progress import follow
from engine.control import RunControl
from engine.corpus.sources import PROJECT_SUFFIX
from engine.errors import EngineError
from engine.project.project import Project
from engine.use.saving import bytes_written_whole
from engine.vectors.reading import read_vectors
from engine.vectors.similarity import Metric
from engine.vectors.word_vectors import WordVectors
from engine.vectors.writing import VectorFormat, format_of, write_vectors, write_words
from engine.words import QT_TRANSLATE_NOOP

Ranked = list[tuple[str, float]]


def vectors(options: Options, console: Console, control: RunControl) -> int:
    """Neighbours, an analogy, a similarity, the odd one out, or all vectors as a file."""
    _refuse_odd_wishes(options)
    found = _open(options, console, control)
    if options.export:
        return _export(found, options, console, control)
    metrics = tuple(Metric) if options.metric == "all" else (Metric(options.metric),)
    if options.similarity:
        return _tell_similarity(found, options.similarity, metrics, console)
    _tell_words({metric: _asked(found, options, metric) for metric in metrics}, console)
    return 0


def _refuse_odd_wishes(options: Options) -> None:
    if options.odd and len(options.odd) < 3:
        raise EngineError(QT_TRANSLATE_NOOP("engine", "One of two words cannot be odd. Name three or more."))
    if options.count < 1:
        raise EngineError(QT_TRANSLATE_NOOP("engine", "--count must be 1 or more."))


def _open(options: Options, console: Console, control: RunControl) -> WordVectors:
    """The vectors of a run, or of a file that is no project."""
    path = Path(options.project)
    if path.suffix.lower() != PROJECT_SUFFIX and not path.exists():
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "There is no file or folder {path}. Check its name."), path=path
        )
    if path.suffix.lower() != PROJECT_SUFFIX and path.is_file() and not _is_database(path):
        return follow(read_vectors(path, None, control), console)
    with Project.open(path) as project:
        return WordVectors.load(project, options.run, options.epoch)


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def _asked(found: WordVectors, options: Options, metric: Metric) -> Ranked:
    if options.analogy:
        a, b, c = options.analogy
        return found.analogy(a, b, c, metric, options.count)
    if options.odd:
        return found.odd_one_out(options.odd, metric)
    return found.neighbours(options.neighbours, metric, options.count)


def _tell_similarity(
    found: WordVectors, words: Sequence[str], metrics: Sequence[Metric], console: Console
) -> int:
    a, b = words
    values = {metric.value: found.similarity(a, b, metric) for metric in metrics}
    if len(metrics) == 1:
        console.record({"value": values[metrics[0].value]})
        console.say(f"{values[metrics[0].value]:.4f}")
        return 0
    console.record({"values": values})
    console.say(table(("metric", "value"), [(name, f"{value:.4f}") for name, value in values.items()]))
    return 0


def _tell_words(ranked: dict[Metric, Ranked], console: Console) -> None:
    """One list, or one for each metric side by side."""
    if len(ranked) == 1:
        ((metric, words),) = ranked.items()
        console.record({"words": words})
        console.say(table(("word", metric.value), [(word, f"{value:.4f}") for word, value in words]))
        return
    console.record({"words_by_metric": {metric.value: words for metric, words in ranked.items()}})
    head = [cell for metric in ranked for cell in (metric.value, "")]
    rows = [
        [cell for word, value in row for cell in (word, f"{value:.4f}")]
        for row in zip(*ranked.values(), strict=True)
    ]
    console.say(table(head, rows))


def _export(found: WordVectors, options: Options, console: Console, control: RunControl) -> int:
    path = Path(options.export)
    kind = VectorFormat(options.format) if options.format else format_of(path)
    _refuse_same_file(path, Path(options.project))
    with bytes_written_whole(path) as file:
        written = follow(write_vectors(found, kind, file, control), console)
    if kind is VectorFormat.TSV:
        words = path.with_name(f"{path.name.split('.')[0]}_words.tsv")
        with bytes_written_whole(words) as file:
            write_words(found, file)
        console.note(f"The words are in {words}.")
    console.record({"words": written, "path": str(path)})
    console.note(f"{written:,} word vectors in {path}.")
    return 0


def _refuse_same_file(path: Path, source: Path) -> None:
    if path.exists() and source.exists() and path.samefile(source):
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "The output {path} would take the place of what is read. Choose another name."
            ),
            path=path,
        )
