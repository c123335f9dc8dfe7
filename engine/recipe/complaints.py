"""What pydantic says of wrong settings, as sentences of ours.

`settings` are all there are, so that the nearest right key can be named.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

from pydantic_core import ErrorDetails

from engine.errors import EngineError
from engine.recipe.settings import SettingInfo
from engine.recipe.word_lists import wrong_word
from engine.words import QT_TRANSLATE_NOOP

Infos = Sequence[SettingInfo]


def unknown(key: str, settings: Infos) -> EngineError:
    """That there is no setting `key`, and the nearest one."""
    keys = [info.key for info in settings]
    near = difflib.get_close_matches(key, keys, n=1, cutoff=0.0)
    same_name = [k for k in keys if k.split(".")[-1] == key.split(".")[-1]]
    return EngineError(
        QT_TRANSLATE_NOOP("engine", "There is no setting {key}. Did you mean {nearest}?"),
        key=key,
        nearest=(same_name or near or keys)[0],
    )


def sentences(details: Iterable[ErrorDetails], settings: Infos) -> list[EngineError]:
    """One sentence a key: a setting that takes a word or a number complains twice about the same value."""
    by_key: dict[str, list[ErrorDetails]] = {}
    for detail in details:
        by_key.setdefault(_key(detail, settings), []).append(detail)
    return [_sentence(key, found, settings) for key, found in by_key.items()]


def _key(detail: ErrorDetails, settings: Infos) -> str:
    key = ".".join(str(part) for part in detail["loc"])
    return next((i.key for i in settings if key == i.key or key.startswith(i.key + ".")), key)


def _sentence(key: str, details: list[ErrorDetails], settings: Infos) -> EngineError:
    words = [detail for detail in details if detail["type"] == "literal_error"]
    numbers = [detail for detail in details if detail["type"] != "literal_error"]
    if words and numbers and numbers[0]["type"].startswith("int"):
        return EngineError(
            QT_TRANSLATE_NOOP("engine", "{key} is {value}; choose {choices} or a whole number."),
            key=key,
            value=words[0].get("input"),
            choices=_choices(words[0]),
        )
    return _problem(key, (numbers or words)[0], settings)


def _choices(detail: ErrorDetails) -> str:
    return str(detail.get("ctx", {})["expected"]).replace("'", "")


def _problem(key: str, detail: ErrorDetails, settings: Infos) -> EngineError:
    """One pydantic complaint as a sentence of ours."""
    kind, context = detail["type"], detail.get("ctx", {})
    value = detail.get("input")
    if kind == "extra_forbidden":
        return unknown(key, settings)
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
        nearest = next(info.key for info in settings if info.key.startswith(key + "."))
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
