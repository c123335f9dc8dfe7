"""How a setting is declared: once, with everything its five users need.

The form, the command line, the file check, the project and the tests read the same pydantic field: title, help for
the panel (what it is, what smaller and larger do, what is usual), bounds, level, and the tasks it belongs to.
"""

from __future__ import annotations

from enum import Enum
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo


class Level(str, Enum):
    """Who sees a setting in the window; a level shows its own and those before it."""

    SIMPLE = "simple"
    STANDARD = "standard"
    EXPERT = "expert"


class Settings(BaseModel):
    """Base of every group of settings: frozen, no unknown keys, no silent conversion of nonsense."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, validate_default=True)


class SettingInfo(NamedTuple):
    """What a declaration says beside type, default and bounds. Sentences are untranslated, context "recipe"."""

    key: str
    title: str
    what: str
    smaller: str
    larger: str
    usual: str
    level: Level
    tasks: tuple[str, ...]
    field: FieldInfo


def setting(
    default: Any,
    title: str,
    what: str,
    *,
    smaller: str = "",
    larger: str = "",
    usual: str = "",
    level: Level = Level.STANDARD,
    tasks: tuple[str, ...] = (),
    **bounds: Any,
) -> Any:
    """A pydantic field with the words for the window; `tasks` empty means every task."""
    extra: dict[str, Any] = {
        "smaller": smaller,
        "larger": larger,
        "usual": usual,
        "level": level.value,
        "tasks": list(tasks),
    }
    return Field(default, title=title, description=what, json_schema_extra=extra, **bounds)


def setting_info(group: str, name: str, field: FieldInfo) -> SettingInfo:
    """The declaration of `group.name`, unpacked."""
    extra = field.json_schema_extra
    assert isinstance(extra, dict), f"{group}.{name} is not declared with setting()"
    key = f"{group}.{name}" if group else name
    return SettingInfo(
        key,
        field.title or name,
        field.description or "",
        str(extra["smaller"]),
        str(extra["larger"]),
        str(extra["usual"]),
        Level(str(extra["level"])),
        tuple(str(task) for task in extra["tasks"]),  # type: ignore[union-attr]
        field,
    )
