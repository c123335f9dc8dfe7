"""A network begins with what another one, or a file of vectors, has learned."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import WeightsTaken, result_of
from engine.networks.build import AnyNetwork, build_task
from engine.networks.shapes import sizes_of
from engine.project.project import Project
from engine.project.records import LAST
from engine.recipe.recipe import Recipe
from engine.text.vocabulary import SPECIALS
from engine.training import loop
from engine.training.checkpoints import from_bytes, load_network
from engine.training.preparing import Prepared, prepare
from engine.training.runs import resume_run, start_run
from engine.training.session import Session
from engine.training.starting_points import find_starting_point
from tests.engine.training.helpers import (
    a_recipe,
    cut_off,
    of_kind,
    prepared_corpus,
    resumed,
    trained,
    write_reviews,
)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.unroll") as project:
        yield project


def prepared_reviews(folder: Path, recipe: Recipe, count: int = 40) -> Prepared:
    """Reviews, read as the task of the recipe asks."""
    return result_of(prepare(write_reviews(folder, count), recipe, RunControl()))


def a_language_model(project: Project, folder: Path, name: str = "lm", **values: Any) -> AnyNetwork:
    """Trained on the texts of the reviews."""
    settings = {"corpus__format": "csv", "corpus__text_column": "review", "training__epochs": 1, **values}
    recipe = a_recipe("language_model", **settings)
    prepared = prepared_reviews(folder, recipe)
    list(start_run(project, recipe, prepared, RunControl(), device="cpu", name=name))
    return load_network(project, project.run(name))


def beginning(project: Project, recipe: Recipe, prepared: Prepared) -> tuple[AnyNetwork, list[WeightsTaken]]:
    """The network of a run before its first step, and what is told of it."""
    start = result_of(find_starting_point(project, recipe, prepared.pipeline, RunControl()))
    session = Session("", recipe, prepared, torch.device("cpu"), threads=1)
    told = session.begin_from(start)
    return session.network, list(told)


def rows_by_word(network: AnyNetwork, tokens: tuple[str, ...]) -> dict[str, torch.Tensor]:
    return {token: network.embedding.weight[i].detach() for i, token in enumerate(tokens)}


def test_a_classifier_begins_with_a_language_models_words_and_layers(
    project: Project, tmp_path: Path
) -> None:
    learned = a_language_model(project, tmp_path)
    recipe = a_recipe(model__initial_run="lm", text__min_count=2)
    prepared = prepared_corpus(tmp_path, recipe)

    network, (told,) = beginning(project, recipe, prepared)

    theirs = rows_by_word(learned, project.run_pipeline(project.run("lm")).vocabulary.tokens)
    ours = rows_by_word(network, prepared.pipeline.vocabulary.tokens)
    known = [token for token in ours if token in theirs and token != "<pad>"]
    assert len(known) == told.words + 2  # <unk> and <eos> are no words
    assert [token for token in known if not torch.equal(ours[token], theirs[token])] == []
    assert not ours["<pad>"].any()
    layer = learned.get_submodule("stack.forward_layers.0")
    for name, weight in network.get_submodule("stack.forward_layers.0").named_parameters():
        assert torch.equal(weight, layer.get_parameter(name))
    assert told.source == "lm"
    assert told.vocabulary == len(prepared.pipeline.vocabulary) - len(SPECIALS)
    assert told.taken == ("embedding", "layer 1")
    assert told.new == ("layer 1 backward", "answer")


def test_words_that_also_foretell_are_read_as_they_were(project: Project, tmp_path: Path) -> None:
    """Tied vectors are small and made larger when they are read."""
    learned = a_language_model(project, tmp_path, model__tie_weights=True)
    recipe = a_recipe(model__initial_run="lm", model__bidirectional=False)
    network, _ = beginning(project, recipe, prepared_corpus(tmp_path, recipe))
    word = torch.tensor(3)  # the most frequent in both

    assert torch.allclose(network.embed(word), learned.embed(word))
    vectors = recipe.with_values({"model.initial_run": "", "model.vectors": "lm"})
    other, _ = beginning(project, vectors, prepared_corpus(tmp_path, vectors))
    assert torch.allclose(other.embed(word), learned.embed(word))


def test_a_run_of_another_project_is_begun_with(project: Project, tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    with Project.create(tmp_path / "far" / "other.unroll") as other:
        a_language_model(other, tmp_path)
    for wanted in (str(tmp_path / "far" / "other.unroll"), "far/other.unroll:lm"):
        recipe = a_recipe(model__initial_run=wanted)
        start = find_starting_point(project, recipe, prepared_corpus(tmp_path, recipe).pipeline, RunControl())
        assert result_of(start)

    recipe = a_recipe(model__initial_run="far/nowhere.unroll:lm")
    start = find_starting_point(project, recipe, prepared_corpus(tmp_path, recipe).pipeline, RunControl())
    with pytest.raises(EngineError, match="nowhere"):
        result_of(start)


def test_a_run_of_the_same_task_goes_on_with_its_answer(project: Project, tmp_path: Path) -> None:
    recipe = a_recipe()
    prepared = prepared_corpus(tmp_path, recipe)
    trained(project, recipe, prepared)
    learned = load_network(project, project.run("run 1"))

    network, (told,) = beginning(project, recipe.with_values({"model.initial_run": "run 1"}), prepared)

    assert not told.new
    for name, weight in network.state_dict().items():
        assert torch.equal(weight, learned.state_dict()[name]), name


def test_other_sizes_are_refused_with_the_settings_to_change(project: Project, tmp_path: Path) -> None:
    a_language_model(project, tmp_path)
    recipe = a_recipe(
        model__initial_run="lm", model__hidden_size=7, model__embedding_dim=4, model__cell="gru"
    )

    with pytest.raises(EngineError) as caught:
        beginning(project, recipe, prepared_corpus(tmp_path, recipe))

    assert "model.cell=lstm, model.embedding_dim=5, model.hidden_size=6" in str(caught.value)
    assert [run.name for run in project.runs()] == ["lm"]


def test_vectors_of_a_file_are_what_words_begin_as(project: Project, tmp_path: Path) -> None:
    (tmp_path / "own.vec").write_text("2 5\n好 1 2 3 4 5\n坏 5 4 3 2 1\n", encoding="utf-8")
    recipe = a_recipe(model__vectors="own.vec", model__freeze_embedding=True, training__layer_rate=0.5)
    prepared = prepared_corpus(tmp_path, recipe)

    network, (told,) = beginning(project, recipe, prepared)
    events = trained(project, recipe, prepared)

    good, bad = (prepared.pipeline.vocabulary.id_of(word) for word in "好坏")
    assert network.embedding.weight[[good, bad]].tolist() == [[1, 2, 3, 4, 5], [5, 4, 3, 2, 1]]
    assert (told.source, told.words, told.taken) == ("own.vec", 2, ("embedding",))
    assert of_kind(events, WeightsTaken) == [told]
    assert project.history(project.run()).taken == (told,)
    after = load_network(project, project.run())
    assert torch.equal(after.embedding.weight, network.embedding.weight)


@pytest.mark.parametrize(
    ("content", "said"),
    [("1 4\n好 1 2 3 4\n", "model.embedding_dim=4"), ("1 5\nword 1 2 3 4 5\n", "None of the words")],
)
def test_vectors_that_do_not_fit_are_refused(
    project: Project, tmp_path: Path, content: str, said: str
) -> None:
    (tmp_path / "own.vec").write_text(content, encoding="utf-8")
    recipe = a_recipe(model__vectors="own.vec")
    with pytest.raises(EngineError, match=said):
        trained(project, recipe, prepared_corpus(tmp_path, recipe))


def test_what_was_taken_begins_to_learn_from_the_top_down(project: Project, tmp_path: Path) -> None:
    """What is new, such as the reader from the end, learns from the first step."""
    a_language_model(project, tmp_path)
    recipe = a_recipe(model__initial_run="lm", training__gradual_unfreezing=True, training__patience=0)
    prepared = prepared_corpus(tmp_path, recipe)
    parts = ("answer", "stack.backward_layers.0", "stack.forward_layers.0", "embedding")
    moved = []
    before, _ = beginning(project, recipe, prepared)
    for epochs in (1, 2, 3):
        trained(project, recipe.with_values({"training.epochs": epochs}), prepared)
        run = project.runs()[-1]
        after = load_network(project, run, LAST)
        moved.append([not _same(before.get_submodule(part), after.get_submodule(part)) for part in parts])

    assert moved == [[True, True, False, False], [True, True, True, False], [True, True, True, True]]


def _same(one: torch.nn.Module, other: torch.nn.Module) -> bool:
    return all(
        torch.equal(a, b) for a, b in zip(one.state_dict().values(), other.state_dict().values(), strict=True)
    )


def test_it_is_resumed_with_the_same_bits_without_what_it_began_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Project.create(tmp_path / "other.unroll") as other:
        a_language_model(other, tmp_path)
    recipe = a_recipe(
        model__initial_run=str(tmp_path / "other.unroll"),
        training__gradual_unfreezing=True,
        training__layer_rate=0.4,
        training__epochs=3,
    )
    prepared = prepared_corpus(tmp_path, recipe)
    with Project.create(tmp_path / "whole.unroll") as project:
        trained(project, recipe, prepared)
    monkeypatch.setattr(loop, "SAVE_SECONDS", 0.0)
    monkeypatch.setattr(loop, "SAVE_SHARE", 0)
    with Project.create(tmp_path / "pieces.unroll") as project:
        assert cut_off(start_run(project, recipe, prepared, RunControl(), device="cpu"), 8)
    (tmp_path / "other.unroll").unlink()
    with Project.open(tmp_path / "pieces.unroll") as project:
        assert cut_off(resume_run(project, RunControl(), device="cpu"), 12)

    resumed(tmp_path / "pieces.unroll")

    states = []
    for name in ("whole", "pieces"):
        with Project.open(tmp_path / f"{name}.unroll") as project:
            last = project.load_checkpoint(project.run(), LAST)
            assert last is not None
            states.append(from_bytes(last.tensors))
    assert states[0].keys() == states[1].keys()
    for name, value in states[0].items():
        assert torch.equal(value, states[1][name]), name


@pytest.mark.parametrize("task", ["classification", "language_model"])
def test_characters_begin_as_what_the_dictionary_tells_of_them(
    project: Project, tmp_path: Path, task: str
) -> None:
    path = tmp_path / "reviews.csv"
    path.write_text("label,review\n" + "good,味道很好\nbad,送得太慢\n" * 20, encoding="utf-8")
    values = {"corpus__format": "csv", "corpus__text_column": "review", "text__cutter": "characters"}
    recipe = a_recipe(task, model__vectors="dictionary", **values)
    prepared = result_of(prepare(path, recipe, RunControl()))

    network, told = beginning(project, recipe, prepared)

    sizes = sizes_of(recipe, prepared.pipeline, len(prepared.encoded.label_names))
    plain = build_task(task, recipe.model, sizes, recipe.training.seed)
    ids = prepared.pipeline.vocabulary.ids
    ours, theirs = network.embedding.weight.detach(), plain.embedding.weight.detach()
    spread = 0.1 if task == "classification" else 1.0
    assert told[0].source == "dictionary"
    assert told[0].taken == ("embedding",)
    assert float(ours[ids["好"]].square().mean().sqrt()) == pytest.approx(spread, rel=1e-4)
    assert not torch.equal(ours[ids["好"]], theirs[ids["好"]])
    assert torch.equal(ours[: len(SPECIALS)], theirs[: len(SPECIALS)])


def test_a_text_without_chinese_begins_with_random_numbers(project: Project, tmp_path: Path) -> None:
    recipe = a_recipe("language_model", model__vectors="dictionary", text__cutter="characters")
    path = tmp_path / "story.txt"
    path.write_text("The cat sat on the mat.\n" * 200, encoding="utf-8")
    prepared = result_of(prepare(path, recipe, RunControl()))

    assert of_kind(trained(project, recipe, prepared), WeightsTaken) == []
