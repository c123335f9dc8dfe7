"""Which text settings decide how text is cut; the others choose from what was cut."""

from __future__ import annotations

from typing import Any

from engine.recipe.text import CutterName, TextSettings
from engine.text.stop_words import expand_stop_words

# settings that cut nothing
LIGHT = ("max_vocabulary", "min_count", "max_tokens", "truncate", "shared_vocabulary")


def cutting_settings(settings: TextSettings) -> dict[str, Any]:
    """The settings that decide how text is cut, as plain values; stop words as they are written out.

    BPE has as many word pieces as the vocabulary may hold.
    """
    light = set(LIGHT) - ({"max_vocabulary"} if settings.cutter is CutterName.BPE else set())
    tree = settings.model_dump(mode="json", exclude=light)
    return {**tree, "stop_words": list(expand_stop_words(settings.stop_words))}
