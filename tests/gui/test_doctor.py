"""The data doctor beside the window: it waits while a run is trained, forgets a corpus that is gone, keeps what it mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from engine.control import RunControl
from engine.corpus.doctor.findings import Diagnosis, Fault, Finding
from engine.events import Progressed, Stage, Work
from engine.recipe.fixes import Fix
from gui import streams
from gui.doctor import DoctorState, with_fixes
from gui.workspace import Workspace
from tests.gui.pages.page_driving import settle

MARKUP = Finding(Fault.MARKUP, 3, (), Fix.STRIP_MARKUP)
TWO_LABELS = Finding(Fault.TWO_LABELS, 2, (), Fix.KEEP_MAJORITY, (Fix.DROP_CONFLICTS,))


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    workspace = Workspace()
    yield workspace
    workspace.close()


def answers(monkeypatch: pytest.MonkeyPatch, *findings: Finding, fixes: tuple[Fix, ...] = ()) -> None:
    """What the next look finds."""

    def examining(*_: object) -> Callable[[RunControl], Work[Diagnosis]]:
        def work(control: RunControl) -> Work[Diagnosis]:
            yield Progressed(Stage.EXAMINING, 5, 10)
            return Diagnosis(findings, 10, fixes)

        return work

    monkeypatch.setattr(streams, "examining", examining)


def test_the_setting_holds_each_fix_once_and_in_order() -> None:
    fixes = with_fixes((Fix.DROP_EMPTY,), more=(Fix.STRIP_MARKUP, Fix.DROP_EMPTY))
    assert fixes == ["strip_markup", "drop_empty"]
    assert with_fixes((Fix.STRIP_MARKUP, Fix.DROP_EMPTY), fewer=(Fix.STRIP_MARKUP,)) == ["drop_empty"]


def test_what_is_mended_stays_in_sight(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, MARKUP, TWO_LABELS)
    workspace.doctor.look("a.csv")
    assert workspace.doctor.state is DoctorState.WORKING
    settle(qtbot, workspace)
    assert workspace.doctor.findings() == [(MARKUP, False), (TWO_LABELS, False)]
    workspace.set_values({"corpus.fixes": ["drop_conflicts"]})
    answers(monkeypatch, MARKUP, fixes=(Fix.DROP_CONFLICTS,))
    workspace.doctor.look("a.csv")
    assert workspace.doctor.findings() == [(MARKUP, False), (TWO_LABELS, True)]  # at once
    settle(qtbot, workspace)
    assert workspace.doctor.findings() == [(MARKUP, False), (TWO_LABELS, True)]
    workspace.undo_stack.undo()
    assert workspace.doctor.findings() == [(MARKUP, False), (TWO_LABELS, False)]
    assert workspace.doctor.other_fixes() == ()


def test_a_fix_whose_finding_was_never_seen_is_told(workspace: Workspace) -> None:
    workspace.set_values({"corpus.fixes": ["drop_empty"]})
    assert workspace.doctor.other_fixes() == (Fix.DROP_EMPTY,)


def test_it_waits_while_held_and_forgets(
    qtbot: QtBot, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[int] = []

    def examining(*_: object) -> Callable[[RunControl], Work[Any]]:
        def work(control: RunControl) -> Work[Any]:
            while True:
                control.check()
                steps.append(1)
                yield Progressed(Stage.EXAMINING, 1, 2)

        return work

    monkeypatch.setattr(streams, "examining", examining)
    doctor = workspace.doctor
    doctor.look("a.csv")
    qtbot.waitUntil(lambda: doctor.share() == 0.5, timeout=60_000)
    job = workspace.jobs()[-1]
    doctor.hold(True)
    assert job.control.paused
    doctor.hold(False)
    assert not job.control.paused
    doctor.forget()
    assert doctor.state is DoctorState.IDLE
    settle(qtbot, workspace)
    assert doctor.state is DoctorState.IDLE  # the end of a look that nobody waits for changes nothing
