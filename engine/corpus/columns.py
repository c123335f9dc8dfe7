"""Which row is the header, which column holds the text and which the label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median

from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP

_LABEL_NAMES = [
    "label",
    "labels",
    "sentiment",
    "polarity",
    "class",
    "target",
    "y",
    "标签",
    "情感",
    "类别",
    "標籤",
    "情感傾向",
    "類別",
]
_LESSER_LABEL_NAMES = [
    "category",
    "cat",
    "rating",
    "score",
    "stars",
    "star",
    "type",
    "intent",
    "topic",
    "genre",
    "评分",
    "星级",
    "分类",
    "分類",
]
_OTHER_NAMES = [
    "text",
    "review",
    "reviews",
    "content",
    "comment",
    "sentence",
    "title",
    "body",
    "document",
    "id",
    "source",
    "src",
    "tgt",
    "english",
    "chinese",
    "first",
    "second",
    "文本",
    "评论",
    "内容",
    "句子",
    "標題",
    "标题",
    "正文",
    "上联",
    "下联",
    "原文",
    "译文",
    "評論",
    "內容",
]
KNOWN_NAMES = frozenset((*_LABEL_NAMES, *_LESSER_LABEL_NAMES, *_OTHER_NAMES))
_NAME = re.compile(r"[^\W\d][\w -]{0,39}")
_LONGEST_LABEL = 60
_MOST_LABELS = 20
_COUNTED = 1000
_SOURCE_NAMES = (
    "source",
    "src",
    "english",
    "first",
    "question",
    "input",
    "原文",
    "上联",
    "上聯",
    "问题",
    "問題",
)
_TARGET_NAMES = (
    "target",
    "tgt",
    "chinese",
    "second",
    "answer",
    "output",
    "译文",
    "譯文",
    "下联",
    "下聯",
    "答案",
    "回答",
)
# Cells that all begin so say where the others are from ("CC-BY 2.0 (France) Attribution: …"), not something themselves.
_ORIGIN = re.compile(r"CC[ -]?(BY|0)|https?://|www\.", re.IGNORECASE)


class ColumnFacts:
    """What the guess needs to know of one column."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows = 0
        self.characters = 0
        self.longest = 0
        self.numbers = True
        self.origins = True  # whether every cell is a link or a licence
        self.values: set[str] = set()

    def add(self, cell: str) -> None:
        """Take in one cell."""
        cell = cell.strip()
        self.rows += 1
        self.characters += len(cell)
        self.longest = max(self.longest, len(cell))
        if cell and len(self.values) < _COUNTED:
            self.values.add(cell)
            self.numbers = self.numbers and _is_number(cell)
            self.origins = self.origins and _ORIGIN.match(cell) is not None

    def join(self, other: ColumnFacts) -> None:
        """Take in the same column of another file."""
        self.rows += other.rows
        self.characters += other.characters
        self.longest = max(self.longest, other.longest)
        self.numbers = self.numbers and other.numbers
        self.values |= other.values
        self.origins = self.origins and other.origins

    @property
    def could_be_text(self) -> bool:
        """Words that differ from row to row."""
        return bool(self.values) and not self.numbers and not self.origins and not self.could_be_label

    @property
    def could_be_label(self) -> bool:
        """Short values that repeat."""
        return self.longest <= _LONGEST_LABEL and 1 <= len(self.values) <= max(
            2, min(_MOST_LABELS, self.rows // 2)
        )


def has_header(rows: Sequence[Sequence[str]], wanted: Iterable[str]) -> bool:
    """Whether the first row names the columns; `wanted` are names the user has chosen."""
    first = [cell.strip() for cell in rows[0]]
    # A column without a name is called by its number, which says nothing about a cell that holds that number.
    if any(name in first and not name.isdecimal() for name in wanted if name):
        return True
    if len(set(first)) < len(first) or not all(first):
        return False
    if any(cell.lower() in KNOWN_NAMES for cell in first):
        return True
    if len(rows) < 2 or not all(_NAME.fullmatch(cell) for cell in first):
        return False
    below = [[row[i].strip() for row in rows[1:]] for i in range(len(first))]
    if any(_repeats(cells) and name in cells for name, cells in zip(first, below, strict=True)):
        return False
    return any(_stands_apart(name, cells) for name, cells in zip(first, below, strict=True))


def _stands_apart(name: str, cells: Sequence[str]) -> bool:
    """A word over numbers or labels, a short word over long texts."""
    return all(map(_is_number, cells)) or _repeats(cells) or len(name) * 4 < median(map(len, cells))


def _repeats(cells: Sequence[str]) -> bool:
    return len(set(cells)) <= len(cells) // 5


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def choose_columns(
    facts: Sequence[ColumnFacts], text: str, label: str, name: str, wishes: Iterable[str] = ()
) -> tuple[str, str]:
    """`(text column, label column)`; "" where the user chose none and none fits.

    Raises `EngineError` for a name, `wishes` among them, that is not there.
    """
    for wanted in (text, label, *wishes):
        if wanted and all(column.name != wanted for column in facts):
            raise EngineError(
                QT_TRANSLATE_NOOP("engine", "{name} has no column {column}. Choose one of {columns}."),
                name=name,
                column=wanted,
                columns=", ".join(column.name for column in facts),
            )
    if len(facts) > 1:
        label = label or _guess_label([column for column in facts if column.name != text])
    others = [column for column in facts if column.name != label]
    said = [column for column in others if not column.origins and not column.numbers]
    longest = max(said or others or facts, key=lambda column: column.characters)
    return text or longest.name, label


def choose_pair(facts: Sequence[ColumnFacts], source: str, target: str) -> tuple[str, str]:
    """`(source column, target column)` of a corpus of pairs; `("", "")` where there are no two texts in a row.

    By name, else the first two columns that hold text. `choose_columns` has refused names that are not there.
    """
    texts = [column.name for column in facts if column.could_be_text]
    named = {column.name.strip().lower(): column.name for column in facts}
    source = source or next((named[name] for name in _SOURCE_NAMES if named.get(name, target) != target), "")
    target = target or next((named[name] for name in _TARGET_NAMES if named.get(name, source) != source), "")
    left = [name for name in texts if name not in (source, target)]
    if not source and left:
        source = left.pop(0)
    if not target and left:
        target = left.pop(0)
    return (source, target) if source and target else ("", "")


def names_of_pair(source: str, target: str) -> tuple[bool, bool]:
    """Whether the one name says that its column is answered, and the other that its column answers."""
    return source.strip().lower() in _SOURCE_NAMES, target.strip().lower() in _TARGET_NAMES


def _guess_label(facts: Sequence[ColumnFacts]) -> str:
    for names in (_LABEL_NAMES, _LESSER_LABEL_NAMES):
        for column in facts:
            if column.name.strip().lower() in names and (
                column.could_be_label
                or (1 <= len(column.values) <= _MOST_LABELS and column.longest <= _LONGEST_LABEL)
            ):
                return column.name
    likely = [column for column in facts if column.could_be_label]
    if len(likely) == len(facts) and likely:
        # Nothing but short repeating cells: the longest one is the text.
        likely.remove(max(likely, key=lambda column: column.characters))
    likely.sort(key=lambda column: (len(column.values) < 2, len(column.values)))
    return likely[0].name if likely else ""
