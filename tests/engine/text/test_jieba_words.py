import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.text import jieba_words
from engine.text.jieba_words import cut_words, fast_cut, reference_cut

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


@pytest.fixture(scope="module")
def reference() -> jieba_words.Cut:
    return reference_cut()


@pytest.fixture(scope="module")
def fast() -> jieba_words.Cut:
    cut = fast_cut()
    assert cut is not None
    return cut


@pytest.mark.parametrize("hmm", [True, False])
@pytest.mark.parametrize("text", SENTENCES)
def test_the_fast_cut_is_jiebas(
    fast: jieba_words.Cut, reference: jieba_words.Cut, text: str, hmm: bool
) -> None:
    assert fast(text, hmm) == reference(text, hmm)
    assert "".join(fast(text, hmm)) == text


@settings(max_examples=400)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.booleans())
def test_the_fast_cut_is_jiebas_on_any_text(text: str, hmm: bool) -> None:
    fast, reference = fast_cut_once(), reference_cut_once()
    assert fast(text, hmm) == reference(text, hmm)


@settings(max_examples=200)
@given(st.text("差赞好的在常吃了不我们你是一有人", max_size=14))
def test_the_fast_cut_is_jiebas_where_words_are_new(text: str) -> None:
    assert fast_cut_once()(text, True) == reference_cut_once()(text, True)


_cuts: dict[str, jieba_words.Cut] = {}


def fast_cut_once() -> jieba_words.Cut:
    if "fast" not in _cuts:
        cut = fast_cut()
        assert cut is not None
        _cuts["fast"] = cut
    return _cuts["fast"]


def reference_cut_once() -> jieba_words.Cut:
    return _cuts.setdefault("reference", reference_cut())


def test_without_rjieba_jieba_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    jieba_words._cut.cache_clear()
    try:
        assert fast_cut() is None
        assert cut_words("味道很好，送得也快", True) == ["味道", "很", "好", "，", "送得", "也", "快"]
    finally:
        jieba_words._cut.cache_clear()


def test_jiebas_cache_lies_in_the_users_folder_and_its_log_is_silent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    import jieba

    folder = tmp_path / "cache"
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda *_, **__: str(folder))
    monkeypatch.setattr(jieba, "dt", jieba.Tokenizer())
    monkeypatch.setattr(jieba, "initialize", jieba.dt.initialize)
    monkeypatch.setattr(jieba, "lcut", jieba.dt.lcut)
    assert reference_cut()("天气很好", True) == ["天气", "很", "好"]
    assert [path.name for path in folder.iterdir()] == ["jieba.cache"]
    assert capfd.readouterr() == ("", "")


def test_a_cache_folder_that_cannot_be_made_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert reference_cut()("天气很好", True) == ["天气", "很", "好"]


def test_importing_the_module_loads_neither() -> None:
    import subprocess

    code = "import engine.text.cutters, sys; print('jieba' in sys.modules, 'rjieba' in sys.modules)"
    root = Path(__file__).parents[3]
    ran = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "False"]
