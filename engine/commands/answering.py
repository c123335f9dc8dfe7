"""`answer`: one text answered with another, or each text of a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cache import user_cache
from engine.commands.arguments import Options
from engine.commands.console import Console, one_line
from engine.commands.output import refuse_odd_output
from engine.commands.progress import follow
from engine.control import RunControl
from engine.corpus.sources import one_or_several
from engine.project.project import Project
from engine.recipe.recipe import Task
from engine.use.answered_files import answer_values, answers_written, read_questions
from engine.use.other_uses import refuse_other_task

if TYPE_CHECKING:
    from engine.use.answering import Answered

_NO_DRAFTS = (
    "--beam does nothing here: token for token the likeliest is taken each time, and no drafts are kept."
)


def answer(options: Options, console: Console, control: RunControl) -> int:
    """Answer a text, or each text of a file in its order."""
    refuse_odd_output(options)
    with Project.open(Path(options.project)) as project:
        run = project.run(options.run)
        refuse_other_task(run, Task.ALIGNED, Task.SEQ2SEQ)
        from engine.use.answering import Answerer

        answerer = Answerer.load(project, options.run, options.epoch)
    if options.beam is not None and run.recipe.task is Task.ALIGNED:
        console.note(_NO_DRAFTS)
    recipe = run.recipe.with_values({} if options.beam is None else {"writing.beam": options.beam})
    texts: Sequence[str] = [options.text]
    if options.input:
        source = one_or_several(options.input)
        work = read_questions(source, recipe.corpus, recipe.task, control, user_cache())
        texts = follow(work, console)
    beam = recipe.writing.beam
    if not options.output:
        show = partial(_show_one if options.text is not None else _show_line, console)
        follow(answerer.answer_each(texts, control, show, beam), console)
        return 0
    with answers_written(Path(options.output)) as write:
        follow(
            answerer.answer_each(texts, control, lambda text, one: write(text, answer_values(one)), beam),
            console,
        )
    console.note(f"{len(texts):,} texts answered in {options.output}.")
    return 0


def _show_line(console: Console, text: str, answered: Answered) -> None:
    console.record({"source": text, **answer_values(answered)})
    console.say(f"{one_line(text, 45)}  →  {answered.text}")


def _show_one(console: Console, text: str, answered: Answered) -> None:
    console.record(answer_values(answered))
    console.say(answered.text)
    if answered.unknown_tokens:
        console.note(f"Never met in training: {', '.join(answered.unknown_tokens)}")
