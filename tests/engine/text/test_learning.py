import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus.documents import Corpus, CorpusSource
from engine.events import Work, result_of
from engine.recipe.corpus import CorpusFormat
from engine.recipe.recipe import Task
from engine.recipe.text import TextSettings
from engine.text import learning
from engine.text.cut_corpus import build_from_cut, cut_corpus
from engine.text.learned_settings import LearnedSettings, parse_text_settings, to_learn
from engine.text.learning import learn_settings
from engine.text.pipeline import TextPipeline, build_pipeline

BPE = TextSettings.model_validate({"cutter": "bpe", "max_vocabulary": 320})


def corpus(**facts: Any) -> Any:
    texts = ("the tea", "the great tea", "noodles")
    return SimpleNamespace(
        **{
            "texts": texts,
            "running": False,
            "key": "k",
            "characters": sum(map(len, texts)),
            "pieces": lambda: enumerate(texts),
            **facts,
        }
    )


def test_only_word_pieces_are_learned() -> None:
    words = TextSettings.model_validate({"cutter": "words"})
    assert result_of(learn_settings(corpus(), words, [0], RunControl())) is words
    learned = result_of(learn_settings(corpus(), BPE, [0, 1], RunControl()))
    assert isinstance(learned, LearnedSettings)
    assert result_of(learn_settings(corpus(), learned, [0, 1], RunControl())) is learned
    assert parse_text_settings(learned.model_dump(mode="json")) == learned
    assert parse_text_settings(BPE.model_dump(mode="json")) == BPE
    assert (to_learn(BPE), to_learn(learned), to_learn(words)) == (True, False, False)


def test_the_validation_part_is_not_learned_from() -> None:
    learned = result_of(learn_settings(corpus(), BPE, [0, 1], RunControl()))
    assert isinstance(learned, LearnedSettings)
    assert '"tea"' in learned.bpe or '" t", "ea"' in learned.bpe
    assert "o" not in json.loads(learned.bpe)["characters"]


def test_a_running_text_is_learned_from_as_a_whole() -> None:
    running = corpus(running=True, texts=("the the",), pieces=lambda: iter([(0, "the tea "), (0, "the tea")]))
    learned = result_of(learn_settings(running, BPE, [0], RunControl()))
    assert isinstance(learned, LearnedSettings)
    assert '" t", "ea"' in learned.bpe


def test_what_was_learned_is_kept(tmp_path: Path, monkeypatch: Any) -> None:
    cache = Cache(tmp_path)
    first = result_of(learn_settings(corpus(), BPE, [0, 1], RunControl(), cache))

    def refuse(*_: object) -> Work[str]:
        raise AssertionError("learned again")

    kept = learning._learn
    monkeypatch.setattr(learning, "_learn", refuse)
    assert result_of(learn_settings(corpus(), BPE, [0, 1], RunControl(), cache)) == first
    monkeypatch.setattr(learning, "_learn", kept)
    other = result_of(learn_settings(corpus(), BPE, [2], RunControl(), cache))
    assert other != first
    for path in tmp_path.rglob("bpe.json"):
        path.write_text("{")
    assert result_of(learn_settings(corpus(), BPE, [0, 1], RunControl(), cache)) == first


def real_corpus(texts: list[str], key: str = "") -> Corpus:
    return Corpus(tuple(texts), None, CorpusSource("/x", 1, "0"), CorpusFormat.CSV, "utf-8", False, key=key)


TEXTS = ["The noodles were great!", "味道很好，送得很快。", "noodles 😀 味道很好"] * 40


@pytest.mark.parametrize("workers", [0, 1])
def test_a_corpus_cut_into_word_pieces_is_what_the_pipeline_makes_of_each_text(
    tmp_path: Path, workers: int
) -> None:
    cache = Cache(tmp_path)
    corpus = real_corpus(TEXTS, "k")
    train = np.arange(100)
    settings = result_of(learn_settings(corpus, BPE, train, RunControl(), cache))
    task = Task.CLASSIFICATION
    cut = result_of(cut_corpus(corpus, settings, task, RunControl(), cache, workers=workers))
    pipeline = build_from_cut(cut, settings, train)
    assert pipeline == result_of(build_pipeline(TEXTS[:100], BPE, task, RunControl()))
    assert all(cut.document(i) == pipeline.tokens(text) for i, text in enumerate(TEXTS))
    assert cut.fits(settings, task)
    assert cut.fits(BPE, task)
    assert not cut.fits(BPE.model_copy(update={"max_vocabulary": 330}), task)
    again = TextPipeline.from_json(pipeline.as_json())
    assert cut.fits(again.settings, task)


def test_a_corpus_that_nothing_was_learned_from_is_learned_from_as_a_whole() -> None:
    cut = result_of(cut_corpus(real_corpus(TEXTS), BPE, Task.CLASSIFICATION, RunControl()))
    assert isinstance(cut.settings, LearnedSettings)
    assert "noodles" in "".join(cut.document(0))
