"""The two curves of a run: its loss, and what people ask of it (right answers, or perplexity)."""

from __future__ import annotations

from enum import Enum

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.events import EpochDone
from engine.recipe.recipe import Task
from gui.figures import share_text
from gui.run_story import RunStory
from gui.views.curve_plot import CurvePlot
from gui.views.small_curve import SmallCurve
from gui.widgets.labels import Label

PLOT_HEIGHT, RATE_HEIGHT = 204, 96


class Metric(Enum):
    """What a run is judged by beside its loss."""

    ACCURACY = "accuracy"  # of labels
    TOKENS = "tokens"  # the share of tokens that are right
    PERPLEXITY = "perplexity"
    PAIR = "pair"  # word vectors have nothing but the loss of a pair

    @property
    def is_share(self) -> bool:
        """Whether it is a share of right answers."""
        return self in (Metric.ACCURACY, Metric.TOKENS)


def metric_of(task: Task) -> Metric:
    """What runs of a task are judged by."""
    if task is Task.CLASSIFICATION:
        return Metric.ACCURACY
    if task is Task.WORD_VECTORS:
        return Metric.PAIR
    return Metric.TOKENS if task.paired or task is Task.CONDITIONAL else Metric.PERPLEXITY


def trained_value(epoch: EpochDone, metric: Metric) -> float | None:
    """The metric on the training part after an epoch."""
    if metric is Metric.PAIR:
        return epoch.train_loss
    return epoch.train_accuracy if metric.is_share else epoch.train_perplexity


def checked_value(epoch: EpochDone, metric: Metric) -> float | None:
    """The metric on what was kept back for validation."""
    if metric is Metric.PAIR:
        return epoch.valid_loss
    return epoch.valid_accuracy if metric.is_share else epoch.valid_perplexity


def value_text(value: float | None, metric: Metric) -> str:
    """A value of the metric as it is written; "" for none."""
    if value is None:
        return ""
    return share_text(value) if metric.is_share else f"{value:.2f}"


class TrainCurves(QWidget):
    """Loss at the left, the metric at the right; they are never drawn more than once for a list of events."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loss_plot, self.metric_plot = CurvePlot(), CurvePlot()
        self.loss_title, self.metric_title = Label(), Label()
        self._rates: list[tuple[float, float]] = []
        self.rate_title, self.rate_curve = Label(), SmallCurve(RATE_HEIGHT)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(40)
        whole.addLayout(row)
        whole.addWidget(self.rate_title)
        whole.addWidget(self.rate_curve)
        self._beside = _titled(self.metric_title, self.metric_plot)
        for part in (_titled(self.loss_title, self.loss_plot), self._beside):
            row.addWidget(part, 1)

    def begin(self, epochs: int, steps_per_epoch: int) -> None:
        """Empty curves for a run of so many epochs."""
        for plot in (self.loss_plot, self.metric_plot):
            plot.begin(epochs, steps_per_epoch)

    def add_news(self, story: RunStory, metric: Metric) -> None:
        """Draw what came with the newest events of `story`."""
        if story.step_losses:
            self.loss_plot.add_steps(np.array(story.step_losses))
        self.loss_plot.set_epochs(
            [(e.epoch, e.train_loss) for e in story.epochs], [(e.epoch, e.valid_loss) for e in story.epochs]
        )
        self.loss_plot.set_ends([(e.step, e.epoch) for e in story.epochs])
        self.metric_plot.set_percent(metric.is_share)
        self.metric_plot.set_epochs(
            [(e.epoch, trained_value(e, metric)) for e in story.epochs],
            [(e.epoch, checked_value(e, metric)) for e in story.epochs],
        )
        self._show_rate(story)
        best = story.best.epoch if story.best and metric is not Metric.PAIR else None
        for plot in (self.loss_plot, self.metric_plot):
            plot.set_best(best)

    def _show_rate(self, story: RunStory) -> None:
        """The learning rate at the end of every epoch, where it changes."""
        rates = [(float(epoch.epoch), epoch.learning_rate) for epoch in story.epochs]
        changes = len({rate for _, rate in rates}) > 1
        for part in (self.rate_title, self.rate_curve):
            part.setVisible(changes)
        self._rates = rates if changes else []
        self.rate_curve.set_points(self._rates, self.tr("epoch"))

    def show_metric(self, metric: Metric) -> None:
        """Name the second curve."""
        names = {
            Metric.ACCURACY: self.tr("Accuracy"),
            Metric.TOKENS: self.tr("Tokens right"),
            Metric.PERPLEXITY: self.tr("Perplexity"),
            Metric.PAIR: self.tr("Loss of a pair"),
        }
        self.loss_title.setText(self.tr("Loss of a pair") if metric is Metric.PAIR else self.tr("Loss"))
        self._beside.setVisible(metric is not Metric.PAIR)  # it would say the same twice
        self.metric_title.setText(names[metric])
        self.metric_plot.setAccessibleName(self.tr("Curve: {name}").format(name=names[metric]))

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.rate_title.setText(self.tr("Learning rate"))
        self.rate_curve.set_points(self._rates, self.tr("epoch"))
        self.rate_curve.setAccessibleName(self.tr("Curve: {name}").format(name=self.tr("Learning rate")))
        self.loss_plot.setAccessibleName(self.tr("Loss curve"))
        for plot in (self.loss_plot, self.metric_plot):
            plot.set_names(self.tr("training"), self.tr("validation"), self.tr("best"), self.tr("epoch"))


def _titled(title: Label, plot: CurvePlot) -> QWidget:
    """A curve under its name."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(title)
    column.addWidget(plot)
    plot.setFixedHeight(PLOT_HEIGHT)
    return box
