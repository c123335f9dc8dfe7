"""Texts made by rule, of the size and kind that each preset is meant for: only time and memory are looked at."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from engine.recipe.recipe import Task

_WORDS = 20_000
_LONG = ("lecture", "imdb")  # presets for whole film reviews
_HUGE = ("imdb_gpu", "imdb_language")  # for a graphics card: a slice is enough for a processor to measure


def made_corpus(folder: Path, preset: str, task: Task) -> Path:
    """A file that a preset can learn from for some seconds."""
    draw = np.random.default_rng(1)
    long, huge = preset.startswith(_LONG), preset in _HUGE
    if task is Task.CLASSIFICATION:
        texts = _texts(draw, 200 if huge else 600 if long else 3000, 230 if long else 40)
        return _table(folder / f"{preset}.csv", [f"{i % 2},{text}" for i, text in enumerate(texts)])
    if task is Task.LANGUAGE_MODEL:
        count = 200 if huge else 300
        return _lines(folder / f"{preset}.txt", [" ".join(_texts(draw, count, 230 if huge else 60))])
    if task is Task.WORD_VECTORS:
        return _lines(folder / f"{preset}.txt", _texts(draw, 2500, 230))
    if task is Task.CONDITIONAL:
        rows = [{"label": f"author {i % 7}", "text": text} for i, text in enumerate(_han(draw, 600, 60))]
        return _lines(folder / f"{preset}.jsonl", [json.dumps(row, ensure_ascii=False) for row in rows])
    if task is Task.ALIGNED:
        lines = _han(draw, 1500, 9)
        return _lines(folder / f"{preset}.tsv", [f"{line}\t{line[::-1]}" for line in lines])
    asked, answers = _texts(draw, 1500, 8), _texts(draw, 1500, 8)
    return _lines(folder / f"{preset}.tsv", [f"{a}\t{b}" for a, b in zip(asked, answers, strict=True)])


def _texts(draw: np.random.Generator, count: int, words: int) -> list[str]:
    """Texts of about so many words, frequent ones and rare ones as in a language, lengths as uneven as those of reviews."""
    shares = 1.0 / np.arange(5, _WORDS + 5)
    lengths = np.maximum(2, draw.lognormal(np.log(words) - 0.18, 0.6, count)).astype(int)
    drawn = draw.choice(_WORDS, int(lengths.sum()), p=shares / shares.sum())
    names = np.array([made_word(number) for number in range(_WORDS)])
    return [" ".join(part) for part in np.split(names[drawn], np.cumsum(lengths)[:-1])]


def made_word(number: int) -> str:
    """A word of letters for a number."""
    letters = ""
    for _ in range(4):
        number, rest = divmod(number, 14)
        letters += "bcdfghklmnprst"[rest] + "aeiou"[(number + rest) % 5]
    return letters


def _han(draw: np.random.Generator, count: int, longest: int) -> list[str]:
    shares = 1.0 / np.arange(20, 3020)
    shares /= shares.sum()
    lengths = draw.integers(max(2, longest // 3), longest + 1, count)
    return ["".join(chr(0x4E00 + c) for c in draw.choice(3000, n, p=shares)) for n in lengths]


def _table(path: Path, rows: list[str]) -> Path:
    return _lines(path, ["label,text", *rows])


def _lines(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
