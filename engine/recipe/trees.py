"""Settings as plain nested dicts: flattened to dotted keys, and laid over one another. They know no setting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Tree = dict[str, Any]


def combine(*trees: Mapping[str, Any]) -> Tree:
    """Trees laid over one another, the later ones winning."""
    result: Tree = {}
    for tree in trees:
        result = merged(result, tree)
    return result


def merged(base: Mapping[str, Any], top: Mapping[str, Any]) -> Tree:
    """`top` laid over `base`."""
    result = dict(base)
    for name, value in top.items():
        inner = result.get(name)
        both = isinstance(value, Mapping) and isinstance(inner, Mapping)
        result[name] = merged(inner, value) if both else value  # type: ignore[arg-type]
    return result


def flattened(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every value with its dotted key."""
    for name, value in tree.items():
        if isinstance(value, Mapping):
            yield from flattened(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value
