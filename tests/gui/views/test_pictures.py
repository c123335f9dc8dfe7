"""A scored sentence is drawn for the label that "up" stands for."""

from __future__ import annotations

import numpy as np
import pytest

from engine.events import GradientMeasured
from engine.networks.shapes import describe_network
from engine.networks.states import StateTrace
from engine.recipe.recipe import parse_recipe
from engine.text.pipeline import TracedToken
from engine.use.answer_trace import AnswerTrace, Guess
from engine.use.scoring import Explanation, Score
from gui.views.pictures import answer_picture, explanation_picture, reach_picture, structure_picture
from gui.views.unrolled.picture import Given, Word

TOKENS = (TracedToken("soup", 0, 4, 7, True, False), TracedToken("zebra", 5, 10, 1, False, False))


def explanation(label: str, labels: tuple[str, ...]) -> Explanation:
    """The network is 80 % sure of `label` after the first word, 70 % after the second, which nobody knows."""
    shares = {name: 0.7 if name == label else 0.3 / (len(labels) - 1) for name in labels}
    strips = np.zeros((2, 4), dtype=np.float32)
    trace = StateTrace(embedding=strips, hidden=(strips,), cell=(), gates=())
    return Explanation(TOKENS, Score(label, 0.7, shares, ("zebra",), False), (0.8, 0.7), (9.0, 5.0), trace)


@pytest.mark.parametrize(
    ("labels", "answered", "up", "answers", "effect"),
    [
        (("negative", "positive"), "positive", "positive", (0.8, 0.7), 9.0),
        (("negative", "positive"), "negative", "positive", (0.2, 0.3), -9.0),
        (("sport", "music", "film"), "music", "music", (0.8, 0.7), 9.0),
    ],
)
def test_answers_and_effects_belong_to_the_label_that_is_up(
    labels: tuple[str, ...], answered: str, up: str, answers: tuple[float, float], effect: float
) -> None:
    recipe = parse_recipe({"model": {"hidden_size": 4, "embedding_dim": 4}})
    picture = explanation_picture(explanation(answered, labels), recipe, labels, 10)
    assert picture.positive_label is not None
    assert picture.labels[picture.positive_label] == up
    assert picture.answers == pytest.approx(answers)
    assert picture.effects == (effect, None)


def words(*texts: str) -> list[Word]:
    return [Word(text) for text in texts]


def texts(found: tuple[Word, ...]) -> list[str]:
    return ["*" if word.mark else word.text for word in found]


def test_a_reader_that_answers_word_for_word_is_asked_for_the_other_text() -> None:
    recipe = parse_recipe({"task": "aligned", "model": {"bidirectional": True}})
    picture = structure_picture(recipe, words("a", "b"), 10, (), words("c", "d"), targets=20)
    assert picture.task == "aligned"
    assert texts(picture.targets) == ["c", "d"]
    assert picture.vocabulary == 20
    assert all(layer.bidirectional for layer in picture.layers)
    assert picture.decoder is None


def test_what_writes_for_a_label_begins_with_a_mark_and_is_given_the_label() -> None:
    recipe = parse_recipe({"task": "conditional", "model": {"embedding_dim": 8, "bidirectional": True}})
    picture = structure_picture(recipe, words("a", "b"), 10, ("Li Bai", "Du Fu"))
    assert texts(picture.words) == ["*", "a", "b"]
    assert texts(picture.targets) == ["a", "b", "*"]
    assert picture.given == Given("label", "Li Bai", 8)
    assert not picture.layers[0].bidirectional
    assert picture.layers[0].reads == 16
    chosen = structure_picture(recipe, words("a"), 10, ("Li Bai", "Du Fu"), label="Du Fu")
    assert chosen.given == Given("label", "Du Fu", 8)


def test_encoder_and_decoder_are_two_pictures_with_one_count_of_steps() -> None:
    recipe = parse_recipe(
        {
            "task": "seq2seq",
            "model": {"embedding_dim": 8, "layer_sizes": [12, 6], "bidirectional": True, "attention": "dot"},
        }
    )
    picture = structure_picture(recipe, words("a", "b", "c"), 10, (), words("x", "y"), targets=20)
    decoder = picture.decoder
    assert decoder is not None
    assert (picture.vocabulary, decoder.vocabulary) == (10, 20)
    assert texts(decoder.words) == ["*", "x", "y"]
    assert texts(decoder.targets) == ["x", "y", "*"]
    assert decoder.given == Given("context", "", 12)  # both directions of the top layer
    assert [layer.bidirectional for layer in decoder.layers] == [False, False]
    assert decoder.layers[0].reads == 8 + 12
    assert decoder.attention == "dot"
    assert picture.all_steps == 6
    assert picture.half_of(2) == (picture, 2)
    assert picture.half_of(3) == (decoder, 0)


def test_the_numbers_to_learn_are_those_of_the_layer_table() -> None:
    for task in ("aligned", "conditional", "seq2seq", "language_model", "classification"):
        recipe = parse_recipe(
            {"task": task, "model": {"cell": "gru", "layer_sizes": [12, 6], "skip": "residual"}}
        )
        picture = structure_picture(recipe, words("a"), 10, ("x", "y"), words("b"), targets=20)
        drawn = list(picture.layers) + list(picture.decoder.layers if picture.decoder else ())
        rows = [row for row in describe_network(recipe, 10, 2, 1, 20) if row.kind == "gru"]
        assert [layer.parameters for layer in drawn] == [row.parameters for row in rows], task


