import pytest

from engine.text.joining import join_words


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (["味道", "很", "好", "，", "送得", "也", "快", "。"], "味道很好，送得也快。"),
        (
            ["the", "time", "traveller", ",", "for", "so", "it", "is", "."],
            "the time traveller, for so it is.",
        ),
        (["who", "?", "me", "!", "wait", ";", "no", ":", "yes", "…"], "who? me! wait; no: yes…"),
        (["买", "了", "iphone", "15", "，", "很", "ok", "的"], "买了iphone 15，很ok的"),
        (["he", "said", '"', "no", '"', "and", "left"], 'he said "no" and left'),
        (["'", "you", "must", "'", ",", "he", "said"], "'you must', he said"),
        (["“", "no", "”", ",", "(", "he", "said", ")"], "“no”, (he said)"),
        (["first", "line", ".", "\n", "second", "\n", "\n", "third"], "first line.\nsecond\n\nthird"),
        (['"', "open", "\n", '"', "new", '"'], '"open\n"new"'),
        (["100", "%", "of", "$", "5"], "100% of $5"),
        (["don't", "", "stop"], "don't stop"),
        (["ㄅ", "カ", "한", "，", "１"], "ㄅカ한，１"),
        ([], ""),
    ],
)
def test_tokens_become_natural_text(tokens: list[str], text: str) -> None:
    assert join_words(tokens) == text
