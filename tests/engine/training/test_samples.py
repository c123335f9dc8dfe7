"""The sample after an epoch: repeatable, of the settings, never a special token."""

from __future__ import annotations

import torch

from engine.control import RunControl
from engine.events import SampleDrawn, result_of
from engine.networks.build import build_network
from engine.networks.language_model import LanguageModel
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Task
from engine.recipe.writing import WritingSettings
from engine.text.pipeline import TextPipeline, build_pipeline
from engine.text.vocabulary import EOS
from engine.training.samples import SAMPLE_TOKENS, draw_sample

RECIPE = build_recipe(None, {"task": "language_model", "model": {"hidden_size": 8, "embedding_dim": 4}})
TEXT = "the bell rings and the wheel turns"


def written(**settings: float) -> SampleDrawn:
    pipeline: TextPipeline = result_of(build_pipeline([TEXT], RECIPE.text, Task.LANGUAGE_MODEL, RunControl()))
    network = build_network(RECIPE, len(pipeline.vocabulary), 0)
    assert isinstance(network, LanguageModel)
    network.train()
    sample = draw_sample(
        network, pipeline, pipeline.encode("the "), WritingSettings.model_validate(settings), 3
    )
    assert network.training
    return sample


def test_a_sample_goes_on_from_its_prompt_and_comes_again() -> None:
    first, again = written(seed=5), written(seed=5)

    assert first == again
    assert first.text.startswith("the ")
    assert "<" not in first.text
    assert first.epoch == 3
    assert written(seed=6) != first


def test_the_settings_decide() -> None:
    assert len(written(tokens=7, temperature=5.0).text) <= 4 + 7
    assert len(written(tokens=10_000, temperature=5.0).text) <= 4 + SAMPLE_TOKENS
    assert written(temperature=0.0, seed=1).text == written(temperature=0.0, seed=2).text


def test_the_training_stream_is_left_alone() -> None:
    torch.manual_seed(1)
    before = torch.random.get_rng_state()
    pipeline = result_of(build_pipeline([TEXT], RECIPE.text, Task.LANGUAGE_MODEL, RunControl()))
    network = build_network(RECIPE, len(pipeline.vocabulary), 0)
    assert isinstance(network, LanguageModel)
    begun = torch.random.get_rng_state()
    draw_sample(network, pipeline, pipeline.encode("the "), WritingSettings(), 1)
    assert torch.equal(torch.random.get_rng_state(), begun)
    assert before.shape == begun.shape


def test_a_running_text_never_ends() -> None:
    pipeline = result_of(build_pipeline([TEXT], RECIPE.text, Task.LANGUAGE_MODEL, RunControl()))
    network = build_network(RECIPE, len(pipeline.vocabulary), 0)
    assert isinstance(network, LanguageModel)
    assert isinstance(network.answer, torch.nn.Linear)
    with torch.no_grad():
        network.answer.bias[EOS] = 50.0  # it would always end
    prompt, settings = pipeline.encode("the "), WritingSettings(tokens=12)

    assert draw_sample(network, pipeline, prompt, settings, 1).text == "the "
    assert len(draw_sample(network, pipeline, prompt, settings, 1, endless=True).text) == 4 + 12
