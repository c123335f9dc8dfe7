"""What a project knows beside its runs: what the next run is made of, as JSON under a name each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from typing import TypeVar

from pydantic import TypeAdapter

from engine.corpus.documents import CorpusSource
from engine.project import runs_table
from engine.project.database import Database
from engine.project.learner import Learner, learner_from_json
from engine.project.runs_table import as_json
from engine.recipe.recipe import Recipe, parse_recipe
from engine.text.pipeline import TextPipeline

T = TypeVar("T")

_SENTENCES: TypeAdapter[tuple[str, ...]] = TypeAdapter(tuple[str, ...])


class ProjectFacts:
    """The part of a project that is one value after the other."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def recipe(self) -> Recipe | None:
        """The recipe being worked on; None in a new project."""
        return self._fact("recipe", lambda text: parse_recipe(json.loads(text)))

    def save_recipe(self, recipe: Recipe) -> None:
        """Keep the recipe being worked on."""
        self._save_fact("recipe", recipe.as_json())

    def corpus_source(self) -> CorpusSource | None:
        """Where the corpus is and what it was when it was read."""
        return self._fact("corpus", runs_table.source_from_json)

    def save_corpus_source(self, source: CorpusSource) -> None:
        """Remember the corpus."""
        self._save_fact("corpus", runs_table.source_as_json(source))

    def pipeline(self) -> TextPipeline | None:
        """The current text pipeline; each run keeps the one it was trained with."""
        return self._fact("pipeline", TextPipeline.from_json)

    def save_pipeline(self, pipeline: TextPipeline) -> None:
        """Keep the current text pipeline."""
        self._save_fact("pipeline", pipeline.as_json())

    def watched_sentences(self) -> tuple[str, ...]:
        """The sentences that are scored after each epoch."""
        return self._fact("watched", _SENTENCES.validate_json) or ()

    def save_watched_sentences(self, sentences: Sequence[str]) -> None:
        """Keep the sentences to watch."""
        self._save_fact("watched", as_json(list(sentences)))

    def queue(self) -> tuple[Recipe, ...]:
        """The recipes that wait to be trained, the next one first."""
        return self._fact("queue", lambda text: tuple(map(parse_recipe, json.loads(text)))) or ()

    def save_queue(self, recipes: Sequence[Recipe]) -> None:
        """Keep the recipes that wait."""
        self._save_fact("queue", as_json([recipe.as_tree() for recipe in recipes]))

    def learner(self) -> Learner | None:
        """Who trained a run here when last seen; None when all runs have ended in peace."""
        return self._fact("learner", learner_from_json)

    def _fact(self, name: str, read: Callable[[str], T]) -> T | None:
        with self._database.reading() as connection:
            row = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
            return None if row is None else read(row[0])

    def _save_fact(self, name: str, value: str) -> None:
        with self._database.writing() as connection:
            write_fact(connection, name, value)


def write_fact(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Keep a value, inside a transaction."""
    connection.execute("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)", (name, value))
