"""From a recipe to a network."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from engine.networks.aligned import Aligned, AlignedConfig
from engine.networks.classifier import Classifier, ClassifierConfig
from engine.networks.conditional import Conditional, ConditionalConfig
from engine.networks.language_model import LanguageModel, LanguageModelConfig
from engine.networks.seq2seq import Seq2Seq, Seq2SeqConfig
from engine.networks.shapes import Sizes, reads_both_ways, tied_pairs
from engine.networks.stack_config import answering_of, stack_of
from engine.networks.starting import CLASSIFIER_SPREAD, LANGUAGE_MODEL_SPREAD, start_weights
from engine.recipe.model import ModelSettings
from engine.recipe.recipe import Recipe, Task

Network: TypeAlias = Classifier | LanguageModel
AnyNetwork: TypeAlias = Classifier | LanguageModel | Aligned | Conditional | Seq2Seq


def build_network(recipe: Recipe, vocabulary: int, labels: int) -> Network:
    """A new network on the CPU with the weights the recipe's seed gives; `labels` matters to a classifier only."""
    sizes = Sizes(vocabulary, labels, max_tokens=recipe.text.max_tokens)
    if recipe.task is Task.CLASSIFICATION:
        return build_classifier(recipe.model, sizes, recipe.training.seed)
    return build_language_model(recipe.model, sizes, recipe.training.seed)


def build_task(task: str, model: ModelSettings, sizes: Sizes, seed: int) -> AnyNetwork:
    """A new network for any task, by its name; see `shapes.describe_task` for what it is made of."""
    build: dict[str, Callable[[ModelSettings, Sizes, int], AnyNetwork]] = {
        "classification": build_classifier,
        "language_model": build_language_model,
        "aligned": build_aligned,
        "conditional": build_conditional,
        "seq2seq": build_seq2seq,
    }
    return build[task](model, sizes, seed)


def build_classifier(model: ModelSettings, sizes: Sizes, seed: int) -> Classifier:
    """N→1."""
    config = ClassifierConfig(
        vocabulary=sizes.vocabulary,
        labels=sizes.labels,
        stack=stack_of(model, reads_both_ways("classification", model)),
        readout=model.readout,
        single_output=model.single_output,
        max_tokens=sizes.max_tokens,
        word_dropout=model.embedding_dropout,
    )
    network = Classifier(config)
    start_weights(network, seed, CLASSIFIER_SPREAD)
    return network


def build_language_model(model: ModelSettings, sizes: Sizes, seed: int) -> LanguageModel:
    """N→N, shifted by one."""
    config = LanguageModelConfig(
        vocabulary=sizes.vocabulary,
        stack=stack_of(model, False),
        softmax=model.softmax,
        tied=model.tie_weights,
        word_dropout=model.embedding_dropout,
    )
    network = LanguageModel(config)
    start_weights(network, seed, LANGUAGE_MODEL_SPREAD)
    return network


def build_aligned(model: ModelSettings, sizes: Sizes, seed: int) -> Aligned:
    """N→N, equal length."""
    stack = stack_of(model, reads_both_ways("aligned", model))
    config = AlignedConfig(
        vocabulary=sizes.vocabulary,
        targets=sizes.targets,
        stack=stack,
        tied=tied_pairs(model, sizes),
        word_dropout=model.embedding_dropout,
        answering=answering_of(model, stack) if model.reads_answer else None,
        shared=sizes.shared,
    )
    network = Aligned(config)
    start_weights(network, seed, LANGUAGE_MODEL_SPREAD)
    return network


def build_conditional(model: ModelSettings, sizes: Sizes, seed: int) -> Conditional:
    """1→N."""
    config = ConditionalConfig(
        vocabulary=sizes.vocabulary,
        labels=sizes.labels,
        stack=stack_of(model, False, 2 * model.embedding_dim),
        softmax=model.softmax,
        tied=model.tie_weights,
        word_dropout=model.embedding_dropout,
    )
    network = Conditional(config)
    start_weights(network, seed, LANGUAGE_MODEL_SPREAD)
    return network


def build_seq2seq(model: ModelSettings, sizes: Sizes, seed: int) -> Seq2Seq:
    """N→M."""
    encoder = stack_of(model, reads_both_ways("seq2seq", model))
    config = Seq2SeqConfig(
        vocabulary=sizes.vocabulary,
        targets=sizes.targets,
        encoder=encoder,
        decoder=stack_of(model, False, model.embedding_dim + encoder.output_size),
        attention=model.attention,
        softmax=model.softmax,
        tied=model.tie_weights,
        word_dropout=model.embedding_dropout,
    )
    network = Seq2Seq(config)
    start_weights(network, seed, LANGUAGE_MODEL_SPREAD)
    return network
