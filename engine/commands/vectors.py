"""`vectors`: what the embedding table of a run says about words."""

from __future__ import annotations

from pathlib import Path

from engine.commands.arguments import Options
from engine.commands.console import Console, table
from engine.control import RunControl
from engine.project.project import Project
from engine.use.saving import written_whole
from engine.vectors.similarity import Metric
from engine.vectors.word_vectors import WordVectors

_SHOWN = 10


def vectors(options: Options, console: Console, control: RunControl) -> int:
    """Neighbours, an analogy, a similarity, or all vectors as a file."""
    with Project.open(Path(options.project)) as project:
        found = WordVectors.load(project, options.run)
    metric = Metric(options.metric)
    if options.export:
        return _export(found, Path(options.export), console)
    if options.similarity:
        a, b = options.similarity
        value = found.similarity(a, b, metric)
        console.record({"value": value})
        console.say(f"{value:.4f}")
        return 0
    if options.analogy:
        a, b, c = options.analogy
        words = found.analogy(a, b, c, metric, _SHOWN)
    else:
        words = found.neighbours(options.neighbours, metric, _SHOWN)
    console.record({"words": words})
    console.say(table(("word", metric.value), [(word, f"{value:.4f}") for word, value in words]))
    return 0


def _export(found: WordVectors, path: Path, console: Console) -> int:
    with written_whole(path) as file:
        written = found.write_word2vec(file)
    console.record({"words": written, "path": str(path)})
    console.note(f"{written:,} word vectors in {path}.")
    return 0
