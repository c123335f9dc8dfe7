import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.recipe.recipe import Task
from engine.recipe.text import CutterName, TextSettings
from engine.text.cutters import choose_cutter, make_cutter, warm_up

NAMES = [name for name in CutterName if name not in (CutterName.AUTO, CutterName.BPE)]
CHINESE = ["味道很好，送得也快。", "等了一个小时，iPhone都没电了"]
ENGLISH = ["The noodles were great, and quick.", "Never again!"]


def cut(name: CutterName, text: str, **settings: object) -> list[str]:
    return make_cutter(name, TextSettings.model_validate(settings)).cut(text)


@pytest.mark.parametrize("name", NAMES)
@given(text=st.text(max_size=40))
def test_tokens_are_pieces_of_the_text_and_leave_out_white_space_alone(name: CutterName, text: str) -> None:
    place = 0
    for token in cut(name, text):
        assert token
        start = text.index(token, place)
        assert not text[place:start].strip()
        place = start + len(token)
    assert not text[place:].strip()


@pytest.mark.parametrize("name", NAMES)
def test_every_cutter_knows_its_name(name: CutterName) -> None:
    assert make_cutter(name, TextSettings()).name is name


def test_auto_has_to_be_decided_first() -> None:
    with pytest.raises(ValueError, match="choose_cutter"):
        make_cutter(CutterName.AUTO, TextSettings())


def test_words() -> None:
    text = "Don't panic: it's 3.14, 1,000 or 42nd-best…\nO'Neill’s café isn't <b>here</b> e.g. today!"
    assert cut(CutterName.WORDS, text) == [
        *("Don't", "panic", ":", "it's", "3.14", ",", "1,000", "or", "42nd", "-", "best", "…", "\n"),
        *(
            "O'Neill’s",
            "café",
            "isn't",
            "<",
            "b",
            ">",
            "here",
            "<",
            "/",
            "b",
            ">",
            "e",
            ".",
            "g",
            ".",
            "today",
            "!",
        ),
    ]


def test_words_take_chinese_characters_one_by_one() -> None:
    assert cut(CutterName.WORDS, "用iPhone看3部片。") == ["用", "iPhone", "看", "3", "部", "片", "。"]
    assert cut(CutterName.WORDS, "'quoted' rock 'n' roll") == [
        *("'", "quoted", "'", "rock", "'", "n", "'", "roll"),
    ]


def test_a_letter_with_its_mark_stays_in_its_word() -> None:
    assert cut(CutterName.WORDS, "nai\u0308ve über") == ["nai\u0308ve", "über"]


def test_jieba_cuts_words_and_keeps_line_ends() -> None:
    assert cut(CutterName.JIEBA, "味道很好，\n送得 也快 ok") == [
        *("味道", "很", "好", "，", "\n", "送得", "也", "快", "ok"),
    ]


def test_jieba_guesses_new_words_only_when_told() -> None:
    assert cut(CutterName.JIEBA, "他来到了网易杭研大厦", hmm=True)[-2] == "杭研"
    assert cut(CutterName.JIEBA, "他来到了网易杭研大厦", hmm=False)[-3:] == ["杭", "研", "大厦"]


def test_characters() -> None:
    assert cut(CutterName.CHARACTERS, "a 好\n") == ["a", " ", "好", "\n"]


@pytest.mark.parametrize(
    "character",
    ["👍🏽", "👩‍👩‍👧", "❤️", "🇨🇳", "e\u0301", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "𠮷"],
    ids=["skin", "family", "heart", "flag", "accent", "tag", "rare"],
)
def test_what_the_eye_sees_as_one_is_one(character: str) -> None:
    assert cut(CutterName.CHARACTERS, f"x{character}好") == ["x", character, "好"]


@given(st.text(st.sampled_from("a好\n \u0301\u200d👍🏽🇨🇳\ufe0f"), max_size=20))
def test_characters_lose_nothing(text: str) -> None:
    cutter = make_cutter(CutterName.CHARACTERS, TextSettings())
    assert cutter.join(cutter.cut(text)) == text


@pytest.mark.parametrize("name", [CutterName.JIEBA, CutterName.WORDS])
@pytest.mark.parametrize("text", [*CHINESE, *ENGLISH, "One line.\nAnother."])
def test_cut_and_joined_is_the_text(name: CutterName, text: str) -> None:
    cutter = make_cutter(name, TextSettings())
    assert cutter.join(cutter.cut(text)) == text


@pytest.mark.parametrize(
    ("texts", "task", "name"),
    [
        (CHINESE, Task.CLASSIFICATION, CutterName.JIEBA),
        (CHINESE, Task.LANGUAGE_MODEL, CutterName.CHARACTERS),
        (["".join(CHINESE)], Task.LANGUAGE_MODEL, CutterName.CHARACTERS),
        (["".join(CHINESE)], Task.CLASSIFICATION, CutterName.JIEBA),
        (ENGLISH, Task.CLASSIFICATION, CutterName.WORDS),
        (ENGLISH, Task.LANGUAGE_MODEL, CutterName.CHARACTERS),
        (["".join(ENGLISH)], Task.LANGUAGE_MODEL, CutterName.CHARACTERS),
        ([], Task.CLASSIFICATION, CutterName.WORDS),
        (["123", "!?"], Task.CLASSIFICATION, CutterName.WORDS),
    ],
)
def test_auto_decides_by_script_and_task(texts: list[str], task: Task, name: CutterName) -> None:
    assert choose_cutter(texts, TextSettings(), task) is name


def test_a_chosen_cutter_stays() -> None:
    settings = TextSettings(cutter=CutterName.WORDS)
    assert choose_cutter(CHINESE, settings, Task.CLASSIFICATION) is CutterName.WORDS


def test_warming_up_loads_the_words() -> None:
    from engine.text import jieba_words

    jieba_words.shared_words.cache_clear()
    warm_up()
    assert jieba_words.shared_words.cache_info().currsize == 1


@pytest.mark.parametrize(
    ("task", "english", "chinese"),
    [
        (Task.ALIGNED, CutterName.CHARACTERS, CutterName.CHARACTERS),
        (Task.CONDITIONAL, CutterName.CHARACTERS, CutterName.CHARACTERS),
        (Task.SEQ2SEQ, CutterName.WORDS, CutterName.CHARACTERS),
    ],
)
def test_what_is_answered_is_cut_by_its_task(task: Task, english: CutterName, chinese: CutterName) -> None:
    assert choose_cutter(["Where do you live?"], TextSettings(), task) is english
    assert choose_cutter(["你住在哪里？"], TextSettings(), task) is chinese
    assert choose_cutter(["你好"], TextSettings(cutter=CutterName.WORDS), task) is CutterName.WORDS
