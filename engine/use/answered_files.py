"""The answers to a file of texts, as a file: a table for spreadsheets or one JSON object a line. No torch."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.control import RunControl
from engine.corpus.reading import read_corpus
from engine.corpus.sources import CorpusPath
from engine.errors import EngineError
from engine.events import Work, plain
from engine.recipe.corpus import CorpusSettings
from engine.recipe.recipe import Task
from engine.use.saving import written_whole
from engine.use.texts import read_texts

if TYPE_CHECKING:
    from engine.use.answering import Answered


def answer_values(answered: Answered) -> dict[str, Any]:
    """An answer by the names of the contract."""
    return {"text": answered.text, "tokens": answered.tokens}


def read_questions(
    path: CorpusPath, trained_on: CorpusSettings, task: Task, control: RunControl
) -> Work[Sequence[str]]:
    """The texts of a file that are to be answered: of pairs the sources, of any other file its texts."""
    try:
        settings = CorpusSettings(
            source_column=trained_on.source_column, target_column=trained_on.target_column
        )
        corpus = yield from read_corpus(path, settings, task, control)
        if corpus.targets is not None:
            return corpus.texts
    except EngineError:  # no pairs in it
        pass
    settings = CorpusSettings(text_column=trained_on.source_column or trained_on.text_column)
    return (yield from read_texts(path, settings, control))


def save_answers(path: Path, texts: Sequence[str], values: Sequence[dict[str, Any]]) -> None:
    """Write texts and their `answer_values`, one row each, in the form the path's ending names."""
    with written_whole(path) as file:
        if path.suffix.lower() == ".jsonl":
            for text, row in zip(texts, values, strict=True):
                file.write(json.dumps(plain({"source": text, **row}), ensure_ascii=False) + "\n")
            return
        writer = csv.writer(file)
        writer.writerow(["source", "text"])
        for text, row in zip(texts, values, strict=True):
            writer.writerow([text, row["text"]])
