import json
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.control import RunControl
from engine.errors import EngineError, Stopped
from engine.events import Progressed, Stage, result_of
from engine.recipe.recipe import Task
from engine.recipe.text import CutterName, TextSettings, Truncate
from engine.text import pieces
from engine.text import pipeline as pipelines
from engine.text.cutters import make_cutter
from engine.text.pipeline import TextPipeline, build_pipeline, cut_many
from engine.text.vocabulary import EOS, PAD, UNK, count_vocabulary

REVIEWS = ["味道很好，送得也快。", "太难吃了，再也不会点了！", "Good noodles, GOOD tea."]
ODD = st.text(st.sampled_from("aBİßΣσ好吃。\n\r \u3000<br />😀👍🏽é１Ａ,.'9"), max_size=60)


def build(texts: Sequence[str], task: Task = Task.CLASSIFICATION, **settings: object) -> TextPipeline:
    return result_of(build_pipeline(texts, TextSettings.model_validate(settings), task, RunControl()))


CUTTERS = [name for name in CutterName if name not in (CutterName.AUTO, CutterName.BPE)]


@pytest.fixture(params=CUTTERS)
def cutter(request: pytest.FixtureRequest) -> CutterName:
    name: CutterName = request.param
    return name


def test_building_decides_the_cutter_and_counts_all_tokens() -> None:
    pipeline = build(REVIEWS)
    assert pipeline.settings.cutter is CutterName.JIEBA
    assert pipeline.task is Task.CLASSIFICATION
    assert pipeline.vocabulary.total == sum(len(pipeline.tokens(text)) for text in REVIEWS)
    assert pipeline.vocabulary.counts[pipeline.vocabulary.id_of("good")] == 2
    assert pipeline.vocabulary.unknown_share == 0.0


def test_the_unknown_share_is_that_of_the_training_texts(cutter: CutterName) -> None:
    pipeline = build(REVIEWS, cutter=cutter, max_vocabulary=8, max_tokens=100_000)
    ids = [i for text in REVIEWS for i in pipeline.encode(text)]
    assert pipeline.vocabulary.unknown_share == pytest.approx(ids.count(UNK) / len(ids))
    assert len(pipeline.vocabulary) == 8


def test_white_space_says_nothing_about_a_label(cutter: CutterName) -> None:
    pipeline = build(["Good tea.\nBad  tea.<br />Fine\u3000tea"], cutter=cutter)
    assert not any(token.isspace() for token in pipeline.tokens(" Good\n tea \n"))


def test_line_ends_are_written(cutter: CutterName) -> None:
    pipeline = build(["Good tea.\nBad tea."], Task.LANGUAGE_MODEL, cutter=cutter)
    assert pipeline.tokens("tea\ntea").count("\n") == 1
    spaces = pipeline.tokens("good tea").count(" ")
    assert spaces == (1 if cutter is CutterName.CHARACTERS else 0)


def test_decoding_gives_natural_text(cutter: CutterName) -> None:
    text = "味道很好，ok。"
    pipeline = build([text], Task.LANGUAGE_MODEL, cutter=cutter)
    assert pipeline.decode([PAD, *pipeline.encode(text), EOS]) == text
    assert "<unk>" in pipeline.decode([UNK])


@pytest.mark.parametrize("truncate", list(Truncate))
def test_long_documents_lose_one_end(truncate: Truncate) -> None:
    pipeline = build(["abcdef"], cutter="characters", max_tokens=2, truncate=truncate)
    traced = pipeline.trace("abcdef")
    kept = [token.token for token in traced if not token.cut_off]
    assert kept == (["a", "b"] if truncate is Truncate.HEAD else ["e", "f"])
    assert pipeline.encode("abcdef") == [token.id for token in traced if not token.cut_off]
    assert pipeline.encode("ab") == [pipeline.vocabulary.id_of("a"), pipeline.vocabulary.id_of("b")]


def test_a_text_to_write_from_is_never_cut_off() -> None:
    pipeline = build(["abcdef"], Task.LANGUAGE_MODEL, cutter="characters", max_tokens=2)
    assert len(pipeline.encode("abcdef")) == 6
    assert not any(token.cut_off for token in pipeline.trace("abcdef"))


def test_a_trace_marks_unknown_words_and_places() -> None:
    pipeline = build(["good tea"], cutter="words")
    text = "  Good\u3000İçin <br />TEA 😀"
    traced = pipeline.trace(text)
    assert [(text[t.start : t.end], t.token, t.known) for t in traced] == [
        ("Good", "good", True),
        ("İçin", "İçin", False),
        ("TEA", "tea", True),
        ("😀", "😀", False),
    ]
    assert [t.id for t in traced] == pipeline.encode(text)


@given(cutter=st.sampled_from(CUTTERS), task=st.sampled_from(Task), lowercase=st.booleans(), text=ODD)
def test_every_token_is_where_the_trace_says(
    cutter: CutterName, task: Task, lowercase: bool, text: str
) -> None:
    settings = TextSettings(cutter=cutter, lowercase=lowercase)
    pipeline = TextPipeline(settings, count_vocabulary({"好吃": 2, "a": 1}, 100, 1), task)
    traced = pipeline.trace(text)
    assert [token.token for token in traced] == pipeline.tokens(text)
    assert [token.id for token in traced] == pipeline.encode(text)
    end = 0
    for token in traced:
        assert token.start >= end
        end = token.end
        original = text[token.start : token.end]
        assert token.token == original or lowercase or original in "\r\n"
        assert len(original) == len(token.token)


