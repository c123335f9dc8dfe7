import pytest

from engine.errors import EngineError, SettingsError
from engine.recipe.presets import DEFAULT_PRESETS, Preset, all_presets, build_recipe, find_preset
from engine.recipe.recipe import Task, parse_recipe


@pytest.mark.parametrize("preset", all_presets(), ids=lambda preset: preset.name)
def test_every_preset_is_a_valid_recipe_with_words_in_both_languages(preset: Preset) -> None:
    recipe = parse_recipe(preset.tree)
    assert recipe.task is preset.task
    assert preset.title
    assert preset.why.endswith(".")
    assert preset.title_zh
    assert preset.why_zh.endswith("。")


def test_every_task_has_a_default_preset() -> None:
    assert set(DEFAULT_PRESETS) == set(Task)
    for task, name in DEFAULT_PRESETS.items():
        assert find_preset(name).task is task
        assert build_recipe(None, {"task": task.value}) == build_recipe(name)


def test_an_overlay_wins_over_the_preset() -> None:
    assert build_recipe("balanced", {"model": {"hidden_size": 7}}).model.hidden_size == 7


def test_an_unknown_preset_or_task_is_told() -> None:
    with pytest.raises(EngineError, match="There is no preset huge"):
        find_preset("huge")
    with pytest.raises(SettingsError, match="task is poetry"):
        build_recipe(None, {"task": "poetry"})


def test_writing_is_practised_to_the_end() -> None:
    """Early stopping would end every writer long before it knows its text."""
    presets = [preset for preset in all_presets() if preset.task is Task.LANGUAGE_MODEL]
    assert presets
    assert all(parse_recipe(preset.tree).training.patience == 0 for preset in presets)


def test_a_preset_fits_the_one_it_is_begun_with() -> None:
    vectors, classifier = build_recipe("imdb_vectors"), build_recipe("imdb_cpu")
    assert vectors.vectors.dim == classifier.model.embedding_dim
    language, large = build_recipe("imdb_language").model, build_recipe("imdb_gpu").model
    for name in ("cell", "embedding_dim", "widths", "layer_norm", "skip"):
        assert getattr(language, name) == getattr(large, name)
    for one, other in (("imdb_vectors", "imdb_cpu"), ("imdb_language", "imdb_gpu")):
        assert build_recipe(one).text.cutter is build_recipe(other).text.cutter
        assert build_recipe(one).text.lowercase == build_recipe(other).text.lowercase
