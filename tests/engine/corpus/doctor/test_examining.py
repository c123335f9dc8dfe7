import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.control import RunControl
from engine.corpus.doctor.examining import examine
from engine.corpus.doctor.findings import Diagnosis, Fault
from engine.corpus.reading import read_corpus
from engine.corpus.splits import split_documents
from engine.errors import Stopped
from engine.events import Progressed, Stage, result_of
from engine.recipe.corpus import CorpusFormat, CorpusSettings
from engine.recipe.fixes import Fix
from engine.recipe.recipe import Task
from tests.engine.corpus.doctor.planted import COUNTS, counts, diagnose, plant, texts

MakeFile = Callable[..., Path]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plant(tmp_path_factory.mktemp("doctor") / "planted.csv")


@pytest.fixture(scope="module")
def diagnosis(planted: Path) -> Diagnosis:
    return diagnose(planted)


def test_each_planted_fault_is_found_with_its_count(planted: Path, diagnosis: Diagnosis) -> None:
    found = counts(diagnosis)
    assert found.pop(Fault.IN_BOTH_PARTS) == leaked(planted) > 0
    assert found == COUNTS


def leaked(path: Path) -> int:
    """How many documents are kept back whose text is learned from, counted one by one."""
    settings = CorpusSettings(fixes=(Fix.REPAIR_ENCODING,))
    corpus = result_of(read_corpus(path, settings, Task.CLASSIFICATION, RunControl()))
    names = sorted(set(corpus.labels or ()))
    numbers = [names.index(label) for label in corpus.labels or ()]
    split = split_documents(numbers, len(corpus), settings)
    skipped = {"review", "\u200b\ufeff", "\u2060"}
    learned = {" ".join(corpus.texts[i].split()) for i in split.train.tolist()} - skipped
    return sum(
        " ".join(corpus.texts[i].split()) in learned for i in [*split.valid.tolist(), *split.test.tolist()]
    )


def test_every_fault_has_an_example_that_shows_it(diagnosis: Diagnosis) -> None:
    for finding in diagnosis.findings:
        assert len(finding.examples) == min(finding.count, 5)
        assert all(example.text for example in finding.examples if finding.fault is not Fault.EMPTY)
    markup = diagnosis.of(Fault.MARKUP)
    assert markup is not None
    assert "<br /><br />Then." in markup.examples[0].text
    assert "<br" not in (markup.examples[0].after or "<br")
    labels = diagnosis.of(Fault.TWO_LABELS)
    assert labels is not None
    first, second = labels.examples[:2]
    assert first.text == second.text
    assert {first.label, second.label} == {"good", "bad"}
    assert (first.other, second.other) == (second.place, first.place)


def test_the_place_of_an_example_is_its_line(planted: Path, diagnosis: Diagnosis) -> None:
    lines = planted.read_bytes().split(b"\n")
    found = diagnosis.of(Fault.MARKUP)
    assert found is not None
    for example in found.examples:
        assert example.place[0] == "planted.csv"
        assert b"<b" in lines[example.place[1] - 1]


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault is not Fault.BROKEN_ROWS])
def test_a_fix_removes_its_fault_and_taking_it_out_brings_it_back(
    planted: Path, diagnosis: Diagnosis, fault: Fault
) -> None:
    finding = diagnosis.of(fault)
    assert finding is not None
    assert finding.fix is not None
    for fix in (finding.fix, *finding.other_fixes):
        mended = diagnose(planted, fix)
        assert mended.fixes == (fix,)
        assert mended.of(fault) is None
        assert mended != diagnosis
    assert diagnose(planted) == diagnosis


def test_all_fixes_together_leave_nothing_but_broken_rows(planted: Path) -> None:
    together = diagnose(planted, *Fix)
    assert counts(together) == {Fault.BROKEN_ROWS: 3}
    assert diagnose(planted, *reversed(Fix)) == together


