"""The four facts of a run: time, speed, how well it knows what it read, and its best epoch."""

from __future__ import annotations

from engine.recipe.recipe import Task
from gui.pages.train_curves import Metric, checked_value, metric_of, trained_value, value_text
from gui.run_story import RunStory
from gui.sentences import duration, number
from gui.widgets.facts import FactRow


class TrainFacts(FactRow):
    """The row of facts; it only reads the story."""

    def __init__(self) -> None:
        super().__init__(4)

    def show_story(self, story: RunStory, task: Task) -> None:
        """Show how a run of `task` stands."""
        metric = metric_of(task)
        self.set_fact(0, *self._time_words(story))
        self.set_fact(1, self.tr("speed"), self._speed_words(story, task))
        self.set_fact(2, *self._training_words(story, metric))
        best = self.tr("best so far") if story.running else self.tr("best")
        if task is Task.WORD_VECTORS:  # the last one is kept, whatever its loss
            best = self.tr("newest") if story.running else self.tr("kept")
        self.set_fact(3, best, self._best_words(story, metric))

    def _time_words(self, story: RunStory) -> tuple[str, str]:
        if story.paused:
            return self.tr("time left"), self.tr("paused")
        if story.running:
            left = story.seconds_left
            return self.tr("time left"), self._about(left) if left is not None else self.tr("measuring")
        seconds = story.ended.seconds if story.ended else sum(e.seconds for e in story.epochs)
        return self.tr("took"), self._about(seconds)

    def _about(self, seconds: float) -> str:
        return self.tr("about {time}").format(time=duration(seconds))

    def _speed_words(self, story: RunStory, task: Task) -> str:
        ended = story.ended
        if task is Task.WORD_VECTORS:
            rate = ended.examples_per_second if ended else story.examples_per_second
            words = self.tr("{count} words/s")
        elif task is Task.LANGUAGE_MODEL:
            rate = ended.tokens_per_second if ended else story.tokens_per_second
            words = self.tr("{count} tokens/s")
        else:
            rate = ended.examples_per_second if ended else story.examples_per_second
            words = self.tr("{count} pairs/s") if task.paired else self.tr("{count} texts/s")
        return "" if rate is None else words.format(count=number(round(rate)))

    def _training_words(self, story: RunStory, metric: Metric) -> tuple[str, str]:
        captions = {
            Metric.ACCURACY: self.tr("training accuracy"),
            Metric.TOKENS: self.tr("tokens right in training"),
            Metric.PERPLEXITY: self.tr("training perplexity"),
            Metric.PAIR: self.tr("loss of a pair in training"),
        }
        newest = story.epochs[-1] if story.epochs else None
        return captions[metric], value_text(trained_value(newest, metric) if newest else None, metric)

    def _best_words(self, story: RunStory, metric: Metric) -> str:
        best = story.best
        if best is None:
            return ""
        value = checked_value(best, metric)
        shown = value_text(trained_value(best, metric) if value is None else value, metric)
        return self.tr("epoch {epoch}, {value}").format(epoch=best.epoch, value=shown)
