"""`score`: labels for one text or a file of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.cache import user_cache
from engine.commands.arguments import Options
from engine.commands.console import Console, one_line, percent, table
from engine.commands.output import refuse_odd_output
from engine.commands.progress import follow
from engine.control import RunControl
from engine.corpus.sources import one_or_several
from engine.events import Work
from engine.project.project import Project
from engine.use.scored_files import WriteRow, score_values, scores_written
from engine.use.texts import read_texts

if TYPE_CHECKING:
    from engine.use.scoring import Explanation, Score, Scorer


def score(options: Options, console: Console, control: RunControl) -> int:
    """Score a text, or each text of a file in its order."""
    refuse_odd_output(options)
    from engine.use.scoring import Scorer

    with Project.open(Path(options.project)) as project:
        scorer = Scorer.load(project, options.run, options.epoch)
        corpus = project.run(options.run).recipe.corpus
    if options.text is not None and not options.output:
        return _score_one(scorer, options, console)
    texts: Sequence[str] = [options.text]
    if options.input:
        work = read_texts(one_or_several(options.input), corpus, control, user_cache())
        texts = follow(work, console)
    if not options.output:
        follow(_scored(scorer, texts, options, control, partial(_show, console)), console)
        return 0
    with scores_written(Path(options.output), scorer.labels) as write:
        follow(_scored(scorer, texts, options, control, write), console)
    console.note(f"{len(texts):,} texts scored in {options.output}.")
    return 0


def _scored(
    scorer: Scorer, texts: Sequence[str], options: Options, control: RunControl, write: WriteRow
) -> Work[None]:
    """Every text with what is said of it, one after the other."""

    def take(text: str, score: Score) -> None:
        row = score_values(score)
        if options.explain:
            control.check()
            row["tokens"] = _token_values(scorer.explain(text))
        write(text, row)

    return scorer.score_each(texts, control, take)


def _show(console: Console, text: str, row: dict[str, Any]) -> None:
    console.record({"text": text, **row})
    console.say(f"{percent(row['probability']):>7}  {row['label']}  {one_line(text, 90)}")


def _score_one(scorer: Scorer, options: Options, console: Console) -> int:
    if options.explain:
        explanation = scorer.explain(options.text)
        console.record({**score_values(explanation.score), "tokens": _token_values(explanation)})
        _say(explanation.score, console)
        _say_tokens(explanation, console)
        return 0
    found = scorer.score(options.text)
    console.record(score_values(found))
    _say(found, console)
    return 0


def _token_values(explanation: Explanation) -> list[dict[str, Any]]:
    rows = zip(explanation.tokens, explanation.answers, explanation.effects, strict=True)
    return [
        {"token": token.token, "known": token.known, "answer": answer, "effect": effect}
        for token, answer, effect in rows
    ]


def _say(found: Score, console: Console) -> None:
    console.say(f"{found.label}  {percent(found.probability)}")
    others = sorted(found.probabilities.items(), key=lambda pair: -pair[1])[1:6]
    for label, probability in others:
        console.say(f"{label}  {percent(probability)}")
    if found.unknown_tokens:
        console.say(f"Never met in training: {', '.join(found.unknown_tokens[:20])}")
    if found.truncated:
        console.say("The text is longer than the longest document; the rest was not read.")


def _say_tokens(explanation: Explanation, console: Console) -> None:
    rows = [
        (
            one_line(token.token, 20) + ("" if token.known else " ?"),
            percent(answer),
            "" if effect is None else f"{effect:+.1f}",
        )
        for token, answer, effect in zip(
            explanation.tokens, explanation.answers, explanation.effects, strict=True
        )
    ]
    head = ("word", f"{explanation.score.label} so far", "effect, points")
    console.say(f"\n{table(head, rows)}")
