"""Ready-made starting points: recipe files that name only what differs, with the reason."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import EngineError
from engine.recipe.given import read_recipe_file
from engine.recipe.recipe import Recipe, Task, parse_recipe
from engine.recipe.trees import combine
from engine.resources import resource_path
from engine.words import QT_TRANSLATE_NOOP

DEFAULT_PRESETS = {
    Task.CLASSIFICATION: "balanced",
    Task.LANGUAGE_MODEL: "writer",
    Task.ALIGNED: "couplets",
    Task.CONDITIONAL: "poems",
    Task.SEQ2SEQ: "translation",
    Task.WORD_VECTORS: "vectors_skipgram",
}


@dataclass(frozen=True, slots=True)
class Preset:
    """A named starting point; `title` and `why` have a Chinese twin. `tree` holds only what differs."""

    name: str
    title: str
    title_zh: str
    why: str
    why_zh: str
    tree: dict[str, Any]

    @property
    def task(self) -> Task:
        """The task the preset is for."""
        return Task(self.tree["task"])


@functools.lru_cache(maxsize=1)
def all_presets() -> tuple[Preset, ...]:
    """The presets of resources/presets, in the order of their `order` key."""
    found = [_read(path) for path in resource_path("presets").glob("*.toml")]
    return tuple(preset for _, preset in sorted(found, key=lambda pair: (pair[0], pair[1].name)))


def _read(path: Path) -> tuple[int, Preset]:
    tree = read_recipe_file(path)
    about = tree.pop("preset")
    preset = Preset(path.stem, about["title"], about["title_zh"], about["why"], about["why_zh"], tree)
    return int(about["order"]), preset


def find_preset(name: str) -> Preset:
    """A preset by name; raises `EngineError` naming those there are."""
    for preset in all_presets():
        if preset.name == name:
            return preset
    raise EngineError(
        QT_TRANSLATE_NOOP("engine", "There is no preset {name}. Choose one of {names}."),
        name=name,
        names=", ".join(p.name for p in all_presets()),
    )


def build_recipe(preset: str | None, *overlays: dict[str, Any]) -> Recipe:
    """A checked recipe: the preset (or the default one of the task the overlays name), then the overlays."""
    overlay = combine(*overlays)
    if preset is None:
        task = overlay.get("task", Task.CLASSIFICATION.value)
        try:
            preset = DEFAULT_PRESETS[Task(task)]
        except ValueError:  # told with all that is wrong
            preset = DEFAULT_PRESETS[Task.CLASSIFICATION]
    return parse_recipe(combine(find_preset(preset).tree, overlay))
