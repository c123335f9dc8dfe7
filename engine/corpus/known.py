"""What was found in a corpus before is known at once: inspections and diagnoses in the cache."""

from __future__ import annotations

import contextlib
import json
from array import array
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from engine.cache import Cache, make_key
from engine.control import RunControl
from engine.corpus.contents import content_hash, looks_of
from engine.corpus.doctor.examining import examine
from engine.corpus.doctor.findings import Diagnosis
from engine.corpus.inspecting import FileSeen, Inspection, inspect_corpus
from engine.corpus.kept_problems import as_plain, from_plain
from engine.corpus.plans import Unread
from engine.corpus.sources import CorpusPath
from engine.errors import EngineError
from engine.events import Work
from engine.recipe.corpus import CorpusFormat, CorpusSettings
from engine.recipe.recipe import Task

VERSION = 2  # another one when the same corpus would be told of differently
_FACTS, _LENGTHS = "facts.json", "lengths.i32"
_DIAGNOSIS: TypeAdapter[Diagnosis] = TypeAdapter(Diagnosis)
_OF_THE_SPLIT = {"validation_fraction", "test_fraction", "split_seed"}

T = TypeVar("T")


def inspect_known(
    origin: CorpusPath, settings: CorpusSettings, control: RunControl, cache: Cache
) -> Work[Inspection]:
    """Like `inspect_corpus`; a corpus that was inspected with these settings before is not gone through again."""
    before = looks_of(origin, control)
    contents = yield from content_hash(origin, control, cache)
    key = inspection_key(contents, settings)
    if (known := _load(cache, key, _load_inspection)) is not None:
        return known
    found = yield from inspect_corpus(origin, settings, control)
    if before == looks_of(origin, control):
        _keep(cache, key, found, _save_inspection)
    return found


def examine_known(
    origin: CorpusPath, settings: CorpusSettings, task: Task, control: RunControl, cache: Cache
) -> Work[Diagnosis]:
    """Like `examine`; a corpus that was examined with these settings before is not gone through again."""
    before = looks_of(origin, control)
    contents = yield from content_hash(origin, control, cache)
    key = diagnosis_key(contents, settings, task)
    if (known := _load(cache, key, _load_diagnosis)) is not None:
        return known
    found = yield from examine(origin, settings, task, control)
    if before == looks_of(origin, control):
        _keep(cache, key, found, _save_diagnosis)
    return found


def inspection_key(contents: str, settings: CorpusSettings) -> str:
    """The name of the inspection of these contents; how they are divided is nothing to it."""
    return make_key("inspection", VERSION, contents, settings.model_dump(mode="json", exclude=_OF_THE_SPLIT))


def diagnosis_key(contents: str, settings: CorpusSettings, task: Task) -> str:
    """The name of the diagnosis of these contents."""
    return make_key("diagnosis", VERSION, contents, settings.model_dump(mode="json"), task.value)


def _load(cache: Cache, key: str, load: Callable[[Path], T]) -> T | None:
    if (folder := cache.find(key)) is not None:
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            return load(folder)
    return None


def _keep(cache: Cache, key: str, found: T, save: Callable[[Path, T], None]) -> None:
    with contextlib.suppress(EngineError, OSError), cache.make(key) as folder:  # a full disk costs time only
        save(folder, found)


def _save_diagnosis(folder: Path, diagnosis: Diagnosis) -> None:
    (folder / _FACTS).write_bytes(_DIAGNOSIS.dump_json(diagnosis))


def _load_diagnosis(folder: Path) -> Diagnosis:
    return _DIAGNOSIS.validate_json((folder / _FACTS).read_bytes())


def _save_inspection(folder: Path, found: Inspection) -> None:
    facts = {name: getattr(found, name) for name in found.__dataclass_fields__ if name != "lengths"}
    facts["files"] = [[f.name, f.format, f.encoding, f.columns, f.documents] for f in found.files]
    facts["unread"] = [[unread.name, unread.reason] for unread in found.unread]
    (folder / _FACTS).write_text(json.dumps(as_plain(facts)), "utf-8")
    with (folder / _LENGTHS).open("wb") as file:
        array("i", found.lengths).tofile(file)


def _load_inspection(folder: Path) -> Inspection:
    facts = from_plain(json.loads((folder / _FACTS).read_text("utf-8")))
    lengths = array("i")
    with (folder / _LENGTHS).open("rb") as file:
        lengths.frombytes(file.read())
    files = tuple(FileSeen(n, CorpusFormat(k), e, tuple(c), d) for n, k, e, c, d in facts.pop("files"))
    unread = tuple(Unread(name, reason) for name, reason in facts.pop("unread"))
    facts |= {
        "format": CorpusFormat(facts["format"]),
        "suggested_task": Task(facts["suggested_task"]),
        "columns": tuple(facts["columns"]),
        "problems": tuple(facts["problems"]),
        "preview": tuple(map(tuple, facts["preview"])),
    }
    return replace(Inspection(**facts, lengths=lengths), files=files, unread=unread)
