import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from engine.control import RunControl
from engine.errors import EngineError, Stopped
from engine.events import Progressed, Stage, result_of
from engine.recipe.text import TextSettings
from engine.text import bpe_training
from engine.text.bpe_model import BpeModel
from engine.text.bpe_training import spread_pieces, spread_texts, train_bpe

ROOT = Path(__file__).parents[3]
TEXTS = ["the great noodles", "味道很好，很快", "the greatest tea"] * 20
SETTINGS = TextSettings(max_vocabulary=340)


def test_it_learns_what_is_frequent() -> None:
    model = BpeModel.from_json(result_of(train_bpe(TEXTS, SETTINGS, RunControl())))
    assert " great" in model.tokens
    assert "很" in model.characters
    assert len(model.tokens) <= 340 - 3


def test_the_same_texts_give_the_same_model_in_every_process() -> None:
    code = (
        "from engine.text.bpe_training import *; from engine.events import result_of;"
        f"texts={TEXTS!r}; settings=TextSettings(max_vocabulary=340);"
        "print(ascii(result_of(train_bpe(texts, settings, RunControl()))))"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ascii(result_of(train_bpe(TEXTS, SETTINGS, RunControl())))


def test_a_small_vocabulary_is_told() -> None:
    with pytest.raises(EngineError, match=r"text\.max_vocabulary is 100; word pieces need at least 300"):
        result_of(train_bpe(TEXTS, TextSettings(max_vocabulary=100), RunControl()))


def test_no_text_gives_bytes() -> None:
    model = BpeModel.from_json(result_of(train_bpe([], SETTINGS, RunControl())))
    assert model.merges == ()
    assert len(model.tokens) == 258


def test_a_stop_is_heard_while_it_learns(monkeypatch: pytest.MonkeyPatch) -> None:
    control = RunControl()
    work = train_bpe(TEXTS * 500, SETTINGS, control)
    events = [next(work)]
    monkeypatch.setattr(bpe_training._Training, "start", lambda self: control.stop())
    with pytest.raises(Stopped):
        events += list(work)
    assert all(isinstance(event, Progressed) and event.stage is Stage.LEARNING for event in events)


def test_a_fault_of_the_library_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(bpe_training._Training, "_until_stopped", fail)
    with pytest.raises(RuntimeError, match="broken"):
        result_of(train_bpe(TEXTS, SETTINGS, RunControl()))


def test_texts_come_from_everywhere_and_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{i:04}" for i in range(1000)]
    assert sorted(spread_texts(texts, range(1000))) == texts
    assert sorted(spread_texts(texts, [3, 5])) == ["0003", "0005"]
    assert list(spread_texts(texts, [])) == []
    monkeypatch.setattr(bpe_training, "LEARNED_FROM", 400)
    some = sorted(map(int, spread_texts(texts, range(1000))))
    assert len(some) == 100
    assert max(b - a for a, b in pairwise(some)) < 50


def test_a_book_is_learned_from_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bpe_training, "LEARNED_FROM", 40_000)
    book = "word " * 40_000
    pieces = list(spread_texts([book], [0]))
    assert 30_000 < sum(map(len, pieces)) < 60_000
    assert list(spread_pieces("abcdef", 120_000)) == ["a", "d"]
