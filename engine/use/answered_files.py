"""The answers to a file of texts, as a file: a table for spreadsheets or one JSON object a line. No torch."""

from __future__ import annotations

import contextlib
import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus.reading import read_corpus
from engine.corpus.sources import CorpusPath
from engine.errors import EngineError
from engine.events import Work, plain
from engine.recipe.corpus import CorpusSettings
from engine.recipe.recipe import Task
from engine.recipe.writing import WritingSettings
from engine.use.saving import written_whole
from engine.use.scored_files import WriteRow
from engine.use.texts import read_texts

if TYPE_CHECKING:
    from engine.use.alternatives import Alternative
    from engine.use.answering import Answered, Answerer


def answer_file(
    answerer: Answerer,
    trained_on: CorpusSettings,
    task: Task,
    source: CorpusPath,
    target: Path,
    writing: WritingSettings,
    control: RunControl,
    cache: Cache | None = None,
) -> Work[int]:
    """Answer every text of `source` into `target` (.csv or .jsonl), whole or not at all; gives how many."""
    texts = yield from read_questions(source, trained_on, task, control, cache)
    with answers_written(target) as write:
        take = lambda text, answered: write(text, answer_values(answered))  # noqa: E731
        yield from answerer.answer_each(texts, control, take, writing.beam, writing.length_power)
    return len(texts)


def save_alternatives(path: Path, text: str, answers: Sequence[Alternative]) -> None:
    """Write a text with its likeliest answers and their probabilities, one row each, as the path's ending names."""
    with written_whole(path) as file:
        if path.suffix.lower() == ".jsonl":
            for one in answers:
                row = {"source": text, "text": one.text, "tokens": one.tokens, "probability": one.probability}
                file.write(json.dumps(plain(row), ensure_ascii=False) + "\n")
            return
        writer = csv.writer(file)
        writer.writerow(["source", "text", "probability"])
        writer.writerows([text, one.text, f"{one.probability:.6g}"] for one in answers)


def answer_values(answered: Answered) -> dict[str, Any]:
    """An answer by the names of the contract."""
    return {"text": answered.text, "tokens": answered.tokens}


def read_questions(
    path: CorpusPath,
    trained_on: CorpusSettings,
    task: Task,
    control: RunControl,
    cache: Cache | None = None,
) -> Work[Sequence[str]]:
    """The texts of a file that are to be answered: of pairs the sources, of any other file its texts."""
    try:
        settings = CorpusSettings(
            source_column=trained_on.source_column, target_column=trained_on.target_column
        )
        corpus = yield from read_corpus(path, settings, task, control, cache)
        if corpus.targets is not None:
            return corpus.texts
    except EngineError:  # no pairs in it
        pass
    settings = CorpusSettings(text_column=trained_on.source_column or trained_on.text_column)
    return (yield from read_texts(path, settings, control, cache))


@contextlib.contextmanager
def answers_written(path: Path) -> Iterator[WriteRow]:
    """Gives what writes a text with its `answer_values`, a row each, in the form the path's ending names."""
    with written_whole(path) as file:
        if path.suffix.lower() == ".jsonl":
            yield lambda text, row: file.write(
                json.dumps(plain({"source": text, **row}), ensure_ascii=False) + "\n"
            )
            return
        writer = csv.writer(file)
        writer.writerow(["source", "text"])
        yield lambda text, row: writer.writerow([text, row["text"]])
