"""The likeliest answers are the likeliest: compared with every answer there is."""

from __future__ import annotations

import itertools
import math

import pytest
import torch

from engine.networks.aligned import Aligned
from engine.recipe.recipe import Task
from engine.use.alternatives import MOST
from tests.engine.use.test_answering import an_answerer, answer


def test_token_for_token_they_are_the_best_of_all() -> None:
    answerer = an_answerer(Task.ALIGNED, model__reads_answer=False)
    network = answerer._network
    assert isinstance(network, Aligned)
    ids = answerer.pipeline.encode("abc")
    with torch.no_grad():
        p = network(torch.tensor([ids]), torch.tensor([3]))[0].double().softmax(dim=-1)
    every = sorted(
        (
            math.prod(float(p[step, token]) for step, token in enumerate(tokens))
            for tokens in itertools.product(range(3, 7), repeat=3)
        ),
        reverse=True,
    )
    found = answerer.alternatives("abc", answerer._writing)
    assert [one.probability for one in found] == pytest.approx(every[:MOST])
    assert found[0].text == answer(answerer, "abc")[0].text
    assert len({one.text for one in found}) == MOST
    assert all(len(one.tokens) == 3 for one in found)


def test_a_network_that_reads_its_own_answer_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    answerer = an_answerer(Task.ALIGNED, model__reads_answer=True)
    network = answerer._network
    assert isinstance(network, Aligned)
    assert network.config.answering is not None
    found = answerer.alternatives("abc", answerer._writing)
    assert [one.probability for one in found] == sorted((one.probability for one in found), reverse=True)
    for one in found:
        share = math.prod(float(p) for p in answerer.look_at("abc", one).probabilities)
        assert share == pytest.approx(one.probability, rel=1e-3)
    greedy = answer(answerer, "abc")[0].text
    known = {one.text: one.probability for one in found}
    assert known.get(greedy, 0.0) <= found[0].probability
    monkeypatch.setattr("engine.use.alternatives.LONGEST_SEARCHED", 2)
    (alone,) = answerer.alternatives("abc", answerer._writing)
    assert alone.text == greedy


@pytest.mark.parametrize("beam", [1, 4])
def test_freely_the_first_is_what_is_answered(beam: int) -> None:
    answerer = an_answerer(Task.SEQ2SEQ)
    writing = answerer._writing.model_copy(update={"beam": beam})
    for text in ("ab", "cba", "bcbcbc"):
        found = answerer.alternatives(text, writing)
        assert found[0].text == answer(answerer, text, beam=beam)[0].text
        assert len(found) == 1 if beam == 1 else 1 <= len(found) <= MOST
        assert all(0 < one.probability < 1 for one in found)
        seen = answerer.look_at(text, found[-1])
        assert seen.written == found[-1].tokens
        share = math.prod(float(p) for p in seen.probabilities)
        assert share == pytest.approx(found[-1].probability, rel=1e-3)


def test_length_normalisation_decides_between_short_and_long() -> None:
    answerer = an_answerer(Task.SEQ2SEQ)
    whole, mean = (
        answerer.alternatives(
            "abcabc", answerer._writing.model_copy(update={"beam": 4, "length_power": power})
        )
        for power in (0.0, 1.0)
    )
    assert [one.probability for one in whole] == sorted((one.probability for one in whole), reverse=True)
    per_token = [math.log(one.probability) / (len(one.tokens) + one.ended) for one in mean]
    assert per_token == sorted(per_token, reverse=True)


@pytest.mark.parametrize("task", [Task.ALIGNED, Task.SEQ2SEQ])
def test_to_nothing_there_is_no_answer(task: Task) -> None:
    answerer = an_answerer(task)
    assert answerer.alternatives("", answerer._writing) == ()
