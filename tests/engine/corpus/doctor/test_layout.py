from collections.abc import Callable
from pathlib import Path

from engine.control import RunControl
from engine.corpus.doctor.layout import layout_of
from engine.corpus.plans import make_plan
from engine.recipe.corpus import CorpusSettings

MakeFile = Callable[..., Path]


def test_a_layout_knows_the_names_over_the_columns(make_csv: MakeFile) -> None:
    path = make_csv(
        [["id", "label", "review"], *([str(i), "ab"[i % 2], f"第{i}句话很长"] for i in range(30))]
    )
    layout = layout_of(make_plan(path, CorpusSettings(), RunControl()))
    assert layout.header == ("review", "label")
    assert not layout.running


def test_a_layout_knows_the_encoding_of_each_file(make_txt: MakeFile) -> None:
    one = make_txt("这家店的外卖很好吃，下次还会再来\n味道不错\n" * 20, "one.txt")
    two = make_txt("这家店的外卖很好吃，下次还会再来\n味道不错\n", "two.txt", "gb18030")
    layout = layout_of(make_plan([one, two], CorpusSettings(), RunControl()))
    assert layout.encoding_of("one.txt") == "utf-8"
    assert layout.encoding_of("two.txt") == "gb18030"
    assert layout.header == ()
