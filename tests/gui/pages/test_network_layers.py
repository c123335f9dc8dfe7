"""The layer table names every layer by what it does, not by how it is built."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from engine.networks.shapes import Sizes, describe_task
from engine.recipe.recipe import Recipe
from gui.pages.network_layers import LayersTable


def names(qtbot: QtBot, task: str, **model: object) -> list[str]:
    table = LayersTable()
    qtbot.addWidget(table)
    table.retranslate()
    settings = Recipe().with_values({f"model.{name}": value for name, value in model.items()}).model
    sizes = Sizes(vocabulary=200, labels=2, targets=150, max_tokens=0)
    table.show_layers(describe_task(task, settings, sizes, 12, 8))
    return [str(table.model.row(row)[0]) for row in range(table.model.rowCount())]


def test_an_echo_is_no_linear_layer(qtbot: QtBot) -> None:
    found = names(qtbot, "aligned", num_layers=1, reads_answer=True)
    assert found[-3:] == ["echo", "linear", "Total"]
    assert found.count("linear") == 1


def test_encoder_and_decoder_are_told_apart(qtbot: QtBot) -> None:
    found = names(qtbot, "seq2seq", cell="gru", num_layers=1, attention="additive")
    assert found == [
        "embedding, encoder",
        "GRU 1, encoder",
        "first state, decoder",
        "embedding, answer",
        "GRU 1, decoder",
        "attention",
        "state and context",
        "linear",
        "Total",
    ]


@pytest.mark.parametrize("task", ["classification", "language_model", "aligned", "conditional", "seq2seq"])
def test_no_two_layers_have_one_name(qtbot: QtBot, task: str) -> None:
    found = names(qtbot, task, num_layers=2)
    assert len(set(found)) == len(found)
