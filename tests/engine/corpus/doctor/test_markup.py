import pytest

from engine.corpus.doctor.markup import MAYBE_ENTITY, MAYBE_TAG, has_markup, strip_markup, unescape_entities


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("one<br /><br />two", "one\ntwo"),
        ("one <BR>two", "one\ntwo"),
        ("a <b>bold</b> word", "a bold word"),
        ('see <a href="https://x.org/?a=1">here</a>.', "see here."),
        ("<p class='x'>one</p><p>two</p>", "\none\ntwo\n"),
        ("<review id=5>good</review>", "\ngood</review>"),
        ("a<!-- note -->b", "a b"),
        ("a<script>if (a < b) { c }</script>b", "a b"),
        ("<<b>b>x", "x"),
        ("很<i>好</i>吃<br/>推荐", "很好吃\n推荐"),
        ("<img src=a.png alt='a picture'>", ""),
    ],
)
def test_tags_go_and_text_stays(text: str, plain: str) -> None:
    assert MAYBE_TAG.search(text)
    assert has_markup(text)
    assert strip_markup(text) == plain
    assert strip_markup(plain) == plain


@pytest.mark.parametrize(
    "text",
    [
        "I <3 it",
        "a < b > c",
        "<sigh>",
        "1<2>0",
        "<-- look",
        "<spoiler ahead>",
        "x <= y, z >= 1",
        "<>",
        "《好》<好>",
    ],
)
def test_signs_that_people_write_stay(text: str) -> None:
    assert not has_markup(text)
    assert strip_markup(text) == text


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Tom &amp; Jerry", "Tom & Jerry"),
        ("&lt;3", "<3"),
        ("&#39;好&#x27;", "'好'"),
        ("&amp;amp;quot;", '"'),
        ("&#150;", "–"),
        ("a&nbsp;b", "a\xa0b"),
    ],
)
def test_codes_become_characters(text: str, plain: str) -> None:
    assert MAYBE_ENTITY.search(text)
    assert unescape_entities(text) == plain


@pytest.mark.parametrize(
    "text", ["AT&T; R&D;", "a & b;", "&unknown;", "&#0;", "&#xD800;", "?a=1&copy=2", "&notit;"]
)
def test_what_is_no_code_stays(text: str) -> None:
    assert unescape_entities(text) == text
