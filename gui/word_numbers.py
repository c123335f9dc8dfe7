"""Documents become words, words become numbers: the vocabulary of the window's corpus, made when it is due."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from engine.corpus.sources import origin_of
from gui import step_states, streams
from gui.sentences import number
from gui.widgets.message_bar import Kind

if TYPE_CHECKING:
    from engine.corpus.documents import Corpus
    from engine.text.pipeline import TextPipeline
    from engine.training.preparing import Prepared
    from gui.project_file import ProjectFile
    from gui.workspace import Workspace

LANE = "text"

translate = QCoreApplication.translate


class WordNumbers:
    """Makes the vocabulary, and turns the corpus into numbers; the workspace holds what it brings.

    `then` is called once, when the next vocabulary is ready.
    """

    def __init__(self, workspace: Workspace, file: ProjectFile) -> None:
        self._w, self._file = workspace, file
        self.then: Callable[[], None] | None = None

    def take(self, corpus: Corpus, seconds: float) -> None:
        """Take a corpus that was read in `seconds`, and go on to its vocabulary."""
        w = self._w
        values = {"n": number(len(corpus)), "time": f"{seconds:.1f}"}
        w.noted.emit(lambda: translate("Workspace", "Read {n} texts in {time} s").format(**values))
        before = w.project.corpus_source() if w.project else None
        w.corpus = corpus
        w.prepared = None
        self._file.write(lambda project: project.save_corpus_source(corpus.source))
        same = before is not None and origin_of(before) == origin_of(corpus.source)
        if before is not None and same and before.sha256 != corpus.source.sha256:
            words = translate("Workspace", "The corpus has changed since it was last read. It was read anew.")
            w.tell(Kind.INFO, words)
            w.pipeline = None  # trained runs keep theirs
        w.corpus_changed.emit()
        self.make(w.pipeline)

    def make(self, pipeline: TextPipeline | None) -> None:
        """Turn the corpus into numbers with `pipeline` where it still fits the settings, else with a new one."""
        w = self._w
        if w.corpus is None:
            return
        if pipeline is not None and not step_states.built_with(pipeline, w.recipe):
            pipeline = None if not w.runs() else pipeline  # an opened project shows what is out of date
        new = pipeline is None

        def title() -> str:
            words = translate("Workspace", "Turning words into numbers")
            return translate("Workspace", "Building the vocabulary") if new else words

        cut = w.prepared.cut if w.prepared is not None else None
        work = streams.preparing(w.corpus, w.recipe, pipeline, cut)
        w.run_job(title, work, self._on_prepared, lane=LANE)

    def _on_prepared(self, prepared: Prepared) -> None:
        w, pipeline = self._w, prepared.pipeline
        w.prepared, w.pipeline = prepared, pipeline
        self._file.write(lambda project: project.save_pipeline(pipeline))
        w.save_now()
        w.pipeline_changed.emit()
        then, self.then = self.then, None
        if then is not None:
            then()