def test_stop_words_are_left_out_and_traced() -> None:
    text = "The tea of the house, and the noodles"
    pipeline = build([text], cutter="words", stop_words=["english", ","], max_tokens=2)
    assert pipeline.tokens(text) == ["tea", "house", "noodles"]
    assert "the" not in pipeline.vocabulary
    assert (
        "english" not in pipeline.settings.stop_words
    )  # written out, so that a saved pipeline never changes
    traced = pipeline.trace(text)
    assert [text[t.start : t.end] for t in traced if t.left_out] == ["The", "of", "the", ",", "and", "the"]
    assert [t.token for t in traced if t.is_read] == ["tea", "house"]
    assert [t.token for t in traced if t.cut_off] == ["noodles"]
    assert [t.id for t in traced if t.is_read] == pipeline.encode(text)
    tail = build([text], cutter="words", stop_words=["english", ","], max_tokens=1, truncate="tail")
    assert [t.token for t in tail.trace(text) if t.is_read] == ["noodles"]


def test_what_is_written_keeps_its_stop_words() -> None:
    pipeline = build(["the tea of the house"], Task.LANGUAGE_MODEL, cutter="words", stop_words="english")
    assert pipeline.decode(pipeline.encode("the tea of the house")) == "the tea of the house"


def test_user_words_cut_and_survive_json() -> None:
    text = "我爱云计算，计算机也好，iPhone手機"
    pipeline = build([text], user_words="云计算 计算/机 iPhone手机", script="simplified")
    again = TextPipeline.from_json(pipeline.as_json())
    for one in (pipeline, again):
        assert one.tokens(text) == ["我", "爱", "云计算", "，", "计算", "机", "也好", "，", "iphone手机"]
        assert [text[t.start : t.end] for t in one.trace(text)][-1] == "iPhone手機"


def test_a_pipeline_of_the_first_version_still_cuts_as_it_did() -> None:
    tree = json.loads(build(REVIEWS).as_json())
    tree["version"] = 1
    for name in ("script", "normalize_width", "normalize_punctuation", "user_words", "stop_words"):
        del tree["settings"][name]
    assert TextPipeline.from_json(json.dumps(tree)) == build(REVIEWS)


def test_a_book_is_cut_in_pieces_on_the_same_road(
    cutter: CutterName, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "第一章 春天\n山上的雪化了。ΣΑΣ İ\n" * 30 + "x" * 70 + "<br />" * 30
    pipeline = build([text], Task.LANGUAGE_MODEL, cutter=cutter)
    monkeypatch.setattr(pieces.split_pieces, "__defaults__", (50,))
    traced = pipeline.trace(text)
    assert len(list(pipeline.token_pieces(text))) > 10
    assert all(len(text[t.start : t.end]) == len(t.token) for t in traced)
    assert [t.id for t in traced] == pipeline.encode(text)


@given(
    texts=st.lists(ODD, max_size=4),
    task=st.sampled_from(Task),
    settings=st.builds(
        TextSettings,
        cutter=st.sampled_from([CutterName.AUTO, *CUTTERS]),
        lowercase=st.booleans(),
        hmm=st.booleans(),
        max_vocabulary=st.integers(4, 20),
        min_count=st.integers(1, 3),
        max_tokens=st.integers(1, 30),
        truncate=st.sampled_from(Truncate),
    ),
    text=ODD,
)
def test_a_pipeline_survives_json(texts: list[str], task: Task, settings: TextSettings, text: str) -> None:
    pipeline = result_of(build_pipeline(texts, settings, task, RunControl()))
    again = TextPipeline.from_json(pipeline.as_json())
    assert again == pipeline
    assert again.encode(text) == pipeline.encode(text)
    assert again.as_json() == pipeline.as_json()


def test_a_pipeline_of_a_newer_version_is_told() -> None:
    tree = json.loads(build(REVIEWS).as_json())
    tree["version"] = pipelines._VERSION + 1
    with pytest.raises(EngineError, match="newer version"):
        TextPipeline.from_json(json.dumps(tree))


def test_progress_and_stop() -> None:
    control = RunControl()
    work = build_pipeline(REVIEWS, TextSettings(), Task.CLASSIFICATION, control)
    first = next(work)
    total = sum(map(len, REVIEWS))
    assert first == Progressed(Stage.COUNTING, 0, total)
    assert list(work)[-1] == Progressed(Stage.COUNTING, total, total)
    stopped = build_pipeline(REVIEWS, TextSettings(), Task.CLASSIFICATION, control)
    control.stop()
    with pytest.raises(Stopped):
        result_of(stopped)


def test_a_stop_is_heard_inside_a_book() -> None:
    control = RunControl()
    work = build_pipeline(
        ["word " * 100_000], TextSettings(cutter=CutterName.WORDS), Task.LANGUAGE_MODEL, control
    )
    next(work)
    control.stop()
    with pytest.raises(Stopped):
        next(work)


def test_the_pipeline_has_the_version_it_writes() -> None:
    pipeline = build(REVIEWS)
    assert json.loads(pipeline.as_json())["version"] == pipelines._WITHOUT_TARGETS
    paired = replace(pipeline, target=build(REVIEWS[:1]))
    assert json.loads(paired.as_json())["version"] == pipelines._VERSION
    assert TextPipeline.from_json(paired.as_json()) == paired


@given(
    cutter=st.sampled_from(CUTTERS),
    task=st.sampled_from(Task),
    lowercase=st.booleans(),
    texts=st.lists(ODD, max_size=30),
)
def test_many_texts_are_cut_as_each_of_them(
    cutter: CutterName, task: Task, lowercase: bool, texts: list[str]
) -> None:
    settings = TextSettings(cutter=cutter, lowercase=lowercase)
    pipeline = TextPipeline(settings, count_vocabulary({}, 100, 1), task)
    many = cut_many(texts * 30, settings, make_cutter(cutter, settings), task)
    assert many == [pipeline.tokens(text) for text in texts] * 30
