"""What is shown of an answer is what the network itself had in mind when it gave it."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import TokenWritten, result_of
from engine.networks.aligned import Aligned
from engine.networks.build import build_task
from engine.networks.conditional import Conditional, ForLabel
from engine.networks.layers import StackState
from engine.networks.seq2seq import Seq2Seq
from engine.networks.shapes import Sizes
from engine.recipe.model import Attention, Cell, Skip
from engine.recipe.recipe import Task
from engine.recipe.writing import WritingSettings
from engine.text.vocabulary import EOS
from engine.use.answer_trace import AnswerTrace
from engine.use.looking import look_at_reading
from engine.use.writing import Writer, WrittenText
from tests.engine.use.helpers import pipeline_over, small_recipe
from tests.engine.use.test_answering import an_answerer, answer

TEXT = "abcbx"


def assert_close(seen: np.ndarray, wanted: torch.Tensor) -> None:
    np.testing.assert_allclose(seen, wanted.numpy(), atol=2e-5, rtol=1e-4)


@pytest.mark.parametrize("cell", list(Cell))
@pytest.mark.parametrize("both", [False, True], ids=["one way", "both ways"])
@pytest.mark.parametrize("own", [False, True], ids=["each alone", "reads its answer"])
def test_an_aligned_answer_is_the_one_that_is_given(cell: Cell, both: bool, own: bool) -> None:
    values = {"model__cell": cell.value, "model__bidirectional": both, "model__layer_sizes": [5, 4]}
    answerer = an_answerer(Task.ALIGNED, model__reads_answer=own, **values)
    seen = answerer.look(TEXT)
    network = answerer._network
    assert isinstance(network, Aligned)
    ids = torch.tensor([answerer.pipeline.encode(TEXT)])
    with torch.no_grad():
        p = network(ids, torch.tensor([5]))[0].softmax(-1)
        answered = torch.tensor([["ABCD".index(token) + 3 for token in seen.written]])
        states = network.states(ids, torch.tensor([5]), answered)[:, 0]
    assert seen.written == answer(answerer, TEXT)[0].tokens
    assert seen.inputs == tuple(TEXT)
    assert [token.known for token in seen.read] == [True] * 4 + [False]
    size = network.config.stack.output_size
    assert_close(seen.states.outputs[-1], states[:, :size])
    assert (seen.answering is not None) == own
    if seen.answering is not None:
        assert_close(seen.answering.outputs[-1], states[:, size:])
    for step, (guesses, place) in enumerate(zip(seen.guesses, seen.taken, strict=True)):
        assert place == 0
        assert guesses[0].token == seen.written[step]
        assert_close(np.array([g.probability for g in guesses]), p[step, 3:].topk(4).values)
        assert seen.probabilities[step] == pytest.approx(guesses[0].probability)
    assert (seen.encoder, seen.context, seen.alignment, seen.start) == (None, None, None, ())


@pytest.mark.parametrize("beam", [1, 3])
@pytest.mark.parametrize("attention", list(Attention))
@pytest.mark.parametrize("cell", list(Cell))
def test_a_decoders_states_are_those_of_writing_step_by_step(
    cell: Cell, attention: Attention, beam: int
) -> None:
    values = {"model__cell": cell.value, "model__attention": attention.value, "model__bidirectional": True}
    answerer = an_answerer(Task.SEQ2SEQ, model__layer_sizes=[5, 4], **values)
    network = answerer._network
    assert isinstance(network, Seq2Seq)
    for text in (TEXT, "c"):
        seen = answerer.look(text, beam)
        assert seen.written == answer(answerer, text, beam=beam)[0].tokens
        assert_steps(network, torch.tensor([answerer.pipeline.encode(text)]), seen, "ABCD")


def assert_steps(network: Seq2Seq, source: torch.Tensor, seen: AnswerTrace, names: str) -> None:
    """Write once more, a step at a time, and compare every number."""
    written = [3 + names.index(token) for token in seen.written] + [EOS] * seen.ended
    assert seen.inputs == (None, *seen.written)[: len(written)]
    with torch.no_grad():
        state = network.start(source, torch.tensor([source.shape[1]]))
        assert_close(seen.context, state.memory.context[0])  # type: ignore[arg-type]
        assert seen.encoder is not None
        assert_close(seen.encoder.outputs[-1], state.memory.values[0])
        assert_stack(seen.start, state.stack)
        before = EOS
        for step, token in enumerate(written):
            known, state, looked = network.step(torch.tensor([before]), state)
            now = tuple(
                tuple(part[layer][step] for part in (seen.states.hidden, seen.states.cell) if part)
                for layer in range(len(seen.states.hidden))
            )
            assert_stack(now, state.stack)
            place = seen.taken[step]
            assert place is not None
            assert seen.guesses[step][place].ends == (token == EOS)
            assert seen.probabilities[step] == pytest.approx(float(known[0, token].exp()), abs=1e-5)
            likely = known[0].exp().clone()
            likely[:2] = 0
            assert seen.guesses[step][0].probability == pytest.approx(float(likely.max()), abs=1e-5)
            if looked is None:
                assert seen.alignment is None
            else:
                assert seen.alignment is not None
                assert_close(seen.alignment[step], looked[0])
            before = token


def assert_stack(seen: tuple[tuple[np.ndarray, ...], ...], wanted: StackState) -> None:
    for layer, parts in zip(seen, wanted, strict=True):
        for mine, part in zip(layer, parts, strict=True):
            assert_close(mine, part[0, 0])


def test_an_answer_that_is_cut_off_has_no_step_for_its_end() -> None:
    answerer = an_answerer(Task.SEQ2SEQ, model__skip=Skip.DENSE.value)
    network = answerer._network
    assert isinstance(network, Seq2Seq)
    last = network.answer
    assert isinstance(last, torch.nn.Linear)
    with torch.no_grad():
        last.bias[EOS] = -1e4
    seen = answerer.look("abc")
    assert (seen.ended, len(seen.written), len(seen.guesses)) == (False, 9, 9)
    assert len(seen.states.embedding) == 9
    with torch.no_grad():
        last.bias[EOS] = 1e4
    seen = answerer.look("abc")
    assert (seen.ended, seen.written, len(seen.guesses)) == (True, (), 1)
    assert seen.guesses[0][0].ends


@pytest.mark.parametrize("task", [Task.ALIGNED, Task.SEQ2SEQ])
def test_there_has_to_be_a_word(task: Task) -> None:
    with pytest.raises(EngineError, match="no word to answer"):
        an_answerer(task).look("")


@pytest.mark.parametrize("prompt", ["", "ab"])
def test_a_text_for_a_label_is_seen_as_it_was_written(prompt: str) -> None:
    recipe = small_recipe(Task.CONDITIONAL, text__cutter="characters", model__cell="lstm")
    pipeline = pipeline_over(["abcab cab"], recipe)
    network = build_task("conditional", recipe.model, Sizes(len(pipeline.vocabulary), 2), 3).eval()
    assert isinstance(network, Conditional)
    writer = Writer(ForLabel(network, 1), pipeline, endless=False)
    settings = WritingSettings.model_validate({"tokens": 5, "temperature": 1.0, "top_k": 0, "top_p": 1.0})
    events, result = list[TokenWritten](), None
    work = writer.write(prompt, settings, RunControl())
    while result is None:
        try:
            event = next(work)
            assert isinstance(event, TokenWritten)
            events.append(event)
        except StopIteration as done:
            result = done.value
    seen = writer.look(prompt, result)

    assert seen.inputs == (None, *prompt, *result.tokens)[: len(seen.inputs)]
    assert len(seen.inputs) == len(prompt) + len(result.tokens) + result.ended
    assert seen.taken[: len(prompt)] == (None,) * len(prompt)
    ids = torch.tensor([[EOS, *pipeline.encode(prompt + "".join(result.tokens))]])[:, : len(seen.inputs)]
    with torch.no_grad():
        logits, end = network(ids, torch.tensor([1]))
    assert_close(seen.states.hidden[0][-1], end[0][0][0, 0])
    for event, step in zip(events, range(len(prompt), len(seen.inputs)), strict=False):
        place = seen.taken[step]
        assert place is not None
        assert seen.guesses[step][place].token == event.token
        taken = pipeline.vocabulary.id_of(event.token)
        assert seen.probabilities[step] == pytest.approx(float(logits[0, step].softmax(-1)[taken]), abs=1e-5)


def test_nothing_written_cannot_be_looked_into() -> None:
    recipe = small_recipe(Task.CONDITIONAL, text__cutter="characters")
    pipeline = pipeline_over(["ab"], recipe)
    network = build_task("conditional", recipe.model, Sizes(len(pipeline.vocabulary), 2), 3).eval()
    assert isinstance(network, Conditional)
    writer = Writer(ForLabel(network, 0), pipeline, endless=False)
    with pytest.raises(EngineError, match="Let the network write"):
        writer.look("", WrittenText("", (), (), False))
    assert result_of(writer.write("", WritingSettings(tokens=1), RunControl())) is not None


TEXT_TASKS = (Task.CLASSIFICATION, Task.LANGUAGE_MODEL, Task.ALIGNED, Task.CONDITIONAL, Task.SEQ2SEQ)


@pytest.mark.parametrize("task", TEXT_TASKS)
def test_before_training_every_network_can_be_seen_reading(task: Task) -> None:
    recipe = small_recipe(task, model__cell="lstm", model__layer_sizes=[5, 4], model__bidirectional=True)
    network = build_task(task.value, recipe.model, Sizes(9, 2, 8, 10), 3).eval()
    seen = look_at_reading(network, [3, 4, 5], [4, 6, 7], 1)
    steps = 4 if task in (Task.SEQ2SEQ, Task.CONDITIONAL) else 3  # those begin with <eos>
    assert len(seen.states.embedding) == steps
    assert (seen.encoder is not None) == (task is Task.SEQ2SEQ)
    assert (seen.answering is not None) == (task is Task.ALIGNED and recipe.model.reads_answer)
    if isinstance(network, Seq2Seq):
        assert seen.alignment is not None
        assert seen.alignment.shape == (4, 3)
        with torch.no_grad():
            assert_stack(seen.start, network.start(torch.tensor([[3, 4, 5]]), torch.tensor([3])).stack)


def test_an_answer_of_another_length_is_not_looked_into() -> None:
    recipe = small_recipe(Task.ALIGNED, model__reads_answer=True)
    network = build_task("aligned", recipe.model, Sizes(9, 2, 8, 10), 3).eval()
    assert look_at_reading(network, [3, 4, 5], [4]).answering is None
