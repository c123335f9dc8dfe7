from engine.recipe.trees import combine, flattened


def test_later_trees_win() -> None:
    first = {"model": {"cell": "rnn", "dropout": 0.1}, "task": "classification"}
    assert combine(first, {"model": {"cell": "gru"}}) == {
        "model": {"cell": "gru", "dropout": 0.1},
        "task": "classification",
    }
    assert first["model"] == {"cell": "rnn", "dropout": 0.1}


def test_every_value_has_its_dotted_key() -> None:
    tree = {"task": "classification", "model": {"cell": "rnn", "deeper": {"still": 1}}}
    assert dict(flattened(tree)) == {"task": "classification", "model.cell": "rnn", "model.deeper.still": 1}
