"""A cut is the same however it is made: alone, by processes, from the cache."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus.documents import Corpus, CorpusSource
from engine.errors import Stopped
from engine.events import Progressed, Stage, result_of
from engine.recipe.corpus import CorpusFormat
from engine.recipe.recipe import Task
from engine.recipe.text import TextSettings
from engine.text import cut_corpus as module
from engine.text import cuts
from engine.text.cut_corpus import CutCorpus, build_from_cut, cut_corpus
from engine.text.cutters import make_cutter
from engine.text.cutting import split_stream
from engine.text.pieces import PIECE, split_pieces
from engine.text.pipeline import build_pipeline, cut_pieces

WORDS = [
    "味道",
    "不错",
    "The",
    "soup",
    "was",
    "cold",
    "10.5",
    "再也不来",
    "了",
    "好吃",
    "<br",
    "/>",
    "！",
    "。",
    "É",
    "😀",
]
WORDS_SETTINGS = TextSettings.model_validate({"cutter": "words"})


def make_corpus(texts: list[str], key: str = "", running: bool = False) -> Corpus:
    return Corpus(tuple(texts), None, CorpusSource("/x", 1, "0"), CorpusFormat.CSV, "utf-8", running, key=key)


def mixed(count: int = 400) -> list[str]:
    draw = random.Random(3)
    return [" ".join(draw.choices(WORDS, k=draw.randint(0, 30))) for _ in range(count)]


def cut(
    corpus: Corpus, cache: Cache | None = None, workers: int = 0, task: Task = Task.CLASSIFICATION
) -> CutCorpus:
    return result_of(cut_corpus(corpus, WORDS_SETTINGS, task, RunControl(), cache, workers=workers))


def plainly(texts: list[str], settings: TextSettings, task: Task) -> list[list[str]]:
    cutter = make_cutter(settings.cutter, settings)
    return [[t for piece in cut_pieces(text, settings, cutter, task) for t in piece] for text in texts]


def same(one: CutCorpus, other: CutCorpus) -> bool:
    return (
        list(one.tokens) == list(other.tokens)
        and np.array_equal(one.ids, other.ids)
        and np.array_equal(one.offsets, other.offsets)
    )


@pytest.fixture
def small_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs so small that even a short corpus has many."""
    monkeypatch.setattr(module, "_JOB", 500)
    monkeypatch.setattr(module, "_JOB_ALONE", 300)


@pytest.mark.parametrize("task", [Task.CLASSIFICATION, Task.LANGUAGE_MODEL])
@pytest.mark.parametrize("cutter", ["words", "characters", "jieba"])
def test_documents_are_cut_as_one_by_one(small_jobs: None, cutter: str, task: Task) -> None:
    texts = [*mixed(60), "", "长" * (PIECE + 5), "再来\n一次。" * PIECE]
    settings = TextSettings.model_validate({"cutter": cutter})

    found = result_of(cut_corpus(make_corpus(texts), settings, task, RunControl()))

    assert [found.document(i) for i in range(len(found))] == plainly(texts, settings, task)
    flat = [token for document in plainly(texts, settings, task) for token in document]
    assert list(found.tokens) == list(dict.fromkeys(flat))
    assert found.ids.dtype == np.int32
    assert found.offsets.dtype == np.int64


def test_any_number_of_processes_gives_the_same(small_jobs: None) -> None:
    corpus = make_corpus(mixed())

    alone = cut(corpus)

    assert same(cut(corpus, workers=1), alone)
    assert same(cut(corpus, workers=2), alone)


def test_the_cache_keeps_a_cut(tmp_path: Path) -> None:
    corpus, cache = make_corpus(mixed(), key="corpus-1"), Cache(tmp_path)

    first = cut(corpus, cache)
    events = list(cut_corpus(corpus, WORDS_SETTINGS, Task.CLASSIFICATION, RunControl(), cache))

    assert events == []  # found, not made
    assert same(cut(corpus, cache), first)
    assert same(first, cut(corpus))
    assert len(list(tmp_path.glob("cut-*"))) == 1


def test_what_cuts_otherwise_is_kept_apart(tmp_path: Path) -> None:
    corpus, cache = make_corpus(mixed(), key="corpus-1"), Cache(tmp_path)
    cut(corpus, cache)

    cut(replace(corpus, key="corpus-2"), cache)
    cut(corpus, cache, task=Task.LANGUAGE_MODEL)
    lower = WORDS_SETTINGS.model_copy(update={"lowercase": False})
    result_of(cut_corpus(corpus, lower, Task.CLASSIFICATION, RunControl(), cache))
    light = WORDS_SETTINGS.model_copy(update={"max_vocabulary": 7, "min_count": 2, "max_tokens": 3})
    result_of(cut_corpus(corpus, light, Task.CLASSIFICATION, RunControl(), cache))

    assert len(list(tmp_path.glob("cut-*"))) == 4


