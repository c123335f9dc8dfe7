"""A writer goes on with a text, shows what it had to choose from, and stops where it should."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.control import RunControl
from engine.errors import EngineError
from engine.events import TokenWritten, result_of
from engine.networks.sampling import next_probabilities
from engine.project.project import Project
from engine.recipe.recipe import Task
from engine.recipe.writing import WritingSettings
from engine.text.vocabulary import EOS, PAD, UNK
from engine.use.writing import Writer, WrittenText
from tests.engine.project.helpers import SOURCE, a_run
from tests.engine.use.helpers import a_writer, pipeline_over, small_recipe


def write(writer: Writer, prompt: str = "ab", **settings: object) -> WrittenText:
    wanted = WritingSettings.model_validate({"tokens": 12, **settings})
    return result_of(writer.write(prompt, wanted, RunControl()))


def told(writer: Writer, prompt: str = "ab", **settings: object) -> list[TokenWritten]:
    wanted = WritingSettings.model_validate({"tokens": 12, **settings})
    events = list(writer.write(prompt, wanted, RunControl()))
    assert all(isinstance(event, TokenWritten) for event in events)
    return [event for event in events if isinstance(event, TokenWritten)]


def test_text_is_the_prompt_and_what_comes_after_it() -> None:
    written = write(a_writer())
    assert len(written.tokens) == 12
    assert written.text == "ab" + "".join(written.tokens)
    assert (written.unknown_tokens, written.ended) == ((), False)


def test_temperature_zero_takes_the_likeliest_at_each_step() -> None:
    writer = a_writer()
    ids = writer.pipeline.encode("ab")
    for token in write(writer, temperature=0.0, tokens=6).tokens:
        logits = writer._network(torch.tensor([ids]))[0][0, -1]
        logits[[PAD, UNK, EOS]] = -torch.inf
        assert token == writer.pipeline.vocabulary.token_of(int(logits.argmax()))
        ids.append(int(logits.argmax()))


def test_top_k_of_one_and_a_tiny_top_p_are_greedy() -> None:
    writer = a_writer()
    greedy = write(writer, temperature=0.0)
    assert write(writer, top_k=1) == write(writer, top_p=1e-6) == greedy


def test_the_same_seed_writes_the_same_text() -> None:
    writer = a_writer()
    texts = [write(writer, seed=seed, temperature=1.5, tokens=30).text for seed in (1, 1, 2)]
    assert texts[0] == texts[1] != texts[2]


def test_special_tokens_are_never_written() -> None:
    writer = a_writer(likes={PAD: 50.0, UNK: 50.0, EOS: 50.0})
    tokens = write(writer, temperature=2.0, tokens=60).tokens
    assert len(tokens) == 60
    assert set(tokens) <= set("abc ")


def test_text_of_documents_may_come_to_its_end() -> None:
    written = write(a_writer(endless=False, likes={EOS: 50.0}))
    assert (written.tokens, written.text, written.ended) == ((), "ab", True)


def test_documents_begin_where_another_one_ended() -> None:
    writer = a_writer(endless=False)
    assert writer._opening([5, 6]) == [EOS, 5, 6]
    assert writer._opening([]) == [EOS]


def test_endless_text_without_a_prompt_begins_somewhere() -> None:
    assert len(write(a_writer(), prompt="").tokens) == 12
    assert len(write(a_writer(("ab\nc",)), prompt="").tokens) == 12


def test_guesses_are_the_four_likeliest_and_the_taken_one_is_marked() -> None:
    events = told(a_writer(), temperature=1.0, tokens=40)
    for n, event in enumerate(events):
        shares = [share for _, share in event.guesses]
        assert event.position == n
        assert len(shares) == 4
        assert shares == sorted(shares, reverse=True)
        assert sum(shares) <= 1.0 + 1e-9
        assert event.taken is not None
        assert event.guesses[event.taken][0] == event.token
    assert {event.taken for event in events} != {0}


def test_text_grows_token_by_token() -> None:
    events = told(a_writer())
    for before, after in pairwise(events):
        assert after.text == before.text + after.token


def test_words_are_joined_as_their_language_does() -> None:
    writer = a_writer(("the cat , the dog",), text__cutter="words")
    written = write(writer, prompt="The dog", seed=3)
    assert written.text.startswith("The dog")
    assert written.text[7:9] in (", ", " t", " c", " d")
    assert " ," not in written.text
    assert "  " not in written.text


def test_unknown_characters_of_the_prompt_are_told_and_kept() -> None:
    written = write(a_writer(), prompt="a时b时")
    assert written.unknown_tokens == ("时",)
    assert written.text.startswith("a时b时")


def test_a_stop_keeps_what_was_written() -> None:
    control = RunControl()
    work = a_writer().write("ab", WritingSettings(tokens=1000), control)
    for _ in range(5):
        next(work)
    control.stop()
    with pytest.raises(StopIteration) as end:
        next(work)
    assert len(end.value.value.tokens) == 5


def test_repetition_penalty_makes_what_was_just_written_less_likely() -> None:
    logits = np.array([1.0, -1.0, 0.5])
    settings = WritingSettings(repetition_penalty=2.0, temperature=1.0)
    with_penalty, _ = next_probabilities(logits, [0, 1], settings)
    without, _ = next_probabilities(logits, [], settings)
    assert with_penalty[0] < without[0]
    assert with_penalty[2] > without[2]


def test_colder_text_is_likelier_text() -> None:
    hot = told(a_writer(), temperature=3.0, tokens=40, seed=1)
    cold = told(a_writer(), temperature=0.1, tokens=40, seed=1)
    assert sum(event.taken == 0 for event in cold) > sum(event.taken == 0 for event in hot)


def test_trace_of_a_prompt_has_a_state_for_each_token() -> None:
    assert a_writer().trace("abc").hidden[0].shape == (3, 5)
    with pytest.raises(EngineError, match="no text to read"):
        a_writer().trace("")


def test_run_that_cannot_write_is_a_sentence(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.unroll") as project:
        with pytest.raises(EngineError, match="Nothing has been trained"):
            Writer.load(project)
        a_run(project, "labels")
        with pytest.raises(EngineError, match="'labels' gives labels to texts"):
            Writer.load(project, "labels")
        recipe = small_recipe(Task.LANGUAGE_MODEL)
        project.create_run("w", recipe, pipeline_over(("abc",), recipe), (), SOURCE)
        with pytest.raises(EngineError, match="'w' has no weights yet"):
            Writer.load(project, "w")
