import random
import sys
from itertools import pairwise

import pytest

from engine.text import private_words
from engine.text.jieba_words import reference_words, shared_words, without_spaces
from engine.text.mended_words import MendedWords, WordFinder, mended_words
from engine.text.private_words import ReferencePrivateWords, keep_spares
from engine.text.user_words import parse_entry

TEXTS = [
    "我爱云计算，计算机系统也好",
    "「台中」正确应该不会被切开",
    "如果放到post中将出错。",
    "他来到了网易杭研大厦",
    "送得也快 看卡·路里表",
    "买了iPhone手机ok",
    "一点也不相干",
]


def words(*entries: str) -> MendedWords:
    found = mended_words(tuple(map(parse_entry, entries)))
    assert isinstance(found, MendedWords)
    return found


@pytest.mark.parametrize("hmm", [True, False])
@pytest.mark.parametrize(
    ("entries", "text", "cut"),
    [
        ("云计算", "云计算机和云计算", "云 计算机 和 云计算"),
        ("计算/机", "用计算机", "用 计算 机"),
        ("计算/机", "计算机系统", "计算 机系统"),
        ("计算/机 计算机系统", "计算机系统和计算机", "计算机系统 和 计算 机"),
        ("计算机系统 计算/机", "计算机系统", "计算 机系统"),
        ("台/中", "「台中」正确应该不会被切开", "「 台 中 」 正确 应该 不会 被 切开"),
        ("中/将", "如果放到post中将出错。", "如果 放到 post 中 将 出错 。"),
        ("杭/研", "他来到了网易杭研大厦", "他 来到 了 网易 杭 研 大厦"),
        ("杭研大厦", "他来到了网易杭研大厦", "他 来到 了 网易 杭研大厦"),
        ("网/易 杭研", "网易杭研", "网 易 杭研"),
        ("杭研 网易/杭研", "网易杭研", "网易 杭研"),
        ("卡·路里", "看卡·路里表", "看 卡·路里 表"),
        ("iphone手机", "买了iphone手机ok", "买 了 iphone手机 ok"),
        ("很", "很好吃", None),
        ("赞/赞", "赞赞赞", "赞 赞 赞"),
    ],
)
def test_a_mend_takes_effect(entries: str, text: str, cut: str | None, hmm: bool) -> None:
    mended = words(*entries.split()).cut(text, hmm)
    assert "".join(mended) == text
    assert mended == (cut.split() if cut else shared_words().cut(text, hmm))


def test_a_join_of_neighbours_always_takes_effect() -> None:
    for text in TEXTS:
        tokens = shared_words().cut(text, True)
        for i, pair in enumerate(pairwise(tokens)):
            joined = "".join(pair)
            if not joined.strip() or " " in joined:
                continue
            found = words(joined).cut(text, True)
            assert found == [*tokens[:i], joined, *tokens[i + 2 :]], joined


def test_a_cut_always_takes_effect() -> None:
    for text in TEXTS:
        for token in shared_words().cut(text, True):
            for place in range(1, len(token)):
                found = words(f"{token[:place]}/{token[place:]}").cut(text, True)
                assert token not in found
                assert "".join(found) == text


@pytest.mark.parametrize("hmm", [True, False])
@pytest.mark.parametrize("count", [3, 60])
def test_many_texts_are_mended_as_each_and_others_stay(count: int, hmm: bool) -> None:
    chance = random.Random(count)
    entries = ["云计算", "计算/机", "卡·路里", *(f"生词{chr(0x4E00 + i)}" for i in range(count - 3))]
    texts = [chance.choice(TEXTS) + "，" + chance.choice(TEXTS) for _ in range(100)] + ["", "生词一次"]
    mended = words(*entries)
    many = mended.cut_many(texts, hmm)
    assert many == [without_spaces(mended.cut(text, hmm)) for text in texts]
    plain = shared_words().cut_many(texts, hmm)
    for text, before, after in zip(texts, plain, many, strict=True):
        if not any(entry.replace("/", "") in text for entry in entries):
            assert after == before
    assert many != plain


def test_the_shared_words_never_change() -> None:
    before = [shared_words().cut(text, True) for text in TEXTS]
    for entry in ("云计算", "计算/机", "不/相干", "送得也快"):
        words(entry).cut_many(TEXTS, True)
    assert [shared_words().cut(text, True) for text in TEXTS] == before
    assert [reference_words().cut(text, True) for text in TEXTS] == before


def test_a_dictionary_serves_again_whoever_adds_to_its_changes() -> None:
    private_words._spare().clear()
    first = words("云计算", "计算/机")
    dictionary = first._private._private.dictionary  # type: ignore[attr-defined]
    expected = words("云计算", "计算/机", "相干").cut_many(TEXTS, True)
    private_words._spare().clear()
    del first
    again = words("云计算", "计算/机", "相干")
    assert again._private._private.dictionary is dictionary  # type: ignore[attr-defined]
    assert again.cut_many(TEXTS, True) == expected
    del again
    other = words("云计算", "相干")
    assert other._private._private.dictionary is not dictionary  # type: ignore[attr-defined]


def test_spares_are_made_beforehand_and_few_are_kept() -> None:
    spare = private_words._spare()
    spare.clear()
    keep_spares(1)
    keep_spares(1)
    assert [d.changes for d in spare] == [()]
    held = [words(f"甲{chr(0x4E00 + i)}") for i in range(5)]
    assert not spare
    held.clear()
    assert len(spare) == 3
    spare.clear()


def test_without_rjieba_jieba_mends(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = ["云计算", "计算/机", "台/中", "杭研大厦", "送/得"]
    expected = words(*entries).cut_many(TEXTS, True)
    monkeypatch.setitem(sys.modules, "rjieba", None)
    monkeypatch.setattr("engine.text.private_words._spare", list)
    mended = MendedWords(map(parse_entry, entries), reference_words())
    assert isinstance(mended._private, ReferencePrivateWords)
    assert mended.cut_many(TEXTS, True) == expected


def test_a_text_that_holds_a_word_is_found() -> None:
    many = [f"词{chr(0x4E00 + i)}" for i in range(100)]
    for finder in (WordFinder(["云计算", "丁词"]), WordFinder(["云计算", "丁词", *many])):
        assert finder.finds("我爱云计算。")
        assert finder.finds("丁词")
        assert not finder.finds("云计")
        assert not finder.finds("")
