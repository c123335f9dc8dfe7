"""What the fixes need to know of the rows they are given, beside the rows."""

from __future__ import annotations

from dataclasses import dataclass

from engine.corpus.plans import Plan
from engine.recipe.corpus import CorpusFormat


@dataclass(frozen=True, slots=True)
class Layout:
    """How rows came about: `running` rows are pieces of one text; `header` are the names over the columns that text,
    label and target come from (none where the file names none); `encoding` is what the bytes were read as.
    """

    running: bool = False
    header: tuple[str, ...] = ()
    encoding: str = "utf-8"


def layout_of(plan: Plan) -> Layout:
    """The layout of a plan's rows."""
    names = (plan.text_column, plan.label_column)
    header = tuple(name for name in names if name) if plan.columns and plan.header else ()
    return Layout(plan.format is CorpusFormat.RUNNING, header, plan.encoding)
