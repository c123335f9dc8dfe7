from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus.documents import Corpus, CorpusSource
from engine.errors import Stopped
from engine.events import Progressed, Stage, result_of
from engine.recipe.corpus import CorpusFormat
from engine.recipe.recipe import Task
from engine.recipe.text import TextSettings
from engine.text.encoded import EncodedCorpus, encode_corpus
from engine.text.pieces import PIECE
from engine.text.pipeline import TextPipeline, build_pipeline
from engine.text.token_stream import TokenStream
from engine.text.vocabulary import EOS

REVIEWS = ("味道很好，送得也快。", "太难吃了！", "还行\n吧")


def make_corpus(*texts: str, labels: tuple[str, ...] | None = None, running: bool = False) -> Corpus:
    return Corpus(texts, labels, CorpusSource("/x", 1, "0"), CorpusFormat.CSV, "utf-8", running)


def build(corpus: Corpus, task: Task, **settings: object) -> TextPipeline:
    return result_of(build_pipeline(corpus.texts, TextSettings.model_validate(settings), task, RunControl()))


def encode(corpus: Corpus, pipeline: TextPipeline, task: Task) -> EncodedCorpus:
    return result_of(encode_corpus(corpus, pipeline, task, RunControl()))


@pytest.mark.parametrize("max_tokens", [2, 500])
@pytest.mark.parametrize("truncate", ["head", "tail"])
def test_training_and_scoring_go_one_road(max_tokens: int, truncate: str) -> None:
    corpus = make_corpus(*REVIEWS, labels=("1", "0", "1"))
    pipeline = build(corpus, Task.CLASSIFICATION, max_tokens=max_tokens, truncate=truncate, max_vocabulary=9)
    encoded = encode(corpus, pipeline, Task.CLASSIFICATION)
    for i, text in enumerate(REVIEWS):
        assert encoded.document(i).tolist() == pipeline.encode(text)
    assert encoded.lengths.tolist() == [len(pipeline.encode(text)) for text in REVIEWS]
    assert len(encoded) == 3
    assert encoded.numbers.dtype == np.int32
    assert encoded.offsets.dtype == np.int64


def test_labels_are_numbered_in_natural_order() -> None:
    corpus = make_corpus("a", "b", "c", labels=("10", "9", "10"))
    pipeline = build(corpus, Task.CLASSIFICATION)
    encoded = encode(corpus, pipeline, Task.CLASSIFICATION)
    assert encoded.label_names == ("9", "10")
    assert encoded.labels is not None
    assert encoded.labels.tolist() == [1, 0, 1]
    assert encode(corpus, pipeline, Task.LANGUAGE_MODEL).labels is None


def test_documents_to_write_from_end_and_a_running_text_does_not() -> None:
    corpus = make_corpus(*REVIEWS)
    pipeline = build(corpus, Task.LANGUAGE_MODEL)
    encoded = encode(corpus, pipeline, Task.LANGUAGE_MODEL)
    for i, text in enumerate(REVIEWS):
        assert encoded.document(i).tolist() == [*pipeline.encode(text), EOS]
    running = make_corpus(REVIEWS[0], running=True)
    assert encode(running, pipeline, Task.LANGUAGE_MODEL).document(0).tolist() == pipeline.encode(REVIEWS[0])


def test_documents_to_classify_have_no_end() -> None:
    corpus = make_corpus("好", labels=("1",))
    pipeline = build(corpus, Task.CLASSIFICATION)
    assert EOS not in encode(corpus, pipeline, Task.CLASSIFICATION).document(0)


@pytest.mark.parametrize("task", list(Task))
def test_a_book_is_numbered_like_a_line(task: Task) -> None:
    text = "山上的雪化了，溪水涨了起来。\n" * (PIECE // 5)
    corpus = make_corpus(text, running=True)
    pipeline = build(corpus, task, max_tokens=1000)
    assert encode(corpus, pipeline, task).document(0).tolist() == pipeline.encode(text)


def test_an_empty_corpus_is_no_trouble() -> None:
    corpus = make_corpus()
    encoded = encode(corpus, build(corpus, Task.CLASSIFICATION), Task.CLASSIFICATION)
    assert (len(encoded), encoded.numbers.tolist(), encoded.offsets.tolist()) == (0, [], [0])


def test_progress_and_stop() -> None:
    corpus = make_corpus(*REVIEWS)
    pipeline = build(corpus, Task.CLASSIFICATION)
    control = RunControl()
    events = list(encode_corpus(corpus, pipeline, Task.CLASSIFICATION, control))
    assert events[-1] == Progressed(Stage.CUTTING, corpus.characters, corpus.characters)
    control.stop()
    with pytest.raises(Stopped):
        result_of(encode_corpus(corpus, pipeline, Task.CLASSIFICATION, control))


@pytest.mark.parametrize("task", [Task.CLASSIFICATION, Task.LANGUAGE_MODEL])
@pytest.mark.parametrize("truncate", ["head", "tail"])
def test_from_the_disk_as_from_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, task: Task, truncate: str
) -> None:
    monkeypatch.setattr("engine.text.encoded._MAPPED_WHOLE", 100)
    corpus = replace(make_corpus(*REVIEWS * 40, labels=("1", "0", "1") * 40), key="corpus-1")
    pipeline = build(corpus, task, max_tokens=3, truncate=truncate)
    kept = result_of(encode_corpus(corpus, pipeline, task, RunControl(), Cache(tmp_path)))
    held = encode(corpus, pipeline, task)

    assert kept.files is not None
    assert held.files is None
    for i in range(len(corpus)):
        assert np.array_equal(kept.document(i), held.document(i))
    some = np.array([99, 3, 50, 4, 5], np.int32)
    assert np.array_equal(kept.ids_at(*kept.spans(some)), held.ids_at(*held.spans(some)))
    assert np.array_equal(kept.lengths, held.lengths)
    rising = np.sort(some)
    assert np.array_equal(np.asarray(TokenStream(kept, rising)), np.asarray(TokenStream(held, rising)))
