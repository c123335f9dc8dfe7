"""Only what differs is named."""

from engine.recipe.differences import differing_settings, equal_but_seed
from engine.recipe.presets import build_recipe


def test_what_differs_is_named_in_the_order_of_the_recipe() -> None:
    base = build_recipe("balanced")
    other = base.with_values({"training.epochs": 99, "model.cell": "rnn"})
    third = base.with_values({"model.cell": "rnn", "training.seed": 7})
    assert differing_settings([base, other]) == ("model.cell", "training.epochs")
    assert differing_settings([base, other, third]) == ("model.cell", "training.epochs", "training.seed")
    assert differing_settings([base]) == ()
    assert differing_settings([]) == ()


def test_the_task_is_a_difference_too() -> None:
    assert "task" in differing_settings([build_recipe("balanced"), build_recipe("writer")])


def test_seeds_make_no_other_setting() -> None:
    base = build_recipe("balanced")
    assert equal_but_seed(base, base.with_values({"training.seed": 9}))
    assert not equal_but_seed(base, base.with_values({"training.seed": 9, "training.epochs": 1}))
