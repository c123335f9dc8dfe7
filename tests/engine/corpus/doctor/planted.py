"""A corpus that has every fault at once, each in known documents, and clean texts to build others from."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

from engine.control import RunControl
from engine.corpus.common_han import SIMPLIFIED
from engine.corpus.doctor.examining import examine
from engine.corpus.doctor.findings import Diagnosis, Fault
from engine.events import result_of
from engine.recipe.corpus import CorpusSettings
from engine.recipe.fixes import Fix
from engine.recipe.recipe import Task

_WORDS = tuple(
    "the a film story acting plot was is very good bad long slow great awful scene music hero end".split()  # noqa: SIM905
)
COUNTS = {
    Fault.BROKEN_ROWS: 3,
    Fault.HEADERS: 2,
    Fault.MIXED_ENCODINGS: 4,
    Fault.MOJIBAKE: 9,
    Fault.LOST_CHARACTERS: 3,
    Fault.CONTROL_CHARACTERS: 5,
    Fault.ENTITIES: 4,
    Fault.MARKUP: 6,
    Fault.EMPTY: 4,
    Fault.OVER_LONG: 2,
    Fault.DUPLICATES: 7,
    Fault.NEAR_DUPLICATES: 8,
    Fault.TWO_LABELS: 6,
    Fault.ONE_SIDED: 1,
    Fault.RARE_LABELS: 1,
}


def texts(count: int, seed: int = 1) -> list[str]:
    """Clean texts, every second one English, none like another."""
    chance = random.Random(seed)
    return [
        " ".join(chance.choices(_WORDS, k=25)) + f" {number}."
        if number % 2
        else "，".join("".join(chance.choices(SIMPLIFIED[:2000], k=8)) for _ in range(4)) + "。"
        for number in range(count)
    ]


def plant(path: Path) -> Path:
    """Write the corpus with all faults."""
    clean = iter(texts(700))

    def take(count: int) -> list[str]:
        return [next(clean) for _ in range(count)]

    def chinese(count: int) -> list[str]:
        return [text for text in take(2 * count) if not text.isascii()]

    base = [["good", text] for text in take(340)] + [["bad", text] for text in take(20)]
    rows = [["odd", text] for text in take(1)]
    rows += [["label", "review"]] * 2
    rows += [["good", text.encode().decode("latin-1")] for text in chinese(3)]
    rows += [["good", _misread(text)] for text in chinese(2)]
    rows += [["bad", text.encode("gb18030").decode("latin-1")] for text in chinese(2)]
    rows += [["good", f"{text} Itâ€™s a cafÃ©."] for text in take(1)]
    rows += [["good", f"{text} It\x92s old."] for text in take(1)]
    rows += [["good", f"{text}\ufffd"] for text in take(2)] + [["good", f"{text}锟斤拷"] for text in take(1)]
    rows += [
        ["good", f"{text[:9]}{odd}{text[9:]}"]
        for text, odd in zip(take(5), "\u200b\ufeff\x08\x7f\u2060", strict=True)
    ]
    rows += [["good", f"{text} &amp; more"] for text in take(3)] + [
        ["bad", f"&#39;{text}&#39;"] for text in take(1)
    ]
    rows += [["good", f"{text}<br /><br />Then."] for text in take(4)] + [
        ["good", f"<b>{text}</b>"] for text in take(2)
    ]
    rows += [["good", ""], ["bad", "  "], ["good", "\u200b\ufeff"], ["bad", "\u2060"]]
    rows += [["good", "".join(texts(90, seed))] for seed in (2, 3)]
    rows += [base[number] for number in (3, 8, 11, 50, 51, 99)] + [["good", f"  {base[120][1]} "]]
    rows += [["good", base[number][1].replace("，", "、")[:-3] + "也好"] for number in (130, 132, 134, 136)]
    rows += [
        ["good", base[number][1].replace(" ", "  ").upper() + " Yes!"] for number in (141, 143, 145, 147)
    ]
    rows += [["bad", base[number][1]] for number in (200, 201, 202)]
    data = _table([["label", "review"], *base[:100], *rows, *base[100:]])
    data += b'good,one,too many\nbad\n"good","never closed\n'
    data += b"".join(f"good,{text}\n".encode("gb18030") for text in chinese(4))
    path.write_bytes(data)
    return path


def _misread(text: str) -> str:
    """UTF-8 read as GB18030, as much of a text as gives whole characters."""
    while True:
        try:
            return text.encode("utf-8").decode("gb18030")
        except UnicodeDecodeError:
            text = text[:-1]


def _table(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8")


def diagnose(
    path: Path, *fixes: Fix, task: Task = Task.CLASSIFICATION, control: RunControl | None = None
) -> Diagnosis:
    """Examine a corpus as it is read with some fixes."""
    return result_of(examine(path, CorpusSettings(fixes=fixes), task, control or RunControl()))


def counts(diagnosis: Diagnosis) -> dict[Fault, int]:
    """How often each fault was found."""
    return {finding.fault: finding.count for finding in diagnosis.findings}
