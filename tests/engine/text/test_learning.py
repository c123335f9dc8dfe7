import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from engine.cache import Cache
from engine.control import RunControl
from engine.events import Work, result_of
from engine.recipe.text import TextSettings
from engine.text import learning
from engine.text.learned_settings import LearnedSettings, parse_text_settings, to_learn
from engine.text.learning import learn_settings

BPE = TextSettings.model_validate({"cutter": "bpe", "max_vocabulary": 320})


def corpus(**facts: Any) -> Any:
    texts = ("the tea", "the great tea", "noodles")
    return SimpleNamespace(
        **{
            "texts": texts,
            "running": False,
            "key": "k",
            "characters": sum(map(len, texts)),
            "pieces": lambda: enumerate(texts),
            **facts,
        }
    )


def test_only_word_pieces_are_learned() -> None:
    words = TextSettings.model_validate({"cutter": "words"})
    assert result_of(learn_settings(corpus(), words, [0], RunControl())) is words
    learned = result_of(learn_settings(corpus(), BPE, [0, 1], RunControl()))
    assert isinstance(learned, LearnedSettings)
    assert result_of(learn_settings(corpus(), learned, [0, 1], RunControl())) is learned
    assert parse_text_settings(learned.model_dump(mode="json")) == learned
    assert parse_text_settings(BPE.model_dump(mode="json")) == BPE
    assert (to_learn(BPE), to_learn(learned), to_learn(words)) == (True, False, False)


def test_the_validation_part_is_not_learned_from() -> None:
    learned = result_of(learn_settings(corpus(), BPE, [0, 1], RunControl()))
    assert isinstance(learned, LearnedSettings)
    assert '"tea"' in learned.bpe or '" t", "ea"' in learned.bpe
    assert "o" not in json.loads(learned.bpe)["characters"]


def test_a_running_text_is_learned_from_as_a_whole() -> None:
    running = corpus(running=True, texts=("the the",), pieces=lambda: iter([(0, "the tea "), (0, "the tea")]))
    learned = result_of(learn_settings(running, BPE, [0], RunControl()))
    assert isinstance(learned, LearnedSettings)
    assert '" t", "ea"' in learned.bpe


def test_what_was_learned_is_kept(tmp_path: Path, monkeypatch: Any) -> None:
    cache = Cache(tmp_path)
    first = result_of(learn_settings(corpus(), BPE, [0, 1], RunControl(), cache))

    def refuse(*_: object) -> Work[str]:
        raise AssertionError("learned again")

    kept = learning._learn
    monkeypatch.setattr(learning, "_learn", refuse)
    assert result_of(learn_settings(corpus(), BPE, [0, 1], RunControl(), cache)) == first
    monkeypatch.setattr(learning, "_learn", kept)
    other = result_of(learn_settings(corpus(), BPE, [2], RunControl(), cache))
    assert other != first
    for path in tmp_path.rglob("bpe.json"):
        path.write_text("{")
    assert result_of(learn_settings(corpus(), BPE, [0, 1], RunControl(), cache)) == first
