"""A run that several processes learn: how they come to know what it is, and what those do that do not lead.

Process 0 has read the corpus and the project. It tells the others the recipe, the text pipeline and where the corpus is;
they read the same corpus (out of the cache where there is one) and have to find the very same text in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from engine.cache import Cache
from engine.control import RunControl
from engine.errors import EngineError
from engine.events import RunEnded, Work
from engine.project.records import Checkpoint
from engine.project.runs_table import source_as_json, source_from_json
from engine.recipe.recipe import Recipe, parse_recipe
from engine.text.pipeline import TextPipeline
from engine.training.loop import train
from engine.training.parallel import Team, TeamControl
from engine.training.preparing import Prepared
from engine.training.preparing_again import prepare_again
from engine.training.session import Session
from engine.training.trouble import trouble_explained
from engine.words import QT_TRANSLATE_NOOP


def refuse_team(team: Team | None) -> None:
    """Raise `EngineError` when a team was to learn word vectors."""
    if team is not None:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "Word vectors are learned by the threads of one process. Start this run without torchrun; "
                "training.threads says how many it uses.",
            )
        )


def assemble(team: Team, recipe: Recipe, prepared: Prepared) -> None:
    """Tell the others what is learned, and wait until they have read it; then each makes its `Session`."""
    told = {
        "recipe": recipe.as_tree(),
        "corpus": source_as_json(prepared.corpus.source),
        "pipeline": prepared.pipeline.as_json(),
        "text": _digest(prepared),
    }
    team.tell(json.dumps(told).encode())
    team.sums([1])


def follow(team: Team, control: RunControl, cache: Cache | None) -> Work[RunEnded]:
    """Learn what process 0 does, and keep nothing; raises `EngineError` when the corpus here is not the same."""
    told = json.loads(team.tell())
    recipe = parse_recipe(told["recipe"])
    source, pipeline = source_from_json(told["corpus"]), TextPipeline.from_json(told["pipeline"])
    prepared = yield from prepare_again(source, recipe, pipeline, control, cache)
    if _digest(prepared) != told["text"]:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "Process {rank} does not read the same text as process 0. Use the same version of Unroll everywhere.",
            ),
            rank=team.seat.rank,
        )
    team.sums([1])
    with trouble_explained(recipe):
        session = Session("", recipe, prepared, team.device, 1)
    session.join(team)
    return (yield from train(session, TeamControl(team), _Nowhere(), _look_at_nothing))


class _Nowhere:
    """Keeps nothing: process 0 does."""

    def save(self, checkpoints: Sequence[Checkpoint], forget: Sequence[str] = ()) -> None:
        """Not called: only who leads gives states away."""

    def finish(self, ended: RunEnded) -> None:
        """Nothing to note."""


def _look_at_nothing(session: Session) -> Work[None]:
    """Process 0 draws the samples."""
    yield from ()


def _digest(prepared: Prepared) -> str:
    """What two processes that learn together must agree on: the documents, their order, their lengths."""
    digest = hashlib.sha256(prepared.corpus.source.sha256.encode())
    split = prepared.split
    for part in (split.train, split.valid, prepared.encoded.lengths):
        digest.update(f"{len(part)}:{int(part.sum())};".encode())
    digest.update(split.train[:1_000_000].astype("<i8").tobytes())
    return digest.hexdigest()
