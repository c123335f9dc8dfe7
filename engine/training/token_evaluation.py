"""How well a network answers: its answers against those of a corpus."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from engine.networks.aligned import Aligned
from engine.networks.seq2seq import Seq2Seq
from engine.text.encoded import EncodedCorpus
from engine.text.pipeline import TextPipeline
from engine.training.answers import answer_ids
from engine.training.batches import Documents, sorted_batches
from engine.training.bleu import Bleu

_TEXTS, _TOKENS = 64, 8192


@dataclass(frozen=True, slots=True)
class AnswerScores:
    """`bleu` from 0 to 100; `exact_match` the share of answers that are right in every token, `tokens` that of the tokens
    of all answers that are right at their place.
    """

    bleu: float
    exact_match: float
    tokens: float


def compare_answers(
    network: Aligned | Seq2Seq,
    pipeline: TextPipeline,
    encoded: EncodedCorpus,
    targets: Sequence[str],
    documents: Documents,
    most: int,
    beam: int,
) -> Generator[None, None, AnswerScores]:
    """Answer all `documents` and compare with their `targets`, token by token; one yield per batch.

    Tokens are those of the pipeline, so upper case, for one, does not matter where it was evened out.
    """
    answering = pipeline.target
    assert answering is not None
    names, bleu, exact, right, count = answering.vocabulary.tokens, Bleu(), 0, 0, 0
    network.eval()
    for part in sorted_batches(documents, encoded.lengths, _TEXTS, _TOKENS):
        texts = [encoded.document(i).tolist() for i in part.tolist()]
        for number, ids in zip(part.tolist(), answer_ids(network, texts, most, beam), strict=True):
            answer, wanted = [names[i] for i in ids], answering.tokens(targets[number])
            bleu.add(answer, wanted)
            exact += answer == wanted
            right += sum(one == other for one, other in zip(answer, wanted, strict=False))
            count += len(wanted)
        yield
    return AnswerScores(bleu.score(), exact / max(1, len(documents)), right / max(1, count))
