"""Workspaces that hold something, made without waiting for jobs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from engine.control import RunControl
from engine.events import result_of
from engine.project.project import Project
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe
from engine.training.preparing import prepare
from gui.workspace import Workspace

GOOD = ("good", "lovely", "warm", "kind", "fresh")
BAD = ("bad", "cold", "slow", "rude", "stale")
THINGS = ("soup", "bread", "tea", "service", "room", "cake", "place", "music")

EPOCHS = 8

TINY: dict[str, Any] = {
    "text": {"max_vocabulary": 60},
    "model": {"embedding_dim": 8, "hidden_size": 16, "num_layers": 1, "bidirectional": False, "dropout": 0.0},
    "training": {"epochs": EPOCHS, "batch_size": 8, "learning_rate": 0.05, "patience": 0},
}


def labelled_file(folder: Path) -> Path:
    """A csv of 80 short texts with two labels that a small network learns at once."""
    rows = ["label,text"]
    for index in range(80):
        words, label = (GOOD, "positive") if index % 2 else (BAD, "negative")
        rows.append(
            f"{label},the {THINGS[index // 2 % 8]} was {words[index % 5]} and {words[(index + 2) % 5]}"
        )
    path = folder / "texts.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def running_file(folder: Path) -> Path:
    """A running text that repeats itself."""
    path = folder / "story.txt"
    path.write_text("the wheel turns and the bell rings. " * 120, encoding="utf-8")
    return path


COUPLETS = (("春风", "秋月"), ("山高", "水远"), ("日出", "月落"), ("花开", "叶落"), ("千里", "百年"))
LABELLED = (("tea", "warm and sweet"), ("soup", "hot and salty"), ("cake", "soft and fresh"))


def pairs_file(folder: Path, times: int = 16) -> Path:
    """A csv of a few lines and their answers, each token answered by one of its own, several times over."""
    rows = [f"{a}{c},{b}{d}" for a, b in COUPLETS for c, d in COUPLETS] * max(1, times // 5)
    path = folder / "couplets.csv"
    path.write_text("\n".join(["上联,下联", *rows]), encoding="utf-8")
    return path


def lines_file(folder: Path) -> Path:
    """A csv of three labels with what is written for each."""
    path = folder / "lines.csv"
    path.write_text("\n".join(["label,text", *(f"{a},{b}" for a, b in LABELLED * 24)]), encoding="utf-8")
    return path


FILES = {
    "classification": labelled_file,
    "language_model": running_file,
    "aligned": pairs_file,
    "seq2seq": pairs_file,
    "conditional": lines_file,
}


def tiny_recipe(task: str) -> Recipe:
    """A recipe that trains in a second."""
    extra: dict[str, Any] = {"task": task}
    if task == "language_model":
        extra = {
            "task": task,
            "text": {"cutter": "characters"},
            "training": {**TINY["training"], "bptt_steps": 16},
        }
    if task in ("aligned", "seq2seq"):
        extra = {"task": task, "text": {"cutter": "characters"}, "writing": {"tokens": 12}}
        extra["model"] = {
            **TINY["model"],
            "hidden_size": 32,
            "embedding_dim": 16,
            "skip": "none",
            "tie_weights": False,
        }
        extra["training"] = {**TINY["training"], "learning_rate": 0.03}
    if task == "conditional":
        extra = {"task": task, "text": {"cutter": "words"}, "model": {**TINY["model"], "softmax": "full"}}
    return build_recipe(None, TINY, extra)


def fill(workspace: Workspace, folder: Path, task: str = "classification") -> Workspace:
    """Give the workspace a project, a corpus and a vocabulary, ready to train."""
    recipe = tiny_recipe(task)
    path = FILES[task](folder)
    workspace.project = Project.create(folder / f"{task}.unroll")
    workspace.recipe = recipe
    workspace.prepared = result_of(prepare(path, recipe, RunControl()))
    workspace.corpus, workspace.pipeline = workspace.prepared.corpus, workspace.prepared.pipeline
    workspace.project.save_recipe(recipe)
    workspace.project.save_corpus_source(workspace.corpus.source)
    workspace.project.save_pipeline(workspace.pipeline)
    return workspace


def train(workspace: Workspace) -> Workspace:
    """Train a run of the workspace's project here and now."""
    from engine.training.runs import start_run

    assert workspace.project is not None
    assert workspace.prepared is not None
    result_of(start_run(workspace.project, workspace.recipe, workspace.prepared, RunControl()))
    workspace.current_run = workspace.project.runs()[-1]
    return workspace
