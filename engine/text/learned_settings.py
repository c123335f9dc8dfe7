"""Text settings with what was learned for them: how word pieces are cut depends on the texts that were seen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engine.recipe.text import CutterName, TextSettings


class LearnedSettings(TextSettings):
    """Text settings whose cutter is BPE, and its model (see `engine/text/bpe_model.py`) as JSON."""

    bpe: str


def to_learn(settings: TextSettings) -> bool:
    """Whether something has to be learned before these settings can cut."""
    return settings.cutter is CutterName.BPE and not isinstance(settings, LearnedSettings)


def with_bpe(settings: TextSettings, model: str) -> LearnedSettings:
    """`settings` with a model."""
    return LearnedSettings(**settings.model_dump(), bpe=model)


def parse_text_settings(tree: Mapping[str, Any]) -> TextSettings:
    """Text settings from plain values, learned ones among them."""
    return (LearnedSettings if "bpe" in tree else TextSettings).model_validate(tree)
