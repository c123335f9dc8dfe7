"""Word vectors learned as runs: told, paused, stopped, resumed, kept."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import (
    AnswersGiven,
    EndReason,
    EpochDone,
    Event,
    RunEnded,
    RunPaused,
    RunResumed,
    RunStarted,
    StepDone,
    Work,
    result_of,
)
from engine.project.project import Project
from engine.project.records import BEST, LAST
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from engine.training.preparing import Prepared, prepare
from engine.training.runs import resume_run, start_run
from engine.training.vector_runs import telling_words
from engine.training.vector_session import refuse_divergence
from engine.vectors.kernels import starting_tables
from engine.vectors.one_pair import Matrices
from engine.vectors.similarity import Metric
from engine.vectors.word_vectors import WordVectors

ANIMALS, FRUITS = ("cat", "dog", "horse", "mouse"), ("apple", "pear", "plum", "peach")
VERBS = {ANIMALS: ("runs", "sleeps", "barks", "drinks"), FRUITS: ("ripens", "falls", "tastes", "smells")}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Animals do what animals do, fruits what fruits do."""
    random = np.random.default_rng(3)
    path = tmp_path_factory.mktemp("vectors") / "lines.txt"
    lines = []
    for _ in range(6000):
        kind = (ANIMALS, FRUITS)[int(random.integers(2))]
        words = [str(random.choice(kind)), str(random.choice(VERBS[kind])), str(random.choice(VERBS[kind]))]
        lines.append("the " + " ".join(words))
    path.write_text("\n".join(lines), "utf-8")
    return path


def recipe_of(**values: object) -> Recipe:
    settings = {"dim": 16, "epochs": 3, "subsample": 0.0, "window": 3, "learning_rate": 0.05, **values}
    threads = settings.pop("threads", 1)
    tree = {
        "task": "vectors",
        "vectors": settings,
        "training": {"threads": threads},
        "corpus": {"format": "lines"},
    }
    return build_recipe(None, tree)


def prepared_of(corpus: Path, recipe: Recipe) -> Prepared:
    return result_of(prepare(corpus, recipe, RunControl()))


def begun(project: Project, corpus: Path, recipe: Recipe, control: RunControl) -> Work[RunEnded]:
    return start_run(project, recipe, prepared_of(corpus, recipe), control, device="cpu")


def stopped_after(work: Work[RunEnded], control: RunControl, step: int) -> RunEnded:
    """Run until so many steps are told, then stop."""
    while True:
        try:
            event = next(work)
        except StopIteration as end:
            ended: RunEnded = end.value
            return ended
        if isinstance(event, StepDone) and event.step >= step:
            control.stop()


@pytest.mark.parametrize("architecture", ["cbow", "skip_gram"])
def test_a_run_tells_its_story_and_finds_who_does_the_same(
    tmp_path: Path, corpus: Path, architecture: str
) -> None:
    recipe = recipe_of(architecture=architecture, epochs=5)
    with Project.create(tmp_path / "p.unroll") as project:
        events: list[Event] = list(begun(project, corpus, recipe, RunControl()))
        record = project.run()
        history = project.history(record)
        vectors, matrices = WordVectors.load(project), Matrices.load(project)
        drawn, first, last = (WordVectors.load(project, epoch=epoch) for epoch in (0, 1, 5))
        with pytest.raises(EngineError, match="No snapshot of epoch 9"):
            WordVectors.load(project, epoch=9)
    assert record.snapshots == (1, 2, 3, 4, 5)
    assert first.table.dtype == np.float32
    np.testing.assert_array_equal(
        drawn.table, starting_tables(len(drawn), drawn.dim, recipe.training.seed)[0]
    )
    assert not np.allclose(first.table, vectors.table, atol=1e-2)
    np.testing.assert_array_equal(last.table, vectors.table)
    np.testing.assert_array_equal(matrices.inputs, vectors.table)
    assert matrices.outputs.shape == matrices.inputs.shape
    assert isinstance(events[0], RunStarted)
    assert events[0].parameters == 2 * len(vectors) * 16
    ended = events[-1]
    assert isinstance(ended, RunEnded)
    assert ended.reason is EndReason.COMPLETED
    assert ended.best is not None
    assert ended.best.epoch == 5
    steps = [event for event in events if isinstance(event, StepDone)]
    assert [step.step for step in steps] == list(range(1, 5 * events[0].steps_per_epoch + 1))
    assert sum(step.tokens for step in steps) == 5 * events[0].train_examples
    epochs = [event for event in events if isinstance(event, EpochDone)]
    losses = [epoch.valid_loss or math.nan for epoch in epochs]
    assert losses[-1] == min(losses)
    assert losses[0] < 6 * math.log(2)  # what knowing nothing costs: a true pair and five false ones
    assert len(history.epochs) == 5
    assert [type(event) for event in history.answers] == [AnswersGiven] * 5
    assert {word for word, _ in vectors.neighbours("cat", Metric.COSINE, 3)} < set(ANIMALS)
    assert {word for word, _ in vectors.neighbours("plum", Metric.COSINE, 3)} < set(FRUITS)


