"""Tokens become text as they come, each looked at once."""

from __future__ import annotations

from collections.abc import Sequence

from engine.text.cutters import Cutter

_BEFORE = (
    256  # tokens that decide whether a space comes before the next one (an open quotation mark is among them)
)
_SHOWN = 20_000  # characters that an event carries at most, so that a long text does not cost its length at each token


class RunningText:
    """What stands after a prompt. The prompt stays as it was typed; the first token joins it as its language does."""

    def __init__(self, cutter: Cutter, prompt: str, prompt_tokens: Sequence[str]) -> None:
        self.tokens: list[str] = []
        self._cutter = cutter
        self._prompt_ends_open = not prompt or prompt[-1].isspace()
        self._before = list(prompt_tokens[-_BEFORE:])
        self._parts: list[str] = []
        self._end = ""

    def add(self, token: str) -> str:
        """Take in a token and give the text it adds, a space before it included."""
        joined = self._cutter.join(self._before)
        added = self._cutter.join([*self._before, token])[len(joined) :]
        if self._prompt_ends_open and not self.tokens and not token.isspace():
            added = added.lstrip()
        self.tokens.append(token)
        self._before = [*self._before[1 - _BEFORE :], token]
        self._parts.append(added)
        self._end = (self._end + added)[-_SHOWN:]
        return added

    def end(self) -> str:
        """The text so far, of a long one its end."""
        return self._end

    def whole(self) -> str:
        """All of the text."""
        return "".join(self._parts)
