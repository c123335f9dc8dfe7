"""Networks small enough for a test."""

from engine.networks.build import build_network
from engine.networks.classifier import Classifier
from engine.recipe.model import Cell, Readout
from engine.recipe.recipe import Recipe


def make_classifier(cell: Cell, readout: Readout, both: bool = False, layers: int = 1) -> Classifier:
    recipe = Recipe().with_values(
        {
            "model.cell": cell.value,
            "model.readout": readout.value,
            "model.bidirectional": both,
            "model.num_layers": layers,
            "model.embedding_dim": 5,
            "model.hidden_size": 6,
            "model.dropout": 0.4,
        }
    )
    network = build_network(recipe, vocabulary=12, labels=3)
    assert isinstance(network, Classifier)
    return network.eval()
