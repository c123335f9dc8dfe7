import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.text.jieba_words import import_jieba
from engine.text.new_words import NewWords

MODEL = import_jieba().finalseg
WORDS = NewWords(MODEL)


@pytest.mark.parametrize(
    "run", ["赞赞赞赞赞", "差差差", "常在吃", "很ok的", "3.14和50%", "a.b-c", "𠮷野家", "龘靐齉", "好"]
)
def test_runs_are_cut_as_jieba_cuts_them(run: str) -> None:
    assert list(WORDS.cut(run)) == list(MODEL.cut(run))


@settings(max_examples=500)
@given(st.text("赞差好的在常吃了龘㐀aZ9.%-+_", min_size=1, max_size=12))
def test_any_run_is_cut_as_jieba_cuts_it(run: str) -> None:
    found = list(WORDS.cut(run))
    assert found == list(MODEL.cut(run))
    assert "".join(found) == run
