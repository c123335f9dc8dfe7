"""Every text once per epoch, with hardly any padding."""

import numpy as np
import torch
from hypothesis import given
from hypothesis import strategies as st

from engine.text.encoded import EncodedCorpus
from engine.training.batches import make_batch, pad_ids, shuffled_batches, sorted_batches

CPU = torch.device("cpu")


def encoded(*texts: list[int]) -> EncodedCorpus:
    offsets = np.cumsum([0, *map(len, texts)])
    return EncodedCorpus(
        np.array([i for text in texts for i in text], np.int32),
        offsets.astype(np.int64),
        np.arange(len(texts), dtype=np.int64),
        tuple(map(str, range(len(texts)))),
    )


@given(st.lists(st.integers(0, 30), min_size=1, max_size=200), st.integers(1, 40), st.integers(0, 3))
def test_every_document_once(lengths: list[int], size: int, epoch: int) -> None:
    documents, sizes = np.arange(len(lengths)), np.array(lengths)

    batches = shuffled_batches(documents, sizes, size, seed=1, epoch=epoch)

    assert sorted(np.concatenate(batches)) == list(range(len(lengths)))
    assert max(map(len, batches)) <= size
    assert len(batches) == -(-len(lengths) // size)


def test_seed_and_epoch_decide_the_order() -> None:
    documents, lengths = np.arange(100), np.arange(100) % 7

    def order(seed: int, epoch: int) -> list[int]:
        return [int(i) for i in np.concatenate(shuffled_batches(documents, lengths, 8, seed, epoch))]

    assert order(1, 0) == order(1, 0)
    assert order(1, 0) != order(1, 1)
    assert order(1, 0) != order(2, 0)


def test_little_padding_is_read() -> None:
    lengths = np.random.default_rng(0).integers(5, 500, 5000)

    batches = shuffled_batches(np.arange(5000), lengths, 32, seed=0, epoch=0)

    padded = sum(int(lengths[batch].max()) * len(batch) for batch in batches)
    assert padded / lengths.sum() < 1.03


def test_evaluation_batches_hold_everything_within_limits() -> None:
    lengths = np.array([3, 900, 10, 10, 0, 2000, 9])

    batches = list(sorted_batches(np.arange(7), lengths, size=3, tokens=1000))

    assert sorted(np.concatenate(batches)) == list(range(7))
    assert [int(i) for i in batches[0]] == [5]  # too long alone, read alone
    assert all(len(batch) <= 3 for batch in batches)


def test_a_batch_is_padded_at_the_end() -> None:
    batch = make_batch(encoded([5, 6, 7], [], [8]), np.array([2, 0, 1]), CPU)

    assert batch.ids.tolist() == [[8, 0, 0], [5, 6, 7], [0, 0, 0]]
    assert batch.lengths.tolist() == [1, 3, 1]  # an empty text is read as one <pad>
    assert batch.labels.tolist() == [2, 0, 1]
    assert batch.tokens == 4


def test_empty_texts_alone_make_a_batch() -> None:
    assert make_batch(encoded([], []), np.array([0, 1]), CPU).ids.tolist() == [[0], [0]]


def test_texts_are_padded_like_a_batch() -> None:
    ids, lengths = pad_ids([[4, 5], [], [6]], CPU)

    assert ids.tolist() == [[4, 5], [0, 0], [6, 0]]
    assert lengths.tolist() == [2, 1, 1]