def test_a_corpus_without_key_is_not_kept(tmp_path: Path) -> None:
    cut(make_corpus(mixed()), Cache(tmp_path))

    assert not list(tmp_path.glob("cut-*"))


def test_a_stop_leaves_nothing(tmp_path: Path, small_jobs: None) -> None:
    control = RunControl()
    work = cut_corpus(
        make_corpus(mixed(), key="corpus-1"), WORDS_SETTINGS, Task.CLASSIFICATION, control, Cache(tmp_path)
    )
    next(work)
    control.stop()

    with pytest.raises(Stopped):
        result_of(work)
    assert not [path for path in tmp_path.iterdir() if path.is_dir()]


def test_progress_is_told_in_characters(small_jobs: None) -> None:
    corpus = make_corpus(mixed())

    events = list(cut_corpus(corpus, WORDS_SETTINGS, Task.CLASSIFICATION, RunControl()))

    assert events[-1] == Progressed(Stage.CUTTING, corpus.characters, corpus.characters)


@pytest.mark.parametrize("texts", [[], [""], ["", "", "a"]])
def test_little_or_nothing(tmp_path: Path, texts: list[str]) -> None:
    corpus = make_corpus(texts, key="corpus-1")

    kept, found = cut(corpus, Cache(tmp_path)), cut(corpus)

    assert same(kept, found)
    assert len(found) == len(texts)
    assert found.counts().tolist() == [1] * len(found.tokens)


@given(st.sets(st.integers(0, 49)))
def test_counts_of_some_documents(chosen: set[int]) -> None:
    texts = mixed(50)
    found = cut(make_corpus(texts))

    counts = found.counts(np.array(sorted(chosen), np.int32))

    plain = Counter(t for i in chosen for t in found.document(i))
    assert {found.tokens[i]: n for i, n in enumerate(counts.tolist()) if n} == plain


@pytest.mark.parametrize("at_once", [1, 2, 7, 100])
def test_counting_a_few_tokens_at_a_time(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    texts = ["", "a b c d e f g h i", "", "", "b", *mixed(20), "", "c c c", ""]
    found = cut(make_corpus(texts))
    chosen = [
        np.array(numbers, np.int32) for numbers in ([], [0], [1], [2, 3, 4], [1, 26], range(len(texts)))
    ]
    expected = [found.counts(documents).tolist() for documents in chosen]
    monkeypatch.setattr(cuts, "_AT_ONCE", at_once)
    assert [found.counts(documents).tolist() for documents in chosen] == expected
    assert expected[-1] == found.counts().tolist()


@pytest.mark.parametrize("settings", [{"max_vocabulary": 9}, {"min_count": 60}, {"max_vocabulary": 4}, {}])
def test_the_vocabulary_is_that_of_the_plain_way(settings: dict[str, int]) -> None:
    texts = [*mixed(40), "zwei eins drei"]
    wanted = TextSettings.model_validate({"cutter": "words", **settings})

    pipeline = build_from_cut(cut(make_corpus(texts)), wanted)

    plain = result_of(build_pipeline(texts, wanted, Task.CLASSIFICATION, RunControl()))
    assert (pipeline.vocabulary, pipeline.settings) == (plain.vocabulary, plain.settings)


def test_a_cut_fits_the_settings_it_was_made_with() -> None:
    found = cut(make_corpus(mixed()))

    assert found.fits(WORDS_SETTINGS.model_copy(update={"max_vocabulary": 7}), Task.CLASSIFICATION)
    assert found.fits(TextSettings(), Task.CLASSIFICATION)
    assert not found.fits(WORDS_SETTINGS, Task.LANGUAGE_MODEL)
    assert not found.fits(WORDS_SETTINGS.model_copy(update={"lowercase": False}), Task.CLASSIFICATION)


@given(st.lists(st.text("ab。\n ", max_size=60), max_size=6), st.integers(1, 9))
def test_texts_read_in_parts_are_split_as_whole(texts: list[str], size: int) -> None:
    texts = [text * (PIECE // 16) for text in texts]
    parts = [
        (i, text[at : at + size * 1000])
        for i, text in enumerate(texts)
        for at in range(0, max(1, len(text)), size * 1000)
    ]

    assert list(split_stream(parts)) == [
        (i, p) for i, text in enumerate(texts) for _, p in split_pieces(text)
    ]


@given(st.sets(st.integers(0, 49)), st.integers(1, 60))
def test_lengths_of_some_documents(chosen: set[int], at_once: int) -> None:
    found = cut(make_corpus(mixed(50)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("engine.text.cuts._AT_ONCE", at_once)
        lengths = found.lengths_of(np.array(sorted(chosen), np.int32))

    assert lengths.tolist() == [len(found.document(i)) for i in sorted(chosen)]
    assert found.lengths.tolist() == np.diff(found.offsets).tolist()