def seen_states(steps: int, size: int, embedding: int) -> StateTrace:
    strips = np.full((steps, size), 0.5, dtype=np.float32)
    gates = {"r": strips, "z": strips, "n": strips}
    return StateTrace(np.ones((steps, embedding), np.float32), (strips,), (), (gates,), (strips,))


def guessed(*tokens: str) -> tuple[tuple[Guess, ...], ...]:
    return tuple((Guess(token, 0.7, ends=token == "<eos>"), Guess("other", 0.2)) for token in tokens)


def test_a_translation_has_its_states_guesses_and_where_it_looked() -> None:
    recipe = parse_recipe(
        {"task": "seq2seq", "model": {"cell": "gru", "embedding_dim": 4, "hidden_size": 6, "num_layers": 1}}
    )
    weights = np.array([[0.9, 0.1], [0.2, 0.8]], np.float32)
    seen = AnswerTrace(
        read=TOKENS,
        inputs=(None, "汤"),
        written=("汤",),
        ended=True,
        states=seen_states(2, 6, 4 + 6),
        guesses=guessed("汤", "<eos>"),
        taken=(0, 0),
        probabilities=np.array([0.7, 0.7], np.float32),
        start=((np.full(6, 0.1, np.float32),),),
        encoder=seen_states(2, 6, 4),
        context=np.ones(6, np.float32),
        alignment=weights,
    )
    picture = answer_picture(seen, recipe, 10, 20)
    decoder = picture.decoder
    assert decoder is not None
    assert [word.unknown for word in picture.words] == [False, True]
    assert picture.alignment is weights
    assert picture.guesses is None
    assert texts(decoder.words) == ["*", "汤"]
    assert texts(decoder.targets) == ["汤", "*"]
    assert decoder.guesses is not None
    assert [guesses[0][0] for guesses in decoder.guesses] == ["汤", decoder.targets[-1].text]
    assert decoder.values is not None
    assert decoder.values.embedding is not None
    assert decoder.values.given is not None
    assert (decoder.values.embedding.shape, decoder.values.given.shape) == ((2, 4), (6,))
    assert [h.shape for h in decoder.values.start] == [(6,)]


def test_a_couplet_is_answered_word_for_word() -> None:
    recipe = parse_recipe({"task": "aligned", "model": {"embedding_dim": 4, "hidden_size": 6}})
    seen = AnswerTrace(
        TOKENS,
        ("soup", "zebra"),
        ("x", "y"),
        True,
        seen_states(2, 6, 4),
        guessed("x", "y"),
        (0, 0),
        np.ones(2, np.float32),
    )
    picture = answer_picture(seen, recipe, 10, 20)
    assert texts(picture.words) == ["soup", "zebra"]
    assert texts(picture.targets) == ["x", "y"]
    assert picture.taken == (0, 0)
    assert picture.values is not None
    assert picture.values.given is None


def test_a_text_for_a_label_is_given_its_label_after_the_prompt_too() -> None:
    recipe = parse_recipe({"task": "conditional", "model": {"embedding_dim": 4, "hidden_size": 6}})
    seen = AnswerTrace(
        (),
        (None, "a", "b"),
        ("b",),
        True,
        seen_states(3, 6, 8),
        guessed("a", "b", "<eos>"),
        (None, 0, 0),
        np.ones(3, np.float32),
    )
    picture = answer_picture(seen, recipe, 10, label="Li Bai")
    assert picture.given == Given("label", "Li Bai", 4)
    assert texts(picture.words) == ["*", "a", "b"]
    assert texts(picture.targets) == ["a", "b", "*"]
    assert picture.values is not None
    assert picture.values.given is not None
    assert picture.values.given.shape == (4,)


def test_a_layer_that_reads_its_own_answer_stands_on_the_others() -> None:
    recipe = parse_recipe(
        {
            "task": "aligned",
            "model": {
                "cell": "gru",
                "embedding_dim": 4,
                "layer_sizes": [6, 6],
                "bidirectional": True,
                "reads_answer": True,
            },
        }
    )
    picture = structure_picture(recipe, words("a"), 10, (), words("b"), targets=20)
    assert [layer.bidirectional for layer in picture.layers] == [True, True, False]
    assert picture.layers[-1].reads == 12 + 4
    assert picture.output_size == 12 + 6
    rows = [row for row in describe_network(recipe, 10, 0, 1, 20) if row.kind == "gru"]
    assert [layer.parameters for layer in picture.layers] == [row.parameters for row in rows]
    states = seen_states(2, 12, 4)
    both = StateTrace(states.embedding, states.hidden * 2, (), states.gates * 2, states.outputs * 2)
    seen = AnswerTrace(
        TOKENS,
        ("soup", "zebra"),
        ("x", "y"),
        True,
        both,
        guessed("x", "y"),
        (0, 0),
        np.ones(2, np.float32),
        answering=seen_states(2, 6, 16),
    )
    answered = answer_picture(seen, recipe, 10, 20)
    assert answered.own_answer
    assert answered.values is not None
    assert [h.shape[1] for h in answered.values.hidden] == [12, 12, 6]


@pytest.mark.parametrize("task", ["classification", "language_model", "aligned", "conditional", "seq2seq"])
def test_the_gradient_has_a_step_for_each_of_its_words(task: str) -> None:
    recipe = parse_recipe({"task": task, "model": {"num_layers": 2}})
    gradient = GradientMeasured(1, ("a", "b", "c"), ((0.1, 0.2, 0.3), (0.2, 0.3, 0.4)))
    picture = reach_picture(gradient, recipe)
    assert picture.steps == picture.all_steps == 3
    assert picture.gradients == gradient.norms
