"""`answer`: one text answered with another, or each text of a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.commands.arguments import Options
from engine.commands.console import Console, one_line
from engine.commands.output import refuse_odd_output
from engine.commands.progress import follow
from engine.control import RunControl
from engine.corpus.sources import one_or_several
from engine.project.project import Project
from engine.recipe.recipe import Task
from engine.use.answered_files import answer_values, read_questions, save_answers
from engine.use.other_uses import refuse_other_task

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
        work = read_questions(one_or_several(options.input), recipe.corpus, recipe.task, control)
        texts = follow(work, console)
    answers = follow(answerer.answer_many(texts, control, recipe.writing.beam), console)
    values = [answer_values(one) for one in answers]
    if options.output:
        save_answers(Path(options.output), texts, values)
        console.note(f"{len(texts):,} texts answered in {options.output}.")
        return 0
    for text, row in zip(texts, values, strict=True):
        console.record({"source": text, **row} if options.input else row)
        console.say(f"{one_line(text, 45)}  →  {row['text']}" if options.input else row["text"])
    if options.text is not None and answers[0].unknown_tokens:
        console.note(f"Never met in training: {', '.join(answers[0].unknown_tokens)}")
    return 0
