"""How documents become numbers."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from engine.recipe.settings import Level, Settings, setting
from engine.recipe.word_lists import check_stop_words, check_user_words, split_words
from engine.words import QT_TRANSLATE_NOOP


class CutterName(str, Enum):
    """The ways of cutting text into tokens."""

    AUTO = "auto"
    JIEBA = "jieba"
    CHARACTERS = "characters"
    WORDS = "words"
    BPE = "bpe"


class Script(str, Enum):
    """What becomes of Chinese characters that have a simplified and a traditional form."""

    KEEP = "keep"
    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"


class Truncate(str, Enum):
    """Which end of an over-long document is kept."""

    HEAD = "head"
    TAIL = "tail"


class TextSettings(Settings):
    """`text.`: cutting, the vocabulary, and the longest document."""

    cutter: CutterName = setting(
        CutterName.AUTO,
        QT_TRANSLATE_NOOP("recipe", "Cutting"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "What one token is: a Chinese word (jieba), a character, a word between spaces, or a piece of a word "
            "(BPE) that the program finds in the training part.",
        ),
        usual=QT_TRANSLATE_NOOP(
            "recipe", "Auto: characters to write; to score jieba for Chinese, words for English."
        ),
        level=Level.SIMPLE,
    )
    lowercase: bool = setting(
        True,
        QT_TRANSLATE_NOOP("recipe", "Lower case"),
        QT_TRANSLATE_NOOP("recipe", "Reads Good and good as the same word."),
    )
    script: Script = setting(
        Script.KEEP,
        QT_TRANSLATE_NOOP("recipe", "Chinese script"),
        QT_TRANSLATE_NOOP(
            "recipe", "Reads traditional characters as simplified ones, or the other way round, by OpenCC."
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "Keep. Choose one where both scripts are mixed."),
    )
    normalize_width: bool = setting(
        False,
        QT_TRANSLATE_NOOP("recipe", "Full width as half width"),
        QT_TRANSLATE_NOOP("recipe", "Reads ＡＢＣ１２３ as ABC123. Chinese commas and full stops stay."),
    )
    normalize_punctuation: bool = setting(
        False,
        QT_TRANSLATE_NOOP("recipe", "Even out punctuation"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "Reads Chinese and English commas, full stops, quotation marks and brackets as the same.",
        ),
    )
    user_words: Annotated[tuple[str, ...], BeforeValidator(split_words), AfterValidator(check_user_words)] = (
        setting(
            (),
            QT_TRANSLATE_NOOP("recipe", "My words"),
            QT_TRANSLATE_NOOP(
                "recipe",
                "Words that stay in one piece, and with a / those that are cut there: 云计算, 计算/机. How often "
                "such a word is to be expected is worked out by the program.",
            ),
            usual=QT_TRANSLATE_NOOP("recipe", "Names and terms that the cutting gets wrong."),
        )
    )
    stop_words: Annotated[tuple[str, ...], BeforeValidator(split_words), AfterValidator(check_stop_words)] = (
        setting(
            (),
            QT_TRANSLATE_NOOP("recipe", "Stop words"),
            QT_TRANSLATE_NOOP(
                "recipe",
                "Words that are left out because they say little: chinese and english are lists of ours, a - in front "
                "of a word keeps it. When the network writes nothing is left out.",
            ),
            usual=QT_TRANSLATE_NOOP("recipe", "None: a network that reads in order can use every word."),
            tasks=("classification",),
        )
    )
    hmm: bool = setting(
        True,
        QT_TRANSLATE_NOOP("recipe", "Guess new words"),
        QT_TRANSLATE_NOOP("recipe", "Lets jieba join characters into words that are not in its dictionary."),
        level=Level.EXPERT,
    )
    max_vocabulary: int = setting(
        10_000,
        QT_TRANSLATE_NOOP("recipe", "Vocabulary size"),
        QT_TRANSLATE_NOOP(
            "recipe", "How many tokens get a number of their own; the most frequent ones are taken."
        ),
        smaller=QT_TRANSLATE_NOOP("recipe", "A smaller network that meets more unknown words."),
        larger=QT_TRANSLATE_NOOP(
            "recipe", "Fewer unknown words, more numbers to learn, rare words learned badly."
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "5 000 to 30 000 words; characters need fewer."),
        level=Level.SIMPLE,
        ge=4,
        le=1_000_000,
    )
    min_count: int = setting(
        1,
        QT_TRANSLATE_NOOP("recipe", "Minimum count"),
        QT_TRANSLATE_NOOP("recipe", "A token seen fewer times than this counts as unknown."),
        smaller=QT_TRANSLATE_NOOP("recipe", "Rare words are kept."),
        larger=QT_TRANSLATE_NOOP(
            "recipe", "Rare words become unknown, which the network then learns to live with."
        ),
        usual=QT_TRANSLATE_NOOP("recipe", "1 to 5."),
        ge=1,
        le=1000,
    )
    max_tokens: int = setting(
        500,
        QT_TRANSLATE_NOOP("recipe", "Longest document"),
        QT_TRANSLATE_NOOP("recipe", "Documents with more tokens lose the rest."),
        smaller=QT_TRANSLATE_NOOP("recipe", "Trains faster; more documents lose their end."),
        larger=QT_TRANSLATE_NOOP("recipe", "Nothing is cut off; long documents take longer."),
        usual=QT_TRANSLATE_NOOP("recipe", "100 to 500."),
        ge=1,
        le=100_000,
        tasks=("classification", "aligned", "conditional", "seq2seq"),
    )
    truncate: Truncate = setting(
        Truncate.HEAD,
        QT_TRANSLATE_NOOP("recipe", "Keep"),
        QT_TRANSLATE_NOOP("recipe", "Which end of an over-long document is kept: its head or its tail."),
        level=Level.EXPERT,
        tasks=("classification",),
    )
    shared_vocabulary: bool = setting(
        False,
        QT_TRANSLATE_NOOP("recipe", "One vocabulary"),
        QT_TRANSLATE_NOOP(
            "recipe",
            "Texts and their answers have one list of tokens, so that tied weights can read and answer with one table.",
        ),
        usual=QT_TRANSLATE_NOOP(
            "recipe", "On where both are of one kind, such as couplets; off to translate."
        ),
        level=Level.EXPERT,
        tasks=("aligned", "seq2seq"),
    )
