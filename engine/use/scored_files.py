"""The scores of a file of texts, as a file: a table for spreadsheets or one JSON object a line. No torch."""

from __future__ import annotations

import contextlib
import csv
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus.sources import CorpusPath
from engine.events import Work, plain
from engine.recipe.corpus import CorpusSettings
from engine.use.saving import written_whole
from engine.use.texts import read_texts

if TYPE_CHECKING:
    from engine.use.scoring import Score, Scorer


WriteRow = Callable[[str, dict[str, Any]], object]


def score_file(
    scorer: Scorer,
    trained_on: CorpusSettings,
    source: CorpusPath,
    target: Path,
    control: RunControl,
    cache: Cache | None = None,
) -> Work[int]:
    """Score every text of `source` into `target` (.csv or .jsonl), whole or not at all; gives how many."""
    texts = yield from read_texts(source, trained_on, control, cache)
    with scores_written(target, scorer.labels) as write:
        yield from scorer.score_each(texts, control, lambda text, score: write(text, score_values(score)))
    return len(texts)


def score_values(score: Score) -> dict[str, Any]:
    """A score by the names of the contract."""
    return {
        "label": score.label,
        "probability": score.probability,
        "probabilities": score.probabilities,
        "unknown_tokens": score.unknown_tokens,
        "truncated": score.truncated,
    }


@contextlib.contextmanager
def scores_written(path: Path, labels: Sequence[str]) -> Iterator[WriteRow]:
    """Gives what writes a text with its `score_values`, a row each, in the form the path's ending names."""
    with written_whole(path) as file:
        if path.suffix.lower() == ".jsonl":
            yield lambda text, row: file.write(
                json.dumps(plain({"text": text, **row}), ensure_ascii=False) + "\n"
            )
            return
        writer = csv.writer(file)
        shares = [f"p({name})" for name in labels]
        writer.writerow(["text", "label", "probability", *shares, "unknown_tokens", "truncated"])
        yield lambda text, row: writer.writerow([text, *_cells(row, labels)])


def _cells(row: dict[str, Any], labels: Sequence[str]) -> list[str]:
    shares = [f"{row['probabilities'][name]:.6f}" for name in labels]
    unknown = " ".join(row["unknown_tokens"])
    return [row["label"], f"{row['probability']:.6f}", *shares, unknown, str(row["truncated"]).lower()]