@pytest.mark.parametrize("step", [1, 5, 7])
def test_with_one_worker_a_resumed_run_ends_with_the_same_bits(
    tmp_path: Path, corpus: Path, step: int
) -> None:
    recipe = recipe_of()
    with Project.create(tmp_path / "p.unroll") as project:
        result_of(begun(project, corpus, recipe, RunControl()))
        control = RunControl()
        ended = stopped_after(begun(project, corpus, recipe, control), control, step)
        assert ended.reason is EndReason.STOPPED
        again = result_of(resume_run(project, RunControl(), device="cpu"))
        assert again.reason is EndReason.COMPLETED
        whole, resumed = project.runs()
        for slot in (BEST, LAST):
            one, other = project.load_checkpoint(whole, slot), project.load_checkpoint(resumed, slot)
            assert one is not None
            assert other is not None
            assert one.tensors == other.tensors
        np.testing.assert_array_equal(project.history(whole).losses, project.history(resumed).losses)
        assert [e.valid_loss for e in project.history(whole).epochs] == [
            e.valid_loss for e in project.history(resumed).epochs
        ]
        assert [e.train_loss for e in project.history(whole).epochs] == [
            e.train_loss for e in project.history(resumed).epochs
        ]


def test_several_workers_read_everything_once(tmp_path: Path, corpus: Path) -> None:
    recipe = recipe_of(threads=3)
    with Project.create(tmp_path / "p.unroll") as project:
        control = RunControl()
        stopped_after(begun(project, corpus, recipe, control), control, 4)
        events: list[Event] = list(resume_run(project, RunControl(), device="cpu"))
        losses = project.history(project.run()).losses
        tensors = project.load_checkpoint(project.run(), LAST)
    ended, (started,) = events[-1], [event for event in events if isinstance(event, RunStarted)]
    assert isinstance(ended, RunEnded)
    assert ended.epochs == 3
    assert len(losses) == 3 * started.steps_per_epoch
    assert tensors is not None
    assert np.isfinite(load(tensors.tensors)["network.output.weight"]).all()


def test_a_pause_waits_and_goes_on(tmp_path: Path, corpus: Path) -> None:
    control = RunControl()
    kinds = []
    with Project.create(tmp_path / "p.unroll") as project:
        for event in begun(project, corpus, recipe_of(), control):
            kinds.append(type(event))
            if isinstance(event, StepDone) and event.step == 2:
                control.pause()
            if isinstance(event, RunPaused):
                control.resume()
    assert kinds.count(RunPaused) == kinds.count(RunResumed) == 1
    assert kinds[-1] is RunEnded


def test_watched_words_are_asked_for(tmp_path: Path, corpus: Path) -> None:
    with Project.create(tmp_path / "p.unroll") as project:
        project.save_watched_sentences(["pear", "unicorn"])
        events = list(begun(project, corpus, recipe_of(epochs=1), RunControl()))
    (answers,) = [event.answers for event in events if isinstance(event, AnswersGiven)]
    assert [word for word, _ in answers] == ["pear"]


def test_too_little_text_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "few.txt"
    path.write_text("one two\nthree four\n" * 2, "utf-8")
    with Project.create(tmp_path / "p.unroll") as project:
        with pytest.raises(EngineError, match="too little text to learn word vectors"):
            result_of(begun(project, path, recipe_of(), RunControl()))
        assert project.runs() == ()


def test_numbers_that_are_none_are_a_sentence() -> None:
    with pytest.raises(EngineError, match=r"Make vectors\.learning_rate \(now 0\.05\) smaller"):
        refuse_divergence(math.nan, recipe_of())


def test_other_settings_need_a_new_run(tmp_path: Path, corpus: Path) -> None:
    with Project.create(tmp_path / "p.unroll") as project:
        control = RunControl()
        stopped_after(begun(project, corpus, recipe_of(), control), control, 1)
        with pytest.raises(EngineError, match="Start a new run"):
            result_of(resume_run(project, RunControl(), device="cpu", changes={"training.epochs": 9}))


def test_words_that_tell_something() -> None:
    english = [
        "the",
        "of",
        "a",
        *(f"word{'abcdefghij'[i % 10]}{'klmnopqrst'[i // 10]}" for i in range(100)),
        "12",
    ]
    assert len(telling_words(english)) == 2
    assert telling_words(["a", "bc"]) == []
    assert telling_words(["的", "好吃", "很", "外卖"]) == ["好吃"]


def test_without_gensim_torch_learns_them(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("engine.training.vector_runs.has_gensim", lambda: False)
    with Project.create(tmp_path / "p.unroll") as project:
        control = RunControl()
        stopped_after(begun(project, corpus, recipe_of(epochs=2), control), control, 3)
        result_of(resume_run(project, RunControl(), device="cpu"))
        result_of(begun(project, corpus, recipe_of(epochs=2), RunControl()))
        resumed, whole = (project.load_checkpoint(run, LAST) for run in project.runs())
        vectors = WordVectors.load(project)
    assert resumed is not None
    assert whole is not None
    assert resumed.tensors == whole.tensors
    assert {word for word, _ in vectors.neighbours("cat", Metric.COSINE, 3)} < set(ANIMALS)
