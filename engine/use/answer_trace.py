"""How an answer came about, step by step. Numbers and text only, no torch."""

from __future__ import annotations

from dataclasses import dataclass, field

from engine.networks.states import Floats, StateTrace
from engine.text.pipeline import TracedToken


@dataclass(frozen=True, slots=True)
class Guess:
    """A token that might have been written, and the probability the network gave it; `ends`: it ends the answer."""

    token: str
    probability: float
    ends: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class ReadingTrace:
    """What is in mind while a network reads a text, and an answer that is given to it.

    states: of the only stack, or of the decoder. The other fields are those of `AnswerTrace`.
    """

    states: StateTrace
    start: tuple[tuple[Floats, ...], ...] = field(default=())
    encoder: StateTrace | None = None
    alignment: Floats | None = None
    answering: StateTrace | None = None


@dataclass(frozen=True, slots=True, eq=False)
class AnswerTrace:
    """What was in mind while one text was answered, or written for a label.

    One step of `states` is one token of `inputs` that was read: of the question itself (token for token), else of the
    answer so far, None where the answer starts. After each step there are `guesses`, likeliest first; `taken` is the
    place of the one that was written, None within a prompt.

    read: the tokens of the question. written: those of the answer. ended: the network itself came to the end, which is
    then one more step. probabilities: (steps,) of what was written; 0 within a prompt. start: per layer the state
    before the first step, (h,) or (h, c); empty where it is zero. Only with an encoder there is one, and a context, the
    vector beside every token of the answer; only with an attention an alignment, (steps, tokens read), each row
    together 1. answering: the layer over `states` that reads each of them beside the token answered before it.
    """

    read: tuple[TracedToken, ...]
    inputs: tuple[str | None, ...]
    written: tuple[str, ...]
    ended: bool
    states: StateTrace
    guesses: tuple[tuple[Guess, ...], ...]
    taken: tuple[int | None, ...]
    probabilities: Floats
    start: tuple[tuple[Floats, ...], ...] = field(default=())
    encoder: StateTrace | None = None
    context: Floats | None = None
    alignment: Floats | None = None
    answering: StateTrace | None = None
