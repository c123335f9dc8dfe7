"""Tags and character codes that web pages leave in texts."""

from __future__ import annotations

import html
import re
from html.entities import html5

# Tags that stand between lines; all others stand inside a sentence.
_BREAKS = (
    "address|article|aside|blockquote|br|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|"
    "head|header|hr|html|body|li|main|nav|ol|option|p|pre|section|select|table|tbody|td|tfoot|th|thead|title|tr|ul"
)
_INLINE = (
    "a|abbr|acronym|b|bdo|big|button|cite|code|del|dfn|em|embed|font|i|iframe|img|input|ins|kbd|label|link|mark|meta|"
    "noscript|object|param|q|s|samp|small|source|span|strike|strong|sub|sup|svg|tt|u|var|video|wbr"
)
_ATTRIBUTES = r"(?:\s+[\w:-]+\s*=\s*(?:\"[^\"<>]{0,500}\"|'[^'<>]{0,500}'|[^\s\"'<>]{1,500}))"
# A known name with anything that may follow one, or any name with real attributes. <3, <sigh> and a < b are writing.
_TAG = re.compile(
    rf"<(?P<open>/?)(?:(?P<name>(?:{_BREAKS}|{_INLINE}))(?:{_ATTRIBUTES}|\s+[\w:-]{{1,30}})*|[a-z][\w:-]{{0,30}}{_ATTRIBUTES}+)\s*/?>",
    re.IGNORECASE,
)
_WITH_CONTENT = re.compile(
    r"<(?:!--.{0,5000}?-->|!\[CDATA\[|!doctype[^<>]{0,300}>|(script|style)\b[^<>]{0,500}>.{0,20000}?</\1\s*>)",
    re.IGNORECASE | re.DOTALL,
)
_BREAK = re.compile(_BREAKS, re.IGNORECASE)
_BREAK_SPACE = re.compile(r"[ \t]*\ufdd0(?:[ \t\n]*\ufdd0)*[ \t\n]*")
_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_BROKEN = "\ufdd0"
_ROUNDS = 5

MAYBE_TAG = re.compile(r"<[a-zA-Z/!]")
MAYBE_ENTITY = _ENTITY


def has_markup(text: str) -> bool:
    """Whether there is a tag or a comment in a text."""
    return bool(_TAG.search(text) or _WITH_CONTENT.search(text))


def strip_markup(text: str) -> str:
    """The text without tags and comments; a tag that breaks lines leaves one line break."""
    for _ in range(_ROUNDS):  # what a tag leaves behind may be a tag
        if "<" not in text:
            break
        stripped = _TAG.sub(_space_for, _WITH_CONTENT.sub(" ", text))
        if stripped == text:
            break
        text = _BREAK_SPACE.sub("\n", stripped) if _BROKEN in stripped else stripped
    return text


def _space_for(tag: re.Match[str]) -> str:
    name = tag["name"]
    return _BROKEN if name is None or _BREAK.fullmatch(name) else ""


def unescape_entities(text: str) -> str:
    """The text with `&amp;`, `&#39;` and their like as characters; codes of codes too. Unknown names stay."""
    for _ in range(_ROUNDS):
        plain = _ENTITY.sub(_character, text)
        if plain == text:
            return text
        text = plain
    return text


def _character(entity: re.Match[str]) -> str:
    if entity[0][1] != "#" and entity[0][1:] not in html5:
        return entity[0]
    found = html.unescape(entity[0])
    # A code for nothing visible or for no character at all would only be another fault.
    return found if found not in ("", "\ufffd", "\0") else entity[0]
