"""The recipe: one tree of everything a run is made of.

The same tree is a form in the window, `--set key=value` on the command line, TOML in files and JSON in the project.
Wrong keys and values are all told at once, each with the nearest right key.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError, model_validator

from engine.errors import EngineError, SettingsError
from engine.recipe.complaints import sentences, unknown
from engine.recipe.corpus import CorpusSettings
from engine.recipe.model import ModelSettings
from engine.recipe.settings import SettingInfo, Settings, setting, setting_info
from engine.recipe.task import Task as Task
from engine.recipe.text import TextSettings
from engine.recipe.training import TrainingSettings
from engine.recipe.trees import Tree, flattened, merged
from engine.recipe.vectors import VectorSettings
from engine.recipe.writing import WritingSettings
from engine.words import QT_TRANSLATE_NOOP

# Settings of `vectors.` that mean what another setting means to the other tasks.
TWINS = {
    "dim": ("model", "embedding_dim"),
    "min_count": ("text", "min_count"),
    "epochs": ("training", "epochs"),
    "learning_rate": ("training", "learning_rate"),
}


class Recipe(Settings):
    """Everything a run is made of."""

    task: Task = setting(
        Task.CLASSIFICATION,
        QT_TRANSLATE_NOOP("recipe", "Task"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "What the network is for: to score texts with labels, to write text (also for a label), to answer one "
            "text with another, token for token or freely, or to learn word vectors.",
        ),
    )
    corpus: CorpusSettings = CorpusSettings()
    text: TextSettings = TextSettings()
    model: ModelSettings = ModelSettings()
    training: TrainingSettings = TrainingSettings()
    vectors: VectorSettings = VectorSettings()
    writing: WritingSettings = WritingSettings()

    @model_validator(mode="after")
    def _keep_twins_equal(self) -> Recipe:
        """For word vectors; the one that was named counts, that of `vectors.` before the other."""
        if self.task is not Task.WORD_VECTORS:
            return self
        for name, (group, other) in TWINS.items():
            theirs: Settings = getattr(self, group)
            named = other in theirs.model_fields_set and name not in self.vectors.model_fields_set
            value = getattr(theirs, other) if named else getattr(self.vectors, name)
            _put(self, "vectors", name, value)
            _put(self, group, other, value)
        return self

    def with_values(self, values: Mapping[str, Any]) -> Recipe:
        """A recipe with `{"model.hidden_size": 128, …}` changed; raises `SettingsError` naming every problem."""
        changed = dict(values)
        if changed.get("task", self.task) == Task.WORD_VECTORS:  # the tree names both twins, so both change
            for name, (group, other) in TWINS.items():
                if (key := f"{group}.{other}") in values:
                    changed.setdefault(f"vectors.{name}", values[key])
        return parse_recipe(merged(self.as_tree(), unflattened(changed)))

    def as_tree(self) -> Tree:
        """Plain nested dicts of strings, numbers and booleans."""
        tree: Tree = self.model_dump(mode="json")
        return tree

    def as_json(self) -> str:
        """The recipe as it is kept in a project."""
        return json.dumps(self.as_tree(), ensure_ascii=False, sort_keys=True)

    def flat(self) -> dict[str, Any]:
        """`{"task": …, "corpus.format": …}`: every setting by its key."""
        return dict(flattened(self.as_tree()))

    def value(self, key: str) -> Any:
        """The value of one setting by its key, such as "model.cell"."""
        node: Any = self
        for part in key.split("."):
            node = getattr(node, part)
        return node


def _put(recipe: Recipe, group: str, name: str, value: object) -> None:
    """Change a recipe that is still being made; nobody else has seen it."""
    settings: Settings = getattr(recipe, group)
    object.__setattr__(recipe, group, settings.model_copy(update={name: value}))


def all_settings() -> Iterator[SettingInfo]:
    """Every declared setting in the order of the tree."""
    return iter(_declared())


@functools.lru_cache(maxsize=1)
def _declared() -> tuple[SettingInfo, ...]:
    found: list[SettingInfo] = []
    for name, field in Recipe.model_fields.items():
        group = field.annotation
        if isinstance(group, type) and issubclass(group, Settings):
            found += [
                setting_info(name, inner, inner_field) for inner, inner_field in group.model_fields.items()
            ]
        else:
            found.append(setting_info("", name, field))
    return tuple(found)


def find_setting(key: str) -> SettingInfo:
    """The declaration of a key; raises `SettingsError` with the nearest key when there is none."""
    for info in all_settings():
        if info.key == key:
            return info
    raise SettingsError([unknown(key, _declared())])


def parse_recipe(tree: Mapping[str, Any]) -> Recipe:
    """A recipe from a plain tree; raises `SettingsError` with every problem at once."""
    try:
        return Recipe.model_validate(_strict(tree))
    except ValidationError as error:
        raise SettingsError(sentences(error.errors(), _declared())) from None


def unflattened(values: Mapping[str, Any]) -> Tree:
    """Nested dicts of dotted keys. What is named below a value has no place: a setting gives way to the wrong value of
    its group, anything else raises `SettingsError`, with all that is wrong in the rest.
    """
    below = [key for key in values if any(key.startswith(f"{other}.") for other in values)]
    tree: Tree = {}
    for key in [key for key in values if key not in below]:
        node = tree
        *groups, name = key.split(".")
        for group in groups:
            node = node.setdefault(group, {})
        node[name] = values[key]
    settings = {info.key for info in all_settings()}
    if homeless := [unknown(key, _declared()) for key in below if key not in settings]:
        raise SettingsError([*homeless, *problems_in(tree)])
    return tree


def problems_in(tree: Tree) -> tuple[EngineError, ...]:
    """All that is wrong in a tree."""
    try:
        parse_recipe(tree)
    except SettingsError as error:
        return error.problems
    return ()


def _strict(tree: Mapping[str, Any]) -> Tree:
    """Refuse what pydantic would silently convert: "yes" for a boolean is fine, True for a number is not."""
    problems = [
        EngineError(
            QT_TRANSLATE_NOOP("engine", "{key} must be a number, not {value}."),
            key=key,
            value=str(value).lower(),
        )
        for key, value in flattened(tree)
        if isinstance(value, bool) and _takes_number(key)
    ]
    if problems:
        raise SettingsError(problems)
    return dict(tree)


def _takes_number(key: str) -> bool:
    # threads takes a word or a number, so the annotation is looked at as text.
    return any(
        info.key == key and ("int" in str(info.field.annotation) or "float" in str(info.field.annotation))
        for info in all_settings()
    )
