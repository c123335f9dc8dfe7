"""The lecture's summary, to the number."""

from engine.networks.shapes import describe_network
from engine.networks.summary import write_summary
from engine.recipe.recipe import Recipe

EXPECTED = """\
Layer      Output shape   Parameters
Embedding  (500, 32, 32)     320 000
RNN 1      (500, 32, 32)       2 112   2 080 + 32 of torch's second bias
Readout    (32, 32)                0
Linear     (32, 1)                33
Total                        322 145
"""


def test_the_lectures_summary() -> None:
    values = {
        "model.cell": "rnn",
        "model.embedding_dim": 32,
        "model.hidden_size": 32,
        "model.single_output": True,
    }
    rows = describe_network(Recipe().with_values(values), vocabulary=10_000, labels=2, steps=500)

    assert write_summary(rows) == EXPECTED
