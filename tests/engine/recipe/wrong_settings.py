"""What is said of wrong settings."""

from typing import Any

import pytest

from engine.errors import SettingsError
from engine.recipe.recipe import parse_recipe


def problems_of(tree: dict[str, Any]) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        parse_recipe(tree)
    return [str(problem) for problem in caught.value.problems]
