"""What a run of the network shown will take: time and memory, measured, with a lamp and the one change that helps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.training.forecast import Forecast, Lamp
from gui import step_states
from gui.figures import size_text
from gui.icons import paint_icon
from gui.job import Problem
from gui.pages.preflight_stream import foreseeing
from gui.sentences import duration, in_a_row, number, problem_sentence, setting_words
from gui.task_words import TASKS
from gui.theme import tokens
from gui.widgets.buttons import SecondaryButton
from gui.widgets.labels import Label

if TYPE_CHECKING:
    from engine.recipe.recipe import Recipe
    from gui.workspace import Workspace

    _Wanted = tuple[object, Recipe, str]  # what was prepared, how it shall be learned, and on which device

LANE = "preflight"
CALM_MS = 900  # after the last change of a setting
_ICONS = {Lamp.GREEN: "check", Lamp.AMBER: "warning", Lamp.RED: "warning-circle"}


class LampIcon(QWidget):
    """A sign of its own for each state, not only a colour; nothing before there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lamp: Lamp | None = None
        self.setFixedSize(QSize(20, 20))

    def set_lamp(self, lamp: Lamp | None) -> None:
        """Show a state."""
        self._lamp = lamp
        self.setVisible(lamp is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        if self._lamp is None:
            return
        t = tokens()
        tones = {Lamp.GREEN: t.accent, Lamp.AMBER: t.warning, Lamp.RED: t.error}
        painter = QPainter(self)
        paint_icon(painter, QRectF(1, 1, 18, 18), _ICONS[self._lamp], tones[self._lamp])


class PreflightCard(QWidget):
    """Measures the network of the recipe a moment after its last change, while the page is looked at.

    Signals:
        change_requested: the values (dict) of the one change that would help.
        device_requested: the device that was measured to be faster.
    """

    change_requested = Signal(object)
    device_requested = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._w = workspace
        self._forecast: Forecast | None = None
        self._trouble = ""
        self._measured_with: _Wanted | None = None
        self._timer = QTimer(self, interval=CALM_MS, singleShot=True)
        self._timer.timeout.connect(self._measure)
        self.lamp, self.heading = LampIcon(), Label("", "body", wrap=True)
        self.words = Label("", "caption", "muted", wrap=True)
        self.button = SecondaryButton("", height=28)
        self.button.clicked.connect(self._on_clicked)
        self.device_button = SecondaryButton("", "lightning", height=28)
        self.device_button.clicked.connect(self._on_device_clicked)
        self.device_requested.connect(self._use_device)
        self._arrange()
        self._say()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.lamp, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.heading, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.button)
        foot.addWidget(self.device_button)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(self.words)
        layout.addLayout(foot)

    def forecast(self) -> Forecast | None:
        """What was measured for the settings of now; None while that is not known."""
        return self._forecast

    # Following

    def follow(self, *, visible: bool) -> None:
        """The workspace has changed, or the page was shown or hidden: measure again where something else would be trained."""
        wanted = self._wanted()
        if wanted is None or not visible:
            self._timer.stop()
            self._w.leave_lane(LANE)
            if self._forecast is None:
                self._measured_with = None
        elif not _same(wanted, self._measured_with):
            self._forecast, self._trouble, self._measured_with = None, "", wanted
            self._timer.start()
        self.setVisible(wanted is not None)
        self._say()

    def _wanted(self) -> _Wanted | None:
        """What would be trained now; None where nothing can be, or a run is under way."""
        w = self._w
        if w.training or w.prepared is None or w.can_train() or w.recipe.task not in TASKS:
            return None
        if not step_states.built_with(w.prepared.pipeline, w.recipe):
            return None
        return w.prepared, w.recipe, w.device

    def _measure(self) -> None:
        w = self._w
        if w.prepared is None or self._measured_with is None:
            return
        wanted = self._measured_with

        def done(forecast: Forecast) -> None:
            if self._measured_with is wanted:
                self._forecast = forecast
                self._say()

        def failed(problem: Problem) -> None:
            if self._measured_with is wanted:
                self._trouble = problem_sentence(problem)
                self._say()

        work = foreseeing(w.recipe, w.prepared, w.device)
        w.run_job(lambda: self.tr("Trying the network"), work, done, lane=LANE, on_failed=failed)

    # Words

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._say()

    def _say(self) -> None:
        forecast = self._forecast
        self.lamp.set_lamp(forecast.lamp if forecast else Lamp.RED if self._trouble else None)
        self.button.setVisible(forecast is not None and forecast.change is not None)
        faster = _faster(forecast)
        self.device_button.setVisible(bool(faster))
        self.device_button.setText(use_device_words(faster) if faster else "")
        if forecast is None:
            self.heading.setText(
                self._trouble or self.tr("A few batches are tried, to say what a run takes.")
            )
            self.words.setText("")
            return
        self.heading.setText(self._time_words(forecast))
        self.words.setText(
            in_a_row(self._memory_words(forecast), self._device_words(forecast), self._change_words(forecast))
        )
        if forecast.change is not None:
            self.button.setText(self._button_words(forecast.change.key, forecast.change.value))

    def _time_words(self, forecast: Forecast) -> str:
        if not forecast.batches:
            return self.tr("Does not fit: {n} parameters.").format(n=number(forecast.parameters))
        whole = forecast.epoch_seconds + forecast.valid_seconds
        words = {
            Lamp.GREEN: self.tr("Fits: about {epoch} an epoch, {all} in all."),
            Lamp.AMBER: self.tr("Fits, but barely or slowly: about {epoch} an epoch, {all} in all."),
            Lamp.RED: self.tr("Does not fit: about {epoch} an epoch, {all} in all."),
        }[forecast.lamp]
        return words.format(epoch=duration(whole), all=duration(forecast.run_seconds))

    def _memory_words(self, forecast: Forecast) -> str:
        words = self.tr("Needs {more} more memory; {free} are free.")
        return words.format(more=size_text(forecast.more), free=size_text(forecast.free))

    def _device_words(self, forecast: Forecast) -> str:
        """Nothing where there is one device only."""
        if len(forecast.devices) < 2:
            return ""
        fastest, other = forecast.devices[:2]
        words = {
            "cpu": self.tr("The processor is the fastest here: {time} an epoch, {other} with {device}."),
            "cuda": self.tr("The graphics card is the fastest here: {time} an epoch, {other} with {device}."),
            "mps": self.tr("Apple's graphics are the fastest here: {time} an epoch, {other} with {device}."),
        }[fastest.device]
        return words.format(
            time=duration(fastest.epoch_seconds),
            other=duration(other.epoch_seconds),
            device=device_words(other.device),
        )

    def _change_words(self, forecast: Forecast) -> str:
        change = forecast.change
        if change is None:
            return ""
        words = self.tr("With {setting} {value} it would take {all} and {more}.")
        return words.format(
            setting=setting_title(change.key),
            value=number(change.value),
            all=duration(change.run_seconds),
            more=size_text(change.more),
        )

    def _button_words(self, key: str, value: float) -> str:
        return self.tr("{setting}: {value}").format(setting=setting_title(key), value=number(value))

    def _on_clicked(self) -> None:
        if self._forecast is not None and self._forecast.change is not None:
            change = self._forecast.change
            values: dict[str, Any] = {change.key: change.value}
            self.change_requested.emit(values)

    def _on_device_clicked(self) -> None:
        if faster := _faster(self._forecast):
            self.device_requested.emit(faster)

    def _use_device(self, device: str) -> None:
        self._w.device = device
        self.follow(visible=True)


def _faster(forecast: Forecast | None) -> str:
    """The device that was measured to be faster than the one that would be used; "" for none."""
    if forecast is None or len(forecast.devices) < 2:
        return ""
    fastest = forecast.devices[0].device
    return fastest if fastest != forecast.device else ""


def device_words(device: str) -> str:
    """A device in the middle of a sentence."""
    translate = QCoreApplication.translate
    return {
        "cpu": translate("PreflightCard", "the processor"),
        "cuda": translate("PreflightCard", "the graphics card"),
        "mps": translate("PreflightCard", "Apple's graphics"),
    }[device]


def use_device_words(device: str) -> str:
    """What the button is called that goes over to a device."""
    translate = QCoreApplication.translate
    return {
        "cpu": translate("PreflightCard", "Use the processor"),
        "cuda": translate("PreflightCard", "Use the graphics card"),
        "mps": translate("PreflightCard", "Use Apple's graphics"),
    }[device]


def setting_title(key: str) -> str:
    """What a setting is called in the language of now."""
    from engine.recipe.recipe import find_setting

    return setting_words(find_setting(key)).title


def _same(wanted: _Wanted, before: _Wanted | None) -> bool:
    return before is not None and wanted[0] is before[0] and wanted[1:] == before[1:]
