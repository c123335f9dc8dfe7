from pathlib import Path

import pytest

from engine.corpus.formats import guess_format, guess_text_format
from engine.recipe.corpus import CorpusFormat

PROSE = """The lamp had burned low when the stranger put down his cup and
looked at each of us in turn, as if he were counting the people he
would have to persuade before the night was over and the tide went

out again. Nobody spoke. Somewhere below us a shutter was knocking
against its frame, and I remember thinking that it kept better time
than the clock on the wall.
"""
VERSE = """The kettle sings, the window's white,
the road is lost in snow;

we have no business out tonight,
and nowhere we must go.
"""
REVIEWS = "\n".join(
    ["菜很好吃，下次还来。", "等了一个小时，凉了", "还行吧", "Great noodles, friendly staff."] * 5
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.csv", CorpusFormat.CSV),
        ("a.TSV", CorpusFormat.TSV),
        ("a.tab", CorpusFormat.TSV),
        ("a.jsonl", CorpusFormat.JSONL),
        ("a.ndjson", CorpusFormat.JSONL),
        ("a.json", CorpusFormat.JSONL),
        ("a.txt", CorpusFormat.LINES),
        ("a", CorpusFormat.LINES),
    ],
)
def test_the_name_says_what_a_table_is(name: str, expected: CorpusFormat) -> None:
    assert guess_format(Path(name).suffix.lower(), REVIEWS) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PROSE, CorpusFormat.RUNNING),
        (PROSE.replace("\n\n", "\n"), CorpusFormat.RUNNING),
        (VERSE, CorpusFormat.RUNNING),
        ("一整本书都在这一行里。" * 100, CorpusFormat.RUNNING),
        ("", CorpusFormat.RUNNING),
        ("　　春天来了。\n　　山上的雪化了，溪水涨了起来。\n　　孩子们去看鱼。\n", CorpusFormat.RUNNING),
        (REVIEWS, CorpusFormat.LINES),
        ("第一行\n第二行\n", CorpusFormat.LINES),
        ("第一行\n第二行\n第三行\n第四行\n\n\n", CorpusFormat.LINES),
        ('{"text": "一"}\n{"text": "二"}\n{"te', CorpusFormat.JSONL),
        ('[{"text": "一"},\n{"text": "二"}]', CorpusFormat.JSONL),
        ('[\n  {"text": "一"},\n  {"text": "二"}\n]', CorpusFormat.JSONL),
        ("label,review\n1,好吃\n0,难吃，太慢\n", CorpusFormat.CSV),
        ("标签;评论\n1;好吃\n0;难吃\n", CorpusFormat.CSV),
        ("First, we eat.\nThen, we go.\nAnd, well, that is all.\n", CorpusFormat.LINES),
        ("Text, or what we call it\nNo\nYes\n", CorpusFormat.LINES),
        ("好\t1\n坏\t0\n好\t1\n坏\t0\n", CorpusFormat.TSV),
        ("a\tb\nno tab here\nc\td\ne\tf\ng\th", CorpusFormat.LINES),
    ],
)
def test_the_first_lines_tell_what_a_text_is(text: str, expected: CorpusFormat) -> None:
    assert guess_text_format(text.split("\n")) is expected