def test_clean_texts_have_no_finding(make_csv: MakeFile) -> None:
    rows = [[text, "ab"[number % 3 % 2]] for number, text in enumerate(texts(300))]
    assert diagnose(make_csv([["text", "label"], *rows])).findings == ()


def test_a_running_text_is_looked_at_line_by_line(make_txt: MakeFile) -> None:
    lines = [
        "It was a quiet night.",
        "Nobody <b>spoke</b>.",
        "",
        "Nobody <b>spoke</b>.",
        "Donâ€™t go, sh� said.",
    ]
    path = make_txt("\n".join(lines))
    settings = CorpusSettings(format=CorpusFormat.RUNNING)
    found = result_of(examine(path, settings, Task.LANGUAGE_MODEL, RunControl()))
    assert counts(found) == {Fault.MARKUP: 2, Fault.MOJIBAKE: 1, Fault.LOST_CHARACTERS: 1}
    assert [finding.fix for finding in found.findings] == [Fix.REPAIR_MOJIBAKE, None, Fix.STRIP_MARKUP]
    markup = found.of(Fault.MARKUP)
    assert markup is not None
    assert [example.place[1] for example in markup.examples] == [2, 4]


def test_labels_say_nothing_to_a_network_that_writes(planted: Path) -> None:
    found = counts(diagnose(planted, task=Task.LANGUAGE_MODEL))
    assert not found.keys() & {Fault.TWO_LABELS, Fault.ONE_SIDED, Fault.RARE_LABELS}
    assert found[Fault.DUPLICATES] == COUNTS[Fault.DUPLICATES]


def test_documents_without_a_label_are_not_learned_from(make_csv: MakeFile) -> None:
    rows = [[text, "ab"[number % 3 % 2]] for number, text in enumerate(texts(60))]
    path = make_csv([["text", "label"], *rows, ["<b>no</b>", ""]])
    assert diagnose(path).documents == 60
    assert diagnose(path).findings == ()
    assert counts(diagnose(path, task=Task.LANGUAGE_MODEL)) == {Fault.MARKUP: 1}


def test_progress_is_told_in_bytes_then_in_comparisons(planted: Path) -> None:
    events = list(examine(planted, CorpusSettings(), Task.CLASSIFICATION, RunControl()))
    assert all(isinstance(event, Progressed) for event in events)
    progress = [event for event in events if isinstance(event, Progressed)]
    assert [event.stage for event in progress] == sorted((e.stage for e in progress), reverse=True)
    last = [event for event in progress if event.stage is Stage.EXAMINING][-1]
    assert last.done == last.total == planted.stat().st_size
    assert progress[-1].stage is Stage.COMPARING


@pytest.mark.parametrize("fixes", [(), (Fix.DROP_NEAR_DUPLICATES, Fix.DROP_LONG)])
def test_a_stop_is_heard_at_once(make_csv: MakeFile, fixes: tuple[Fix, ...]) -> None:
    path = make_csv([["text", "label"], *[[text, "ab"[i % 2]] for i, text in enumerate(texts(5000))]])
    control = RunControl()
    work = examine(path, CorpusSettings(fixes=fixes), Task.CLASSIFICATION, control)
    next(work)
    control.stop()
    start = time.perf_counter()
    with pytest.raises(Stopped):
        result_of(work)
    assert time.perf_counter() - start < 1  # bench_doctor measures the 0.2 s


def test_memory_does_not_grow_with_repeated_documents(make_csv: MakeFile) -> None:
    some = [[text, "ab"[i % 2]] for i, text in enumerate(texts(1000))]

    def peak(times: int) -> int:
        path = make_csv([["text", "label"], *some * times], name=f"{times}.csv")
        tracemalloc.start()
        try:
            diagnose(path)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    diagnose(make_csv([["text", "label"], *some]))  # what is made once is not counted
    assert peak(8) < peak(4) + 2_000_000
