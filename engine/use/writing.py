"""A language model writes: token by token, with the candidates it had."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import TokenWritten, Work
from engine.networks import sampling
from engine.networks.conditional import Conditional, ForLabel
from engine.networks.language_model import LanguageModel
from engine.networks.layers import StackState
from engine.networks.states import StateTrace
from engine.project.project import Project
from engine.project.records import RunRecord
from engine.recipe.recipe import Task
from engine.recipe.writing import WritingSettings
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import EOS, PAD, UNK
from engine.training.checkpoints import load_network
from engine.training.devices import choose_threads, use_threads
from engine.use.answer_trace import AnswerTrace
from engine.use.beam import search
from engine.use.looking import look_at_writing
from engine.use.other_uses import refuse_other_task
from engine.use.running_text import RunningText
from engine.words import QT_TRANSLATE_NOOP

GUESSES = 4
SHOWN_LABELS = 12
RECENT = 64  # tokens that the repetition penalty looks back on


@dataclass(frozen=True)
class WrittenText:
    """`text` is the prompt and what was written after it; `tokens` what was written, one by one.

    `unknown_tokens` of the prompt were not in the vocabulary; `ended`: the network itself came to the end of a text.
    """

    text: str
    tokens: tuple[str, ...]
    unknown_tokens: tuple[str, ...]
    ended: bool


def label_number(run: RunRecord, label: str | None) -> int:
    """The number of the label to write for, 0 where there are none; raises `EngineError` for one too many or too few."""
    if run.recipe.task is Task.LANGUAGE_MODEL:
        if label is not None:
            raise EngineError(
                QT_TRANSLATE_NOOP("engine", "The run '{run}' does not write for labels. Leave --label out."),
                run=run.name,
            )
        return 0
    if label is not None and label in run.labels:
        return run.labels.index(label)
    names = ", ".join(run.labels[:SHOWN_LABELS]) + (", …" if len(run.labels) > SHOWN_LABELS else "")
    if label is None:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "The run '{run}' writes for a label. Add --label with one of {names}."
            ),
            run=run.name,
            names=names,
        )
    raise EngineError(
        QT_TRANSLATE_NOOP(
            "engine", "The label '{label}' is none of the labels of '{run}'. Choose one of {names}."
        ),
        label=label,
        run=run.name,
        names=names,
    )


class Writer:
    """A trained language model, or what writes for a label, with its text pipeline, on the CPU. It computes in the thread that calls it."""

    def __init__(
        self, network: LanguageModel | ForLabel, pipeline: TextPipeline, *, endless: bool, threads: int = 1
    ) -> None:
        """`endless`: it learnt from one running text, so it cannot end one. `threads`: see devices.py."""
        self._threads = threads
        self._network = network
        self.pipeline = pipeline
        self._forbidden = (PAD, UNK, EOS) if endless else (PAD, UNK)
        self._endless = endless

    @classmethod
    def load(
        cls, project: Project, run: str | None = None, label: str | None = None, epoch: int | None = None
    ) -> Writer:
        """The writer of a run, for a label if it writes for labels, as it was after `epoch` if one is named.

        Raises `EngineError` when there is no such run, no weights, no such label, or it does not write.
        """
        record = project.run(run)
        refuse_other_task(record, Task.LANGUAGE_MODEL, Task.CONDITIONAL)
        number = label_number(record, label)
        network = load_network(project, record, epoch=epoch)
        assert isinstance(network, (LanguageModel, Conditional))
        return cls(
            ForLabel(network, number) if isinstance(network, Conditional) else network,
            project.run_pipeline(record),
            endless=record.running,
            threads=choose_threads(record.recipe),
        )

    def write(self, prompt: str, settings: WritingSettings, control: RunControl) -> Work[WrittenText]:
        """Go on after `prompt`; yields a `TokenWritten` for each token. A stop ends it with what there is.

        With `beam` above 1 the likeliest of so many drafts is written, and temperature, top-k, top-p and seed have
        no say. `TokenWritten.text` is what stands after the prompt so far (of a very long text its end).
        """
        use_threads(self._threads)
        traced = self.pipeline.trace(prompt)
        text = RunningText(self.pipeline.cutter, prompt, [token.token for token in traced])
        opening = self._opening([token.id for token in traced])
        writing = self._drafts(opening, text, settings, control) if settings.beam > 1 else None
        ended = yield from writing or self._straight(opening, text, settings, control)
        unknown = dict.fromkeys(token.token for token in traced if not token.known)
        return WrittenText(prompt + text.whole(), tuple(text.tokens), tuple(unknown), ended)

    def trace(self, prompt: str, written: Sequence[str] = ()) -> StateTrace:
        """What is in mind at every step of a prompt, and of the tokens that were written after it."""
        ids = [*self.pipeline.encode(prompt), *map(self.pipeline.vocabulary.id_of, written)]
        if not ids:
            raise EngineError(
                QT_TRANSLATE_NOOP("engine", "There is no text to read. Type the beginning of one.")
            )
        return self._network.trace(torch.tensor(ids))

    def look(self, prompt: str, written: WrittenText) -> AnswerTrace:
        """Everything on the way to a text that was written after `prompt`; at least one token has to be there."""
        use_threads(self._threads)
        ids = [self.pipeline.vocabulary.id_of(token) for token in written.tokens]
        if not ids and not written.ended:
            raise EngineError(
                QT_TRANSLATE_NOOP(
                    "engine", "There is no text to look into. Let the network write some words."
                )
            )
        opening = self._opening(self.pipeline.encode(prompt))
        return look_at_writing(self._network, self.pipeline.vocabulary, opening, ids, ended=written.ended)

    def _opening(self, prompt: list[int]) -> list[int]:
        """What is read before the first token is written: documents begin where another one ended."""
        if not self._endless:
            return [EOS, *prompt]
        return prompt or [self._first_token()]

    def _first_token(self) -> int:
        """What an endless text goes on from when there is no prompt: a line end, else the most frequent token."""
        ids = self.pipeline.vocabulary.ids
        return ids.get("\n", min(ids.values(), default=UNK))

    def _straight(
        self, opening: list[int], text: RunningText, settings: WritingSettings, control: RunControl
    ) -> Generator[TokenWritten, None, bool]:
        """Token after token; gives whether the text came to its end."""
        random = np.random.default_rng(settings.seed)
        logits, state = self._read(opening, None)
        recent = opening[-RECENT:]
        for position in range(settings.tokens):
            if not control.proceed():
                return False
            p, shown = sampling.next_probabilities(sampling.forbid(logits, self._forbidden), recent, settings)
            taken = sampling.draw(p, random)
            if taken == EOS:
                return True
            text.add(self.pipeline.vocabulary.token_of(taken))
            yield self._told(position, taken, text, shown)
            recent = [*recent[1 - RECENT :], taken]
            logits, state = self._read([taken], state)
        return False

    def _drafts(
        self, opening: list[int], text: RunningText, settings: WritingSettings, control: RunControl
    ) -> Generator[TokenWritten, None, bool]:
        """The likeliest of several drafts, told once it is certain; gives whether the text came to its end."""
        tokens, ended = yield from search(self._network, opening, settings, self._forbidden, RECENT, control)
        logits, state = self._read(opening, None)
        for position, taken in enumerate(tokens):
            text.add(self.pipeline.vocabulary.token_of(taken))
            yield self._told(
                position, taken, text, sampling.probabilities(sampling.forbid(logits, self._forbidden))
            )
            logits, state = self._read([taken], state)
        return ended

    @torch.no_grad()
    def _read(self, ids: Sequence[int], state: StackState | None) -> tuple[sampling.Floats, StackState]:
        """Read on from `state`; gives the logits for what comes next."""
        logits, state = self._network(torch.tensor([list(ids)]), state)
        return logits[0, -1].double().numpy(), state

    def _told(self, position: int, taken: int, text: RunningText, p: sampling.Floats) -> TokenWritten:
        names = self.pipeline.vocabulary
        likeliest = sampling.likeliest(p, GUESSES)
        guesses = tuple((names.token_of(token), float(p[token])) for token in likeliest)
        place = likeliest.index(taken) if taken in likeliest else None
        return TokenWritten(position, names.token_of(taken), text.end(), guesses, place)
