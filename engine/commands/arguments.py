"""What can be said on the command line. Wrong usage is an `EngineError` like any other trouble."""

from __future__ import annotations

import argparse
from typing import NoReturn, TypeAlias

from engine import __version__
from engine.errors import EngineError
from engine.words import QT_TRANSLATE_NOOP

Options = argparse.Namespace
_Verbs: TypeAlias = "argparse._SubParsersAction[_Parser]"  # argparse has no public name for it


class _Parser(argparse.ArgumentParser):
    """argparse with our sentences instead of its own way out."""

    def error(self, message: str) -> NoReturn:
        raise EngineError(
            QT_TRANSLATE_NOOP("engine", "{message}. '{program} --help' shows what can be said."),
            message=message[:1].upper() + message[1:].rstrip("."),
            program=self.prog,
        )


def make_parser() -> argparse.ArgumentParser:
    """The verbs and their options, as the program promises them."""
    parser = _Parser(
        prog="main.py",
        allow_abbrev=False,
        description="Unroll without a window. Exit codes: 0 done, 2 something you can mend, 1 a fault of ours, 130 stopped.",
    )
    parser.add_argument("--version", action="version", version=f"Unroll {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=_Parser)
    _add_learning(verbs)
    _add_using(verbs)
    _add_looking(verbs)
    return parser


def _add_learning(verbs: _Verbs) -> None:
    train = _verb(verbs, "train", "train a run on a corpus", project=True)
    _add_wishes(train)
    train.add_argument("--name", metavar="RUN", help="what to call the run")
    finding = _verb(verbs, "find-rate", "measure which learning rate suits; keeps nothing", project=True)
    _add_wishes(finding)
    finding.add_argument(
        "--steps", metavar="N", type=_steps, default=120, help="how many rates to try (120; 10 to 10000)"
    )
    _add_wishes(
        _verb(verbs, "forecast", "what a run would take on this computer; keeps nothing", project=True)
    )
    luck = _verb(
        verbs, "luck", "the same settings with several seeds: what is better, and what was luck", project=True
    )
    _add_wishes(luck)
    luck.add_argument(
        "--seeds", metavar="N", type=int, default=3, help="how many runs to train (3); 0 compares only"
    )
    _add_sweep(verbs)
    resume = _verb(verbs, "resume", "go on with a run that was cut off", project=True, run=True)
    resume.add_argument(
        "--set",
        metavar="KEY=VALUE",
        action="extend",
        nargs="+",
        default=[],
        dest="assignments",
        help="go on with other settings, such as training.epochs=20 (of training. only)",
    )
    resume.add_argument(
        "--corpus", metavar="PATH", nargs="+", help="where the very same corpus is now, if it was moved"
    )
    _add_device(resume)
    evaluate = _verb(verbs, "evaluate", "measure a run on another file", project=True, run=True)
    evaluate.add_argument(
        "--corpus", metavar="PATH", nargs="+", required=True, help="texts, for a classifier with labels"
    )


def _add_sweep(verbs: _Verbs) -> None:
    sweep = _verb(
        verbs,
        "sweep",
        "a run for each of a few values of up to three settings, and a table of them",
        project=True,
    )
    sweep.add_argument(
        "--vary",
        metavar="KEY=VALUE,VALUE",
        action="extend",
        nargs="+",
        required=True,
        help="settings and what they shall be, such as model.hidden_size=32,64 (with | between values that have commas)",
    )
    sweep.add_argument(
        "--forecast",
        action="store_true",
        help="say how many runs it would be and what they take; train nothing",
    )
    _add_wishes(sweep)


def _add_wishes(parser: argparse.ArgumentParser) -> None:
    """What a run is wished to be."""
    parser.add_argument(
        "--corpus", metavar="PATH", nargs="+", help="files, folders or archives; later runs remember them"
    )
    start = parser.add_mutually_exclusive_group()
    start.add_argument("--recipe", metavar="FILE.toml", help="settings from a file")
    start.add_argument("--preset", metavar="NAME", help="a ready-made starting point, see 'presets'")
    _add_settings(parser)
    _add_device(parser)


def _add_using(verbs: _Verbs) -> None:
    score = _verb(verbs, "score", "give each text a label and its probability", project=True, run=True)
    _add_texts(score)
    _add_epoch(score)
    score.add_argument("--explain", action="store_true", help="what each word did to the answer")
    write = _verb(verbs, "write", "let a language model write", project=True, run=True)
    write.add_argument("--prompt", metavar="TEXT", default="", help="how the text begins")
    _add_epoch(write)
    write.add_argument("--label", metavar="LABEL", help="write for this label")
    for name, kind, letter, what in (
        ("tokens", int, "N", "how many tokens"),
        ("temperature", float, "T", "0 takes the likeliest token, more is more daring"),
        ("top-k", int, "K", "choose among the K likeliest only"),
        ("top-p", float, "P", "choose among the likeliest that together reach P"),
        ("beam", int, "B", "how many drafts to keep side by side"),
        ("seed", int, "S", "the same seed writes the same text"),
    ):
        write.add_argument(f"--{name}", metavar=letter, type=kind, help=what)
    answer = _verb(verbs, "answer", "answer one text with another", project=True, run=True)
    _add_texts(answer)
    _add_epoch(answer)
    answer.add_argument("--beam", metavar="B", type=int, help="how many drafts to keep side by side")
    vectors = _verb(
        verbs, "vectors", "compare the word vectors of a run or of a file", project=True, run=True
    )
    _add_epoch(vectors)
    _add_vectors(vectors)


def _add_vectors(vectors: argparse.ArgumentParser) -> None:
    vectors.epilog = (
        "PROJECT may also be a file of vectors: word2vec (text or binary), GloVe, fastText (.vec), also .gz."
    )
    wish = vectors.add_mutually_exclusive_group(required=True)
    wish.add_argument("--neighbours", metavar="WORD", help="the words used most alike")
    wish.add_argument("--analogy", metavar=("A", "B", "C"), nargs=3, help="A is to B as C is to what")
    wish.add_argument("--similarity", metavar=("A", "B"), nargs=2, help="how alike two words are")
    wish.add_argument("--odd", metavar="WORD", nargs="+", help="which of three or more words fits least")
    wish.add_argument(
        "--export",
        "--save",
        metavar="FILE",
        dest="export",
        help="all vectors as a file: .vec or .txt (word2vec, fastText), .bin (word2vec), .tsv (projectors), also .gz",
    )
    vectors.add_argument(
        "--format",
        choices=("word2vec", "binary", "glove", "fasttext", "tsv"),
        help="the kind of the file, where its name does not say it",
    )
    vectors.add_argument("--count", metavar="N", type=int, default=10, help="how many words are shown (10)")
    vectors.add_argument(
        "--metric",
        choices=("cosine", "euclidean", "manhattan", "chebyshev", "all"),
        default="cosine",
        help="(cosine); all shows the four side by side",
    )


def _add_looking(verbs: _Verbs) -> None:
    inspect = _verb(verbs, "inspect", "what files and folders look like to the importer")
    inspect.add_argument("path", metavar="PATH", nargs="+", help="files, folders or archives")
    inspect.add_argument(
        "--doctor",
        action=argparse.BooleanOptionalAction,
        help="look for faults in the texts (for up to 100 MB unless asked)",
    )
    inspect.add_argument(
        "--fix",
        metavar="NAME",
        action="extend",
        nargs="+",
        default=[],
        help="look at it with these fixes done, see corpus.fixes",
    )
    runs = _verb(verbs, "runs", "the runs of a project", project=True)
    runs.add_argument(
        "--results",
        action="store_true",
        help="settings and what came of them, the best first, seeds together",
    )
    note = _verb(verbs, "note", "what you wrote about a run, or write it", project=True, run=True)
    note.add_argument("--text", metavar="TEXT", help="the new note; an empty one takes it away")
    _verb(verbs, "presets", "the ready-made starting points")
    _add_summary(verbs)
    _verb(verbs, "check", "whether a project file is whole", project=True)


def _add_summary(verbs: _Verbs) -> None:
    summary = _verb(verbs, "summary", "the layers of a network and how many numbers it learns", run=True)
    summary.add_argument("project", metavar="PROJECT", nargs="?", help="of a run; else of settings")
    start = summary.add_mutually_exclusive_group()
    start.add_argument("--recipe", metavar="FILE.toml", help="settings from a file")
    start.add_argument("--preset", metavar="NAME", help="a ready-made starting point, see 'presets'")
    _add_settings(summary)
    for name, what in (
        ("vocabulary", "how many tokens are known (text.max_vocabulary)"),
        ("labels", "how many labels there are (2)"),
        ("targets", "how many tokens answers are made of (as many as are known)"),
        ("steps", "how many tokens are read (the longest document, or a window)"),
    ):
        summary.add_argument(f"--{name}", metavar="N", type=_count, help=what)


def _steps(text: str) -> int:
    """A number of rates between which a curve can be seen."""
    steps = int(text)
    if not 10 <= steps <= 10_000:
        raise argparse.ArgumentTypeError(f"{steps} is not between 10 and 10000")
    return steps


def _count(text: str) -> int:
    """A whole number of at least 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number of at least 1")
    return int(text)


def _add_settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--set",
        metavar="KEY=VALUE",
        action="extend",
        nargs="+",
        default=[],
        dest="assignments",
        help="single settings, such as model.cell=gru",
    )


def _verb(
    verbs: _Verbs, name: str, what: str, *, project: bool = False, run: bool = False
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = verbs.add_parser(
        name, help=what, description=what[:1].upper() + what[1:] + ".", allow_abbrev=False
    )
    if project:
        parser.add_argument("project", metavar="PROJECT", help="the project file, NAME.unroll")
    if run:
        parser.add_argument("--run", metavar="RUN", help="which run (the newest that has weights)")
    parser.add_argument("--json", action="store_true", help="one JSON object a line on stdout")
    parser.add_argument("--debug", action="store_true", help="show where a fault of ours happened")
    return parser


def _add_epoch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--epoch", metavar="N", type=int, help="as it was after epoch N, not the best one")


def _add_device(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto", help="(auto)")


def _add_texts(parser: argparse.ArgumentParser) -> None:
    texts = parser.add_mutually_exclusive_group(required=True)
    texts.add_argument("--text", metavar="TEXT")
    texts.add_argument(
        "--input",
        metavar="FILE",
        nargs="+",
        help="texts in any form the importer reads, from one file or more",
    )
    parser.add_argument("--output", metavar="FILE", help="results as .csv or .jsonl instead of on the screen")
