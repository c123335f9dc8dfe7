from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.control import RunControl
from engine.events import result_of
from engine.recipe.recipe import Task
from engine.recipe.text import TextSettings
from engine.text.bpe import BpeCutter
from engine.text.bpe_model import split_words
from engine.text.bpe_training import train_bpe
from engine.text.cleaning import clean
from engine.text.pipeline import TextPipeline, build_pipeline
from engine.text.vocabulary import EOS, PAD, UNK
from engine.use.running_text import RunningText

TEXTS = [
    "The noodles were great, the tea was great.\nThe house was greater!",
    "味道很好，味道不好，送得很快。",
    "great noodles 味道很好 123 123",
] * 4
MODEL = result_of(train_bpe(TEXTS, TextSettings(max_vocabulary=400), RunControl()))
CUTTER = BpeCutter(MODEL)
ODD = st.text(max_size=30) | st.text("greatnodl 味道很好快😀𠮷\n é\u200d⠿\ud83d's", max_size=30)


def build(task: Task, **settings: object) -> TextPipeline:
    wanted = TextSettings.model_validate({"cutter": "bpe", "max_vocabulary": 400, **settings})
    return result_of(build_pipeline(TEXTS, wanted, task, RunControl()))


def test_frequent_words_are_one_piece_with_the_space_before_them() -> None:
    assert CUTTER.cut("the great noodles") == ["the", " great", " noodles"]
    assert CUTTER.cut("味道很好") == ["味道很好"]
    assert CUTTER.cut("很好") == ["很好"]


def test_spaces_in_a_row_are_one_part_but_for_the_one_before_a_word() -> None:
    assert split_words("a   b\n    c \n") == ["a", "  ", " b", "\n", "   ", " c", " ", "\n"]
    assert split_words("don't 3.5 _x_好的!?") == ["don't", " 3", ".", "5", " _", "x", "_", "好的", "!?"]


def test_rare_words_are_pieces_and_rare_characters_bytes() -> None:
    assert len(CUTTER.cut("greatnoodle")) > 1
    assert CUTTER.cut("😀") == ["⣰", "⢟", "⢘", "⢀"]
    assert CUTTER.join(["⣰", "⢟", "⢘", "⢀"]) == "😀"


@given(ODD)
def test_nothing_is_lost(text: str) -> None:
    tokens = CUTTER.cut(text)
    assert CUTTER.join(tokens) == text
    assert set(tokens) <= set(CUTTER.model.tokens)


@given(st.lists(ODD, max_size=5))
def test_many_texts_are_cut_as_each_of_them(texts: list[str]) -> None:
    assert BpeCutter(MODEL).cut_many(texts) == [CUTTER.cut(text) for text in texts]


@given(ODD)
def test_every_piece_is_where_it_is_said_to_be(text: str) -> None:
    tokens = CUTTER.cut(text)
    places = list(CUTTER.places(text, tokens))
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(before[0] <= after[0] and before[1] <= after[1] for before, after in pairwise(places))
    for token, (start, end) in zip(tokens, places, strict=True):
        assert token == text[start:end] or not token.isascii()


@pytest.mark.parametrize("task", Task)
@given(text=ODD)
def test_no_piece_is_unknown(task: Task, text: str) -> None:
    pipeline = PIPELINES[task]
    ids = pipeline.encode(text)
    assert UNK not in ids
    traced = pipeline.trace(text)
    assert [token.id for token in traced] == ids
    if task is Task.LANGUAGE_MODEL:
        assert pipeline.decode([PAD, *ids, EOS]) == clean(text, pipeline.settings)


PIPELINES = {task: build(task, lowercase=False) for task in Task}


def test_the_vocabulary_is_as_large_as_it_may_be_and_holds_every_byte() -> None:
    pipeline = build(Task.CLASSIFICATION)
    assert 256 < len(pipeline.vocabulary) <= 400
    assert pipeline.vocabulary.unknown_share == 0.0
    assert "⠀" in pipeline.vocabulary
    assert pipeline.vocabulary.counts[pipeline.vocabulary.id_of("⠀")] == 0


def test_a_pipeline_survives_json() -> None:
    pipeline = build(Task.LANGUAGE_MODEL)
    again = TextPipeline.from_json(pipeline.as_json())
    assert again == pipeline
    assert again.encode("greater noodles 😀") == pipeline.encode("greater noodles 😀")


def test_stop_words_are_no_matter_of_pieces() -> None:
    pipeline = build(Task.CLASSIFICATION, stop_words=["the"])
    assert pipeline.tokens("the tea") == build(Task.CLASSIFICATION).tokens("the tea")


def test_a_character_is_written_when_its_last_byte_is_there() -> None:
    text = RunningText(CUTTER, "tea", CUTTER.cut("tea"))
    assert [text.add(token) for token in ["⣰", "⢟", "⢘", "⢀", " tea", "⣰"]] == ["", "", "", "😀", " tea", ""]
    assert text.whole() == "😀 tea"
