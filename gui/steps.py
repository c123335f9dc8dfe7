"""The stops of the road in their order, and the states a stop can be in. No Qt."""

from __future__ import annotations

from enum import Enum


class Step(str, Enum):
    """One stop; `START` is the first screen and has no cell on the rail."""

    START = "start"
    CORPUS = "corpus"
    TEXT = "text"
    NETWORK = "network"
    TRAIN = "train"
    TRY = "try"
    VECTORS = "vectors"


class StepState(str, Enum):
    """How far a stop is."""

    EMPTY = "empty"  # something before it is missing
    READY = "ready"  # can be worked on now
    WORKING = "working"
    DONE = "done"
    OUT_OF_DATE = "out_of_date"  # done with other settings than there are now


RAIL_STEPS = (Step.CORPUS, Step.TEXT, Step.NETWORK, Step.TRAIN, Step.TRY, Step.VECTORS)
