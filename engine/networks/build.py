"""From a recipe to a network."""

from __future__ import annotations

from typing import TypeAlias

from engine.networks.classifier import Classifier, ClassifierConfig
from engine.networks.language_model import LanguageModel, LanguageModelConfig
from engine.networks.shapes import directions
from engine.networks.stack import StackConfig
from engine.networks.starting import CLASSIFIER_SPREAD, LANGUAGE_MODEL_SPREAD, start_weights
from engine.recipe.recipe import Recipe, Task

Network: TypeAlias = Classifier | LanguageModel


def build_network(recipe: Recipe, vocabulary: int, labels: int) -> Network:
    """A new network on the CPU with the weights the recipe's seed gives; `labels` matters to a classifier only."""
    model = recipe.model
    stack = StackConfig(
        cell=model.cell,
        activation=model.activation,
        input_size=model.embedding_dim,
        hidden_size=model.hidden_size,
        num_layers=model.num_layers,
        bidirectional=directions(recipe) == 2,
        dropout=model.dropout,
    )
    network: Network
    if recipe.task is Task.CLASSIFICATION:
        network = Classifier(ClassifierConfig(vocabulary, labels, stack, model.readout))
        start_weights(network, recipe.training.seed, CLASSIFIER_SPREAD)
    else:
        network = LanguageModel(LanguageModelConfig(vocabulary, stack))
        start_weights(network, recipe.training.seed, LANGUAGE_MODEL_SPREAD)
    return network
