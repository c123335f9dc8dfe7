"""How files become documents."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from engine.recipe.fixes import Fix, in_order, split_names
from engine.recipe.settings import Level, Settings, setting
from engine.words import QT_TRANSLATE_NOOP


class CorpusFormat(str, Enum):
    """The shapes of text that are read."""

    AUTO = "auto"
    LINES = "lines"
    PARAGRAPHS = "paragraphs"
    RUNNING = "running"
    CSV = "csv"
    TSV = "tsv"
    JSONL = "jsonl"
    FOLDER = "folder"
    XLSX = "xlsx"
    PARQUET = "parquet"
    DOCX = "docx"


class CorpusSettings(Settings):
    """`corpus.`: reading a file or folder, and dividing it into training, validation and test parts."""

    format: CorpusFormat = setting(
        CorpusFormat.AUTO,
        QT_TRANSLATE_NOOP("recipe", "Format"),
        QT_TRANSLATE_NOOP(
            "recipe", "How the file is divided into documents. Auto looks at its name and first lines."
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "Auto."),
    )
    encoding: str = setting(
        "auto",
        QT_TRANSLATE_NOOP("recipe", "Encoding"),
        QT_TRANSLATE_NOOP(
            "recipe", "How bytes become characters. If the preview looks garbled, choose another one."
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "Auto finds UTF-8, UTF-16, GB18030 and Big5."),
    )
    text_column: str = setting(
        "",
        QT_TRANSLATE_NOOP("recipe", "Text column"),
        QT_TRANSLATE_NOOP(
            "recipe", "The column that holds the text. Empty means the one that looks like text."
        ),
    )
    label_column: str = setting(
        "",
        QT_TRANSLATE_NOOP("recipe", "Label column"),
        QT_TRANSLATE_NOOP(
            "recipe", "The column that holds the label. Empty means the one that looks like labels."
        ),
        tasks=("classification", "conditional"),
    )
    source_column: str = setting(
        "",
        QT_TRANSLATE_NOOP("recipe", "Source column"),
        QT_TRANSLATE_NOOP("recipe", "The column that is read when one text answers another."),
        level=Level.EXPERT,
        tasks=("aligned", "seq2seq"),
    )
    target_column: str = setting(
        "",
        QT_TRANSLATE_NOOP("recipe", "Target column"),
        QT_TRANSLATE_NOOP("recipe", "The column that is answered when one text answers another."),
        level=Level.EXPERT,
        tasks=("aligned", "seq2seq"),
    )
    delimiter: str = setting(
        "auto",
        QT_TRANSLATE_NOOP("recipe", "Delimiter"),
        QT_TRANSLATE_NOOP("recipe", "The character between two columns, or auto."),
        level=Level.EXPERT,
        max_length=4,
    )
    fixes: Annotated[tuple[Fix, ...], BeforeValidator(split_names), AfterValidator(in_order)] = setting(
        (),
        QT_TRANSLATE_NOOP("recipe", "Fixes"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "What is mended while the corpus is read. The files stay as they are; taking a fix out undoes it.",
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "None, then what the data doctor finds."),
    )
    validation_fraction: float = setting(
        0.1,
        QT_TRANSLATE_NOOP("recipe", "Validation part"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "The share of the corpus that is kept back to see how well the network does on new text.",
        ),
        smaller=QT_TRANSLATE_NOOP("recipe", "More text to learn from, a less certain score."),
        larger=QT_TRANSLATE_NOOP("recipe", "A more certain score, less text to learn from."),
        usual=QT_TRANSLATE_NOOP("recipe", "0.1 to 0.2."),
        ge=0.0,
        le=0.5,
    )
    test_fraction: float = setting(
        0.0,
        QT_TRANSLATE_NOOP("recipe", "Test part"),
        QT_TRANSLATE_NOOP("recipe", "The share of the corpus that is looked at only once, at the very end."),
        level=Level.EXPERT,
        ge=0.0,
        le=0.5,
    )
    split_seed: int = setting(
        0,
        QT_TRANSLATE_NOOP("recipe", "Split seed"),
        QT_TRANSLATE_NOOP("recipe", "The same seed divides the same corpus in the same way."),
        level=Level.EXPERT,
        ge=0,
        le=2**31 - 1,
    )
