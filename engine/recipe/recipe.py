"""The recipe: one tree of everything a run is made of.

The same tree is a form in the window, `--set key=value` on the command line, TOML in files and JSON in the project.
Wrong keys and values are all told at once, each with the nearest right key.
"""

from __future__ import annotations

import difflib
import functools
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any, get_origin

from pydantic import ValidationError, model_validator
from pydantic_core import ErrorDetails

from engine.errors import EngineError, SettingsError
from engine.recipe.corpus import CorpusSettings
from engine.recipe.model import ModelSettings
from engine.recipe.settings import SettingInfo, Settings, setting, setting_info
from engine.recipe.text import TextSettings
from engine.recipe.training import TrainingSettings
from engine.recipe.vectors import VectorSettings
from engine.recipe.word_lists import read_word_list, wrong_word
from engine.recipe.writing import WritingSettings
from engine.words import QT_TRANSLATE_NOOP

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Tree = dict[str, Any]


class Task(str, Enum):
    """What the network is for."""

    LANGUAGE_MODEL = "language_model"
    CLASSIFICATION = "classification"
    ALIGNED = "aligned"
    CONDITIONAL = "conditional"
    SEQ2SEQ = "seq2seq"
    WORD_VECTORS = "word_vectors"

    @classmethod
    def _missing_(cls, value: object) -> Task | None:
        """A shorter name for the last one."""
        return cls.WORD_VECTORS if value == "vectors" else None

    @property
    def labelled(self) -> bool:
        """Whether every document has a label: one to give, or one to write for."""
        return self in (Task.CLASSIFICATION, Task.CONDITIONAL)

    @property
    def paired(self) -> bool:
        """Whether every document has a target, the text that answers it."""
        return self in (Task.ALIGNED, Task.SEQ2SEQ)


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
        return parse_recipe(_merged(self.as_tree(), _unflattened(values)))

    def as_tree(self) -> Tree:
        """Plain nested dicts of strings, numbers and booleans."""
        tree: Tree = self.model_dump(mode="json")
        return tree

    def as_json(self) -> str:
        """The recipe as it is kept in a project."""
        return json.dumps(self.as_tree(), ensure_ascii=False, sort_keys=True)

    def flat(self) -> dict[str, Any]:
        """`{"task": …, "corpus.format": …}`: every setting by its key."""
        return dict(_flattened(self.as_tree()))

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
    raise SettingsError([_unknown(key)])


def parse_recipe(tree: Mapping[str, Any]) -> Recipe:
    """A recipe from a plain tree; raises `SettingsError` with every problem at once."""
    try:
        return Recipe.model_validate(_strict(tree))
    except ValidationError as error:
        raise SettingsError(_problems(error.errors())) from None


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
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "{path} cannot be used: {reason}."),
            path=path,
            reason=error.strerror or error,
        ) from None


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
        tree = _unflattened(values)
    except SettingsError as error:
        raise SettingsError([*problems, *error.problems]) from None
    if problems:
        raise SettingsError([*problems, *_problems_in(tree)])
    return tree


def combine(*trees: Mapping[str, Any]) -> Tree:
    """Trees laid over one another, the later ones winning."""
    result: Tree = {}
    for tree in trees:
        result = _merged(result, tree)
    return result


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


