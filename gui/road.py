"""How the rail shows the road: every step by its name, how far it is and what it holds."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.steps import RAIL_STEPS, Step, StepState
from gui.task_strip import TaskStrip
from gui.widgets.rail import Rail
from gui.workspace import Workspace

translate = QCoreApplication.translate


def step_name(step: Step) -> str:
    """A step's name in the language of now."""
    return {
        Step.START: translate("MainWindow", "Start"),
        Step.CORPUS: translate("MainWindow", "Corpus"),
        Step.TEXT: translate("MainWindow", "Text"),
        Step.NETWORK: translate("MainWindow", "Network"),
        Step.TRAIN: translate("MainWindow", "Train"),
        Step.TRY: translate("MainWindow", "Try it"),
        Step.VECTORS: translate("MainWindow", "Vectors"),
    }[step]


def state_words(state: StepState) -> str:
    """How far a step is, in the language of now."""
    return {
        StepState.EMPTY: translate("MainWindow", "empty"),
        StepState.READY: translate("MainWindow", "ready"),
        StepState.WORKING: translate("MainWindow", "working"),
        StepState.DONE: translate("MainWindow", "done"),
        StepState.OUT_OF_DATE: translate("MainWindow", "out of date"),
    }[state]


def show_road(workspace: Workspace, strip: TaskStrip, rail: Rail) -> None:
    """How far each step is. Ten times a second while a job goes on, so what stays as it is is left alone."""
    for step in RAIL_STEPS:
        state = workspace.step_state(step)
        fact, share = workspace.step_fact(step), strip.share_of(step)
        rail.steps[step].show_state(step_name(step), state, fact, share, state_words(state))
