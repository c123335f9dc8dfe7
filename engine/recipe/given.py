"""Settings as people give them: a TOML file, `KEY=VALUE` on the command line, lists of words."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import Any, get_origin

from engine.errors import EngineError, SettingsError, unusable
from engine.recipe.recipe import all_settings, problems_in, unflattened
from engine.recipe.trees import Tree
from engine.recipe.word_lists import read_word_list
from engine.words import QT_TRANSLATE_NOOP

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def read_recipe_file(path: Path) -> Tree:
    """The tree of a TOML recipe file, not yet checked against the settings."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "There is no recipe file {path}. Check its name."), path=path
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "The recipe file {path} is not valid TOML: {reason}. Mend that line."
            ),
            path=path,
            reason=str(error).rstrip("."),
        ) from None
    except OSError as error:
        raise unusable(path, error) from None


def parse_assignments(assignments: Iterable[str]) -> Tree:
    """The tree of `["model.hidden_size=256", "task=classification"]`; values are read as TOML, else as text. A list is
    written with commas or spaces between its words, or as `@FILE` with one word a line.

    Raises `SettingsError` for what is no assignment or goes below a setting, with all that is wrong in the others too.
    """
    values: Tree = {}
    problems: list[EngineError] = []
    for assignment in assignments:
        key, sign, text = assignment.partition("=")
        if sign and key.strip():
            try:
                values[key.strip()] = _read_value(key.strip(), text.strip())
            except EngineError as error:
                problems.append(error)
        else:
            problems.append(
                EngineError(
                    QT_TRANSLATE_NOOP("engine", "'{text}' is not KEY=VALUE, such as model.hidden_size=128."),
                    text=assignment,
                )
            )
    try:
        tree = unflattened(values)
    except SettingsError as error:
        raise SettingsError([*problems, *error.problems]) from None
    if problems:
        raise SettingsError([*problems, *problems_in(tree)])
    return tree


def _read_value(key: str, text: str) -> Any:
    known = {info.key: info.field for info in all_settings()}
    if key in known and get_origin(known[key].annotation) is tuple:
        return _read_list(text)
    if key in known and isinstance(known[key].default, str) and not isinstance(known[key].default, Enum):
        # A free text ("0" as a column name) stays text, unless the setting also takes numbers (threads).
        return int(text) if known[key].annotation is not str and text.isdigit() else text
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        lowered = text.lower()
        return {"true": True, "false": False, "yes": True, "no": False}.get(lowered, text)


def _read_list(text: str) -> Any:
    """A list as TOML, as `@FILE`, or as text that its setting divides."""
    if text.startswith("@"):
        return list(read_word_list(Path(text[1:])))
    try:
        return tomllib.loads(f"value = {text}")["value"] if text.startswith("[") else text
    except tomllib.TOMLDecodeError:
        return text