def _strict(tree: Mapping[str, Any]) -> Tree:
    """Refuse what pydantic would silently convert: "yes" for a boolean is fine, True for a number is not."""
    problems = [
        EngineError(
            QT_TRANSLATE_NOOP("engine", "{key} must be a number, not {value}."),
            key=key,
            value=str(value).lower(),
        )
        for key, value in _flattened(tree)
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


def _flattened(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in tree.items():
        if isinstance(value, Mapping):
            yield from _flattened(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _unflattened(values: Mapping[str, Any]) -> Tree:
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
    if homeless := [_unknown(key) for key in below if key not in settings]:
        raise SettingsError([*homeless, *_problems_in(tree)])
    return tree


def _problems_in(tree: Tree) -> tuple[EngineError, ...]:
    try:
        parse_recipe(tree)
    except SettingsError as error:
        return error.problems
    return ()


def _merged(base: Mapping[str, Any], top: Mapping[str, Any]) -> Tree:
    result = dict(base)
    for name, value in top.items():
        inner = result.get(name)
        both = isinstance(value, Mapping) and isinstance(inner, Mapping)
        result[name] = _merged(inner, value) if both else value  # type: ignore[arg-type]
    return result


def _unknown(key: str) -> EngineError:
    keys = [info.key for info in all_settings()]
    near = difflib.get_close_matches(key, keys, n=1, cutoff=0.0)
    same_name = [k for k in keys if k.split(".")[-1] == key.split(".")[-1]]
    return EngineError(
        QT_TRANSLATE_NOOP("engine", "There is no setting {key}. Did you mean {nearest}?"),
        key=key,
        nearest=(same_name or near or keys)[0],
    )


def _problems(details: Iterable[ErrorDetails]) -> list[EngineError]:
    """One sentence a key: a setting that takes a word or a number complains twice about the same value."""
    by_key: dict[str, list[ErrorDetails]] = {}
    for detail in details:
        by_key.setdefault(_key(detail), []).append(detail)
    return [_sentence(key, found) for key, found in by_key.items()]


def _key(detail: ErrorDetails) -> str:
    key = ".".join(str(part) for part in detail["loc"])
    return next((i.key for i in all_settings() if key == i.key or key.startswith(i.key + ".")), key)


def _sentence(key: str, details: list[ErrorDetails]) -> EngineError:
    words = [detail for detail in details if detail["type"] == "literal_error"]
    numbers = [detail for detail in details if detail["type"] != "literal_error"]
    if words and numbers and numbers[0]["type"].startswith("int"):
        return EngineError(
            QT_TRANSLATE_NOOP("engine", "{key} is {value}; choose {choices} or a whole number."),
            key=key,
            value=words[0].get("input"),
            choices=_choices(words[0]),
        )
    return _problem(key, (numbers or words)[0])


def _choices(detail: ErrorDetails) -> str:
    return str(detail.get("ctx", {})["expected"]).replace("'", "")


def _problem(key: str, detail: ErrorDetails) -> EngineError:
    """One pydantic complaint as a sentence of ours."""
    kind, context = detail["type"], detail.get("ctx", {})
    value = detail.get("input")
    if kind == "extra_forbidden":
        return _unknown(key)
    if kind in ("greater_than_equal", "greater_than"):
        limit = context.get("ge", context.get("gt"))
        text = (
            QT_TRANSLATE_NOOP("engine", "{key} is {value}; it must be at least {limit}.")
            if kind == "greater_than_equal"
            else QT_TRANSLATE_NOOP("engine", "{key} is {value}; it must be more than {limit}.")
        )
        return EngineError(text, key=key, value=value, limit=limit)
    if kind == "less_than_equal":
        text = QT_TRANSLATE_NOOP("engine", "{key} is {value}; it must be at most {limit}.")
        return EngineError(text, key=key, value=value, limit=context["le"])
    if kind in ("enum", "literal_error"):
        text = QT_TRANSLATE_NOOP("engine", "{key} is {value}; choose one of {choices}.")
        return EngineError(text, key=key, value=value, choices=_choices(detail))
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        text = QT_TRANSLATE_NOOP(
            "engine",
            "{key} is a group of settings and cannot be {value}; set {nearest} or another one of it.",
        )
        nearest = next(info.key for info in all_settings() if info.key.startswith(key + "."))
        return EngineError(text, key=key, value=value, nearest=nearest)
    if kind.startswith("word_"):
        return wrong_word(key, kind, context)
    if kind == "string_too_long":
        text = QT_TRANSLATE_NOOP("engine", "{key} is {value}; it must have at most {limit} characters.")
        return EngineError(text, key=key, value=value, limit=context["max_length"])
    text = {
        "int": QT_TRANSLATE_NOOP("engine", "{key} must be a whole number, not {value}."),
        "float": QT_TRANSLATE_NOOP("engine", "{key} must be a number, not {value}."),
        "finite": QT_TRANSLATE_NOOP("engine", "{key} must be a number, not {value}."),
        "bool": QT_TRANSLATE_NOOP("engine", "{key} must be true or false, not {value}."),
        "string": QT_TRANSLATE_NOOP("engine", "{key} must be text, not {value}."),
        "tuple": QT_TRANSLATE_NOOP("engine", "{key} must be a list of words, not {value}."),
    }.get(kind.partition("_")[0], QT_TRANSLATE_NOOP("engine", "{key} cannot be {value}: {reason}."))
    return EngineError(text, key=key, value=value, reason=detail["msg"])
