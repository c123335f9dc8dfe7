"""Networks that were not trained but answer all the same, and pipelines over a few words."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from engine.control import RunControl
from engine.events import result_of
from engine.networks.build import build_network
from engine.networks.classifier import Classifier
from engine.networks.language_model import LanguageModel
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe, Task
from engine.text.pipeline import TextPipeline, build_pipeline
from engine.use.scoring import Scorer
from engine.use.writing import Writer

REVIEWS = ("good food and quick", "bad food and slow", "good taste", "cold , late and bad")
LABELS = ("neg", "pos")


def small_recipe(task: Task, **values: object) -> Recipe:
    sizes = {"model.embedding_dim": 6, "model.hidden_size": 5, "model.dropout": 0.0}
    recipe = build_recipe(None, {"task": task.value}).with_values(sizes)
    return recipe.with_values({key.replace("__", "."): value for key, value in values.items()})


def pipeline_over(texts: Sequence[str], recipe: Recipe) -> TextPipeline:
    return result_of(build_pipeline(texts, recipe.text, recipe.task, RunControl()))


def a_scorer(texts: Sequence[str] = REVIEWS, **values: object) -> Scorer:
    recipe = small_recipe(Task.CLASSIFICATION, **values)
    pipeline = pipeline_over(texts, recipe)
    network = build_network(recipe, len(pipeline.vocabulary), 2).eval()
    assert isinstance(network, Classifier)
    with torch.no_grad():
        network.embedding.weight[3:] *= 8  # far enough apart for words to matter
    return Scorer(network, pipeline, LABELS)


def a_writer(
    texts: Sequence[str] = ("abcab cab",),
    *,
    endless: bool = True,
    likes: dict[int, float] | None = None,
    **values: object,
) -> Writer:
    """`likes`: what is added to the logit of a token at every step."""
    recipe = small_recipe(Task.LANGUAGE_MODEL, **values)
    pipeline = pipeline_over(texts, recipe)
    network = build_network(recipe, len(pipeline.vocabulary), 0).eval()
    assert isinstance(network, LanguageModel)
    answer = network.answer
    assert isinstance(answer, torch.nn.Linear)
    with torch.no_grad():
        answer.weight.mul_(6)  # likes and dislikes, as after training
        for token, value in (likes or {}).items():
            answer.bias[token] += value
    return Writer(network, pipeline, endless=endless)
