"""How good a trained run is on a corpus of its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.cache import Cache
from engine.control import RunControl
from engine.corpus.documents import Corpus
from engine.corpus.reading import read_corpus
from engine.corpus.sources import CorpusPath
from engine.errors import EngineError
from engine.events import Progressed, Stage, Work
from engine.networks.aligned import Aligned
from engine.networks.classifier import Classifier
from engine.networks.conditional import Conditional
from engine.networks.language_model import LanguageModel
from engine.networks.seq2seq import Seq2Seq
from engine.project.project import Project
from engine.recipe.recipe import Recipe
from engine.text.encoded import EncodedCorpus, encode_corpus, renumbered
from engine.text.pairs import fitting_documents, left_out_sentence, refuse_nothing_fitting, targets_of
from engine.text.pipeline import TextPipeline
from engine.text.token_stream import TokenStream
from engine.training.checkpoints import load_network
from engine.training.devices import choose_threads, use_threads
from engine.training.lessons import classify_all, foretell_all
from engine.training.resident import Texts
from engine.training.scores import perplexity
from engine.training.token_evaluation import compare_answers
from engine.training.token_lessons import make_reader, read_all
from engine.words import QT_TRANSLATE_NOOP

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """What a run makes of a corpus. `loss` in nats per document (classification) or token (all others).

    `confusion[i][j]` documents of label i were given label j; `labels` names both. `accuracy` is the share of documents
    with the right label, or of tokens foretold rightly from the true ones before. `bleu` (0 to 100), `exact_match`
    and, of answers as long as their texts, `answer_accuracy` (the share of right tokens) are about answers written without
    help. None where it does not apply. `left_out`: documents that could not be read.
    """

    examples: int
    loss: float
    accuracy: float | None
    macro_f1: float | None
    perplexity: float | None
    labels: tuple[str, ...]
    confusion: tuple[tuple[int, ...], ...] | None
    bleu: float | None = None
    exact_match: float | None = None
    answer_accuracy: float | None = None
    left_out: EngineError | None = None


def evaluate_run(
    project: Project,
    path: CorpusPath,
    control: RunControl,
    run: str | None = None,
    cache: Cache | None = None,
) -> Work[EvaluationReport]:
    """Read the corpus at `path` as the run read its own, and judge the run's best epoch by all of it."""
    record = project.run(run)
    recipe, pipeline = record.recipe, project.run_pipeline(record)
    network = load_network(project, record)
    use_threads(choose_threads(recipe))
    corpus = yield from read_corpus(path, recipe.corpus, recipe.task, control, cache)
    encoded = yield from encode_corpus(corpus, pipeline, recipe.task, control, cache)
    if isinstance(network, LanguageModel):
        return (yield from _evaluate_language_model(network, encoded, recipe.training.bptt_steps, control))
    if recipe.task.labelled:
        encoded = dataclasses.replace(
            encoded, labels=label_numbers(corpus, record.labels), label_names=record.labels
        )
    if isinstance(network, Classifier):
        return (yield from _evaluate_classifier(network, encoded, control))
    return (yield from _evaluate_tokens(network, recipe, pipeline, corpus, encoded, control, cache))


def _evaluate_tokens(
    network: Aligned | Conditional | Seq2Seq,
    recipe: Recipe,
    pipeline: TextPipeline,
    corpus: Corpus,
    encoded: EncodedCorpus,
    control: RunControl,
    cache: Cache | None,
) -> Work[EvaluationReport]:
    """Token by token with the true ones before it, then, of pairs, the answers written without help."""
    targets = None
    if pipeline.target is not None:
        answers = targets_of(corpus)
        targets = yield from encode_corpus(answers, pipeline.target, recipe.task, control, cache)
    fitting = fitting_documents(encoded.offsets, targets.offsets if targets else None, recipe.task, control)
    refuse_nothing_fitting(fitting, recipe.task)
    scores = yield from _watched(read_all(make_reader(network, encoded, targets), fitting), control)
    report = EvaluationReport(
        len(fitting), scores.loss, scores.accuracy, None, perplexity(scores.loss), (), None
    )
    if left_out := len(encoded) - len(fitting):
        report = dataclasses.replace(report, left_out=left_out_sentence(left_out, recipe.task))
    if isinstance(network, Conditional):
        return report
    assert corpus.targets is not None
    writing = recipe.writing
    work = compare_answers(network, pipeline, encoded, corpus.targets, fitting, writing.tokens, writing.beam)
    found = yield from _watched(work, control)
    tokens = found.tokens if isinstance(network, Aligned) else None
    return dataclasses.replace(report, bleu=found.bleu, exact_match=found.exact_match, answer_accuracy=tokens)


def _evaluate_classifier(
    network: Classifier, encoded: EncodedCorpus, control: RunControl
) -> Work[EvaluationReport]:
    everything = np.arange(len(encoded), dtype=np.int32)
    texts = Texts(encoded, network.answer.weight.device, resident=False)  # each is read once
    answers = yield from _watched(classify_all(network, texts, everything), control)
    confusion = answers.confusion
    scores = answers.scores()
    return EvaluationReport(
        examples=scores.count,
        loss=scores.loss,
        accuracy=scores.accuracy,
        macro_f1=macro_f1(confusion),
        perplexity=None,
        labels=encoded.label_names,
        confusion=tuple(tuple(int(n) for n in row) for row in confusion),
    )


def _evaluate_language_model(
    network: LanguageModel, encoded: EncodedCorpus, steps: int, control: RunControl
) -> Work[EvaluationReport]:
    ids = TokenStream(encoded, np.arange(len(encoded), dtype=np.int32))
    if len(ids) < 2:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "There is too little text to evaluate: two tokens at least are needed."
            )
        )
    scores = yield from _watched(foretell_all(network, ids, steps), control)
    return EvaluationReport(len(encoded), scores.loss, None, None, perplexity(scores.loss), (), None)


def _watched(work: Generator[None, None, T], control: RunControl) -> Work[T]:
    """Run evaluation batch by batch, telling of each and stopping when asked."""
    done = 0
    while True:
        control.check()
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result
        done += 1
        yield Progressed(Stage.EVALUATING, done)


def label_numbers(corpus: Corpus, names: tuple[str, ...]) -> NDArray[np.signedinteger]:
    """Each document's label as the run numbers them; raises `EngineError` when the run never met one of them."""
    if corpus.labels is None:
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine", "This corpus has no labels to compare with. Choose one with a label column."
            )
        )
    if unknown := sorted(set(corpus.label_counts) - set(names)):
        raise EngineError(
            QT_TRANSLATE_NOOP(
                "engine",
                "The label '{label}' is none of the run's labels ({names}). Choose the right label column.",
            ),
            label=unknown[0],
            names=", ".join(names),
        )
    return renumbered(corpus, names)


def macro_f1(confusion: NDArray[np.integer]) -> float:
    """The mean F1 of the labels that occur, in truth or answer: rare labels count as much as frequent ones."""
    right = np.diag(confusion)
    total = confusion.sum(axis=0) + confusion.sum(axis=1)
    seen = total > 0
    return float((2 * right[seen] / total[seen]).mean()) if seen.any() else 0.0
