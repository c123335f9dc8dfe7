import functools
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.text.jieba_words import (
    FastWords,
    ReferenceWords,
    fast_words,
    reference_words,
    shared_words,
    without_spaces,
)

PIECES = [
    *(
        "好吃",
        "外卖",
        "送餐",
        "赞",
        "差",
        "常在吃",
        "我们",
        "中国",
        "卡拉OK",
        "T恤",
        "二〇二〇",
        "王小明",
        "麻辣烫",
    ),
    *(
        "abc",
        "wi-fi",
        "e.g.",
        "a_b",
        "C++",
        "3.14",
        "50%",
        "x.5",
        "5.x",
        "9",
        ".",
        "-",
        "_",
        "#",
        "&",
        "+",
        "%",
    ),
    *(
        "，",
        "。",
        "！",
        "～",
        " ",
        "\n",
        "\r\n",
        "\t",
        "\u3000",
        "\u00a0",
        "😀",
        "é",
        "ß",
        "İ",
        "ＡＢ",
        "１２",
    ),
    *("𠮷", "㐀", "鿕", "鿖", "カ", "한", "々", "〇", "①", "°", "\u200d", "\u0301", "\x1c"),
]
SENTENCES = [
    "昨天太忙没时间来评语，分量足，赞赞赞赞赞，骑士哥也非常给力。",
    "差差差差差评！！！",
    "We often watch TV while we're eating breakfast. 我们常在吃早饭时看电视。",
    "买了iPhone-15，屏幕6.1寸，电量85%，用wi-fi看3.5小时。",
    "他来到了网易杭研大厦，小明硕士毕业于中国科学院计算所。",
    "神錐鑿石塞神潭，白馬䟃𧽼赤塵起。",
    "",
]


@functools.lru_cache(maxsize=1)
def fast() -> FastWords:
    words = fast_words()
    assert words is not None
    return words


@functools.lru_cache(maxsize=1)
def reference() -> ReferenceWords:
    return reference_words()


@pytest.mark.parametrize("hmm", [True, False])
@pytest.mark.parametrize("text", SENTENCES)
def test_the_fast_cut_is_jiebas(text: str, hmm: bool) -> None:
    assert fast().cut(text, hmm) == reference().cut(text, hmm)
    assert "".join(fast().cut(text, hmm)) == text


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.booleans())
def test_the_fast_cut_is_jiebas_on_any_text(text: str, hmm: bool) -> None:
    assert fast().cut(text, hmm) == reference().cut(text, hmm)


@settings(max_examples=200)
@given(st.text("差赞好的在常吃了不我们你是一有人", max_size=14))
def test_the_fast_cut_is_jiebas_where_words_are_new(text: str) -> None:
    assert fast().cut(text, True) == reference().cut(text, True)


def random_texts(seed: int, count: int) -> list[str]:
    """Texts of common and rare characters, Latin words, digits, marks and emoji, some of them empty."""
    chance = random.Random(seed)
    kinds: list[Callable[[], str]] = [
        lambda: chance.choice(PIECES),
        lambda: chance.choice(SENTENCES),
        lambda: "".join(
            chance.choices("的一是了我不在人们有来他这上着个地到大里说就去子得也和那要下看天", k=6)
        ),
        lambda: "".join(chr(chance.randint(0x4E00, 0x9FFF)) for _ in range(chance.randint(1, 5))),
        lambda: "".join(chance.choices("abcXYZ019.+#&_%-", k=chance.randint(1, 6))),
        lambda: chr(
            chance.choice([0x20000, 0x1F600, 0x3400, 0x30A0, 0xAC00, 0x2028]) + chance.randint(0, 60)
        ),
        lambda: "赞" * chance.randint(1, 90),
    ]
    return [
        "".join(chance.choice(kinds)() for _ in range(chance.randint(0, 12))).replace("\x1e", "")
        for _ in range(count)
    ]


@pytest.mark.parametrize("hmm", [True, False])
@pytest.mark.parametrize("seed", range(3))
def test_many_texts_together_are_cut_as_jieba_cuts_each(seed: int, hmm: bool) -> None:
    texts = random_texts(seed, 400)
    expected = [without_spaces(reference().cut(text, hmm)) for text in texts]
    assert fast().cut_many(texts, hmm) == expected
    assert reference().cut_many(texts, hmm) == expected
    assert [without_spaces(fast().cut(text, hmm)) for text in texts] == expected


def test_few_texts_and_odd_ones_are_cut_one_by_one() -> None:
    assert fast().cut_many([], True) == []
    assert fast().cut_many(["", "好 吃\n"], True) == [[], ["好", "吃", "\n"]]
    long = "味道很好" * 300
    assert fast().cut_many([long, "a\x1eb"], True) == [["味道", "很", "好"] * 300, ["a", "b"]]


REVIEWS = Path(__file__).parents[4] / "shared" / "data" / "waimai_10k.csv"


@pytest.mark.skipif(not REVIEWS.exists(), reason="the reviews are not here")
@pytest.mark.parametrize("hmm", [True, False])
def test_real_reviews_are_cut_as_jieba_cuts_them(hmm: bool) -> None:
    texts = REVIEWS.read_text(encoding="utf-8-sig").replace("\x1e", "").splitlines()[:4000]
    assert fast().cut_many(texts, hmm) == [without_spaces(reference().cut(text, hmm)) for text in texts]


def test_without_rjieba_jieba_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    shared_words.cache_clear()
    try:
        assert fast_words() is None
        words = shared_words()
        assert isinstance(words, ReferenceWords)
        assert words.cut("味道很好，送得也快", True) == ["味道", "很", "好", "，", "送得", "也", "快"]
    finally:
        shared_words.cache_clear()


def test_jiebas_cache_lies_in_the_users_folder_and_its_log_is_silent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "cache"
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda *_, **__: str(folder))
    assert reference_words().cut("天气很好", True) == ["天气", "很", "好"]
    assert [path.name for path in folder.iterdir()] == ["jieba.cache"]
    assert capfd.readouterr() == ("", "")


def test_a_cache_folder_that_cannot_be_made_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert reference_words().cut("天气很好", True) == ["天气", "很", "好"]


def test_importing_the_module_loads_neither() -> None:
    import subprocess

    code = "import engine.text.cutters, sys; print('jieba' in sys.modules, 'rjieba' in sys.modules)"
    root = Path(__file__).parents[3]
    ran = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "False"]
