"""An answer does not depend on what is answered beside it; what was never met is named."""

from __future__ import annotations

import pytest
import torch

from engine.control import RunControl
from engine.errors import Stopped
from engine.events import Progressed, Stage, result_of
from engine.networks.aligned import Aligned
from engine.networks.build import build_task
from engine.networks.seq2seq import Seq2Seq
from engine.networks.shapes import sizes_of
from engine.recipe.recipe import Task
from engine.text.pipeline import TextPipeline
from engine.text.vocabulary import Vocabulary
from engine.use.answering import Answered, Answerer
from tests.engine.use.helpers import small_recipe

TEXTS = ["ab", "abcabc", "", "c", "xy", "bcbcbcbcbc"]


def an_answerer(task: Task, **values: object) -> Answerer:
    recipe = small_recipe(task, text__cutter="characters", writing__tokens=9, **values)
    vocabulary = Vocabulary(("<pad>", "<unk>", "<eos>", *"abc"), (0,) * 6, 0)
    answers = Vocabulary(("<pad>", "<unk>", "<eos>", *"ABCD"), (0,) * 7, 0)
    pipeline = TextPipeline(recipe.text, vocabulary, task, TextPipeline(recipe.text, answers, task))
    network = build_task(task.value, recipe.model, sizes_of(recipe, pipeline, 0), 3).eval()
    assert isinstance(network, (Aligned, Seq2Seq))
    with torch.no_grad():
        for weight in network.parameters():
            weight.mul_(4)  # likes and dislikes, as after training
    return Answerer(network, pipeline, recipe.writing)


def answer(answerer: Answerer, *texts: str, beam: int | None = None) -> list[Answered]:
    return result_of(answerer.answer_many(texts, RunControl(), beam))


@pytest.mark.parametrize("beam", [1, 3])
@pytest.mark.parametrize("task", [Task.ALIGNED, Task.SEQ2SEQ])
def test_alone_or_beside_others_the_answer_is_the_same(task: Task, beam: int) -> None:
    answerer = an_answerer(task)
    together = answer(answerer, *TEXTS, beam=beam)
    assert together == [answer(answerer, text, beam=beam)[0] for text in TEXTS]
    for text, one in zip(TEXTS, together, strict=True):
        assert one.text == "".join(one.tokens)
        assert set(one.tokens) <= set("ABCD")
        assert len(one.tokens) == len(text) if task is Task.ALIGNED else len(one.tokens) <= 9
    assert together[2] == Answered("", (), ())
    assert together[4].unknown_tokens == ("x", "y")


def test_the_run_says_how_many_drafts_unless_it_is_said_otherwise() -> None:
    one, three = an_answerer(Task.SEQ2SEQ), an_answerer(Task.SEQ2SEQ, writing__beam=3)
    assert answer(three, *TEXTS) == answer(one, *TEXTS, beam=3)
    assert answer(three, *TEXTS, beam=1) == answer(one, *TEXTS)


def test_progress_and_stop() -> None:
    answerer, control = an_answerer(Task.ALIGNED), RunControl()
    events = list(answerer.answer_many(TEXTS, control))
    assert events[-1] == Progressed(Stage.ANSWERING, len(TEXTS), len(TEXTS))
    control.stop()
    with pytest.raises(Stopped):
        result_of(answerer.answer_many(TEXTS, control))
