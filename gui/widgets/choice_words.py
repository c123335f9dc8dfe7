"""What the choices of a setting are called in the window: every value of every enum of the recipe."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QCoreApplication

from engine.recipe.corpus import CorpusFormat
from engine.recipe.model import Activation, Attention, Cell, Readout, Skip, Softmax
from engine.recipe.recipe import Task
from engine.recipe.text import CutterName, Script, Truncate
from engine.recipe.training import Averaging, ClassWeights, OptimizerName, Precision, ScheduleName
from engine.recipe.vectors import Architecture
from engine.words import QT_TRANSLATE_NOOP

# Pairs, not a dict: members of two enums with the same value ("auto", "none") would be one key.
WORDS: Final[tuple[tuple[Enum, str], ...]] = (
    (Task.CLASSIFICATION, QT_TRANSLATE_NOOP("recipe", "Score texts")),
    (Task.LANGUAGE_MODEL, QT_TRANSLATE_NOOP("recipe", "Write text")),
    (Task.CONDITIONAL, QT_TRANSLATE_NOOP("recipe", "Write for a label")),
    (Task.ALIGNED, QT_TRANSLATE_NOOP("recipe", "Answer token for token")),
    (Task.SEQ2SEQ, QT_TRANSLATE_NOOP("recipe", "Answer freely")),
    (Task.WORD_VECTORS, QT_TRANSLATE_NOOP("recipe", "Learn word vectors")),
    (Architecture.CBOW, QT_TRANSLATE_NOOP("recipe", "CBOW")),
    (Architecture.SKIP_GRAM, QT_TRANSLATE_NOOP("recipe", "Skip-gram")),
    (CorpusFormat.AUTO, QT_TRANSLATE_NOOP("recipe", "automatic")),
    (CorpusFormat.LINES, QT_TRANSLATE_NOOP("recipe", "one text a line")),
    (CorpusFormat.PARAGRAPHS, QT_TRANSLATE_NOOP("recipe", "paragraphs")),
    (CorpusFormat.RUNNING, QT_TRANSLATE_NOOP("recipe", "running text")),
    (CorpusFormat.CSV, QT_TRANSLATE_NOOP("recipe", "csv")),
    (CorpusFormat.TSV, QT_TRANSLATE_NOOP("recipe", "tsv")),
    (CorpusFormat.JSONL, QT_TRANSLATE_NOOP("recipe", "jsonl")),
    (CorpusFormat.FOLDER, QT_TRANSLATE_NOOP("recipe", "folder")),
    (CorpusFormat.XLSX, QT_TRANSLATE_NOOP("recipe", "workbook")),
    (CorpusFormat.PARQUET, QT_TRANSLATE_NOOP("recipe", "parquet")),
    (CorpusFormat.DOCX, QT_TRANSLATE_NOOP("recipe", "Word document")),
    (CutterName.AUTO, QT_TRANSLATE_NOOP("recipe", "Automatic")),
    (CutterName.WORDS, QT_TRANSLATE_NOOP("recipe", "Words")),
    (CutterName.JIEBA, QT_TRANSLATE_NOOP("recipe", "Chinese words")),
    (CutterName.CHARACTERS, QT_TRANSLATE_NOOP("recipe", "Characters")),
    (CutterName.BPE, QT_TRANSLATE_NOOP("recipe", "Word pieces")),
    (Script.KEEP, QT_TRANSLATE_NOOP("recipe", "as it is")),
    (Script.SIMPLIFIED, QT_TRANSLATE_NOOP("recipe", "simplified")),
    (Script.TRADITIONAL, QT_TRANSLATE_NOOP("recipe", "traditional")),
    (Truncate.HEAD, QT_TRANSLATE_NOOP("recipe", "its beginning")),
    (Truncate.TAIL, QT_TRANSLATE_NOOP("recipe", "its end")),
    (Cell.RNN, QT_TRANSLATE_NOOP("recipe", "RNN")),
    (Cell.LSTM, QT_TRANSLATE_NOOP("recipe", "LSTM")),
    (Cell.GRU, QT_TRANSLATE_NOOP("recipe", "GRU")),
    (Activation.TANH, QT_TRANSLATE_NOOP("recipe", "tanh")),
    (Activation.RELU, QT_TRANSLATE_NOOP("recipe", "ReLU")),
    (Activation.SIGMOID, QT_TRANSLATE_NOOP("recipe", "sigmoid")),
    (Skip.NONE, QT_TRANSLATE_NOOP("recipe", "none")),
    (Skip.RESIDUAL, QT_TRANSLATE_NOOP("recipe", "residual")),
    (Skip.DENSE, QT_TRANSLATE_NOOP("recipe", "dense")),
    (Readout.LAST, QT_TRANSLATE_NOOP("recipe", "last state")),
    (Readout.MEAN, QT_TRANSLATE_NOOP("recipe", "mean")),
    (Readout.MAX, QT_TRANSLATE_NOOP("recipe", "max")),
    (Readout.MEAN_MAX, QT_TRANSLATE_NOOP("recipe", "mean and max")),
    (Readout.FLATTEN, QT_TRANSLATE_NOOP("recipe", "all, flattened")),
    (Readout.ATTENTION, QT_TRANSLATE_NOOP("recipe", "attention")),
    (Softmax.FULL, QT_TRANSLATE_NOOP("recipe", "full")),
    (Softmax.ADAPTIVE, QT_TRANSLATE_NOOP("recipe", "adaptive")),
    (Attention.NONE, QT_TRANSLATE_NOOP("recipe", "none")),
    (Attention.DOT, QT_TRANSLATE_NOOP("recipe", "dot product")),
    (Attention.ADDITIVE, QT_TRANSLATE_NOOP("recipe", "additive")),
    (OptimizerName.ADAM, QT_TRANSLATE_NOOP("recipe", "Adam")),
    (OptimizerName.ADAMW, QT_TRANSLATE_NOOP("recipe", "AdamW")),
    (OptimizerName.SGD, QT_TRANSLATE_NOOP("recipe", "SGD")),
    (OptimizerName.RMSPROP, QT_TRANSLATE_NOOP("recipe", "RMSprop")),
    (ScheduleName.CONSTANT, QT_TRANSLATE_NOOP("recipe", "constant")),
    (ScheduleName.COSINE, QT_TRANSLATE_NOOP("recipe", "cosine")),
    (ScheduleName.STEP, QT_TRANSLATE_NOOP("recipe", "in steps")),
    (ScheduleName.PLATEAU, QT_TRANSLATE_NOOP("recipe", "on a plateau")),
    (ClassWeights.NONE, QT_TRANSLATE_NOOP("recipe", "none")),
    (ClassWeights.BALANCED, QT_TRANSLATE_NOOP("recipe", "balanced")),
    (Precision.AUTO, QT_TRANSLATE_NOOP("recipe", "automatic")),
    (Precision.FLOAT32, QT_TRANSLATE_NOOP("recipe", "float32")),
    (Precision.BFLOAT16, QT_TRANSLATE_NOOP("recipe", "bfloat16")),
    (Averaging.NONE, QT_TRANSLATE_NOOP("recipe", "none")),
    (Averaging.EMA, QT_TRANSLATE_NOOP("recipe", "moving")),
    (Averaging.SWA, QT_TRANSLATE_NOOP("recipe", "of the end")),
)
_BY_MEMBER: Final = {(type(choice), choice.value): words for choice, words in WORDS}


def choice_word(choice: Enum) -> str:
    """The word for a choice in the language of now; a choice without one is called by its own name."""
    words = _BY_MEMBER.get((type(choice), choice.value), str(choice.value))
    return QCoreApplication.translate("recipe", words)
