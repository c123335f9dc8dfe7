"""A mended cut is the cut made anew, only sooner."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus.documents import Corpus, CorpusSource
from engine.corpus.reading import read_corpus
from engine.events import result_of
from engine.recipe.corpus import CorpusFormat, CorpusSettings
from engine.recipe.recipe import Task
from engine.recipe.text import TextSettings
from engine.text.cut_corpus import CutCorpus, cut_corpus
from engine.text.cutting_pool import CuttingPool
from engine.text.mending import changed_words, documents_with

LINES = [
    "云计算很好",
    "计算机计算很快",
    "我在用云",
    "计算结果",
    "ＡＩ公司和AI公司",
    "Ai公司",
    "味道不错，服务员很好",
    "好",
    "Σοφος计算机ΣΑΣ",
    "云计算，用 云  计算机！服务员…ai公司，云计算",
]
TASK = Task.CLASSIFICATION


def settings(*user_words: str, **others: object) -> TextSettings:
    return TextSettings.model_validate({"cutter": "jieba", "user_words": user_words, **others})


def stored(folder: Path, count: int = 300, lines: Sequence[str] = LINES) -> Corpus:
    draw = random.Random(2)
    path = folder / "lines.txt"
    path.write_text("\n".join(draw.choice(lines) + str(i % 7) for i in range(count)), encoding="utf-8")
    recipe = CorpusSettings.model_validate({"format": "lines"})
    return result_of(read_corpus(path, recipe, Task.LANGUAGE_MODEL, RunControl(), Cache(folder / "cache")))


def held() -> Corpus:
    return Corpus(tuple(LINES), None, CorpusSource("", 0, ""), CorpusFormat.LINES, "utf-8", running=False)


def cut(corpus: Corpus, wanted: TextSettings, base: CutCorpus | None = None) -> CutCorpus:
    return result_of(cut_corpus(corpus, wanted, TASK, RunControl(), base=base))


def documents(one: CutCorpus) -> list[list[str]]:
    return [one.document(i) for i in range(len(one))]


CHANGES = [
    ((), ("云计算",)),
    (("云计算",), ()),
    ((), ("计算/机",)),
    (("计算/机",), ("计算/机", "云计算", "服务/员")),
    (("云计算", "服务/员"), ("服务/员", "云计算")),
    ((), ("ai公司",)),
    ((), ("没有这个词",)),
]


@pytest.mark.parametrize(("before", "after"), CHANGES)
@pytest.mark.parametrize(
    "others", [{}, {"normalize_width": True}, {"lowercase": False}, {"script": "simplified"}]
)
def test_mended_is_cut_anew(
    tmp_path: Path, before: tuple[str, ...], after: tuple[str, ...], others: dict[str, object]
) -> None:
    for corpus in (stored(tmp_path), held()):
        base = cut(corpus, settings(*before, **others))

        mended = cut(corpus, settings(*after, **others), base)

        anew = cut(corpus, settings(*after, **others))
        assert documents(mended) == documents(anew)
        assert mended.settings == anew.settings
        assert list(mended.tokens[: len(base.tokens)]) == list(base.tokens)


@pytest.fixture
def cut_texts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text that is cut."""
    seen: list[str] = []
    whole = CuttingPool.cut

    def listening(self, jobs, take, meter):  # type: ignore[no-untyped-def]
        jobs = list(jobs)
        seen.extend(text for job in jobs for text in job.texts)
        return whole(self, jobs, take, meter)

    monkeypatch.setattr(CuttingPool, "cut", listening)
    return seen


def test_of_a_document_only_the_clause_is_cut(tmp_path: Path, cut_texts: list[str]) -> None:
    corpus = stored(tmp_path, lines=["我在用云，云计算 很好", "好，好"])
    base = cut(corpus, settings())
    cut_texts.clear()

    mended = cut(corpus, settings("云/计算"), base)

    assert set(cut_texts) == {"云计算"}
    assert documents(mended) == documents(cut(corpus, settings("云/计算")))


def test_a_word_is_found_however_it_is_written(tmp_path: Path) -> None:
    corpus = stored(tmp_path)

    def found(word: str, **others: object) -> set[str]:
        numbers = documents_with(corpus, [word], settings(**others), RunControl())
        return {corpus.texts[i][:-1] for i in numbers.tolist()}

    assert found("AI公司") == {LINES[-1], "AI公司", "Ai公司", "ＡＩ公司和AI公司"} & {
        text[:-1] for text in corpus.texts
    }
    assert "Ai公司" not in found("AI公司", lowercase=False)
    assert found("σας") == {"Σοφος计算机ΣΑΣ"}
    assert found("没有这个词") == set()


def test_a_match_across_documents_hides_none(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("真好\n好好的\n很好\n", encoding="utf-8")
    recipe = CorpusSettings.model_validate({"format": "lines"})
    corpus = result_of(
        read_corpus(path, recipe, Task.LANGUAGE_MODEL, RunControl(), Cache(tmp_path / "cache"))
    )

    assert 1 in documents_with(corpus, ["好好"], settings(), RunControl())


def test_what_differs_in_more_than_user_words_is_cut_anew() -> None:
    assert changed_words(settings("云计算"), settings("计算/机")) == ("云计算", "计算机")
    assert changed_words(settings("云计算"), settings("云计算", max_vocabulary=9)) == ()
    assert changed_words(settings("云计算"), settings(hmm=False)) is None
    assert changed_words(settings(), settings(*(f"词{i}号" for i in range(60)))) is None
    assert changed_words(settings("云计算", "计算/机"), settings("计算/机", "云计算")) == ("云计算", "计算机")


def test_a_mend_changes_nothing_elsewhere(tmp_path: Path) -> None:
    corpus = stored(tmp_path)
    base = cut(corpus, settings())

    mended = cut(corpus, settings("没有这个词"), base)

    assert mended.ids is base.ids
    assert np.array_equal(mended.counts(), base.counts())
