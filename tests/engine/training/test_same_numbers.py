"""The numbers a recipe and a seed lead to never change: saved projects were trained with them.

The sums below were taken when every document was still cut, counted and numbered by itself, in the plainest way.
"""

from __future__ import annotations

import hashlib
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.control import RunControl
from engine.events import result_of
from engine.networks.build import build_network
from engine.networks.classifier import Classifier
from engine.training.lessons import TextLessons
from engine.training.preparing import Prepared, prepare, streams_of
from tests.engine.training.helpers import a_recipe

LINE = "味道 不错 送餐 很慢 The soup was Cold, 10.5 元 don't 再也不来 了 好吃 <br /> 包装 严实 ！ 。 É 😀"
WORDS = LINE.split()


def write_mixed(folder: Path, labels: tuple[str, ...]) -> Path:
    """Chinese and English in one table; many words are equally frequent."""
    draw = random.Random(5)
    rows = [
        f'{draw.choice(labels)},"{" ".join(draw.choices(WORDS, k=draw.randint(1, 30)))}"' for _ in range(300)
    ]
    path = folder / "mixed.csv"
    path.write_text("label,review\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def digest(*arrays: Any) -> str:
    """A short sum over everything given, in order."""
    total = hashlib.sha256()
    for one in arrays:
        total.update(repr(np.asarray(one).tolist()).encode())
    return total.hexdigest()[:16]


def numbers_of(one: Prepared) -> dict[str, str]:
    vocabulary, encoded, split = one.pipeline.vocabulary, one.encoded, one.split
    return {
        "vocabulary": digest(vocabulary.tokens, vocabulary.counts, vocabulary.total),
        "ids": digest(*(encoded.document(i) for i in range(len(one.corpus)))),
        "labels": digest(encoded.label_names, [] if encoded.labels is None else encoded.labels),
        "split": digest(split.train, split.valid, split.test),
    }


CLASSIFYING: dict[str, dict[str, Any]] = {
    "jieba": {"text__cutter": "jieba", "text__max_vocabulary": 20},
    "words": {
        "text__cutter": "words",
        "text__min_count": 60,
        "text__max_tokens": 12,
        "text__truncate": "tail",
    },
    "characters": {"text__cutter": "characters", "text__lowercase": False, "corpus__test_fraction": 0.1},
    "auto": {"text__cutter": "auto", "text__max_tokens": 7},
}


@pytest.mark.parametrize("name", list(CLASSIFYING))
def test_classification(tmp_path: Path, name: str) -> None:
    recipe = a_recipe(corpus__text_column="review", corpus__label_column="label", **CLASSIFYING[name])
    one = result_of(prepare(write_mixed(tmp_path, ("10", "9", "b")), recipe, RunControl()))
    network = build_network(recipe, len(one.pipeline.vocabulary), 3)
    assert isinstance(network, Classifier)
    lessons = TextLessons(network, one.encoded, one.split.train, one.split.valid, 8, seed=3)
    lessons.begin_epoch(2)
    found = numbers_of(one) | {"order": digest(*(lessons.order[i] for i in range(lessons.steps_per_epoch)))}
    assert found == GOLDEN[name]


WRITING: dict[str, dict[str, Any]] = {
    "lines": {"corpus__format": "lines", "text__cutter": "words", "text__max_vocabulary": 15},
    "paragraphs": {"corpus__format": "lines", "text__cutter": "auto", "corpus__test_fraction": 0.1},
    "running": {"corpus__format": "running", "text__cutter": "jieba", "corpus__test_fraction": 0.1},
}


@pytest.mark.parametrize("name", list(WRITING))
def test_language_model(tmp_path: Path, name: str) -> None:
    recipe = a_recipe("language_model", **WRITING[name])
    one = result_of(prepare(write_mixed(tmp_path, ("10", "9", "b")), recipe, RunControl()))
    streams = [np.asarray(stream) for stream in streams_of(one, recipe)]
    assert numbers_of(one) | {"streams": digest(*streams)} == GOLDEN[name]


GOLDEN: dict[str, dict[str, str]] = {
    "jieba": {
        "vocabulary": "008b64d66166c420",
        "ids": "21cbe8a8335c686f",
        "labels": "60fff391f2318e34",
        "split": "0d9b6870d38a9691",
        "order": "f755e79f874940e2",
    },
    "words": {
        "vocabulary": "b55dceb6fadac400",
        "ids": "05d95d6412588f41",
        "labels": "60fff391f2318e34",
        "split": "0d9b6870d38a9691",
        "order": "1aaf7e7aee5d6c9a",
    },
    "characters": {
        "vocabulary": "13058ac128e561f0",
        "ids": "ee5570e64bd47312",
        "labels": "60fff391f2318e34",
        "split": "b4784abf405dfec0",
        "order": "e73f11afbfd12280",
    },
    "auto": {
        "vocabulary": "cfbd2fb15ae85e21",
        "ids": "ef6bc6fd3bfad310",
        "labels": "60fff391f2318e34",
        "split": "0d9b6870d38a9691",
        "order": "968b92fad7d37e73",
    },
    "lines": {
        "vocabulary": "27fa05371fffd0e7",
        "ids": "a0fbc8b8e11142c4",
        "labels": "821bf06b4dcb406e",
        "split": "7737ce6f59eb97a6",
        "streams": "965dd878cb87e0ef",
    },
    "paragraphs": {
        "vocabulary": "8ff6e08d86ca826d",
        "ids": "efa898c106a99c74",
        "labels": "821bf06b4dcb406e",
        "split": "2c168bdee11558de",
        "streams": "15118474694658d6",
    },
    "running": {
        "vocabulary": "b44e59b8c3dff6b4",
        "ids": "3726bb315da62745",
        "labels": "821bf06b4dcb406e",
        "split": "b08be30b76a8a370",
        "streams": "d1073853d804913a",
    },
}
