"""What the fixes need to know of the rows they are given, beside the rows."""

from __future__ import annotations

from dataclasses import dataclass

from engine.corpus.plans import Plan


@dataclass(frozen=True, slots=True)
class Layout:
    """How rows came about: `running` rows are pieces of one text; `header` are the names over the columns that text,
    label and answer come from (none where the files name none); `encoding` is what most of the bytes were read as,
    `encodings` what those of other files were.
    """

    running: bool = False
    header: tuple[str, ...] = ()
    encoding: str = "utf-8"
    encodings: tuple[tuple[str, str], ...] = ()

    def encoding_of(self, file: str) -> str:
        """What the bytes of a file were read as."""
        return dict(self.encodings).get(file, self.encoding)


def layout_of(plan: Plan) -> Layout:
    """The layout of a plan's rows."""
    names: dict[str, None] = {}
    for part in plan.parts:
        if part.header:
            chosen = (part.text_column, part.label_column, part.source_column, part.target_column)
            names.update(dict.fromkeys(name for name in chosen if name))
    others = tuple((part.name, part.encoding) for part in plan.parts if part.encoding != plan.encoding)
    return Layout(plan.running, tuple(names), plan.encoding, others)
