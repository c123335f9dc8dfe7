"""Answers are compared with what they should have been, token by token."""

from pathlib import Path

import numpy as np
import pytest
import torch

from engine.networks.aligned import Aligned
from engine.networks.build import build_task
from engine.networks.shapes import sizes_of
from engine.training.answers import answer_ids
from engine.training.bleu import Bleu
from engine.training.token_evaluation import compare_answers
from tests.engine.training.pairs import a_token_recipe, prepared_answers
from tests.engine.training.test_lessons import result


def test_answers_are_compared_as_one_by_one(tmp_path: Path) -> None:
    recipe = a_token_recipe("aligned")
    prepared = prepared_answers(tmp_path, recipe)
    network = build_task("aligned", recipe.model, sizes_of(recipe, prepared.pipeline, 0), 1)
    assert isinstance(network, Aligned)
    network.eval()
    texts, documents = prepared.corpus.texts, np.arange(len(prepared.corpus))
    target = prepared.pipeline.target
    assert target is not None
    said = [target.decode(answer_ids(network, [prepared.pipeline.encode(text)], 99)[0]) for text in texts]
    expected = Bleu()
    for answer, wanted in zip(said, texts, strict=True):
        expected.add(list(answer), list(wanted))

    # judged by answers of which a few are what the network says, the others the texts themselves
    targets = [*said[:6], *texts[6:]]
    found = result(compare_answers(network, prepared.pipeline, prepared.encoded, targets, documents, 99, 1))

    right = sum(answer == wanted for answer, wanted in zip(said, targets, strict=True))
    assert found.exact_match == pytest.approx(right / len(texts))
    assert right >= 6
    pairs = [
        (one, other) for a, w in zip(said, targets, strict=True) for one, other in zip(a, w, strict=True)
    ]
    assert found.tokens == pytest.approx(sum(one == other for one, other in pairs) / len(pairs))
    alone = result(compare_answers(network, prepared.pipeline, prepared.encoded, texts, documents, 99, 1))
    assert alone.bleu == pytest.approx(expected.score())


def test_answers_of_nothing(tmp_path: Path) -> None:
    recipe = a_token_recipe("seq2seq")
    prepared = prepared_answers(tmp_path, recipe)
    network = build_task("seq2seq", recipe.model, sizes_of(recipe, prepared.pipeline, 0), 1).eval()
    with torch.no_grad():
        assert answer_ids(network, [], 5) == []  # type: ignore[arg-type]
        first, empty = answer_ids(network, [[3, 4], []], 5)  # type: ignore[arg-type]
    assert empty == []
    assert len(first) <= 5
