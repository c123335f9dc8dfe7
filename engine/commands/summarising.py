"""`summary`: the layer table of a network, before it is trained or as a run has it."""

from __future__ import annotations

from pathlib import Path

from engine.commands.arguments import Options
from engine.commands.console import Console
from engine.control import RunControl
from engine.errors import EngineError
from engine.networks.shapes import LayerShape, Sizes, describe_task, sizes_of
from engine.networks.summary import write_summary
from engine.project.project import Project
from engine.recipe.given import parse_assignments, read_recipe_file
from engine.recipe.presets import build_recipe
from engine.recipe.recipe import Recipe, Task
from engine.recipe.trees import combine
from engine.words import QT_TRANSLATE_NOOP


def summary(options: Options, console: Console, control: RunControl) -> int:
    """Layer, output shape, numbers to learn and their sum, as the lecture shows them."""
    recipe, sizes = _of_settings(options) if options.project is None else _of_run(options)
    steps = options.steps or _usual_steps(recipe)
    rows = describe_task(recipe.task.value, recipe.model, sizes, steps, recipe.training.batch_size)
    for row in rows:
        console.record(
            {
                "layer": row.name,
                "kind": row.kind,
                "output": row.output,
                "parameters": row.parameters,
                "textbook": row.textbook,
                "second_bias": row.second_bias,
            }
        )
    console.record({"total": _sum(rows), "textbook": sum(row.textbook for row in rows)})
    console.say(write_summary(rows), end="")
    if second := _sum(rows) - sum(row.textbook for row in rows):
        console.say(
            "torch adds two biases in every cell, one beside W·x and one beside U·h, where a textbook writes one: "
            f"here {second} numbers, which add nothing that the first could not learn."
        )
    return 0


def _of_settings(options: Options) -> tuple[Recipe, Sizes]:
    """What the settings alone say; the sizes that a corpus would give are named or taken as they are set."""
    tree = combine(
        read_recipe_file(Path(options.recipe)) if options.recipe else {},
        parse_assignments(options.assignments),
    )
    recipe = build_recipe(options.preset, tree)
    text = recipe.text
    words = text.max_vocabulary if options.vocabulary is None else options.vocabulary
    targets = words if options.targets is None else options.targets
    labels = 2 if options.labels is None else options.labels
    return recipe, Sizes(words, labels, targets, text.max_tokens, text.shared_vocabulary and words == targets)


def _of_run(options: Options) -> tuple[Recipe, Sizes]:
    """What a run was built with."""
    asked = (options.recipe, options.preset, options.vocabulary, options.labels, options.targets)
    if options.assignments or any(value is not None for value in asked):
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "A run's network has the settings and sizes it was made with. Leave out PROJECT to try others.",
            )
        )
    with Project.open(Path(options.project)) as project:
        run = project.run(options.run)
        return run.recipe, sizes_of(run.recipe, project.run_pipeline(run), len(run.labels))


def _usual_steps(recipe: Recipe) -> int:
    return recipe.training.bptt_steps if recipe.task is Task.LANGUAGE_MODEL else recipe.text.max_tokens


def _sum(rows: tuple[LayerShape, ...]) -> int:
    return sum(row.parameters for row in rows)
