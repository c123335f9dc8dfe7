import json
from pathlib import Path

from engine.corpus.kept_problems import as_plain, from_plain, problems_of
from engine.errors import EngineError
from engine.recipe.corpus import CorpusFormat


def test_sentences_come_back_from_json_with_their_values() -> None:
    inner = EngineError("{path} is empty.", path=Path("a.txt"))
    outer = EngineError("{name} was left out: {reason}", name="b.zip", reason=inner)
    kept = json.loads(json.dumps(as_plain((inner, outer))))
    assert [str(problem) for problem in problems_of(kept)] == [str(inner), str(outer)]
    assert isinstance(problems_of(kept)[1].values["reason"], EngineError)


def test_other_values_become_plain() -> None:
    tree = {"format": CorpusFormat.CSV, "columns": ("a", "b"), "counts": {"x": 1}, "none": None}
    plain = {"format": "csv", "columns": ["a", "b"], "counts": {"x": 1}, "none": None}
    assert as_plain(tree) == plain
    assert from_plain(plain) == plain
